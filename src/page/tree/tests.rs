//! The tree in brackets: `{quote}`, `[mention]`, `<part>`, `|` between blocks; a piece that goes on begins with `…`.

use super::*;

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text:?}"));
    Span::new(start, start + words.len())
}

struct Case {
    text: &'static str,
    paragraphs: Vec<(&'static str, PartKind)>,
    quotes: Vec<&'static str>,
    mentions: Vec<&'static str>,
}

impl Case {
    fn new(text: &'static str) -> Case {
        Case { text, paragraphs: vec![(text.trim(), PartKind::Body)], quotes: vec![], mentions: vec![] }
    }

    fn check(self, expected: &str) {
        let text = self.text;
        let paragraph = |&(words, part): &(&str, PartKind)| Paragraph { span: span(text, words), part };
        let layers = Layers {
            text,
            paragraphs: self.paragraphs.iter().map(paragraph).collect(),
            quotes: self.quotes.iter().map(|words| span(text, words)).collect(),
            mentions: self.mentions.iter().map(|words| span(text, words)).collect(),
        };
        let blocks = blocks(&layers);
        let shown: Vec<_> = blocks.iter().map(|block| show(&block.inlines)).collect();
        assert_eq!(shown.join("|"), expected, "{text}");
        let page = crate::Page { blocks, ..crate::Page::default() };
        assert_eq!(page.text(), text);
    }
}

fn show(inlines: &[Inline]) -> String {
    let mark = |first: &bool| if *first { "" } else { "…" };
    let one = |inline: &Inline| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Mention { mention, first, text } => format!("[{}{mention}:{text}]", mark(first)),
        Inline::Quote { quote, first, inlines } => format!("{{{}{quote}:{}}}", mark(first), show(inlines)),
        Inline::Part { inlines, .. } => format!("<{}>", show(inlines)),
    };
    inlines.iter().map(one).collect()
}

#[test]
fn mentions() {
    Case { mentions: vec!["Ann", "Oslo"], ..Case::new("Ann is in Oslo.") }.check("[0:Ann] is in [1:Oslo].");
    Case { mentions: vec!["Syrian civil war", "Syrian"], ..Case::new("the Syrian civil war ended") }
        .check("the [1:Syrian][0: civil war] ended");
    Case {
        mentions: vec!["ministers of Iran and Oman", "Iran", "Oman"],
        ..Case::new("The ministers of Iran and Oman")
    }
    .check("The [0:ministers of ][1:Iran][…0: and ][2:Oman]");
    // White space alone is no piece, equal ranges keep the first, crossing ones the later.
    Case { mentions: vec!["Ab Cd", "Ab", "Cd"], ..Case::new("Ab Cd") }.check("[1:Ab] [2:Cd]");
    Case { mentions: vec!["Ab", "Ab"], ..Case::new("Ab") }.check("[0:Ab]");
    Case { mentions: vec!["Ab Cd", "Cd Ef"], ..Case::new("Ab Cd Ef Gh") }.check("[0:Ab ][1:Cd Ef] Gh");
}

#[test]
fn quotes() {
    Case {
        quotes: vec!["“We won,”", "“Go.”"], mentions: vec!["Ann"], ..Case::new("“We won,” Ann said. “Go.”")
    }
    .check("{0:“We won,”} [0:Ann] said. {1:“Go.”}");
    Case { quotes: vec!["Bo said that he left", "he left"], ..Case::new("Ann: Bo said that he left.") }
        .check("Ann: {0:Bo said that {1:he left}}.");
    Case { quotes: vec!["a b c", "c d e"], ..Case::new("a b c d e f") }.check("{0:a b {1:c}}{…1: d e} f");
    Case { quotes: vec!["b c"], mentions: vec!["c d"], ..Case::new("a b c d") }.check("a {0:b [0:c]}[…0: d]");
    Case { quotes: vec!["a b", "a b"], ..Case::new("a b") }.check("{1:{0:a b}}");
}

#[test]
fn blocks_and_parts() {
    let two = vec![("Ab", PartKind::Headline), ("Cd", PartKind::Body)];
    Case { paragraphs: two.clone(), quotes: vec!["Ab\n\nCd"], ..Case::new(" Ab\n\nCd ") }.check("|{0:Ab}|{…0:Cd}");
    Case { paragraphs: two, mentions: vec!["b\n\nC"], ..Case::new("Ab\n\nCd") }.check("A[0:b]|[…0:C]d");
    let dateline = vec![("OSLO, May 5 –", PartKind::Dateline), ("Ann left.", PartKind::Body)];
    Case { paragraphs: dateline, mentions: vec!["OSLO", "Ann"], ..Case::new("OSLO, May 5 – Ann left.\n") }
        .check("<[0:OSLO], May 5 –> [1:Ann] left.");
    Case { paragraphs: vec![], ..Case::new(" \n ") }.check("");
}

#[test]
fn deep_nesting_is_bounded() {
    let text = "x".repeat(1_000);
    let quotes: Vec<_> = (0..500).map(|depth| Span::new(depth, 1_000 - depth)).collect();
    let paragraphs = vec![Paragraph { span: Span::new(0, 1_000), part: PartKind::Body }];
    let blocks = blocks(&Layers { text: &text, paragraphs, quotes, mentions: vec![] });
    let shown = show(&blocks[0].inlines);
    assert_eq!((shown.matches('{').count(), shown.matches('x').count()), (MAX_DEPTH, 1_000));
}
