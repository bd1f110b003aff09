//! Tables of texts with their names marked.

use super::candidate::Votes;
use super::*;
use crate::document::analyze;
use crate::resources::Resources;
use crate::rule::Rule;

/// The rules alone, which vote on the features of the model and decide where there is none.
static RULES: std::sync::LazyLock<Resources> = std::sync::LazyLock::new(Resources::ruled);

/// Named mentions as `[Name]k`: person, organization, l for a place, group, event.
fn marked(text: &str) -> String {
    marked_with(text, &RULES)
}

fn marked_with(text: &str, resources: &Resources) -> String {
    let document = analyze(text, resources);
    let mut out = String::new();
    let mut at = 0;
    for mention in document.mentions.iter().filter(|m| m.form == Form::Name && m.kind != Kind::Date) {
        out.push_str(&text[at..mention.span.start]);
        let letter = if mention.kind == Kind::Place { "l" } else { &mention.kind.name()[..1] };
        out.push_str(&format!("[{}]{letter}", mention.span.of(text)));
        at = mention.span.end;
    }
    out + &text[at..]
}

#[track_caller]
fn check(marked_text: &str) {
    let text = regex::Regex::new(r"\[([^\]]*)\][polge]").unwrap().replace_all(marked_text, "$1").into_owned();
    assert_eq!(marked(&text), marked_text);
}

#[test]
fn votes_keep_the_heaviest_rule() {
    let mut votes = Votes::default();
    assert!(!votes.any());
    votes.add(Kind::Place, 1.0, Rule::Initial);
    votes.add(Kind::Place, 2.0, Rule::Acronym);
    votes.add(Kind::Person, 0.5, Rule::RareWord);
    assert_eq!(votes.best(), (Kind::Place, 3.0, 2.5, Some(Rule::Acronym)));
}

#[test]
fn titles_stay_outside_persons() {
    check("Then [French]g President [Emmanuel Macron]p wrote to [Polish]g President [Andrzej Duda]p.");
    check("The talks with Prime Minister [Anwar Ibrahim]p and Gen. [Khalifa Haftar]p failed.");
    check("Minister of Health [Anna Kovac]p resigned, as did the Minister of Finance and Trade.");
    check("The writer [Stephen King]p spoke.");
}

#[test]
fn particles_hyphens_and_initials_belong_to_names() {
    check("The government of [Bashar al-Assad]p fell, and [Al-Assad]p fled.");
    check("He met [Kim Jong-un]p, [Ursula von der Leyen]p and [J. K. Amin]p.");
}

#[test]
fn heads_make_organizations_places_and_events() {
    check("The [Ministry of Foreign Affairs]o and the [University of Nairobi]o agreed.");
    check("The [International Court of Justice]o heard the [African Union Commission]o.");
    check("Talks at the [Doha Forum]e on the [Syrian civil war]e began.");
    check("They crossed the [Euphrates River]l near [Mount Hermon]l.");
}

#[test]
fn hyphens_cut_peoples_from_adjectives() {
    check("Some pro-[Turkish]g factions and [Iranian]g-backed groups fought, said the [Hamas]o-run agency.");
}

#[test]
fn a_surname_is_a_person_where_the_full_name_stands() {
    check("[Mira Tolan]p won. Later [Tolan]p left for [Norway]l.");
}

#[test]
fn headlines_name_only_what_is_known() {
    check("[Sudanese Army]o Takes Bridge in [Omdurman]l");
    check("[Chile]l, [Norway]l and [Türkiye]l to Share [Kenyan]g Exports");
}

#[test]
fn months_are_no_names_without_a_full_name() {
    check("The archive opens by March, she said.");
    check("Then [Theresa May]p left.");
}

#[test]
fn designations_and_contractions_are_no_names() {
    check("I’ve paid US$5 for a Covid-19 test, she said. I'm well.");
}

#[test]
fn any_text_gives_a_result() {
    for text in ["", "-", "A", "al-", "al-A", "Of of Of", "A-A-A-A", "'s X", "(X) (Y", "Mr.", "Minister of", "US$"] {
        marked(text);
    }
    marked(&"A ".repeat(5_000));
    marked(&"Bank of ".repeat(2_000));
}

mod trained {
    use super::*;

    #[track_caller]
    fn check(marked_text: &str) {
        let text = regex::Regex::new(r"\[([^\]]*)\][polge]").unwrap().replace_all(marked_text, "$1").into_owned();
        assert_eq!(marked_with(&text, Resources::bundled()), marked_text);
    }

    #[test]
    fn whole_names_of_every_kind() {
        check("[Vladimir Putin]p and Gen. [Khalifa Haftar]p met [Turkish]g officials in [Tripoli]l.");
        check("The [Ministry of Foreign Affairs]o said [Jean-Luc Moreau]p's visit to the [U.S.]l was over.");
        check("[Abdullah bin Zayed]p spoke for the [United Arab Emirates]l at the [United Nations]o.");
    }

    #[test]
    fn hyphens_do_not_cut_names() {
        check("The army chief, Gen. [Prayut Chan-o-cha]p, said so. So did [Kim Jong-un]p.");
        check("The [Franco-German]g plan and [Sino-Indian]g ties were on the table.");
        check("[Ali al-Sistani]p-backed groups left the [Franco-Prussian War]e to historians.");
    }

    #[test]
    fn listed_names_with_odd_capitals_are_found() {
        check("It was shown live on [teleSUR]o and later deleted.");
    }

    #[test]
    fn one_name_one_kind() {
        check("[Amina Torvald]p lost. Critics of [Torvald]p cheered.");
    }

    #[test]
    fn odd_texts_do_no_harm() {
        for text in ["", " ", "A", "…", "\u{301}", "of the of the", &"Ab ".repeat(1000), &"Ab-".repeat(500)] {
            let document = analyze(text, Resources::bundled());
            assert!(document.mentions.iter().all(|mention| (0.0..=1.0).contains(&mention.confidence)));
        }
    }
}
