//! Corrections of an analysed article, as a table of what changes; and that nothing can break a page.

use super::*;
use crate::export::Format;
use crate::page::Unit;
use crate::{Resources, analyze};

const ARTICLE: &str = "🙂 Norway Helps\n\nOSLO, March 3, 2025 – Foreign Minister Karin Öst said on Monday that Norway would help Kenya. \
    “We will go,” Öst told reporters. Kenyan President Peter Otieno thanked her. “Norway’s word counts,” Otieno said. The zubrik spoke. A zubrik left.\n";

fn page() -> Page {
    let mut page = Page::new(&analyze(ARTICLE, Resources::bundled()));
    page.map_offsets(ARTICLE, Unit::Utf16);
    page
}

/// The `nth` place of `words` in UTF-16 units.
fn at(words: &str, nth: usize) -> Place {
    let (start, _) = ARTICLE.match_indices(words).nth(nth).expect(words);
    let start = ARTICLE[..start].encode_utf16().count();
    (start, start + words.encode_utf16().count())
}

fn actor<'a>(page: &'a Page, name: &str) -> Option<&'a crate::page::Card> {
    page.actors.iter().find(|card| card.name == name)
}

/// All indices point at something, and at each other; the text is the text.
fn check(page: &Page) {
    assert_eq!(page.text(), ARTICLE);
    for (index, mention) in page.mentions.iter().enumerate() {
        for actor in &mention.actors {
            assert!(page.actors[*actor].mentions.contains(&index), "{mention:?}");
        }
    }
    for (index, card) in page.actors.iter().enumerate() {
        assert!(!card.mentions.is_empty(), "{card:?}");
        assert!(card.mentions.iter().all(|mention| page.mentions[*mention].actors.contains(&index)), "{card:?}");
        assert!(card.quotes.iter().all(|quote| page.quotes[*quote].speakers.contains(&index)), "{card:?}");
        assert!(card.with.iter().all(|with| with.actor != index && with.actor < page.actors.len()), "{card:?}");
        assert!(card.relations.iter().all(|relation| *relation < page.relations.len()), "{card:?}");
    }
    assert!(page.graph.nodes.iter().all(|node| *node < page.actors.len()));
    assert!(page.mentions.is_sorted_by_key(|mention| mention.start));
}

#[test]
fn each_edit_does_what_it_says() {
    let base = page();
    check(&base);
    let after = |edits: &[Edit]| {
        let page = apply(&base, edits);
        check(&page);
        page
    };
    let kenya = actor(&after(&[Edit::Relabel(at("Kenya", 0), Kind::Organization, Reach::All)]), "Kenya")
        .expect("Kenya")
        .clone();
    assert_eq!((kenya.kind, &*kenya.evidence), (Kind::Organization, BY_HAND));
    assert!(actor(&after(&[Edit::Remove(at("Kenya", 0), Reach::All)]), "Kenya").is_none());
    let count = |page: &Page, name: &str| actor(page, name).map_or(0, |card| card.mentions.len());
    let norways = count(&base, "Norway");
    assert!(norways > 1);
    assert_eq!(count(&after(&[Edit::Remove(at("Norway", 1), Reach::One)]), "Norway"), norways - 1);
    let merged = after(&[Edit::Merge(at("Peter Otieno", 0), at("Karin Öst", 0))]);
    let ost = actor(&merged, "Karin Öst").expect("her");
    assert!(ost.aliases.contains(&"Peter Otieno".to_owned()) && actor(&merged, "Peter Otieno").is_none());
    assert!(ost.quotes.len() >= 3, "{ost:?}");
    let split = after(&[Edit::Split(at("Norway", 1))]);
    assert_eq!(split.actors.len(), base.actors.len() + 1);
    assert_eq!(after(&[Edit::Split(at("Kenya", 0))]).actors.len(), base.actors.len(), "the only mention");
    let relabelled = after(&[Edit::Relabel(at("Norway", 1), Kind::Event, Reach::One)]);
    assert!(relabelled.actors.iter().any(|card| card.kind == Kind::Event && card.mentions.len() == 1));
}

/// No file and no list may go on with them.
#[test]
fn what_is_no_name_is_plain_text() {
    let base = page();
    let count = |page: &Page, words: &str| page.mentions.iter().filter(|mention| mention.text == words).count();
    let all = apply(&base, &[Edit::Remove(at("Norway", 1), Reach::All)]);
    check(&all);
    assert_eq!((count(&base, "Norway"), count(&all, "Norway")), (3, 0));
    let html = |page: &Page| Format::Html.write(page).matches(">Norway<").count();
    assert!(html(&base) > 0 && html(&all) == 0, "{}", Format::Html.write(&all));
    let one = apply(&base, &[Edit::Remove(at("Norway", 1), Reach::One)]);
    check(&one);
    assert_eq!(count(&one, "Norway"), 2);
    let wider = Edit::Add(at("that Norway", 0), Kind::Organization, Reach::One);
    let wider = apply(&base, &[Edit::Remove(at("Norway", 1), Reach::One), wider]);
    check(&wider);
    assert!(actor(&wider, "that Norway").is_some(), "its words can be marked anew with others");
}

#[test]
fn words_become_names() {
    let added = apply(&page(), &[Edit::Add(at("zubrik", 0), Kind::Person, Reach::All)]);
    check(&added);
    assert_eq!(actor(&added, "zubrik").map(|card| card.mentions.len()), Some(2));
    let once = apply(&page(), &[Edit::Add(at("zubrik", 1), Kind::Person, Reach::One)]);
    check(&once);
    assert_eq!(actor(&once, "zubrik").map(|card| card.mentions.len()), Some(1));
    let across = apply(&page(), &[Edit::Add(at("Minister Karin", 0), Kind::Person, Reach::All)]);
    assert_eq!(across, page(), "words of a mention stay with it");
}

#[test]
fn quotes_change_their_speaker() {
    let base = page();
    let quote = base.quotes.iter().find(|quote| quote.text.contains("word counts")).expect("a quote");
    let place = (quote.start, quote.end);
    let changed = apply(&base, &[Edit::Speaker(place, Some(at("Karin Öst", 0)))]);
    check(&changed);
    let said = |page: &Page, name: &str| actor(page, name).map_or(0, |card| card.quotes.len());
    assert_eq!(said(&changed, "Karin Öst"), said(&base, "Karin Öst") + 1);
    assert_eq!(said(&changed, "Peter Otieno"), said(&base, "Peter Otieno") - 1);
    let nobody = apply(&base, &[Edit::Speaker(place, None)]);
    check(&nobody);
    assert!(nobody.quotes.iter().any(|quote| quote.text.contains("word counts") && quote.speakers.is_empty()));
}

#[test]
fn edits_are_written_and_read() {
    let edits = [
        Edit::Relabel((3, 9), Kind::Place, Reach::All),
        Edit::Remove((3, 9), Reach::One),
        Edit::Merge((3, 9), (20, 24)),
        Edit::Split((20, 24)),
        Edit::Add((1, 2), Kind::Event, Reach::All),
        Edit::Speaker((30, 40), Some((3, 9))),
        Edit::Speaker((30, 40), None),
    ];
    assert_eq!(read(&write(&edits)), edits);
    assert_eq!(write(&edits[..2]), "relabel 3-9 place all\nremove 3-9");
    for damaged in
        ["", "relabel", "relabel 9-3 place", "relabel 3-9 dragon", "merge 1-2", "fly 1-2", "\u{0}-\u{0}", "split x-y"]
    {
        assert_eq!(read(damaged), [], "{damaged}");
    }
}

#[test]
fn no_place_can_break_a_page() {
    let base = page();
    let length = ARTICLE.encode_utf16().count();
    for start in (0..length + 4).step_by(3) {
        for end in [start + 1, start + 5, start + 6, length + 9] {
            let at = (start, end);
            for edit in [
                Edit::Relabel(at, Kind::Event, Reach::One),
                Edit::Remove(at, Reach::All),
                Edit::Merge(at, self::at("Kenya", 0)),
                Edit::Split(at),
                Edit::Add(at, Kind::Group, Reach::All),
                Edit::Speaker(at, Some(at)),
            ] {
                check(&apply(&base, &[edit.clone(), Edit::Remove(self::at("Kenya", 0), Reach::All), edit]));
            }
        }
    }
}

#[test]
fn another_entry_is_chosen_and_travels() {
    let told =
        |entry: &str| crate::page::Background { entry: entry.to_owned(), kind: "person".into(), ..Default::default() };
    let mut base = page();
    let place = at("Karin Öst", 0);
    let chosen = base.actors.iter().position(|card| card.name == "Karin Öst").expect("the minister");
    let card = &mut base.actors[chosen];
    (card.entry, card.background) = (Some("Q1".into()), Some(told("Q1")));
    card.candidates = vec![told("Q2"), told("own:Karin B. Öst")];
    let after = |lines: &str| {
        let edits = read(lines);
        assert_eq!(write(&edits), lines);
        let page = apply(&base, &edits);
        check(&page);
        let card = page.actors[chosen].clone();
        assert_eq!(card.entry.as_deref(), card.background.as_ref().map(|told| told.entry.as_str()));
        let others: Vec<String> = card.candidates.into_iter().map(|told| told.entry).collect();
        (card.entry.unwrap_or_default(), others.join(","))
    };
    let line = |entry: &str| format!("choose {}-{} {entry}", place.0, place.1);
    assert_eq!(after(&line("Q2")), ("Q2".into(), "Q1,own:Karin B. Öst".into()));
    assert_eq!(after(&line("own:Karin B. Öst")), ("own:Karin B. Öst".into(), "Q1,Q2".into()));
    assert_eq!(after(&line("-")), (String::new(), "Q1,Q2,own:Karin B. Öst".into()));
    assert_eq!(after(&line("Q9")), ("Q1".into(), "Q2,own:Karin B. Öst".into()));
    assert_eq!(after(&format!("{}\n{}", line("-"), line("Q1"))), ("Q1".into(), "Q2,own:Karin B. Öst".into()));
}
