//! Who said what as a table (CSV), and the article with its lists as Markdown. Takes a page, gives a text.

use std::fmt::Write;

use super::flat::Flat;
use super::said::voices;
use super::words::{count, heading, quote_kind, words};
use crate::entity::PartKind;
use crate::entity::{Kind, Stance};
use crate::page::{Block, Inline, Page};

/// A row a quote, as RFC 4180 has it; offsets are code points. A cell that a spreadsheet would calculate begins with an apostrophe.
pub(super) fn csv(page: &Page) -> String {
    let flat = Flat::new(page);
    let mut out = String::from("speaker,kind,stance,cue,quote,start,end\r\n");
    for voice in voices(page) {
        for &at in voice.quotes.iter().flatten() {
            let (quote, place) = (&page.quotes[at], &flat.quotes[at]);
            let cue = quote.cue.as_ref().map_or("", |cue| &cue.text);
            let stance = Stance::NAMES.iter().find(|(_, stance)| *stance == quote.stance).map_or("", |(name, _)| name);
            let cells = [&voice.name, quote_kind(quote.kind), stance, cue, &words(&quote.text)].map(cell);
            _ = write!(out, "{},{},{}\r\n", cells.join(","), place.start.point, place.end.point);
        }
    }
    out
}

fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

/// The article, then who is who and who said what.
pub(super) fn markdown(page: &Page) -> String {
    let mut out = String::new();
    for block in page.blocks.iter().filter(|block| !block.inlines.is_empty()) {
        let mark = match block.part {
            PartKind::Headline => "# ",
            PartKind::Body => "",
            _ => "> ",
        };
        _ = writeln!(out, "{mark}{}\n", paragraph(block));
    }
    for kind in Kind::ALL {
        let mut cards = page.actors.iter().filter(|card| card.kind == kind).peekable();
        if cards.peek().is_some() {
            _ = writeln!(out, "## {}\n", heading(kind));
            for card in cards {
                let role = card.roles.first().map_or_else(String::new, |role| format!(", {}", plain(&role.text)));
                let mentions = count(card.mentions.len(), "mention");
                _ = writeln!(out, "- **{}**{role} ({mentions})", plain(&card.name));
            }
            out.push('\n');
        }
    }
    for (at, voice) in voices(page).iter().enumerate() {
        let name = if voice.name.is_empty() { "Not named" } else { &voice.name };
        _ = writeln!(out, "{}### {}\n", if at == 0 { "## Who said what\n\n" } else { "" }, plain(name));
        for &quote in voice.quotes.iter().flatten() {
            let quote = &page.quotes[quote];
            _ = writeln!(out, "- {} ({})", plain(&quote.text), quote_kind(quote.kind));
        }
        out.push('\n');
    }
    out
}

fn paragraph(block: &Block) -> String {
    // The sign of a heading in Markdown is what this gives it anyway.
    let is_sign = |inline: &Inline| matches!(inline, Inline::Part { part: PartKind::Other, .. });
    let signs = usize::from(block.part == PartKind::Headline && block.inlines.first().is_some_and(is_sign));
    let mut text = String::new();
    leaves(&block.inlines[signs..], &mut text);
    plain(&text)
}

fn leaves(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Mention { text, .. } => out.push_str(text),
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => leaves(inlines, out),
        }
    }
}

/// In one line, with a backslash before what Markdown would read as its own.
fn plain(text: &str) -> String {
    let text = words(text);
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let begins = at == 0 && matches!(character, '#' | '>' | '-' | '+' | '=');
        let numbers = matches!(character, '.' | ')') && at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        if begins || numbers || matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
