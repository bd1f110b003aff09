//! The nested inlines of a text. Takes paragraphs, quotes and mentions as clipped ranges, gives blocks whose leaves and gaps are the text
//! byte for byte. Linear but for sorting; knows nothing of cards.

use std::ops::Range;

use super::view::{Block, Inline};
use crate::entity::PartKind;
use crate::order;
use crate::span::Span;
use crate::text::Paragraph;

/// Quotes inside quotes that are drawn; deeper ones stand in the list only, so that no text can make the tree deep.
const MAX_DEPTH: usize = 8;

/// What stands in the text, each list in any order; a number in the tree is an index into these. Empty ranges are not drawn.
pub(super) struct Layers<'a> {
    pub text: &'a str,
    /// Not overlapping, in order.
    pub paragraphs: Vec<Paragraph>,
    pub quotes: Vec<Span>,
    pub mentions: Vec<Span>,
}

/// The blocks of the whole text.
pub(super) fn blocks(layers: &Layers) -> Vec<Block> {
    let text = layers.text;
    let groups = lines(layers);
    let mut blocks = Vec::with_capacity(groups.len() + 1);
    let first = groups.first().map_or(text.len(), |group| group_span(layers, group).start);
    if first > 0 {
        blocks.push(Block { part: PartKind::Body, inlines: Vec::new(), gap: text[..first].to_owned() });
    }
    let mut sweep = Sweep::new(layers);
    for (index, group) in groups.iter().enumerate() {
        let span = group_span(layers, group);
        let next = groups.get(index + 1).map_or(text.len(), |next| group_span(layers, next).start);
        let part = main_part(&layers.paragraphs[group.clone()]);
        let inlines = sweep.block(span, group.clone(), part);
        blocks.push(Block { part, inlines, gap: text[span.end..next].to_owned() });
    }
    blocks
}

fn group_span(layers: &Layers, group: &Range<usize>) -> Span {
    Span::new(layers.paragraphs[group.start].span.start, layers.paragraphs[group.end - 1].span.end)
}

/// Paragraphs that share a line, as ranges of indices: a dateline and the paragraph that it opens are one block.
fn lines(layers: &Layers) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (index, paragraph) in layers.paragraphs.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if !breaks_line(layers, group.end - 1, paragraph) => group.end = index + 1,
            _ => groups.push(index..index + 1),
        }
    }
    groups
}

fn breaks_line(layers: &Layers, before: usize, paragraph: &Paragraph) -> bool {
    let gap = Span::new(layers.paragraphs[before].span.end, paragraph.span.start).of(layers.text);
    gap.contains(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// The part of a block: the body where there is one, else what most of its text is.
fn main_part(paragraphs: &[Paragraph]) -> PartKind {
    let body = paragraphs.iter().find(|paragraph| paragraph.part == PartKind::Body);
    let longest = paragraphs.iter().rev().max_by_key(|paragraph| paragraph.span.len());
    body.or(longest).map_or(PartKind::Body, |paragraph| paragraph.part)
}

/// A node that is open while the sweep passes over its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Index of the paragraph.
    Part(usize),
    /// Index of the quote.
    Quote(usize),
}

/// Goes over the text once, from one boundary to the next.
struct Sweep<'a> {
    layers: &'a Layers<'a>,
    /// All places where something begins or ends, sorted.
    bounds: Vec<usize>,
    next_bound: usize,
    /// Indices of quotes and mentions that have not begun, the next one last.
    quotes: Vec<usize>,
    mentions: Vec<usize>,
    /// Quotes around the present place, the outermost first.
    inside: Vec<usize>,
    /// Mentions that have begun, the innermost last; those that ended while another lay over them are still there.
    over: Vec<usize>,
    quote_begun: Vec<bool>,
    mention_begun: Vec<bool>,
}

impl<'a> Sweep<'a> {
    fn new(layers: &'a Layers<'a>) -> Self {
        let paragraphs = layers.paragraphs.iter().map(|paragraph| &paragraph.span);
        let spans = paragraphs.chain(&layers.quotes).chain(&layers.mentions);
        let mut bounds: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
        order::by(&mut bounds, |&bound| bound as u64);
        bounds.dedup();
        Sweep {
            layers,
            bounds,
            next_bound: 0,
            quotes: waiting(&layers.quotes),
            mentions: waiting(&layers.mentions),
            inside: Vec::new(),
            over: Vec::new(),
            quote_begun: vec![false; layers.quotes.len()],
            mention_begun: vec![false; layers.mentions.len()],
        }
    }

    /// The inlines of the paragraphs `group`, which lie in `span`.
    fn block(&mut self, span: Span, group: Range<usize>, part: PartKind) -> Vec<Inline> {
        let mut builder = Builder::default();
        let mut paragraph = group.start;
        let mut at = span.start;
        while at < span.end {
            while self.bounds.get(self.next_bound).is_some_and(|&bound| bound <= at) {
                self.next_bound += 1;
            }
            let end = self.bounds.get(self.next_bound).map_or(span.end, |&bound| bound.min(span.end));
            while paragraph + 1 < group.end && self.layers.paragraphs[paragraph].span.end <= at {
                paragraph += 1;
            }
            self.pass(at);
            let path = self.path(at, paragraph, part);
            builder.enter(&path, self.layers, &mut self.quote_begun);
            self.leaf(&mut builder, Span::new(at, end));
            at = end;
        }
        builder.finish()
    }

    /// Closes what ended at or before `at`, opens what has begun.
    fn pass(&mut self, at: usize) {
        let Layers { quotes, mentions, .. } = self.layers;
        self.inside.retain(|&quote| quotes[quote].end > at);
        while let Some(quote) = self.quotes.pop_if(|quote| quotes[*quote].start <= at) {
            if quotes[quote].end > at && self.inside.len() < MAX_DEPTH {
                self.inside.push(quote);
            }
        }
        while let Some(mention) = self.mentions.pop_if(|mention| mentions[*mention].start <= at) {
            self.over.push(mention);
        }
        while self.over.pop_if(|mention| mentions[*mention].end <= at).is_some() {}
    }

    /// The nodes around the text at `at`.
    fn path(&self, at: usize, paragraph: usize, block_part: PartKind) -> Vec<Open> {
        let here = &self.layers.paragraphs[paragraph];
        let is_part = here.part != block_part && here.span.start <= at && at < here.span.end;
        let part = is_part.then_some(Open::Part(paragraph));
        part.into_iter().chain(self.inside.iter().map(|&quote| Open::Quote(quote))).collect()
    }

    fn leaf(&mut self, builder: &mut Builder, span: Span) {
        let text = span.of(self.layers.text);
        match self.over.last() {
            // A piece without a character to see could be neither seen nor pointed at.
            Some(&mention) if !text.trim().is_empty() => {
                let first = !std::mem::replace(&mut self.mention_begun[mention], true);
                builder.push_mention(mention, first, text);
            }
            _ => builder.push_text(text),
        }
    }
}

/// Indices of the ranges that are not empty, the first to begin last; of two that begin together the longer begins first, and of equal
/// ones the later, so that the earlier lies over it.
fn waiting(spans: &[Span]) -> Vec<usize> {
    let mut waiting: Vec<usize> = (0..spans.len()).filter(|&index| !spans[index].is_empty()).collect();
    order::by(&mut waiting, |&index| order::first(!spans[index].start, spans[index].end));
    waiting
}

/// A tree that grows at its right edge.
#[derive(Default)]
struct Builder {
    done: Vec<Inline>,
    /// Open nodes with what they hold so far, the outermost first.
    open: Vec<(Open, Inline)>,
}

impl Builder {
    /// Closes and opens nodes until exactly `path` is open.
    fn enter(&mut self, path: &[Open], layers: &Layers, quote_begun: &mut [bool]) {
        let shared = self.open.iter().zip(path).take_while(|((open, _), wanted)| open == *wanted).count();
        self.close(shared);
        for &node in &path[shared..] {
            let inlines = Vec::new();
            let inline = match node {
                Open::Part(paragraph) => Inline::Part { part: layers.paragraphs[paragraph].part, inlines },
                Open::Quote(quote) => {
                    let first = !std::mem::replace(&mut quote_begun[quote], true);
                    Inline::Quote { quote, first, inlines }
                }
            };
            self.open.push((node, inline));
        }
    }

    /// Closes nodes until `left` are open.
    fn close(&mut self, left: usize) {
        while self.open.len() > left
            && let Some((_, inline)) = self.open.pop()
        {
            self.here().push(inline);
        }
    }

    fn here(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some((_, Inline::Part { inlines, .. } | Inline::Quote { inlines, .. })) => inlines,
            _ => &mut self.done,
        }
    }

    fn push_text(&mut self, text: &str) {
        match self.here().last_mut() {
            Some(Inline::Text { text: before }) => before.push_str(text),
            _ => self.here().push(Inline::Text { text: text.to_owned() }),
        }
    }

    fn push_mention(&mut self, mention: usize, first: bool, text: &str) {
        match self.here().last_mut() {
            Some(Inline::Mention { mention: before, text: so_far, .. }) if *before == mention => so_far.push_str(text),
            _ => self.here().push(Inline::Mention { mention, first, text: text.to_owned() }),
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        self.close(0);
        self.done
    }
}

#[cfg(test)]
mod tests;
