//! Pasted HTML as plain text. [`Flattener`] takes the tags and texts of a document in order and gives its text: breaks between blocks kept, one
//! more above headings, navigation and scripts dropped, white space as a browser would show it. [`text_of`] feeds it from the browser's own inert parser, which
//! runs no script and loads nothing. Finds no article inside a page; that is the reader's choice of what to copy.

mod defuse;
pub mod file;

use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DomParser, Element, Node, SupportedType};

/// Elements that are no part of an article.
const DROPPED: [&str; 19] = [
    "script", "style", "noscript", "template", "nav", "aside", "head", "title", "svg", "iframe", "object", "form",
    "button", "select", "input", "textarea", "audio", "video", "dialog",
];
/// Elements that stand apart from what is before and after by an empty line.
const PARAGRAPHS: [&str; 15] = [
    "p",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "dl",
    "table",
    "figure",
    "figcaption",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "hr",
];
/// Those that have more room above, by which they are known in the text (`dramatis::text`).
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
/// Elements that stand on lines of their own.
const LINES: [&str; 8] = ["div", "li", "dt", "dd", "tr", "address", "caption", "details"];

/// Puts the text of a document together.
#[derive(Debug, Default)]
pub struct Flattener {
    text: String,
    /// Line breaks that are due before the next character.
    breaks: usize,
    /// Whether a space is due before the next character.
    space: bool,
    /// How many open elements are dropped.
    dropped: usize,
    /// How many open elements keep white space as it is.
    preformatted: usize,
    blocks: usize,
}

impl Flattener {
    /// An element begins; `hidden` ones are dropped.
    pub fn open(&mut self, tag: &str, hidden: bool) {
        if self.dropped > 0 || hidden || DROPPED.contains(&tag) {
            self.dropped += 1;
            return;
        }
        self.preformatted += usize::from(tag == "pre");
        match tag {
            "br" => self.line_break(),
            "td" | "th" => self.space = true,
            _ if HEADINGS.contains(&tag) => self.block_after(3),
            _ => self.block(tag),
        }
    }

    /// The element that was opened last ends.
    pub fn close(&mut self, tag: &str) {
        if self.dropped > 0 {
            self.dropped -= 1;
            return;
        }
        self.preformatted -= usize::from(tag == "pre" && self.preformatted > 0);
        self.block(tag);
    }

    /// Characters between tags.
    pub fn text(&mut self, text: &str) {
        if self.dropped > 0 {
            return;
        }
        for character in text.chars() {
            match character {
                '\n' if self.preformatted > 0 => self.line_break(),
                ' ' | '\t' | '\n' | '\r' | '\x0c' if self.preformatted == 0 => self.space = true,
                _ => self.push(character),
            }
        }
    }

    /// The text, and whether it had any block: without one it is a copied phrase rather than a page.
    pub fn finish(self) -> (String, bool) {
        (self.text, self.blocks > 0)
    }

    fn block(&mut self, tag: &str) {
        if PARAGRAPHS.contains(&tag) || HEADINGS.contains(&tag) {
            self.block_after(2);
        } else if LINES.contains(&tag) {
            self.block_after(1);
        }
    }

    /// A block begins or ends, with line breaks before what follows.
    fn block_after(&mut self, breaks: usize) {
        self.blocks += 1;
        (self.breaks, self.space) = (self.breaks.max(breaks), false);
    }

    /// Two in a row make an empty line; more do not make more.
    fn line_break(&mut self) {
        (self.breaks, self.space) = (self.breaks.max((self.breaks + 1).min(2)), false);
    }

    fn push(&mut self, character: char) {
        if !self.text.is_empty() {
            self.text.extend(std::iter::repeat_n('\n', self.breaks));
            if self.breaks == 0 && self.space {
                self.text.push(' ');
            }
        }
        (self.breaks, self.space) = (0, false);
        self.text.push(character);
    }
}

/// What a paste or a drop holds as text: that of its HTML where this has blocks, else its plain text. Empty where it has neither.
pub fn text_of(data: &DataTransfer) -> String {
    let plain = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").unwrap_or_default();
    if html.is_empty() {
        return plain;
    }
    match flatten(&html) {
        Some((text, true)) if !text.is_empty() => text,
        Some((text, false)) if plain.is_empty() => text,
        _ => plain,
    }
}

fn flatten(html: &str) -> Option<(String, bool)> {
    let document = DomParser::new().ok()?.parse_from_string(&defuse::defuse(html), SupportedType::TextHtml).ok()?;
    let mut flattener = Flattener::default();
    walk(&document.document_element()?.into(), &mut flattener);
    Some(flattener.finish())
}

/// Goes through the nodes below `root` in order without recursion: pasted documents may nest as deep as they like.
fn walk(root: &Node, flattener: &mut Flattener) {
    let mut node = root.first_child();
    while let Some(current) = node {
        enter(&current, flattener);
        node = current.first_child().or_else(|| following(current, root, flattener));
    }
}

fn enter(node: &Node, flattener: &mut Flattener) {
    if let Some(element) = node.dyn_ref::<Element>() {
        flattener.open(&element.local_name(), is_hidden(element));
    } else if node.node_type() == Node::TEXT_NODE {
        flattener.text(&node.node_value().unwrap_or_default());
    }
}

/// The next node that is not inside `node`; closes what it leaves.
fn following(mut node: Node, root: &Node, flattener: &mut Flattener) -> Option<Node> {
    loop {
        if let Some(element) = node.dyn_ref::<Element>() {
            flattener.close(&element.local_name());
        }
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent_node().filter(|parent| parent != root)?;
    }
}

fn is_hidden(element: &Element) -> bool {
    element.has_attribute("hidden") || element.get_attribute("aria-hidden").as_deref() == Some("true")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds simple well-formed HTML; `!` after a tag's name makes it hidden.
    fn flat(html: &str) -> String {
        let mut flattener = Flattener::default();
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            flattener.text(text);
            let (tag, after) = after.split_once('>').expect("well-formed");
            match tag.strip_prefix('/') {
                Some(tag) => flattener.close(tag),
                None => flattener.open(tag.trim_end_matches('!'), tag.ends_with('!')),
            }
            if matches!(tag, "br" | "hr") {
                flattener.close(tag);
            }
            rest = after;
        }
        flattener.text(rest);
        flattener.finish().0
    }

    #[test]
    fn blocks_stand_apart() {
        assert_eq!(flat("<h1>Talks  begin</h1>\n<p>One\n line.</p><p>Two.</p>"), "Talks begin\n\nOne line.\n\nTwo.");
        assert_eq!(flat("<ul><li>a</li><li>b</li></ul>c"), "a\nb\n\nc");
        assert_eq!(flat("<div><div>a</div></div><div>b</div>"), "a\nb");
        assert_eq!(flat("a<br>b<br><br><br>c"), "a\nb\n\nc");
        assert_eq!(flat("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"), "a b\nc");
        assert_eq!(flat("a<hr>b"), "a\n\nb");
    }

    #[test]
    fn headings_have_room_above() {
        assert_eq!(flat("<p>One.</p><h2>Why now?</h2><p>Two.</p>"), "One.\n\n\nWhy now?\n\nTwo.");
        assert_eq!(flat("<h1>Talks</h1><div><br><h2>Why</h2></div><div>Two.</div>"), "Talks\n\n\nWhy\n\nTwo.");
    }

    #[test]
    fn white_space_is_as_shown() {
        assert_eq!(flat("  a <b> b</b> <i>c</i>d "), "a b cd");
        assert_eq!(flat("<p> a </p> <p> b </p>"), "a\n\nb");
        assert_eq!(flat("<pre>a  b\n c</pre>"), "a  b\n c");
        assert_eq!(flat("a\u{a0}\u{a0}b"), "a\u{a0}\u{a0}b");
    }

    #[test]
    fn what_is_no_article_is_dropped() {
        assert_eq!(flat("<nav><p>Home</p></nav><p>Text</p><aside>More</aside><script>x<y></y></script>"), "Text");
        assert_eq!(flat("<p>a<span!>secret<b>er</b></span>b</p>"), "ab");
        assert_eq!(flat("<style>p{}</style>x<nav><nav>y</nav></nav>z"), "xz");
    }

    #[test]
    fn a_phrase_has_no_block() {
        let mut flattener = Flattener::default();
        flattener.open("b", false);
        flattener.text("only words");
        flattener.close("b");
        assert_eq!(flattener.finish(), ("only words".to_owned(), false));
    }
}
