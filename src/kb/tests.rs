//! The base as a whole: packs, links, cards at a date, tables of one's own.

use super::background::{Wishes, fill};
use super::bundled::Bundled;
use super::time::when;
use super::writer::{Packs, write};
use super::*;
use crate::entity::Kind;
use crate::page::{Background, Card, Page, RoleView};

const NOTES: [&str; 5] =
    ["#source\thand\tthe authors", "#particles\tal", "#public\tformer", "#past\tformer", "#small\tthe"];
const CORE: [&str; 3] = [
    "Q1\tcountry\tNorland\t\tNL\tcountry in the north\t\t\tcapital=Norby|demonym=Norlandic\t99\thand\t2025-01",
    "Q2\tperson\tAsta Lindqvist\tAsta Lindkvist\tNL\t\t1960\t\toffice=President of Norland;2010-05;2024-03-02|office=Mayor of Norby;2001;2008\t80\thand\t2025-01",
    "norby\tplace\tNorby\t\tNL\tcapital of Norland\t\t\t\t70\thand\t2025-01",
];
const TAIL: [&str; 3] = [
    "Q7\tperson\tUlf Berg\tUlf A. Berg\tNL\tfisherman\t\t\t\t30\thand\t2025-01",
    "Q8\tperson\tUlf Berg\t\tZZ\tpoet\t1700\t1750\t\t30\thand\t2025-01",
    "Q9\torganization\tNorland Fish Board\t\tNL\tagency\t\t\t\t40\thand\t2025-01",
];

fn packs() -> Packs {
    let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    write(&own(&NOTES), &own(&CORE), &own(&TAIL), 3)
}

/// A base with all its shards.
fn base() -> Base {
    let packs = packs();
    let mut base = Base::read(packs.core.as_bytes()).expect("a core");
    packs.shards.iter().for_each(|(_, shard)| base.add_shard(shard).expect("a shard"));
    base
}

fn page(names: &[(Kind, &str, &str)]) -> Page {
    let role = |role: &str| RoleView { text: role.to_owned(), sentence: String::new() };
    let roles = |words: &str| words.split(';').filter(|word| !word.is_empty()).map(role).collect();
    let card = |(kind, name, words): &(Kind, &str, &str)| Card { roles: roles(words), ..Card::new(*kind, name) };
    Page { actors: names.iter().map(card).collect(), ..Page::default() }
}

fn on(date: &str) -> Wishes {
    Wishes { date: Some(date.to_owned()), ..Wishes::default() }
}

fn entries(page: &Page) -> Vec<&str> {
    page.actors.iter().map(|card| card.entry.as_deref().unwrap_or("-")).collect()
}

#[test]
fn names_are_found_in_any_spelling_and_told_apart_by_country() {
    let mut page = page(&[
        (Kind::Place, "Norland", ""),
        (Kind::Person, "Asta Lyndkvist", ""),
        (Kind::Person, "Ulf Berg", ""),
        (Kind::Organization, "Norland Fish Board", ""),
        (Kind::Group, "Norlandic", ""),
        (Kind::Place, "Asta Lindqvist", ""),
        (Kind::Person, "Asta Berg", ""),
        (Kind::Event, "—", ""),
    ]);
    fill(&mut page, &base(), &on("2025-01-01"));
    assert_eq!(entries(&page), ["Q1", "Q2", "Q7", "Q9", "-", "-", "-", "-"]);
    assert_eq!(page.actors[2].candidates[0].entry, "Q8");
    assert_eq!(page.actors[4].background.as_ref().map(|told| told.name.as_str()), Some("Norland"));
}

#[test]
fn without_evidence_namesakes_stay_open() {
    let mut page = page(&[(Kind::Person, "Ulf Berg", "")]);
    fill(&mut page, &base(), &Wishes::default());
    assert_eq!(entries(&page), ["-"]);
    assert_eq!(page.actors[0].candidates.len(), 2);
    let choose = |id: &str| Wishes { choices: vec![("Ulf Berg".into(), id.into())], ..Wishes::default() };
    fill(&mut page, &base(), &choose("Q8"));
    assert_eq!(entries(&page), ["Q8"]);
    fill(&mut page, &base(), &choose(""));
    assert_eq!(entries(&page), ["-"]);
}

#[test]
fn a_role_in_the_text_decides() {
    let mut page = page(&[(Kind::Person, "Ulf Berg", "the poet")]);
    fill(&mut page, &base(), &Wishes::default());
    assert_eq!(entries(&page), ["Q8"]);
}

#[test]
fn only_wanted_shards_count() {
    let core = Base::read(packs().core.as_bytes()).expect("a core");
    let mut asking = page(&[(Kind::Person, "Ulf Berg", "poet"), (Kind::Person, "Asta Lindqvist", "President")]);
    fill(&mut asking, &core, &Wishes::default());
    assert_eq!((asking.wanted.len(), entries(&asking)), (1, vec!["-", "Q2"]));
    fill(&mut asking, &base(), &Wishes::default());
    assert_eq!((asking.wanted.len(), entries(&asking)), (0, vec!["Q8", "Q2"]));
}

fn told(date: &str, role: &str) -> Background {
    let mut page = page(&[(Kind::Place, "Norland", ""), (Kind::Person, "Asta Lindqvist", role)]);
    fill(&mut page, &base(), &on(date));
    page.actors.remove(1).background.expect("an entry")
}

#[test]
fn an_office_is_told_as_of_the_article() {
    assert_eq!(told("2020-01-01", "").what, "President of Norland");
    assert_eq!(told("2024-03-02", "").what, "President of Norland");
    assert_eq!(told("2024-03-03", "").what, "former President of Norland");
    assert_eq!(told("2005-01-01", "").what, "Mayor of Norby");
    let times = |date: &str| told(date, "").facts.iter().map(|fact| fact.when.clone()).collect::<Vec<_>>();
    assert_eq!(times("2020-01-01"), [when::THEN, when::BEFORE]);
    assert_eq!(times("2005-01-01"), [when::AFTER, when::THEN]);
    assert_eq!(told("", "").facts[0].when, when::UNDATED);
}

#[test]
fn a_conflict_is_shown() {
    let expected = "The article says “Norlandic President”; the base has “President of Norland” until 2024-03-02.";
    assert_eq!(told("2025-01-15", "Norlandic President").conflicts, [expected]);
    for (date, role) in [("2020-01-01", "Norlandic President"), ("2025-01-15", "former President"), ("", "President")] {
        assert_eq!(told(date, role).conflicts, Vec::<String>::new(), "{date} {role}");
    }
}

#[test]
fn bad_files_are_refused_in_words() {
    let packs = packs();
    let core = packs.core.as_bytes();
    let refused = |bytes: &[u8]| Base::read(bytes).expect_err("refused").to_string();
    assert!(refused(b"").contains("too short"));
    assert!(refused(b"<!doctype html>\n").contains("none of its files"));
    assert!(refused(b"dramatis-kb 2 0 0\n").contains("another version"));
    assert!(refused(&core[..core.len() - 2]).contains("damaged"));
    let mut base = Base::read(core).expect("a core");
    let shard = &packs.shards[0].1;
    let mut refused = |bytes: &[u8]| base.add_shard(bytes).expect_err("refused").to_string();
    assert!(refused(&shard[..shard.len() - 1]).contains("damaged"));
    assert!(refused(core).contains("none of its files"));
    let end = shard.iter().position(|&byte| byte == b'\n').expect("a header");
    let head = String::from_utf8_lossy(&shard[..end]).into_owned();
    let edition = head.split(' ').nth(3).expect("an edition").to_owned();
    let other = [head.replace(&edition, "00000000").as_bytes(), &shard[end..]].concat();
    assert!(refused(&other).contains("another edition"));
}

#[test]
fn a_table_of_ones_own_goes_first_and_its_faults_are_named() {
    let mut base = base();
    let table = "name\tkind\twhat\tfacts\nUlf Berg\tperson\tour man in Norby\t\n";
    assert_eq!(base.add_table(table), Ok(1));
    let mut page = page(&[(Kind::Person, "Ulf Berg", "")]);
    fill(&mut page, &base, &Wishes::default());
    assert_eq!(page.actors[0].entry.as_deref(), Some("own:Ulf Berg"));
    base.drop_tables();
    fill(&mut page, &base, &Wishes::default());
    assert_ne!(page.actors[0].entry.as_deref(), Some("own:Ulf Berg"));
    let complaint = |table: &str| base.clone().add_table(table).expect_err("a fault").to_string();
    assert!(complaint("").contains("line 1: expected a header line"));
    assert!(complaint("name\tkinds\n").contains("not `kinds`"));
    assert!(complaint("name\n").contains("`name` and `kind`"));
    assert!(complaint("name\tkind\nA\trobot\n").contains("line 2: expected a kind"));
    assert!(complaint("name\tkind\trank\nA\tperson\tbig\n").contains("a rank"));
    assert!(complaint("name\tkind\nA\tperson\tx\n").contains("at most 2 cells"));
}

#[test]
fn a_reader_s_no_sticks() {
    let mut page = page(&[(Kind::Place, "Norland", ""), (Kind::Person, "Asta Lindqvist", "President")]);
    let no = Wishes { choices: vec![("Asta Lindqvist".into(), String::new())], ..on("2020-01-01") };
    fill(&mut page, &base(), &no);
    assert_eq!((entries(&page)[1], page.actors[1].candidates[0].entry.as_str()), ("-", "Q2"));
    fill(&mut page, &base(), &on("2020-01-01"));
    assert_eq!(entries(&page)[1], "Q2");
}

#[test]
fn without_a_day_offices_have_years_and_nobody_is_former() {
    assert_eq!(told("", "President").what, "President of Norland (2010–2024)");
    assert_eq!(told("", "Mayor").what, "Mayor of Norby (2001–2008)");
    assert!(told("", "President").facts.iter().all(|fact| fact.when == when::UNDATED));
    // The article's own words win.
    let against = told("2025-01-15", "President");
    assert_eq!((against.what.as_str(), against.conflicts.len()), ("President of Norland (2010–2024)", 1));
    assert_eq!(told("2025-01-15", "former President").what, "former President of Norland");
}

/// What the committed base tells of the text's actor with this name.
fn world(text: &str, date: &str, name: &str) -> Card {
    let mut page = Page::new(&crate::analyze(text, crate::Resources::bundled()));
    Bundled::with_tables(&[]).expect("the bundled base").fill(&mut page, &on(date));
    let found = page.actors.into_iter().find(|card| card.name == name);
    found.unwrap_or_else(|| panic!("no actor {name}"))
}

#[test]
fn a_namesake_elsewhere_is_not_meant() {
    let what = |text: &str, name: &str| world(text, "2025-06-03", name).background.map(|told| told.what);
    let (north, alone) = ("Fighting broke out in Tripoli, in northern Lebanon.", "Fighting broke out in Tripoli.");
    assert_eq!(what(north, "Tripoli").as_deref(), Some("city in Lebanon"));
    assert_eq!(what(alone, "Tripoli").as_deref(), Some("capital of Libya"));
    assert_eq!(what("Schools closed in Atlanta, Georgia.", "Georgia").as_deref(), Some("state in the United States"));
    // The base lacks the Scottish one.
    assert_eq!(what("Snow fell in Perth, Scotland, on Monday.", "Perth"), None);
}

#[test]
fn an_office_ends_with_its_day() {
    let text = "Bashar al-Assad left Damascus by plane, two pilots in Syria said.";
    let card = world(text, "2024-12-04", "Bashar al-Assad");
    assert_eq!(card.entry.as_deref(), Some("Q44329"));
    assert_eq!(card.background.map(|told| told.what).as_deref(), Some("President of Syria"));
    let later = world(text, "2025-01-15", "Bashar al-Assad").background.expect("the same entry");
    assert_eq!(later.what, "former President of Syria");
    let office = &later.facts[0];
    assert_eq!(
        (office.start.as_str(), office.end.as_str(), office.when.as_str()),
        ("2000-07-17", "2024-12-08", "before")
    );
}

#[test]
fn names_of_the_news_lead_to_what_they_mean() {
    let text = "DAMASCUS, Dec 4 — Fighters of the Levant Liberation Organization entered the town at dawn, EFE reported.\n\n\
        The Kremlin said that it would bring up the war at the Doha Forum. Iranian Foreign Minister Abbas Araghchi spoke of the \
        Astana Process in an interview with teleSUR. Turkish Foreign Minister Hakan Fidan met him in Ankara.";
    let expected = [
        ("Levant Liberation Organization", "Hayat Tahrir al-Sham", "armed group in Syria"),
        ("Kremlin", "Kremlin", "seat of the President of Russia"),
        ("EFE", "EFE", "news agency of Spain"),
        ("teleSUR", "teleSUR", "Latin American television network"),
        ("Doha Forum", "Doha Forum", "conference in Qatar"),
        ("Astana Process", "Astana Process", "talks on Syria"),
        ("Abbas Araghchi", "Abbas Araghchi", "Foreign Minister of Iran"),
        ("Hakan Fidan", "Hakan Fidan", "Foreign Minister of Turkey"),
    ];
    for (name, entry, what) in expected {
        let told = world(text, "2024-12-04", name).background.unwrap_or_else(|| panic!("no background of {name}"));
        assert_eq!(told.name, entry);
        assert!(told.what.contains(what), "{name}: {}", told.what);
    }
    let group =
        world("Hayat Tahrir al-Sham (HTS) holds the city of Idlib in Syria.", "2024-12-04", "Hayat Tahrir al-Sham");
    assert_eq!(group.background.map(|told| told.name).as_deref(), Some("Hayat Tahrir al-Sham"));
}

#[test]
fn a_place_is_no_evidence_for_itself() {
    let text = "The fires came from New South Wales into Victoria, and Australia sent planes from Sydney.";
    let told = world(text, "2020-01-04", "Victoria").background.expect("the state");
    assert_eq!(told.countries, ["Australia"]);
}

#[test]
fn a_city_is_meant_rather_than_what_is_named_after_it() {
    let text = "Envoys of the United States flew from Washington to Geneva in Switzerland, and the EU sent aid to Raqqah in Syria.";
    for (name, entry, what) in [
        ("Washington", "Q61", "capital of the United States"),
        ("Geneva", "Q71", "city in Switzerland"),
        ("EU", "Q458", "political and economic union of European states"),
        ("Raqqah", "Q6454", ""),
    ] {
        let card = world(text, "2024-05-04", name);
        let told = card.background.unwrap_or_else(|| panic!("no background of {name}: {:?}", card.candidates));
        assert!(what.is_empty() || (told.entry.as_str(), told.what.as_str()) == (entry, what), "{name}: {told:?}");
    }
}
