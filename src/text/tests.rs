//! Tables of pasted texts and the parts that they give.

mod pages;

use super::*;
use crate::lexicon::rows;

fn resources() -> &'static Resources {
    static RESOURCES: std::sync::LazyLock<Resources> = std::sync::LazyLock::new(Resources::lexicons);
    &RESOURCES
}

fn name(part: PartKind) -> String {
    format!("{part:?}").to_lowercase()
}

/// "part: first words" of each paragraph; `/` for line breaks, text of the article as "body".
fn read(source: &str) -> String {
    let text = Text::new(source, resources());
    let line = |p: &Paragraph| {
        let words = p.span.of(source).replace("\r\n", "/").replace('\n', "/");
        if words == PROSE { "body".to_owned() } else { format!("{}: {words}", name(p.part)) }
    };
    text.paragraphs.iter().map(line).collect::<Vec<_>>().join(" | ")
}

/// The parts of `lines`, a paragraph each.
fn check(lines: &[&str], expected: &str) {
    assert_eq!(read(&lines.join("\n\n")), expected);
    // Sites that put a paragraph on a line lose nothing but the credits without an empty line before them.
    assert_eq!(read(&lines.join("\r\n\r\n")), expected);
    assert_eq!(read(&lines.join("\n \n\n")), expected);
}

const PROSE: &str =
    "The two ministers met for three hours in the old harbour office and agreed to meet again before the summer.";
const TITLE: &str = "Ministers meet in harbour office";

#[test]
fn examples_of_the_list_have_their_part() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../data/lexicon/media_boilerplate.tsv")) {
        let (part, example) = (row[2], row[3]);
        let places = [
            format!("{TITLE}\n\n{PROSE}\n\n{example}\n\n{PROSE}"),
            format!("{TITLE}\n\n{example}\n\n{PROSE}"),
            format!("{TITLE}\n\n{PROSE}\n\n{PROSE}\n\n{example}"),
        ];
        let found = |source: &String| {
            let text = Text::new(source, resources());
            text.paragraphs.iter().any(|p| p.span.of(source) == example && name(p.part) == part)
        };
        if !places.iter().any(found) {
            wrong.push(row.join(" | "));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn titles() {
    check(&[TITLE, PROSE], "headline: Ministers meet in harbour office | body");
    check(
        &["PORT STRIKE ENDS AFTER NINE DAYS", PROSE, PROSE],
        "headline: PORT STRIKE ENDS AFTER NINE DAYS | body | body",
    );
    check(&["Port Strike Ends After Nine Days.", PROSE], "headline: Port Strike Ends After Nine Days. | body");
    check(&["Will the port strike ever end?", PROSE], "headline: Will the port strike ever end? | body");
    check(
        &["The port strike is over.", "By Anna Kovac", PROSE],
        "headline: The port strike is over. | byline: By Anna Kovac | body",
    );
    check(&["WORLD", TITLE, PROSE], "other: WORLD | headline: Ministers meet in harbour office | body");
    check(
        &[TITLE, "A first round of talks since the strike began", "By Anna Kovac", PROSE],
        "headline: Ministers meet in harbour office | headline: A first round of talks since the strike began | byline: By Anna Kovac | body",
    );
    // Not a title: a sentence, a list, a poem, one line alone, an opening with a colon.
    check(&["The strike is over, the port said.", PROSE], "body: The strike is over, the port said. | body");
    check(&["Roses are red", "violets are blue"], "body: Roses are red | body: violets are blue");
    check(&["Ministers meet"], "body: Ministers meet");
    check(&[PROSE], "body");
    check(&["QUESTION: Did you meet?", PROSE], "body: QUESTION: Did you meet? | body");
    check(&["The minister said:", PROSE], "body: The minister said: | body");
}

#[test]
fn subheads() {
    check(
        &[TITLE, PROSE, "Nine days of strike", PROSE],
        "headline: Ministers meet in harbour office | body | headline: Nine days of strike | body",
    );
    check(
        &[TITLE, PROSE, "Wages", "Hours", "Ships", PROSE],
        "headline: Ministers meet in harbour office | body | body: Wages | body: Hours | body: Ships | body",
    );
    check(&[PROSE, "Mr Kovac said:", PROSE], "body | body: Mr Kovac said: | body");
}

#[test]
fn bylines() {
    for line in [
        "By Anna Kovac",
        "BY ANNA KOVAC",
        "By Anna Kovac and Liam O'Brien, Example News",
        "By Anna Kovac in Beirut",
        "By: Staff Writer",
    ] {
        check(&[TITLE, line, PROSE], &format!("headline: Ministers meet in harbour office | byline: {line} | body"));
    }
    for line in
        ["By Monday the two sides had left for home.", "By contrast, the other side was calm.", "By then nobody spoke"]
    {
        assert!(!read(&[PROSE, line, PROSE].join("\n\n")).contains("byline"), "{line}");
    }
}

#[test]
fn datelines_on_their_own_line() {
    for line in [
        "December 4, 2024 Hour: 1:34 pm",
        "Monday, March 3, 2014",
        "4 Dec 2024 10:15 GMT",
        "Published: 4 December 2024, 10:15am",
        "Updated on 2024-12-04",
        "Last updated 4 Dec. 2024 at 14:00 (GMT)",
        "LONDON, 4 December 2024",
        "Dec 4",
    ] {
        check(&[TITLE, line, PROSE], &format!("headline: Ministers meet in harbour office | dateline: {line} | body"));
    }
    for line in [
        "Tuesday’s Morning Email",
        "December is cold",
        "The 4 December Movement wins",
        "Monday in Beirut and Damascus and Hama",
    ] {
        assert!(!read(&[TITLE, line, PROSE].join("\n\n")).contains("dateline"), "{line}");
    }
}

#[test]
fn datelines_that_open_a_paragraph() {
    for line in [
        "DAMASCUS, Dec 4 (Xinhua) —",
        "BEIRUT (AP) -",
        "Beirut (AFP) –",
        "(Reuters) -",
        "CHARLESTON, S.C. —",
        "NEW YORK --",
        "ST. LOUIS —",
        "PARIS/BERLIN, Dec 4 (Reuters) -",
        "KIGALI, Jun 15 2022 (IPS) -",
        "New Delhi, Dec 4 (IANS)",
        "KATHMANDU, June 5:",
        "CAIRO – 26 July 2022:",
        "afrol News, 23 April -",
        "Thursday, March 15, 2012",
    ] {
        let source = format!("{TITLE}\n\n{line} {PROSE}");
        assert_eq!(read(&source), format!("headline: Ministers meet in harbour office | dateline: {line} | body"));
    }
    for line in [
        "NATO – the alliance – said",
        "EU ministers -",
        "Thursday, March 15, 2012, was",
        "The talks – Round two –",
        "QUESTION:",
        "Mr. KOVAC:",
    ] {
        let source = format!("{TITLE}\n\n{line} {PROSE}");
        assert!(!read(&source).contains("dateline"), "{line}");
    }
}

#[test]
fn captions() {
    for line in [
        "Families leave the town, Dec. 2024. X/ @Example_News",
        "Families leave the town. Photo: A. Kovac",
        "Families leave the town. Image: Anna Kovac.",
        "Families leave the town [Anna Kovac/Example News]",
        "Families leave the town. (A. Kovac/AFP)",
        "File photo: the two ministers at the harbour office.",
        "The two ministers at the harbour office in March (AP Photo/Anna Kovac)",
        "The two ministers at the harbour office. © Anna Kovac / Reuters",
        "Getty Images",
    ] {
        check(&[TITLE, line, PROSE], &format!("headline: Ministers meet in harbour office | caption: {line} | body"));
    }
    for line in [
        "“We will keep the photo: it shows who left first,” the minister told Reuters.",
        "The minister and/or the envoy left the town on Monday for talks on the and/or clause.",
        "He showed a photo by a friend and left.",
    ] {
        assert!(!read(&[TITLE, PROSE, line, PROSE].join("\n\n")).contains("caption"), "{line}");
    }
}

#[test]
fn links() {
    let text = format!(
        "{TITLE}\n\n{PROSE}\n\nRELATED:\n\nArmy Bolsters Defences in the North\n\n“We stay,” he said, “as long as it takes to win.”"
    );
    assert_eq!(
        read(&text),
        "headline: Ministers meet in harbour office | body | related: RELATED: | related: Army Bolsters Defences in the North | \
         body: “We stay,” he said, “as long as it takes to win.”"
    );
    let parts = Text::new(&text, resources()).parts();
    let related: Vec<_> = parts.iter().filter(|p| p.part == PartKind::Related).map(|p| p.span.of(&text)).collect();
    assert_eq!(related, ["RELATED:\n\nArmy Bolsters Defences in the North"]);
    for line in [
        "Related: Army bolsters defences in the north",
        "READ MORE: Why the strike ended",
        "Also Read | Why did the strike end?",
    ] {
        check(&[PROSE, line, PROSE], &format!("body | related: {line} | body"));
    }
    // Not a link: a sentence that begins like one, and a title that begins like one.
    check(
        &[PROSE, "Related talks went on in the south.", PROSE],
        "body | body: Related talks went on in the south. | body",
    );
    check(&["Explainer: Why the strike ended", PROSE], "headline: Explainer: Why the strike ended | body");
}

#[test]
fn credits() {
    for line in [
        "teleSUR/ JF Sources: EFE",
        "(Reporting by Anna Kovac; Editing by Liam O'Brien)",
        "Reporting by Anna Kovac in Beirut; Editing by Liam O'Brien",
        "Source: Example News",
        "(Reuters)",
        "© 2024 Example News. All rights reserved.",
        "The Example Press contributed to this report.",
        "This article was originally published in the Example.",
        "AK/LO",
    ] {
        check(&[PROSE, PROSE, line], &format!("body | body | credit: {line}"));
    }
    // A quote is never lost in a credit.
    let line = "Sources: “The two sides will meet again in the spring,” an official said.";
    check(&[PROSE, PROSE, line], &format!("body | body | body: {line}"));
    check(
        &["This report was published by the ministry on Monday.", PROSE, PROSE],
        "body: This report was published by the ministry on Monday. | body | body",
    );
}

#[test]
fn furniture() {
    for line in [
        "ADVERTISEMENT",
        "Share",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        "We use cookies to improve your visit.",
        "***",
        "5 min read",
    ] {
        check(
            &[TITLE, PROSE, line, PROSE],
            &format!("headline: Ministers meet in harbour office | body | other: {line} | body"),
        );
    }
}

#[test]
fn lines() {
    assert_eq!(
        read(&format!("{TITLE}\nBy Anna Kovac\n{PROSE}\n{PROSE}")),
        "headline: Ministers meet in harbour office | byline: By Anna Kovac | body | body"
    );
    assert_eq!(
        read(&format!("\u{feff}{TITLE}\r\n\r\n\u{a0}{PROSE}\u{a0}\r\n")),
        format!("headline: \u{feff}{TITLE} | body")
    );
    assert_eq!(
        read("One line ends.\u{2028}Another line ends.\u{b}A third ends."),
        "body: One line ends. | body: Another line ends. | body: A third ends."
    );
    assert_eq!(read("  \n\t\n\u{200b}\n"), "other: \u{200b}");
    assert_eq!(read(""), "");
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let wrapped = "The two ministers met for three hours in the old\nharbour office and agreed to meet again before the\nsummer. Neither side spoke of the wages that the\nworkers ask for.";
    assert_eq!(Text::new(wrapped, resources()).paragraphs.len(), 1);
    let two = format!(
        "{wrapped}\nThe strike began in the spring, when the port cut the\nwages of the crane drivers by a tenth without a word\nto them."
    );
    assert_eq!(
        Text::new(&two, resources()).paragraphs.len(),
        2,
        "a short line that ends a sentence ends the paragraph"
    );
    // A link that a page put on a line of its own.
    let cut = "The ministers of the two countries met in the \nharbour office\n and agreed to meet again.";
    assert_eq!(Text::new(cut, resources()).paragraphs.len(), 1);
    let list = "The parties agreed on these points in the office\n- higher wages\n- shorter hours\n1. more ships";
    assert_eq!(Text::new(list, resources()).paragraphs.len(), 4);
}

#[test]
fn only_white_space_lies_between_paragraphs() {
    for source in [
        "a\n\nb",
        "é\r\r\u{2029}“x”\u{85}",
        "BEIRUT (AP) — The two sides met again today.\n\n(Reuters)",
        "\u{200b}\n\u{feff}x\n",
        "x\u{a0}\n \u{3000}y",
    ] {
        let text = Text::new(source, resources());
        let mut at = 0;
        for paragraph in &text.paragraphs {
            assert!(source[at..paragraph.span.start].chars().all(char::is_whitespace), "{source:?}");
            assert_eq!(paragraph.span, paragraph.span.trim(source));
            assert!(!paragraph.span.is_empty());
            at = paragraph.span.end;
        }
        assert!(source[at..].chars().all(char::is_whitespace), "{source:?}");
    }
}

#[test]
fn odd_input_is_read_in_linear_time() {
    for odd in [
        "\n",
        "x\n",
        "x",
        "RELATED:\n\n",
        "\u{200b}\n\n",
        "a b\nc d\n",
        "“",
        "By Anna\n",
        "(A/B)\n",
        "photo: ",
        "12 May 2011\n",
        "Comments (2)\nReply\n",
        "The two ministers met for three hours today.\nComments\n",
        "# x\n\n\n",
        "é",
    ] {
        Text::new(&odd.repeat(10_000), resources());
    }
    Text::new(&"x".repeat(1_000_000), resources());
}
