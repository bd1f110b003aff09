//! What must hold for every text, however odd: the promises of the core that the page, the exporters and the links stand on.

use std::cmp::Reverse;

use dramatis::Document;
use dramatis::Facts;
use dramatis::PartKind;
use dramatis::Rule;
use dramatis::Span;
use dramatis::page::{Inline, Unit};
use dramatis::{Actor, ActorId, DateExpression, Form, Kind, Mention, Quote, QuoteKind, Role, Stance};
use dramatis::{Page, Resources, analyze, export, link};
use dramatis::{Paragraph, Text};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn resources() -> &'static Resources {
    Resources::bundled()
}

/// Analyses `text` and checks every promise.
fn check(text: &str) {
    let document = analyze(text, resources());
    check_document(&document, text);
    let page = Page::new(&document);
    check_page(&page, text);
    check_units(&page, text);
    check_html(&page, text);
    assert_eq!(document, analyze(text, resources()), "not deterministic: {text:?}");
    assert!(export::text(&page).len() + export::explain(&page).len() < 100 * text.len() + 1_000);
}

fn check_document(document: &Document, text: &str) {
    assert_eq!(document.text.source, text);
    let fits =
        |span: Span| assert!(span.start < span.end && text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    let in_order = |spans: Vec<Span>| {
        spans.iter().for_each(|&span| fits(span));
        let key = |span: &Span| (span.start, Reverse(span.end));
        assert!(spans.is_sorted_by_key(key), "{spans:?} in {text:?}");
    };
    in_order(document.mentions.iter().map(|mention| mention.span).collect());
    in_order(document.quotes.iter().map(|quote| quote.span).collect());
    in_order(document.dates.iter().map(|date| date.span).collect());
    in_order(document.sentences.iter().map(|sentence| sentence.span).collect());
    in_order(document.text.paragraphs.iter().map(|paragraph| paragraph.span).collect());
    document.quotes.iter().flat_map(|quote| [quote.cue, quote.speaker]).flatten().for_each(fits);
    check_nested(document, text);
    check_cover(document, text);
    check_actors(document);
}

/// Mentions nest, and so do quotes; dates, sentences and paragraphs do not overlap.
fn check_nested(document: &Document, text: &str) {
    let nested = |spans: Vec<Span>| {
        let mut open: Vec<Span> = Vec::new();
        for span in spans {
            open.retain(|outer| outer.end > span.start);
            assert!(open.iter().all(|outer| outer.contains(span)), "{span:?} crosses {open:?} in {text:?}");
            open.push(span);
        }
    };
    nested(document.mentions.iter().map(|mention| mention.span).collect());
    nested(document.quotes.iter().map(|quote| quote.span).collect());
    let apart =
        |spans: Vec<Span>| assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?} in {text:?}");
    apart(document.dates.iter().map(|date| date.span).collect());
    apart(document.sentences.iter().map(|sentence| sentence.span).collect());
    apart(document.text.paragraphs.iter().map(|paragraph| paragraph.span).collect());
}

/// Only white space lies between paragraphs; a quote lies in one paragraph.
fn check_cover(document: &Document, text: &str) {
    let mut at = 0;
    for paragraph in &document.text.paragraphs {
        assert_eq!(text[at..paragraph.span.start].trim(), "", "{text:?}");
        at = paragraph.span.end;
    }
    assert_eq!(text[at..].trim(), "", "{text:?}");
    for quote in &document.quotes {
        let mut paragraphs = document.text.paragraphs.iter();
        assert!(paragraphs.any(|paragraph| paragraph.span.contains(quote.span)), "{quote:?} in {text:?}");
    }
}

/// Actors and mentions point at each other; every decision names its rule.
fn check_actors(document: &Document) {
    for (index, actor) in document.actors.iter().enumerate() {
        assert_eq!(actor.id, ActorId(index));
        assert!(!actor.name.is_empty() && !actor.mentions.is_empty() && actor.mentions.is_sorted(), "{actor:?}");
        assert!(
            actor.mentions.iter().all(|&mention| document.mentions[mention].actors.contains(&actor.id)),
            "{actor:?}"
        );
        assert!(actor.of.is_none_or(|of| of.0 < document.actors.len()));
    }
    for (index, mention) in document.mentions.iter().enumerate() {
        assert!(mention.actors.iter().all(|actor| document.actors[actor.0].mentions.contains(&index)), "{mention:?}");
        assert!((0.0..=1.0).contains(&mention.confidence), "{mention:?}");
        assert!(mention.actors.is_empty() || mention.sieve.is_some(), "{mention:?}");
    }
    for quote in &document.quotes {
        assert!(quote.speakers.iter().all(|speaker| speaker.0 < document.actors.len()), "{quote:?}");
        assert!((0.0..=1.0).contains(&quote.confidence), "{quote:?}");
    }
}

/// The leaves are the text; indices lead somewhere; each mention and each quote that is drawn begins once.
fn check_page(page: &Page, text: &str) {
    assert_eq!(page.text(), text);
    let mut begun = (vec![0; page.mentions.len()], vec![0; page.quotes.len()]);
    page.blocks.iter().for_each(|block| count_first(&block.inlines, &mut begun));
    assert!(begun.0.iter().chain(&begun.1).all(|&times| times <= 1), "{text:?}");
    for card in &page.actors {
        assert!(card.mentions.iter().all(|&mention| mention < page.mentions.len()));
        assert!(card.quotes.iter().all(|&quote| quote < page.quotes.len()));
        assert!(card.with.iter().all(|with| with.actor < page.actors.len() && with.sentences > 0));
        assert!((0.0..=1.0).contains(&card.prominence) && (0.0..=1.0).contains(&card.confidence), "{card:?}");
    }
    assert!(page.actors.is_sorted_by(|a, b| a.prominence >= b.prominence));
    let speakers = page.quotes.iter().flat_map(|quote| &quote.speakers);
    assert!(
        page.mentions
            .iter()
            .flat_map(|mention| &mention.actors)
            .chain(speakers)
            .all(|&actor| actor < page.actors.len())
    );
}

fn count_first(inlines: &[Inline], begun: &mut (Vec<usize>, Vec<usize>)) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => assert!(!text.is_empty()),
            Inline::Mention { mention, first, text } => {
                assert!(!text.trim().is_empty());
                begun.0[*mention] += usize::from(*first);
            }
            Inline::Quote { quote, first, inlines } => {
                begun.1[*quote] += usize::from(*first);
                count_first(inlines, begun);
            }
            Inline::Part { inlines, .. } => count_first(inlines, begun),
        }
    }
}

/// The characters of every range are found again by its offsets, as JavaScript and as Python count.
fn check_units(page: &Page, text: &str) {
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    let (mut javascript, mut python) = (page.clone(), page.clone());
    javascript.map_offsets(text, Unit::Utf16);
    python.map_offsets(text, Unit::CodePoint);
    for mention in &javascript.mentions {
        assert_eq!(String::from_utf16_lossy(&utf16[mention.start..mention.end]), mention.text);
    }
    for quote in &python.quotes {
        assert_eq!(points[quote.start..quote.end].iter().collect::<String>(), quote.text);
    }
    for date in &python.dates {
        assert_eq!(points[date.start..date.end].iter().collect::<String>(), date.text);
    }
}

/// The text content of the exported article is the input, and no part of the input is markup.
fn check_html(page: &Page, text: &str) {
    let html = export::Format::Html.write(page);
    let (_, rest) = html.split_once("<article id=text>").expect("an article");
    let (article, _) = rest.split_once("</article>").expect("its end");
    let mut content = String::new();
    for (index, piece) in article.split('<').enumerate() {
        let text = if index == 0 { piece } else { piece.split_once('>').expect("a tag").1 };
        content.push_str(text);
    }
    for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")]
    {
        content = content.replace(entity, c);
    }
    assert_eq!(content, text.replace('\0', "\u{fffd}"));
    assert_eq!(html.matches("<script").count(), 1, "only the data block");
}

/// Words and marks that the rules look for, beside things that no article has.
const PIECES: [&str; 72] = [
    "&quot;",
    "&rsquo;",
    "&amp;nbsp;",
    "\u{ad}",
    "-\n",
    "\n> ",
    "\n>",
    "oﬃ",
    "“",
    "”",
    "\"",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "(",
    ")",
    ",",
    ", ",
    ". ",
    ".",
    ": ",
    "; ",
    "—",
    " – ",
    "-",
    "…",
    "?",
    "! ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\u{2028}",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧",
    "مرحبا",
    "שלום",
    "中文",
    "\0",
    "President ",
    "Vladimir Putin",
    "Mr. Öst",
    "the Kremlin",
    "NATO",
    "Russian ",
    "Syria",
    "he ",
    "their ",
    " said ",
    " told ",
    " called for ",
    "that ",
    "according to ",
    "Monday",
    "December 4, 2024",
    "4 p.m.",
    "RELATED:",
    "Photo: ",
    "LONDON (AP) — ",
    "<b>&amp;",
    "</script>",
];

fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

fn any_bytes() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u8>(), 0..300).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

proptest! {
    // The same cases in every run; PROPTEST_CASES=20000 tries more of them.
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn texts_like_articles(text in article()) {
        check(&text);
    }

    #[test]
    fn bytes_as_text(text in any_bytes()) {
        check(&text);
    }

    #[test]
    fn any_characters(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn links_round_trip(text in prop_oneof![article(), any_bytes(), any::<String>()]) {
        prop_assert_eq!(link::decode(&link::encode(&text)), Ok(text));
    }

    #[test]
    fn no_hash_breaks_the_decoder(hash in prop_oneof![any::<String>(), "#?v1[.]?[dt]?[.]?[A-Za-z0-9_%=-]{0,60}"]) {
        if let Ok(text) = link::decode(&hash) {
            prop_assert_eq!(link::decode(&link::encode(&text)), Ok(text));
        }
    }

    #[test]
    fn documents_that_lie(document in hostile()) {
        let text = document.text.source.clone();
        let page = Page::new(&document);
        prop_assert_eq!(page.text(), text.as_str());
        check_html(&page, &text);
        export::text(&page);
        export::explain(&page);
        let mut page = page;
        page.map_offsets(&text, Unit::Utf16);
    }
}

/// Ranges that overlap, end before they begin, cut characters and lie outside the text; ids that lead nowhere.
fn hostile() -> impl Strategy<Value = Document> {
    let span = || (0..120usize, 0..120usize).prop_map(|(start, end)| Span::new(start, end));
    let ids = || prop::collection::vec((0..6usize).prop_map(ActorId), 0..3);
    let part = prop::sample::select(vec![PartKind::Body, PartKind::Headline, PartKind::Dateline, PartKind::Credit]);
    let kind = prop::sample::select(Kind::ALL.to_vec());
    (
        article(),
        prop::collection::vec((span(), part), 0..6),
        prop::collection::vec((span(), kind.clone(), ids()), 0..12),
        prop::collection::vec((span(), prop::option::of(span()), ids(), 0..3usize), 0..8),
        prop::collection::vec((kind, prop::collection::vec(0..20usize, 0..5), prop::option::of(0..6usize)), 0..4),
        prop::collection::vec(span(), 0..3),
    )
        .prop_map(|(source, paragraphs, mentions, quotes, actors, dates)| Document {
            text: Text {
                source,
                paragraphs: paragraphs.into_iter().map(|(span, part)| Paragraph { span, part }).collect(),
            },
            tokens: Vec::new(),
            sentences: Vec::new(),
            mentions: mentions.into_iter().map(|(span, kind, actors)| mention(span, kind, actors)).collect(),
            actors: actors
                .into_iter()
                .enumerate()
                .map(|(id, (kind, mentions, of))| actor(id, kind, mentions, of))
                .collect(),
            quotes: quotes
                .into_iter()
                .map(|(span, cue, speakers, attribution)| quote(span, cue, speakers, attribution))
                .collect(),
            dates: dates
                .into_iter()
                .map(|span| DateExpression { span, value: Some("2025".into()), evidence: Rule::ByHand })
                .collect(),
            facts: Facts { roles: (0..4).map(role).collect(), ..Facts::default() },
            published: None,
        })
}

fn mention(span: Span, kind: Kind, actors: Vec<ActorId>) -> Mention {
    Mention { span, tokens: 0..0, kind, form: Form::Name, confidence: 0.5, evidence: Rule::ByHand, actors, sieve: None }
}

fn actor(id: usize, kind: Kind, mentions: Vec<usize>, of: Option<usize>) -> Actor {
    Actor {
        id: ActorId(id),
        kind,
        name: "\"><script>".into(),
        aliases: Vec::new(),
        mentions,
        of: of.map(ActorId),
        stands_for: Some("<b>".into()),
    }
}

fn role(actor: usize) -> Vec<Role> {
    vec![Role { text: "<role>".into(), sentence: Span::new(actor, 50), evidence: Rule::ByHand }]
}

fn quote(span: Span, cue: Option<Span>, speakers: Vec<ActorId>, attribution: usize) -> Quote {
    let (kind, nested, confidence) = (QuoteKind::Indirect, false, 0.5);
    let stance = Stance::default();
    let unsure = false;
    Quote {
        span,
        kind,
        stance,
        cue,
        speaker: cue,
        speakers,
        unsure,
        nested,
        attribution,
        confidence,
        evidence: Rule::ByHand,
    }
}

#[test]
fn odd_texts() {
    for text in [
        "",
        " ",
        "\n\n",
        "\0",
        "“",
        "”",
        ".",
        "A",
        "😀",
        "\u{feff}Putin",
        "\u{200b}",
        "مرحبا، قال بوتين: «نعم».",
        "a\rb\r\nc",
    ] {
        check(text);
    }
}

/// Long and odd: each of these would take minutes, or the stack, if anything grew with the square of the length.
#[test]
fn long_texts() {
    check(&"x".repeat(1_000_000));
    check(&"X".repeat(200_000));
    check(&"\"".repeat(10_000));
    check(&"“".repeat(10_000));
    check(&"“a ”".repeat(5_000));
    check(&"\n".repeat(100_000));
    check(&"(((((\"’".repeat(5_000));
    check(&"Putin ".repeat(20_000));
    check(&"Mr. Al Bo said that Cy De said that ".repeat(1_500));
    check(&"December 4, 2024 ".repeat(3_000));
    check(&"He said: “We. ".repeat(3_000));
    check(&"😀\u{200b}e\u{301}".repeat(30_000));
}
