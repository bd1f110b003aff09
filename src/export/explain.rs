//! Why each decision was made, for people who improve the rules or doubt a result. Takes a page, gives plain text: for each paragraph its
//! mentions and quotes, then the actors; each with the rule that decided and how sure it is (0..=1).

use std::fmt::Write;

use super::text::bracketed;
use super::words::{count, quote_kind, words};
use crate::entity::Form;
use crate::page::{Card, Inline, MentionView, Page, QuoteView};

/// Longest content of a quote that is printed, in characters; the paragraph above has all of it.
const CONTENT: usize = 60;

/// The explanation.
pub fn explain(page: &Page) -> String {
    let mut out = String::new();
    for block in page.blocks.iter().filter(|block| !block.inlines.is_empty()) {
        _ = writeln!(out, "{}: {}", block.part.name(), bracketed(page, &block.inlines));
        decisions(page, &block.inlines, &mut out);
        out.push('\n');
    }
    for (index, card) in page.actors.iter().enumerate() {
        actor(page, index, card, &mut out);
    }
    out
}

/// The decisions that begin in these inlines, in text order.
fn decisions(page: &Page, inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Mention { mention: index, first: true, .. } => {
                if let Some(view) = page.mentions.get(*index) {
                    mention(page, view, out);
                }
            }
            Inline::Quote { quote: index, first, inlines } => {
                if let Some(view) = page.quotes.get(*index).filter(|_| *first) {
                    quote(page, *index, view, out);
                }
                decisions(page, inlines, out);
            }
            Inline::Part { inlines, .. } => decisions(page, inlines, out),
            Inline::Text { .. } | Inline::Mention { .. } => {}
        }
    }
}

fn mention(page: &Page, view: &MentionView, out: &mut String) {
    let form = match view.form {
        Form::Name => "name",
        Form::Nominal => "nominal",
        Form::Pronoun => "pronoun",
    };
    let kind = view.kind.name();
    _ = write!(out, "  [{}] {kind}, {form}, {:.2}: {}", words(&view.text), view.confidence, or_unknown(&view.evidence));
    if let Some(value) = &view.value {
        _ = write!(out, "; is {value}");
    }
    if !view.actors.is_empty() {
        _ = write!(out, "; is {}: {}", numbered(page, &view.actors), or_unknown(&view.sieve));
    }
    out.push('\n');
}

fn quote(page: &Page, index: usize, view: &QuoteView, out: &mut String) {
    let content = words(&view.text);
    let shown: String = content.chars().take(CONTENT).collect();
    let rest = if shown.len() < content.len() { "…" } else { "" };
    let span = |span: &Option<crate::page::SpanView>| {
        span.as_ref().map_or_else(|| "none".into(), |s| format!("“{}”", words(&s.text)))
    };
    let nested = if view.nested { ", inside another quote" } else { "" };
    _ = write!(
        out,
        "  {{{} {shown}{rest}}} {}{nested}, {:.2}: {}",
        index + 1,
        quote_kind(view.kind),
        view.confidence,
        or_unknown(&view.evidence)
    );
    _ = write!(out, "; cue {}; speaker {}", span(&view.cue), span(&view.speaker));
    if !view.speakers.is_empty() {
        _ = write!(out, " is {}", numbered(page, &view.speakers));
    }
    _ = writeln!(out, "; attribution {}", view.attribution + 1);
}

fn actor(page: &Page, index: usize, card: &Card, out: &mut String) {
    _ = writeln!(
        out,
        "#{} {}: {}, {:.2}: {}",
        index + 1,
        card.name,
        card.kind.name(),
        card.confidence,
        or_unknown(&card.evidence)
    );
    let forms = |form: Form| {
        let has_form = |&&mention: &&usize| page.mentions.get(mention).is_some_and(|view| view.form == form);
        card.mentions.iter().filter(has_form).count()
    };
    let [names, nominals, pronouns] = [Form::Name, Form::Nominal, Form::Pronoun].map(forms);
    let counts = [
        count(names, "name"),
        count(nominals, "nominal"),
        count(pronouns, "pronoun"),
        count(card.quotes.len(), "quote"),
    ];
    _ = writeln!(out, "  prominence {:.2}: {}", card.prominence, counts.join(", "));
    if !card.aliases.is_empty() {
        _ = writeln!(out, "  merged with: {}", card.aliases.join(", "));
    }
    for role in &card.roles {
        _ = writeln!(out, "  role: {} (“{}”)", role.text, role.sentence);
    }
    if let Some(of) = card.of {
        _ = writeln!(out, "  stands for {}", numbered(page, &[of]));
    }
    if let Some(meaning) = &card.stands_for {
        _ = writeln!(out, "  stands for: {meaning}");
    }
}

/// "#1 Vladimir Putin and #3 Iran".
fn numbered(page: &Page, actors: &[usize]) -> String {
    let names: Vec<_> =
        actors.iter().zip(page.names(actors)).map(|(actor, name)| format!("#{} {name}", actor + 1)).collect();
    names.join(" and ")
}

fn or_unknown(rule: &str) -> &str {
    if rule.is_empty() { "no rule told" } else { rule }
}
