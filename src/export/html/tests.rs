//! The exported file as a browser would take it: policy, links, escapes, size. How it looks is for the browser tests.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::*;
use crate::{Resources, analyze};

const ARTICLE: &str = "Norway Helps\n\nOSLO, March 3, 2025 – Foreign Minister Karin Öst said on Monday that Norway would help Kenya. \
    “We will go,” Öst told reporters. Kenyan President Peter Otieno thanked her. “Norway’s word counts,” he said.\n";

fn exported(text: &str) -> String {
    html(&Page::new(&analyze(text, Resources::bundled())))
}

#[test]
fn the_policy_allows_the_style_sheet_and_nothing_else() {
    assert_eq!(
        STYLE_HASH,
        STANDARD.encode(Sha256::digest(STYLE)),
        "static/export.css has changed: put the right one in html.rs"
    );
    let page = exported(ARTICLE);
    assert!(page.contains("default-src 'none'"));
    let tags: Vec<_> = page.split('<').skip(1).filter_map(|piece| piece.split('>').next()).collect();
    for tag in &tags {
        let handler = |attribute: &str| attribute.starts_with("on") && attribute.contains('=');
        assert!(!tag.split(' ').any(handler) && !tag.contains(" style="), "<{tag}>");
    }
    let names =
        |tag: &&&str| matches!(tag.split(' ').next(), Some("img" | "iframe" | "object" | "embed" | "form" | "base"));
    assert_eq!(tags.iter().find(names), None);
    assert_eq!(page.matches("<script").count(), page.matches("<script type=application/ld+json>").count());
}

/// Values of an attribute without quotation marks.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let pieces = page.split(attribute).skip(1);
    pieces.map(|rest| rest.split([' ', '>']).next().unwrap_or("")).collect()
}

#[test]
fn every_link_leads_to_one_place() {
    let page = exported(ARTICLE);
    let body = page.split_once("<body>").expect("a body").1;
    let ids = values(body, " id=");
    let distinct: HashSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "{ids:?}");
    let links = values(body, " href=#");
    assert!(
        links.iter().any(|link| link.starts_with('c')) && links.iter().any(|link| link.starts_with('m')),
        "{links:?}"
    );
    for link in links.into_iter().chain(values(body, " interestfor=")).filter(|link| *link != "-") {
        assert!(ids.contains(&link), "#{link}");
    }
}

#[test]
fn tab_stops_at_the_first_mention_of_each_actor() {
    let page = Page::new(&analyze(ARTICLE, Resources::bundled()));
    let file = html(&page);
    let article =
        file.split_once("<article").and_then(|(_, rest)| rest.split_once("</article>")).expect("an article").0;
    let links = article.matches("<a ").count();
    let stops = links - article.matches(" tabindex=-1").count();
    assert!(links > stops && stops <= page.actors.len(), "{links} links, {stops} stops, {} actors", page.actors.len());
}

#[test]
fn a_hostile_text_stays_text() {
    let text = "<script>alert(1)</script> said Mr. \"><img src=x onerror=alert(1)> Öst </article></style> on Monday. <!-- ]]> &lt;b&gt;";
    let page = exported(text);
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("&amp;lt;b&amp;gt;"), "{page}");
    assert!(!page.contains("<img"), "{page}");
}

#[test]
fn empty_lists_leave_no_heading() {
    for text in ["", "\n", "it rained."] {
        let page = exported(text);
        assert!(page.contains("<h1>") && !page.contains("<h2"), "{page}");
    }
}

/// The bar is 40 KB for an article of 2 KB.
#[test]
fn it_stays_small() {
    let text = include_str!("../../../tests/articles/titles.txt");
    let size = exported(text).len();
    assert!(size < 40_000, "{size} bytes for an article of {}", text.len());
}

#[test]
#[cfg(feature = "cli")]
fn the_data_block_is_json() {
    let page = exported(&ARTICLE.replace("Norway Helps", "</script><!-- \"Norway\" \\ Helps"));
    let block = page.split_once("ld+json>").and_then(|(_, rest)| rest.split_once("</script>")).expect("a block").0;
    let value: serde_json::Value = serde_json::from_str(block).expect("JSON");
    assert_eq!(value["headline"], "</script><!-- \"Norway\" \\ Helps");
    let names: Vec<_> = value["mentions"].as_array().expect("a list").iter().map(|actor| &actor["name"]).collect();
    assert!(names.iter().any(|name| **name == "Karin Öst"), "{names:?}");
}
