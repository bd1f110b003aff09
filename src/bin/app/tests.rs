//! The page without a browser: snapshots of its parts over a small page made by hand, and the static files. `UPDATE_EXPECT=1` writes the
//! snapshots anew.

use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake};
use std::thread::Thread;

use dramatis::Page;
use dramatis::entity::{Form, Kind, QuoteKind, Stance};
use dramatis::page::{
    Block, Card, Companion, DateView, Edge, Graph, Inline, MentionView, QuoteView, RelationView, RoleView, SpanView,
};
use dramatis::text::PartKind;
use expect_test::expect;
use yew::{BaseComponent, Callback};

use crate::components::notes::{self, Notes};
use crate::components::{
    Article, CardPopup, Notices, Progress, article, card, highlights, network, notices, quotes, timeline, who,
};
use crate::settings::Settings;
use crate::state::{Mode, Notice, OpenCard, SAMPLE, Shown, Target, Work};
use crate::{Layout, LayoutProps, State};

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Unpark>) {
        self.0.unpark();
    }
}

/// The HTML of a component.
fn render<C: BaseComponent>(props: impl FnOnce() -> C::Properties + Send + 'static) -> String
where
    C::Properties: 'static,
{
    let renderer = yew::ServerRenderer::<C>::with_props(props).hydratable(false);
    let mut rendering = pin!(renderer.render());
    let waker = Arc::new(Unpark(std::thread::current())).into();
    loop {
        match rendering.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(html) => return html,
            Poll::Pending => std::thread::park(),
        }
    }
}

/// HTML with a tag a line, for snapshots.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

fn mention(span: (usize, usize), text: &str, kind: Kind, form: Form, actors: &[usize]) -> MentionView {
    MentionView {
        start: span.0,
        end: span.1,
        text: text.into(),
        kind,
        form,
        actors: actors.into(),
        confidence: 0.95,
        evidence: "title".into(),
        sieve: if form == Form::Name { "name".into() } else { "pronoun".into() },
        value: (kind == Kind::Date).then(|| "2025-10-13".into()),
    }
}

fn card(kind: Kind, name: &str, mentions: &[usize]) -> Card {
    Card {
        mentions: mentions.into(),
        prominence: 0.5,
        confidence: 0.75,
        evidence: "gazetteer".into(),
        ..Card::new(kind, name)
    }
}

fn text(text: &str) -> Inline {
    Inline::Text { text: text.into() }
}

fn piece(mention: usize, text: &str) -> Inline {
    Inline::Mention { mention, first: true, text: text.into() }
}

/// `Ill <wind>` / `OSLO – Minister Anna Kovac said on Monday: “No, they are Norwegian.”`
pub fn small_page() -> Shown {
    let anna = Card {
        aliases: vec!["she".into()],
        roles: vec![RoleView {
            text: "Minister".into(), sentence: "Minister Anna Kovac said on Monday: “No.”".into()
        }],
        quotes: vec![0],
        with: vec![Companion { actor: 1, sentences: 2 }],
        ..card(Kind::Person, "Anna Kovac", &[1])
    };
    let norwegian = Card { of: Some(1), ..card(Kind::Group, "Norwegian", &[4]) };
    let saying = vec![text("“No, "), piece(3, "they"), text(" are "), piece(4, "Norwegian"), text(".”")];
    let inlines = vec![
        Inline::Part { part: PartKind::Dateline, inlines: vec![piece(0, "OSLO")] },
        text(" – Minister "),
        piece(1, "Anna Kovac"),
        text(" said on "),
        piece(2, "Monday"),
        text(": "),
        Inline::Quote { quote: 0, first: true, inlines: saying },
    ];
    let quote = QuoteView {
        start: 57,
        end: 89,
        text: "“No, they are Norwegian.”".into(),
        kind: QuoteKind::Direct,
        stance: Stance::States,
        cue: Some(SpanView { start: 41, end: 45, text: "said".into() }),
        speaker: Some(SpanView { start: 30, end: 40, text: "Anna Kovac".into() }),
        speakers: vec![0],
        nested: false,
        attribution: 0,
        confidence: 0.9,
        evidence: "colon".into(),
    };
    let monday = DateView {
        start: 49,
        end: 55,
        text: "Monday".into(),
        value: "2025-10-13".into(),
        sentence: "Minister Anna Kovac said on Monday: “No.”".into(),
        actors: vec![0],
    };
    Shown(Rc::new(Page {
        wanted: Vec::new(),
        title: "Ill <wind>".into(),
        published: None,
        blocks: vec![
            Block { part: PartKind::Headline, inlines: vec![text("Ill <wind>")], gap: "\n\n".into() },
            Block { part: PartKind::Body, inlines, gap: "\n".into() },
        ],
        mentions: vec![
            mention((12, 16), "OSLO", Kind::Place, Form::Name, &[1]),
            mention((30, 40), "Anna Kovac", Kind::Person, Form::Name, &[0]),
            mention((49, 55), "Monday", Kind::Date, Form::Name, &[]),
            mention((64, 68), "they", Kind::Group, Form::Pronoun, &[0, 1]),
            mention((73, 82), "Norwegian", Kind::Group, Form::Name, &[2]),
        ],
        actors: vec![anna, card(Kind::Place, "Oslo", &[0, 3]), norwegian],
        quotes: vec![quote],
        dates: vec![monday],
        graph: Graph { nodes: vec![0, 1], edges: vec![Edge { one: 0, other: 1, sentences: 2 }] },
        ..Page::default()
    }))
}

/// What is between the tags of simple HTML, with its characters unescaped.
fn text_content(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    entities.into_iter().fold(text, |text, (entity, character)| text.replace(entity, character))
}

#[test]
fn article_holds_the_text_and_nothing_else() {
    let html = render::<Article>(|| article::Props { page: small_page() });
    assert_eq!(
        text_content(&html),
        "Ill <wind>\n\nOSLO – Minister Anna Kovac said on Monday: “No, they are Norwegian.”\n"
    );
    expect![[r##"
        <article id="article" aria-label="Article" tabindex="-1" class="article">
        <h2 dir="auto" class="block headline">Ill &lt;wind&gt;<span class="gap">

        </span>
        </h2>
        <p dir="auto" class="block body">
        <span class="dateline">
        <a href="#card-1" id="m-0" data-note="2" draggable="false" data-m="0" data-a="1" aria-details="card" class="m place name">OSLO</a>
        </span> – Minister <a href="#card-0" id="m-1" data-note="1" draggable="false" data-m="1" data-a="0" aria-details="card" class="m person name">Anna Kovac</a> said on <a href="#m-2" id="m-2" tabindex="-1" draggable="false" data-m="2" data-a="" aria-details="card" class="m date name">Monday</a>: <span id="q-0" tabindex="-1" data-q="0" data-by="Anna Kovac" class="quote direct first lead">“No, <a href="#card-0" id="m-3" tabindex="-1" draggable="false" data-m="3" data-a="0 1" aria-details="card" class="m group pronoun">they</a> are <a href="#card-2" id="m-4" data-note="3" draggable="false" data-m="4" data-a="2" aria-details="card" class="m group name">Norwegian</a>.”</span>
        <span class="gap">
        </span>
        </p>
        </article>"##]].assert_eq(&lines(&html));
}

fn card_html(target: Target, sheet: bool) -> String {
    render::<CardPopup>(move || card::Props {
        page: Some(small_page()),
        open: Some(OpenCard { target, sheet }),
        chosen: None,
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
        <option value="1">Oslo</option>
        <option value="2">Norwegian</option>
        <option value="-">Nobody known</option>
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
        <option value="1">Oslo</option>
        <option value="2">Norwegian</option>
        </select>
        <button>No name</button>
        </div>
        <p class="tools">
        <button aria-pressed="false">Highlight only this</button>
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
        <option value="0">Anna Kovac</option>
        <option value="1">Oslo</option>
        </select>
        <button>No name</button>
        </div>
        <p class="tools">
        <button aria-pressed="false">Highlight only this</button>
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
        <p>In the calendar: <time datetime="2025-10-13">2025-10-13</time>
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
    let html = render::<CardPopup>(|| card::Props { page: Some(small_page()), open: None, chosen: None, reader: None });
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

#[test]
fn whos_who() {
    let html = render::<who::WhosWho>(|| who::Props { page: small_page(), chosen: Some(1), reader: None });
    expect![[r##"
        <input value="" type="search" id="search" placeholder="Name or role" aria-label="Search who’s who" class="find">
        <p role="status" class="found">
        </p>
        <div data-roving="" class="whos-who">
        <h3>People</h3>
        <ul>
        <li class="entry person">
        <a href="#m-1" id="who-0" data-actor="0" data-rove="" tabindex="0" aria-details="card" class="who">
        <span class="name">Anna Kovac</span> <span class="role">Minister</span>
        <svg viewBox="-1 0 102 4" preserveAspectRatio="none" aria-hidden="true" class="strip">
        <path d="M36 0v4">
        </path>
        </svg>
        </a>
        <span class="steps">
        <button tabindex="-1" aria-label="Previous mention of Anna Kovac" class="step">‹</button>
        <span title="1 mention" class="count">1</span>
        <button tabindex="-1" aria-label="Next mention of Anna Kovac" class="step">›</button>
        </span>
        </li>
        </ul>
        <h3>Places</h3>
        <ul>
        <li class="entry place chosen">
        <a href="#m-0" id="who-1" data-actor="1" data-rove="" tabindex="-1" aria-details="card" class="who">
        <span class="name">Oslo</span>
        <svg viewBox="-1 0 102 4" preserveAspectRatio="none" aria-hidden="true" class="strip">
        <path d="M14 0v4M78 0v4">
        </path>
        </svg>
        </a>
        <span class="steps">
        <button tabindex="-1" aria-label="Previous mention of Oslo" class="step">‹</button>
        <span title="2 mentions" class="count">2</span>
        <button tabindex="-1" aria-label="Next mention of Oslo" class="step">›</button>
        </span>
        </li>
        </ul>
        <h3>Groups</h3>
        <ul>
        <li class="entry group">
        <a href="#m-4" id="who-2" data-actor="2" data-rove="" tabindex="-1" aria-details="card" class="who">
        <span class="name">Norwegian</span>
        <svg viewBox="-1 0 102 4" preserveAspectRatio="none" aria-hidden="true" class="strip">
        <path d="M89 0v4">
        </path>
        </svg>
        </a>
        <span class="steps">
        <button tabindex="-1" aria-label="Previous mention of Norwegian" class="step">‹</button>
        <span title="1 mention" class="count">1</span>
        <button tabindex="-1" aria-label="Next mention of Norwegian" class="step">›</button>
        </span>
        </li>
        </ul>
        </div>"##]]
    .assert_eq(&lines(&html));
}

#[test]
fn who_said_what() {
    let html = render::<quotes::WhoSaidWhat>(|| quotes::Props { page: small_page(), reader: None });
    expect![[r##"
        <div role="group" aria-label="Filter quotes" class="filters">
        </div>
        <div data-roving="" class="sayings">
        <h3 class="speaker person">
        <a href="#m-1" data-actor="0" tabindex="-1" aria-details="card" class="who">Anna Kovac</a> <span class="count">1</span>
        </h3>
        <ul>
        <li class="saying">
        <button id="said-0" data-rove="" tabindex="0" class="said direct">
        <span class="how">word for word</span> <span class="words">“No, they are Norwegian.”</span>
        </button>
        <select aria-label="Said by" title="Said by somebody else?" class="by">
        <option value="" selected="selected">✎</option>
        <option value="1">Oslo</option>
        <option value="2">Norwegian</option>
        <option value="-">Nobody known</option>
        </select>
        </li>
        </ul>
        </div>"##]]
    .assert_eq(&lines(&html));
}

fn list_props() -> who::Props {
    who::Props { page: small_page(), chosen: Some(1), reader: None }
}

#[test]
fn timeline_tells_words_day_and_actors() {
    let html = render::<timeline::Timeline>(list_props);
    expect![[r##"
        <div data-roving="">
        <h3>Mon 13 October 2025</h3>
        <ul>
        <li class="moment">
        <button id="when-2" data-rove="" tabindex="0" class="when">
        <span class="words">Minister Anna Kovac said on <strong>Monday</strong>: “No.”</span>
        </button>
        <span class="named person">
        <a href="#m-1" data-actor="0" data-rove="" tabindex="-1" aria-details="card" class="who">Anna Kovac</a>
        </span>
        </li>
        </ul>
        </div>"##]]
    .assert_eq(&lines(&html));
}

#[test]
fn network_says_in_words_what_it_shows() {
    let html = render::<network::Network>(list_props);
    expect![[r##"
        <div data-roving="" class="net">
        <button data-rove="" tabindex="-1" aria-pressed="false" class="enlarge">Enlarge</button>
        <svg viewBox="-160 -160 320 320" role="group" aria-label="Who appears with whom">
        <desc>Names that share sentences, with the number of sentences.</desc>
        <g class="edges">
        <path d="M62 0Q0 0 -62 0" class="w2">
        </path>
        </g>
        <g class="node person">
        <g class="own">
        <path d="M62 0Q0 0 -62 0" class="w2">
        </path>
        </g>
        <a href="#m-1" id="net-0" data-actor="0" data-rove="" transform="rotate(0)" tabindex="0" aria-details="card" aria-label="Anna Kovac, with Oslo (2)" class="who">
        <rect x="56" y="-6" width="102" height="12" rx="3">
        </rect>
        <path d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0" transform="translate(62)">
        </path>
        <text x="71" y="4">Anna Kovac</text>
        </a>
        </g>
        <g class="node place chosen">
        <g class="own">
        <path d="M62 0Q0 0 -62 0" class="w2">
        </path>
        </g>
        <a href="#m-0" id="net-1" data-actor="1" data-rove="" transform="rotate(180)" tabindex="-1" aria-details="card" aria-label="Oslo, with Anna Kovac (2)" class="who">
        <rect x="56" y="-6" width="102" height="12" rx="3">
        </rect>
        <path d="M0-5L5 4h-10z" transform="translate(62)">
        </path>
        <text x="71" y="4" transform="rotate(180 71 0)" text-anchor="end">Oslo</text>
        </a>
        </g>
        </svg>
        <p class="legend">
        <span class="person">
        <svg viewBox="-6 -6 12 12" aria-hidden="true">
        <path d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0">
        </path>
        </svg>People</span>
        <span class="place">
        <svg viewBox="-6 -6 12 12" aria-hidden="true">
        <path d="M0-5L5 4h-10z">
        </path>
        </svg>Places</span>
        </p>
        </div>"##]].assert_eq(&lines(&html));
}

#[test]
fn switches_count_and_tell_their_state() {
    let settings = Settings { keys: true, ..Settings::read("underline place", "dark") };
    let html = render::<highlights::Highlights>(move || highlights::Props {
        page: Some(small_page()),
        settings,
        dispatch: Callback::noop(),
    });
    expect![[r#"
        <fieldset class="styles">
        <legend class="sr">Style of highlights</legend>
        <label>
        <input type="radio" name="style">
        <span>Full</span>
        </label>
        <label>
        <input checked type="radio" name="style">
        <span>Underline</span>
        </label>
        <label>
        <input type="radio" name="style">
        <span>Off</span>
        </label>
        </fieldset>
        <div role="toolbar" aria-label="Highlighted kinds" data-roving="" class="switches">
        <button aria-pressed="true" tabindex="0" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch person">
        </span>People <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch organization">
        </span>Organizations <span class="count">0</span>
        </button>
        <button aria-pressed="false" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch place">
        </span>Places <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch group">
        </span>Groups <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch event">
        </span>Events <span class="count">0</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch date">
        </span>Dates <span class="count">1</span>
        </button>
        <button aria-pressed="true" tabindex="-1" data-rove="" class="mark">
        <span aria-hidden="true" class="swatch quote">
        </span>Quotes <span class="count">1</span>
        </button>
        </div>
        <div class="reading-tools">
        <select aria-label="Highlight one kind alone">
        <option value="" selected="selected">All kinds</option>
        <option value="person">Only people</option>
        <option value="organization">Only organizations</option>
        <option value="place">Only places</option>
        <option value="group">Only groups</option>
        <option value="event">Only events</option>
        <option value="date">Only dates</option>
        <option value="quote">Only quotes</option>
        </select>
        <div role="toolbar" aria-label="Size and width of the text" data-roving="">
        <button aria-label="Smaller text, A−" tabindex="0" data-rove="">A−</button>
        <button aria-label="Larger text, A+" tabindex="-1" data-rove="">A+</button>
        <button aria-label="Width of the text: medium" tabindex="-1" data-rove="">↔</button>
        </div>
        </div>"#]]
    .assert_eq(&lines(&html));
}

#[test]
fn notices_and_failures_are_told() {
    let props = || notices::Props {
        notices: vec![Notice::Shared, Notice::Replaced, Notice::TooLong(3_100_000)],
        work: Work::Failed("Reading failed.".into()),
        dispatch: Callback::noop(),
    };
    expect![[r#"
        <div class="notices">
        <div role="alert" class="notice failed">
        <p>Reading failed.</p>
        <button>Try again</button>
        </div>
        <div role="status" class="notice">
        <p>A visitor shared this text with you through the link. Dramatis has not checked who wrote it.</p>
        <button aria-label="Hide this message" class="quiet">×</button>
        </div>
        <div role="status" class="notice">
        <p>The text before this one is kept for now.</p>
        <button>Bring it back</button>
        <button aria-label="Hide this message" class="quiet">×</button>
        </div>
        <div role="alert" class="notice failed">
        <p>That is 3.1 MB of text, and this page reads up to 2.0 MB: paste one article at a time. Nothing was changed.</p>
        <button aria-label="Hide this message" class="quiet">×</button>
        </div>
        </div>"#]]
    .assert_eq(&lines(&render::<Notices>(props)));
}

#[test]
fn progress_names_the_step() {
    let busy = |step| render::<Progress>(move || notices::ProgressProps { work: Work::Busy(step) });
    assert!(text_content(&busy(None)).contains("Getting ready …"));
    assert!(busy(Some(dramatis::document::Step::Quote)).contains("value=\"4\""));
    assert_eq!(render::<Progress>(|| notices::ProgressProps { work: Work::Idle }), "");
    let loading = render::<Progress>(|| notices::ProgressProps { work: Work::Loading(400_000, 1_900_000) });
    assert!(text_content(&loading).contains("Fetching names and tagger, 0.4 of 1.9 MB …"), "{loading}");
    assert!(loading.contains("max=\"1900000\"") && loading.contains("value=\"400000\""), "{loading}");
}

fn layout(state: impl FnOnce() -> State + Send + 'static) -> String {
    render::<Layout>(move || LayoutProps { state: state(), dispatch: Callback::noop(), reader: None })
}

#[test]
fn first_visit_shows_the_sample_under_an_open_box() {
    let html = layout(|| State::new(Settings::default(), None, None));
    assert!(html.contains("<textarea id=\"box\""), "{html}");
    assert!(!html.contains("aria-label=\"Your article\" hidden"), "{html}");
    let (_, article) = html.split_once("<article").expect("an article");
    assert_eq!(text_content(&format!("<article{}", article.split_once("</article>").expect("its end").0)), SAMPLE);
}

#[test]
fn notes_of_the_print_are_numbered_as_the_first_mentions() {
    let html = lines(&render::<Notes>(|| notes::Props { page: small_page() }));
    expect![[r#"
        <section class="notes">
        <h2>Who is who</h2>
        <ol>
        <li value="1">
        <b>Anna Kovac</b> (also she): Minister</li>
        <li value="2">
        <b>Oslo</b>: place</li>
        <li value="3">
        <b>Norwegian</b>: group</li>
        </ol>
        </section>"#]]
    .assert_eq(&html);
    let article = render::<Article>(|| article::Props { page: small_page() });
    assert!(article.contains("data-note=\"1\""), "{article}");
}

#[test]
fn texts_of_the_past_stand_under_the_open_box() {
    let past = |mode| {
        move || State { recent: vec!["\n Ill wind\nMore.".into()], mode, ..State::new(Settings::default(), None, None) }
    };
    let html = layout(past(Mode::Edit));
    assert!(html.contains(">Ill wind</button>") && html.contains("Forget all"), "{html}");
    assert!(!layout(past(Mode::Read)).contains("Forget all"));
}

#[test]
fn tab_stops_are_few() {
    let html = layout(|| State { shown: Some(small_page()), ..State::new(Settings::default(), None, None) });
    let tags: Vec<&str> = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag).collect();
    let is_control =
        |tag: &&&str| ["a ", "button", "input", "textarea", "summary"].iter().any(|name| tag.starts_with(name));
    let stops: Vec<_> = tags
        .iter()
        .filter(is_control)
        .filter(|tag| !tag.contains("tabindex=\"-1\"") && !tag.starts_with("input type=\"checkbox"))
        // Radio buttons of a group share one stop: that of the chosen one.
        .filter(|tag| !tag.contains("type=\"radio\"") || tag.contains("checked"))
        .collect();
    // Dialogs and the bar of narrow windows are counted, too.
    assert!(stops.len() <= 3 + 18 + 8, "{stops:#?}");
}

#[test]
fn static_page_holds_the_sample() {
    let page = include_str!("../../../index.html");
    let (_, rest) = page.split_once("<article").expect("an article");
    let article = rest.split_once("</article>").expect("its end").0;
    assert_eq!(text_content(&format!("<article{article}")), SAMPLE);
}
