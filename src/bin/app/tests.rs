//! The page without a browser: snapshots of its parts over a small page made by hand, and the static files. `UPDATE_EXPECT=1` writes the
//! snapshots anew.

use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake};
use std::thread::Thread;

use dramatis::Page;
use dramatis::PartKind;
use dramatis::page::{
    Block, Card, Companion, DateView, Edge, Graph, Inline, MentionView, QuoteView, RoleView, SpanView,
};
use dramatis::{Form, Kind, QuoteKind, Stance};
use expect_test::expect;
use yew::{BaseComponent, Callback};

use crate::components::{Article, article};
use crate::settings::Settings;
use crate::state::{Mode, Past, SAMPLE, Shown};
use crate::{Layout, LayoutProps, State};

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Unpark>) {
        self.0.unpark();
    }
}

/// The HTML of a component.
pub fn render<C: BaseComponent>(props: impl FnOnce() -> C::Properties + Send + 'static) -> String
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
pub fn lines(html: &str) -> String {
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
        unsure: false,
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
        foreign: false,
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
pub fn text_content(html: &str) -> String {
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
        <span data-by="Anna Kovac" class="speaker-label">
        </span>
        <span class="dateline">
        <a href="#card-1" id="m-0" data-note="2" draggable="false" data-m="0" data-a="1" aria-details="card" class="m place name">OSLO</a>
        </span> – Minister <a href="#card-0" id="m-1" data-note="1" draggable="false" data-m="1" data-a="0" aria-details="card" class="m person name">Anna Kovac</a> said on <a href="#m-2" id="m-2" tabindex="-1" draggable="false" data-m="2" data-a="" aria-details="card" class="m date name">Monday</a>: <span id="q-0" tabindex="-1" data-q="0" class="quote direct first">“No, <a href="#card-0" id="m-3" tabindex="-1" draggable="false" data-m="3" data-a="0 1" aria-details="card" class="m group pronoun">they</a> are <a href="#card-2" id="m-4" data-note="3" draggable="false" data-m="4" data-a="2" aria-details="card" class="m group name">Norwegian</a>.”</span>
        <span class="gap">
        </span>
        </p>
        </article>"##]].assert_eq(&lines(&html));
}

fn layout(state: impl FnOnce() -> State + Send + 'static) -> String {
    render::<Layout>(move || LayoutProps { state: state(), dispatch: Callback::noop(), reader: None, early: None })
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
fn texts_of_the_past_stand_under_the_open_box() {
    let past = |mode| {
        move || State {
            recent: vec![Past::new("\n Ill wind\nMore.".into())],
            mode,
            ..State::new(Settings::default(), None, None)
        }
    };
    let html = layout(past(Mode::Edit));
    assert!(html.contains(">Ill wind</button>") && html.contains("Forget all"), "{html}");
    assert!(!layout(past(Mode::Read)).contains("Forget all"));
}

/// The whole list of them; tests/browser/keyboard.test.mjs goes through it by Tab.
#[test]
fn tab_stops_are_few() {
    let first = || State {
        recent: ["One.", "Two."].map(|text| Past::new(text.into())).into(),
        ..State::new(Settings::default(), None, None)
    };
    let html = layout(move || State { shown: Some(small_page()), ..first() });
    // Closed dialogs and what only narrow windows show.
    let html = html.split("<dialog").next().unwrap_or_default();
    let (page, bar) =
        html.split_once("<nav class=\"bar\"").or(html.split_once("<nav aria-label=\"Panels\"")).expect("a bar");
    let after = bar.split_once("</nav>").expect("its end").1;
    let tags = page.split('<').chain(after.split('<')).filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag);
    let is_control = |tag: &&str| {
        ["a ", "button", "input", "textarea", "select", "summary"].iter().any(|name| tag.starts_with(name))
    };
    let stops: Vec<&str> = tags
        .filter(is_control)
        .filter(|tag| !tag.contains("tabindex=\"-1\"") && !tag.ends_with("class=\"close\""))
        // Radio buttons of a group share one stop: that of the chosen one.
        .filter(|tag| !tag.contains("type=\"radio\"") || tag.contains("checked"))
        .collect();
    assert!(stops.len() <= small_page().actors.len() + 15, "{stops:#?}");
}

/// What stands in the static page between the box and its end where the program does not start.
const WITHOUT_PROGRAM: &str = "<p id=\"failed\" class=\"notice\" role=\"alert\" hidden></p><noscript><p class=\"notice\">Dramatis needs \
    JavaScript: the article is read by a program inside this page, not by a server.</p></noscript></section>";

/// From `start` to before `end`.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let from = html.find(start).unwrap_or_else(|| panic!("no {start} in {html}"));
    let length = html[from..].find(end).unwrap_or_else(|| panic!("no {end} in {html}"));
    &html[from..from + length]
}

/// The page of a first visit as it will be drawn, its sample annotated; its commands wait for the program.
fn static_page() -> String {
    let html = layout(|| State::new(Settings::default(), None, None));
    let page = || Shown(Rc::new(Page::new(&dramatis::analyze(SAMPLE, dramatis::Resources::bundled()))));
    let article = render::<Article>(move || article::Props { page: page() });
    assert_eq!(text_content(&article), SAMPLE);
    let pieces = [
        between(&html, "<header", "</section>"),
        WITHOUT_PROGRAM,
        between(&html, "<p class=\"origin", "<article"),
        &article,
        "</div></div></main>",
        between(&html, "<nav", "</nav>"),
        "</nav>",
    ];
    let marks = [
        ("<button", "<button disabled"),
        ("<input", "<input disabled"),
        ("<textarea", "<textarea autofocus"),
        ("class=\"origin\"", "class=\"origin early\""),
        ("class=\"article\"", "class=\"article early\""),
        ("<main", "\n<main"),
        ("<article", "\n<article"),
        ("<nav", "\n<nav"),
    ];
    marks.iter().fold(pieces.concat(), |html, (plain, marked)| html.replace(plain, marked))
}

/// `UPDATE=1` writes it anew.
#[test]
fn static_page_is_the_one_that_will_be_drawn() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/index.html");
    let html = std::fs::read_to_string(path).expect("the static page");
    let (start, end) = ("<div id=\"app\">\n", "\n</div>\n</body>");
    let (before, rest) = html.split_once(start).expect("the place of the page");
    let (_, after) = rest.split_once(end).expect("its end");
    let fresh = [before, start, &static_page(), end, after].concat();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &fresh).expect("a folder to write to");
    } else {
        assert!(html == fresh, "index.html is stale; UPDATE=1 cargo test --features ui --bin app static_page");
    }
}
