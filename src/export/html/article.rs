//! The article: its text with links on the names and marks on the quotes. Adds no character to the text content.

use std::fmt::Write;

use super::cards::gist;
use crate::entity::PartKind;
use crate::entity::{Form, Kind, QuoteKind};
use crate::export::escape::Escaped;
use crate::export::words::quote_kind;
use crate::page::{Block, Inline, MentionView, Page, QuoteView};

/// Writes the `article` element.
pub(super) fn write(page: &Page, out: &mut String) {
    let mut writer = Writer { page, out, seen: vec![false; page.actors.len()] };
    writer.out.push_str("<article id=text>");
    let mut has_heading = false;
    for block in &page.blocks {
        writer.block(block, &mut has_heading);
    }
    writer.out.push_str("</article>");
}

struct Writer<'a> {
    page: &'a Page,
    out: &'a mut String,
    /// Actors that have had a mention: only the first one is a stop of the Tab key.
    seen: Vec<bool>,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, has_heading: &mut bool) {
        if !block.inlines.is_empty() {
            let tag = match block.part {
                PartKind::Headline if *has_heading => "h2",
                PartKind::Headline => "h1",
                _ => "p",
            };
            *has_heading |= block.part == PartKind::Headline;
            _ = write!(self.out, "<{tag} dir=auto");
            if !matches!(block.part, PartKind::Headline | PartKind::Body) {
                _ = write!(self.out, " class={}", block.part.name());
            }
            self.out.push('>');
            self.inlines(&block.inlines);
            _ = write!(self.out, "</{tag}>");
        }
        _ = write!(self.out, "{}", Escaped(&block.gap));
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => _ = write!(self.out, "{}", Escaped(text)),
                Inline::Mention { mention, first, text } => self.mention(*mention, *first, text),
                Inline::Part { part, inlines } => {
                    _ = write!(self.out, "<span class={}>", part.name());
                    self.inlines(inlines);
                    self.out.push_str("</span>");
                }
                Inline::Quote { quote, first, inlines } => self.quote(*quote, *first, inlines),
            }
        }
    }

    fn mention(&mut self, index: usize, first: bool, text: &str) {
        let page = self.page;
        let Some(view) = page.mentions.get(index) else {
            _ = write!(self.out, "{}", Escaped(text));
            return;
        };
        let id = if first { format!(" id=m{index}") } else { String::new() };
        let form = if view.form == Form::Name { "" } else { " ref" };
        let class = format!("class=\"m {}{form}\"", view.kind.name());
        match view.actors.first() {
            Some(&actor) => {
                let is_stop = first && self.seen.get_mut(actor).is_some_and(|seen| !std::mem::replace(seen, true));
                let stop = if is_stop { format!(" data-n={}", actor + 1) } else { " tabindex=-1".to_owned() };
                let tip = tip(page, view);
                _ = write!(
                    self.out,
                    "<a{id} {class} href=#c{actor} interestfor=c{actor}{stop} data-tip=\"{}\">{}</a>",
                    Escaped(&tip),
                    Escaped(text)
                );
            }
            None => _ = write!(self.out, "<span{id} {class}{}>{}</span>", value(view), Escaped(text)),
        }
    }

    fn quote(&mut self, index: usize, first: bool, inlines: &[Inline]) {
        let view = self.page.quotes.get(index);
        let kind = view.map_or(QuoteKind::Indirect, |view| view.kind);
        let id = if first { format!(" id=q{index}") } else { String::new() };
        _ = write!(self.out, "<span{id} class=\"quote {}\">", quote_kind(kind));
        if let Some(view) = view.filter(|_| first) {
            self.chip(index, view);
        }
        self.inlines(inlines);
        self.out.push_str("</span>");
    }

    /// A link without text content that the style sheet fills with the speaker's name.
    fn chip(&mut self, index: usize, view: &QuoteView) {
        let names: Vec<_> = self.page.names(&view.speakers).collect();
        let who = match view.speaker_words() {
            _ if !names.is_empty() => names.join(", "),
            Some(speaker) => speaker.to_owned(),
            None => "not named".to_owned(),
        };
        let who = Escaped(&who).to_string();
        _ = write!(
            self.out,
            "<a class=chip href=#s{index} tabindex=-1 data-who=\"{who}\" aria-label=\"Quote, {who}\"></a>"
        );
    }
}

fn tip(page: &Page, view: &MentionView) -> String {
    let gists: Vec<_> = view.actors.iter().filter_map(|&actor| page.actors.get(actor)).map(gist).collect();
    gists.join(" + ")
}

fn value(view: &MentionView) -> String {
    match &view.value {
        Some(value) if view.kind == Kind::Date => format!(" data-tip=\"{}\"", Escaped(value)),
        _ => String::new(),
    }
}
