//! Snapshots of cards, over the small page.

use std::rc::Rc;

use dramatis::page::{RelationView, RoleView};
use expect_test::expect;

use crate::components::{CardPopup, card};
use crate::state::{OpenCard, Shown, Target};
use crate::tests::{lines, render, small_page, text_content};

fn card_html(target: Target, sheet: bool) -> String {
    render::<CardPopup>(move || card::Props {
        page: Some(small_page()),
        open: Some(OpenCard { target, sheet }),
        chosen: None,
        hovering: true,
        reader: None,
    })
}

#[test]
fn card_of_a_person() {
    expect![[r#"
        <div id="card" role="dialog" aria-label="Details: Anna Kovac" tabindex="-1" class="card">
        <div class="card-body">
        <section class="actor person">
        <p class="kind">Person</p>
        <h2 class="name">Anna Kovac</h2>
        <div class="roles">
        <details open="open" class="role">
        <summary>Minister</summary>
        <blockquote>Minister Anna Kovac said on Monday: “No.”</blockquote>
        </details>
        </div>
        <p class="aliases">
        <span class="label">Also: </span>she</p>
        <p class="mentions">
        <span class="place">The only mention</span>
        </p>
        <h3>Said (1)</h3>
        <ul class="sayings">
        <li class="saying">
        <button class="said direct">
        <span class="how">word for word</span> <span class="words">“No, they are Norwegian.”</span>
        </button>
        <select aria-label="Said by" title="Said by somebody else?" class="by">
        <option value="" selected="selected">✎</option>
        </select>
        </li>
        </ul>
        <h3>Appears with</h3>
        <ul class="companions">
        <li>
        <button title="in 2 sentences" class="companion">
        <span aria-hidden="true" class="swatch place">
        </span>Oslo</button>
        </li>
        </ul>
        <p class="sure">
        <meter min="0" max="100" low="70" high="90" optimum="100" aria-hidden="true" value="95">
        </meter> <span class="label">Certain (95 %).</span> Goes by: title.</p>
        <div role="group" aria-label="Correct" class="fix">
        <select aria-label="Kind">
        <option value="person" selected="selected">Person</option>
        <option value="organization">Organization</option>
        <option value="place">Place</option>
        <option value="group">Group</option>
        <option value="event">Event</option>
        </select>
        <select aria-label="The same as">
        <option value="" selected="selected">Same as …</option>
        </select>
        <button>No name</button>
        </div>
        <p class="tools">
        <button aria-pressed="false">Highlight only this</button>
        <button title="Among the highlights is this switch, too" class="quiet hovering">Cards only on click</button>
        </p>
        </section>
        </div>
        </div>"#]]
    .assert_eq(&lines(&card_html(Target::Mention(1), false)));
}

/// The small page where Anna Kovac is 58, visits Oslo and opens a harbour.
fn page_with_facts() -> Shown {
    let mut page = (*small_page().0).clone();
    let told = |text: &str, sentence: &str| RoleView { text: text.into(), sentence: sentence.into() };
    page.actors[0].age = Some(told("58", "Kovac, 58, opened the harbour."));
    page.actors[0].deeds = vec![told("opened the harbour", "Kovac, 58, opened the harbour.")];
    let (words, sentence) = ("has visited".into(), "Kovac has visited Oslo.".into());
    page.relations = vec![RelationView { kind: "meets".into(), from: 0, words, to: 1, sentence }];
    page.actors[0].relations = vec![0];
    page.actors[1].relations = vec![0, 7];
    Shown(Rc::new(page))
}

#[test]
fn card_tells_age_relations_and_deeds() {
    let html = |actor| {
        let open = Some(OpenCard { target: Target::Actor(actor), sheet: false });
        lines(&render::<CardPopup>(move || card::Props {
            page: Some(page_with_facts()),
            open,
            chosen: None,
            hovering: true,
            reader: None,
        }))
    };
    let facts = |html: &str| {
        let rest = html.split_once("<h3>Relations").map_or("", |(_, rest)| rest).to_owned();
        let ends = ["<h3>Said", "<h3>Appears", "<p class=\"sure"].into_iter().filter_map(|end| rest.find(end));
        rest[..ends.min().unwrap_or(rest.len())].to_owned()
    };
    assert!(html(0).contains("> · 58 years old</span>") && !html(1).contains("years old"));
    expect![[r#"
        </h3>
        <ul class="relations">
        <li class="fact">
        <details>
        <summary>has visited</summary>
        <blockquote>Kovac has visited Oslo.</blockquote>
        </details>
        <button class="companion">
        <span aria-hidden="true" class="swatch place">
        </span>Oslo</button>
        </li>
        </ul>
        <h3>Did</h3>
        <ul class="deeds">
        <li class="fact">
        <details>
        <summary>opened the harbour</summary>
        <blockquote>Kovac, 58, opened the harbour.</blockquote>
        </details>
        </li>
        </ul>
    "#]]
    .assert_eq(&facts(&html(0)));
    expect![[r#"
        </h3>
        <ul class="relations">
        <li class="fact">
        <button class="companion">
        <span aria-hidden="true" class="swatch person">
        </span>Anna Kovac</button>
        <details>
        <summary>has visited Oslo</summary>
        <blockquote>Kovac has visited Oslo.</blockquote>
        </details>
        </li>
        </ul>
    "#]]
    .assert_eq(&facts(&html(1)));
}

#[test]
fn card_of_a_group_in_a_sheet() {
    expect![[r#"
        <div id="card" role="dialog" aria-label="Details: Norwegian" tabindex="-1" class="card sheet">
        <button aria-label="Close" class="grip">
        <span class="handle">
        </span>
        </button>
        <div class="card-body">
        <section class="actor group">
        <p class="kind">Group</p>
        <h2 class="name">Norwegian</h2>
        <p class="of">
        <span class="label">Of: </span>Oslo</p>
        <p class="mentions">
        <button aria-label="Previous mention" class="step">‹</button>
        <span class="place">1 mention</span>
        <button aria-label="Next mention" class="step">›</button>
        </p>
        <p class="sure">
        <meter min="0" max="100" low="70" high="90" optimum="100" aria-hidden="true" value="75">
        </meter> <span class="label">Likely (75 %).</span> Goes by: gazetteer.</p>
        <div role="group" aria-label="Correct" class="fix">
        <select aria-label="Kind">
        <option value="person">Person</option>
        <option value="organization">Organization</option>
        <option value="place">Place</option>
        <option value="group" selected="selected">Group</option>
        <option value="event">Event</option>
        </select>
        <select aria-label="The same as">
        <option value="" selected="selected">Same as …</option>
        </select>
        <button>No name</button>
        </div>
        <p class="tools">
        <button aria-pressed="false">Highlight only this</button>
        <button title="Among the highlights is this switch, too" class="quiet hovering">Cards only on click</button>
        </p>
        </section>
        </div>
        </div>"#]]
    .assert_eq(&lines(&card_html(Target::Actor(2), true)));
}

#[test]
fn card_of_a_date_shows_its_value() {
    expect![[r#"
        <div id="card" role="dialog" aria-label="Details: Monday" tabindex="-1" class="card">
        <div class="card-body">
        <section class="actor date">
        <p class="kind">Date</p>
        <h2 class="name">Monday</h2>
        <p>In the calendar: <time datetime="2025-10-13">Mon 13 October 2025</time>
        </p>
        <p class="sure">
        <meter min="0" max="100" low="70" high="90" optimum="100" aria-hidden="true" value="95">
        </meter> <span class="label">Certain (95 %).</span> Goes by: title.</p>
        </section>
        </div>
        </div>"#]]
    .assert_eq(&lines(&card_html(Target::Mention(2), false)));
}

#[test]
fn card_of_they_tells_of_both() {
    let html = card_html(Target::Mention(3), false);
    let words = text_content(&html);
    assert!(words.contains("“they” stands for 2:"), "{words}");
    assert_eq!(html.matches("<section").count(), 2);
    assert!(html.contains("aria-label=\"Details: Anna Kovac and Oslo\""), "{html}");
}

#[test]
fn closed_card_is_hidden_and_empty() {
    let html = render::<CardPopup>(|| card::Props {
        page: Some(small_page()),
        open: None,
        chosen: None,
        hovering: true,
        reader: None,
    });
    expect![[r#"
        <div id="card" role="dialog" aria-label="Details" tabindex="-1" hidden="hidden" class="card">
        </div>"#]]
    .assert_eq(&lines(&html));
}

#[test]
fn indices_of_another_page_do_no_harm() {
    for target in [Target::Mention(99), Target::Actor(99)] {
        assert!(card_html(target, false).contains("id=\"card\""));
    }
}
