//! Pages copied whole: what is not of the article, and what is, whatever it looks like.

use super::*;

#[test]
fn pages_copied_whole() {
    check(
        &[
            "Skip to content",
            "Home",
            "World",
            "EUROPE",
            "BREAKING",
            "Port strike ends after nine days",
            "Published On 4 Dec 2024",
            "Save articles to read later",
            PROSE,
            "Recommended Stories",
            "list of 2 items",
            "list 1 of 2",
            "Why the dockers walked out",
            "end of list",
            PROSE,
            "ADVERTISEMENT",
            "What comes next",
            PROSE,
            "Topics",
            "Labour",
        ],
        "other: Skip to content | other: Home | other: World | other: EUROPE | other: BREAKING | headline: Port strike ends after nine days | dateline: Published On 4 Dec 2024 | \
         other: Save articles to read later | body | related: Recommended Stories | related: list of 2 items | related: list 1 of 2 | related: Why the dockers walked out | \
         related: end of list | body | other: ADVERTISEMENT | headline: What comes next | body | related: Topics | related: Labour",
    );
}

#[test]
fn lists_notes_and_stamps() {
    check(
        &[TITLE, "• The strike is over", "• Wages go up", "Anna Kovac, labour editor | Published: 4 Dec 2024", PROSE],
        "headline: Ministers meet in harbour office | body: • The strike is over | body: • Wages go up | \
         byline: Anna Kovac, labour editor | Published: 4 Dec 2024 | body",
    );
    let note =
        "This article was amended on 5 December 2024 to correct the name of the harbour and the length of the strike.";
    check(
        &[TITLE, PROSE, PROSE, "Additional reporting by Anna Kovac in Oslo", note, "Topics", "Labour"],
        &format!(
            "headline: Ministers meet in harbour office | body | body | credit: Additional reporting by Anna Kovac in Oslo | credit: {note} | related: Topics | related: Labour"
        ),
    );
    for line in ["Updated talks on 4 Dec 2024 | a summary", "The law was published on 4 Dec 2024"] {
        assert!(!read(&[TITLE, PROSE, line, PROSE].join("\n\n")).contains("byline"), "{line}");
    }
}

#[test]
fn known_places_open_a_paragraph() {
    let body = "[city]\nDoha\nCape Town\n[country]\nIndia\n";
    let known = crate::gazetteer::Gazetteer::read(&crate::pack::Pack::read(&crate::pack::packed(body)).unwrap());
    let resources = Resources { gazetteer: known, ..Resources::lexicons() };
    for (line, known) in
        [("Doha:", true), ("Cape Town -", true), ("Doha, Qatar –", true), ("Trenton –", false), ("Poll:", false)]
    {
        let source = format!("{TITLE}\n\n{line} {PROSE}");
        let opened = Text::new(&source, &resources).paragraphs.iter().any(|p| p.part == PartKind::Dateline);
        assert_eq!(opened, known, "{line}");
    }
    for (line, known) in [("Doha/Cape Town", true), ("Doha and strike", false)] {
        let source = format!("{TITLE}\n\nBy Anna Kovac\n\n{line}\n\n{PROSE}");
        let placed = Text::new(&source, &resources).paragraphs.iter().any(|p| p.part == PartKind::Dateline);
        assert_eq!(placed, known, "{line}");
    }
}

#[test]
fn headings_by_their_sign_or_their_room() {
    let marked =
        format!("# {TITLE}\n\n{PROSE}\n\n## What comes next? Nobody knows.\n{PROSE}\n\n#harbour is in the news");
    let parts = format!(
        "other: # | headline: {TITLE} | body | other: ## | headline: What comes next? Nobody knows. | body | body: #harbour is in the news"
    );
    assert_eq!(read(&marked), parts);
    assert_eq!(read(&marked.replace('\n', "\r\n")), parts);
    let room = format!("{TITLE}\n\n{PROSE}\n\n\nWhy did the strike end?\n\nWages\n\n{PROSE}\n\n{PROSE}");
    let headed =
        format!("headline: {TITLE} | body | headline: Why did the strike end? | headline: Wages | body | body");
    assert_eq!(read(&room), headed);
    assert_eq!(read(&room.replace('\n', "\r\n")), headed);
    // Sentences, and lines of a text that has much room everywhere.
    let said = format!("{PROSE}\n\n\nHe said no.\n\n{PROSE}\n\n{PROSE}");
    assert_eq!(read(&said), "body | body: He said no. | body | body");
    let wide = format!("{PROSE}\n\n\nWhy did it end?\n\n\n{PROSE}\n\n\n{PROSE}");
    assert_eq!(read(&wide), "body | body: Why did it end? | body | body");
}

/// What stands around the article of a page.
const AROUND: [(&[&str], &[&str]); 3] = [
    (
        &["Menu", "World", "Africa", "Sport", "Weather", "Sign in"],
        &["Comments (2)", "Ama K.", "2 hours ago", "They lie!", "Reply"],
    ),
    (
        &[],
        &[
            "12 comments",
            "Sort by newest",
            "harbour77 · 3 h ago",
            "Who pays for the two ships of the port in the end, I ask you.",
            "Like (4)",
            "Reply",
            "About us",
            "Help centre",
            "Careers",
        ],
    ),
    (
        &["Skip to content", "Search", "Ports", "Log in"],
        &[
            "Leave a reply",
            "Your email address will not be published.",
            "Name *",
            "Email *",
            "Website",
            "Save my name in this browser",
            "Post comment",
            "2 thoughts on “Ministers meet in harbour office”",
            "Anna says:",
            "4 December 2024 at 14:05",
            "It is good that the strike is over and the port is open again.",
            "Ben says:",
            "5 December 2024 at 9:15",
            "It is not.",
        ],
    ),
];

#[test]
fn menus_and_comments() {
    for (before, after) in AROUND {
        let lines: Vec<_> = before.iter().chain(&[TITLE, PROSE, PROSE]).chain(after).copied().collect();
        let other = |lines: &[&str]| lines.iter().map(|line| format!("other: {line}")).collect::<Vec<_>>();
        let article = [format!("headline: {TITLE}"), "body".to_owned(), "body".to_owned()];
        check(&lines, &[other(before), article.to_vec(), other(after)].concat().join(" | "));
    }
}

#[test]
fn text_is_no_comment() {
    // A bar that counts the comments above the text; a heading like one with nothing under it that readers wrote.
    for bar in ["12 comments", "Leave a comment", "Comments"] {
        for day in ["3 hours ago", "Updated 3 hours ago", "4 December 2024"] {
            let text = [TITLE, PROSE, PROSE, bar, "Anna Kovac", day, PROSE, PROSE, PROSE].join("\n\n");
            assert_eq!(read(&text).split(" | ").filter(|part| *part == "body").count(), 5, "{text}");
        }
        let text = [TITLE, PROSE, PROSE, bar, PROSE, "“We stay,” he said.", PROSE].join("\n\n");
        assert!(read(&text).ends_with("body | body: “We stay,” he said. | body"), "{}", read(&text));
    }
    // Short lines without a site's words among them.
    let verse = [TITLE, PROSE, "Roses", "Ships", "Wages", "Cranes"];
    check(&verse, &format!("headline: {TITLE} | body | body: Roses | body: Ships | body: Wages | body: Cranes"));
}
