//! The text as the sieves read it: words with their classes, quoted runs as closed boxes, and passages (sentences that no quotation
//! cuts in two). Takes tokens and runs, decides nothing.

use std::ops::Range;

use crate::entity::PartKind;
use crate::entity::{ClusteredMention, Form, Kind};
use crate::lexicon::FunctionWord;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::tag::Tag;
use crate::token::{Token, TokenKind};

use crate::lexicon::cues::{CueClass, CueClasses, CueLexicon, Frame};
use crate::model::named::{Listener, Weights};
use crate::quotation::Quotation;

/// How far into a sentence the cue of the quotation before it may stand, in tokens.
const TAG: usize = 10;

/// Longest title behind a noun that says so, in words.
const TITLE: usize = 12;

/// Longest passage, in words and runs.
const LONGEST: usize = 400;

/// Sentences of one paragraph, joined where a quotation goes over their border.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    pub(super) tokens: Range<usize>,
    pub(super) paragraph: usize,
    pub(super) part: PartKind,
}

/// Words, boxes and passages of a text at one depth of quotation.
pub(super) struct Reader<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) runs: &'a [Quotation],
    /// Passages in order.
    pub(super) passages: Vec<Passage>,
    classes: Vec<CueClasses>,
    dates: Vec<bool>,
    /// Tokens inside a name.
    names: Vec<bool>,
    /// Run of this depth that holds the token.
    boxes: Vec<Option<usize>>,
    /// Who learns from what is decided.
    pub(super) listener: Option<&'a dyn Listener>,
}

impl<'a> Reader<'a> {
    /// Reads what stands outside all quotation marks (`depth` 0), or inside the runs of `depth` - 1.
    pub(super) fn new(
        reading: &Reading<'a>,
        mentions: &[ClusteredMention],
        runs: &'a [Quotation],
        depth: usize,
        listener: Option<&'a dyn Listener>,
    ) -> Reader<'a> {
        let mut boxes = vec![None; reading.tokens.len()];
        for (index, run) in runs.iter().enumerate().filter(|(_, run)| run.depth == depth) {
            boxes[run.tokens.clone()].fill(Some(index));
        }
        let mut dates = vec![false; reading.tokens.len()];
        let mut names = dates.clone();
        for mention in mentions.iter().filter(|mention| mention.form == Form::Name) {
            let marked = if mention.kind == Kind::Date { &mut dates } else { &mut names };
            marked[mention.tokens.clone()].fill(true);
        }
        let classes = (0..reading.tokens.len()).map(|at| classes(reading, at)).collect();
        let passages = Vec::new();
        let mut reader = Reader { reading: *reading, runs, passages, classes, dates, names, boxes, listener };
        let passages = if depth == 0 { reader.outer_passages() } else { reader.inner_passages(depth - 1) };
        reader.passages = passages.into_iter().flat_map(|passage| reader.cut(passage)).collect();
        reader
    }

    /// Cuts what no writer writes, so that the time of the sieves stays linear.
    fn cut(&self, passage: Passage) -> Vec<Passage> {
        let Passage { tokens, paragraph, part } = passage;
        let mut pieces = Vec::new();
        let (mut start, mut at, mut units) = (tokens.start, tokens.start, 0);
        while at < tokens.end {
            at = self.next(at).min(tokens.end);
            units += 1;
            if units == LONGEST || at == tokens.end {
                pieces.push(Passage { tokens: start..at, paragraph, part });
                (start, units) = (at, 0);
            }
        }
        pieces
    }

    fn outer_passages(&self) -> Vec<Passage> {
        let mut passages: Vec<Passage> = Vec::new();
        for sentence in self.reading.sentences.iter().filter(|sentence| sentence.part.is_article()) {
            let cut = sentence.tokens.start;
            let joined = self.run(cut).is_some_and(|run| self.runs[run].tokens.start < cut)
                || passages.last().is_some_and(|last: &Passage| self.is_tag(last, sentence));
            match passages.last_mut() {
                Some(last) if joined => last.tokens.end = sentence.tokens.end,
                _ => passages.push(Passage {
                    tokens: sentence.tokens.clone(),
                    paragraph: sentence.paragraph,
                    part: sentence.part,
                }),
            }
        }
        passages
    }

    /// “Who won?” [Mary asked.]: the sentence says who spoke the question before it.
    fn is_tag(&self, last: &Passage, sentence: &Sentence) -> bool {
        let before = last.tokens.end - 1;
        let asks = |run: usize| matches!(self.run_ending(run), '?' | '!' | '…' | '—' | '–');
        last.paragraph == sentence.paragraph
            && self.run(before).is_some_and(asks)
            && sentence.tokens.clone().take(TAG).any(|at| {
                let verb = self.lexicon().verb(&self.reading.tokens[at..sentence.tokens.end]);
                verb.is_some_and(|(_, form)| form.entry.frames.has(Frame::Quote) && !form.inflection.ing)
            })
    }

    fn inner_passages(&self, depth: usize) -> Vec<Passage> {
        let mut passages = Vec::new();
        let sentences = self.reading.sentences;
        for run in self.runs.iter().filter(|run| run.depth == depth) {
            let first = sentences.partition_point(|sentence| sentence.tokens.end <= run.inner.start);
            for sentence in sentences[first..].iter().take_while(|sentence| sentence.tokens.start < run.inner.end) {
                let start = sentence.tokens.start.max(run.inner.start);
                let end = sentence.tokens.end.min(run.inner.end);
                if start < end {
                    passages.push(Passage { tokens: start..end, paragraph: run.paragraph, part: sentence.part });
                }
            }
        }
        passages
    }

    pub(super) fn lexicon(&self) -> &'a CueLexicon {
        &self.reading.resources.cues
    }

    /// What was learned about contents.
    pub(super) fn learned(&self) -> &'a Weights {
        &self.reading.resources.learned.quotes
    }

    pub(super) fn tokens(&self) -> &'a [Token] {
        self.reading.tokens
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.reading.word(at)
    }

    pub(super) fn is(&self, at: usize, class: CueClass) -> bool {
        self.classes.get(at).is_some_and(|classes| classes.has(class))
    }

    pub(super) fn is_any(&self, at: usize, classes: &[CueClass]) -> bool {
        classes.iter().any(|&class| self.is(at, class))
    }

    pub(super) fn is_date(&self, at: usize) -> bool {
        self.dates.get(at).copied().unwrap_or(false)
    }

    /// Whether the token is part of a name.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.names.get(at).copied().unwrap_or(false)
    }

    /// Whether most words of the range begin with a capital, as in a headline.
    pub(super) fn is_title_case(&self, range: &Range<usize>) -> bool {
        let words = || range.clone().filter(|&at| self.is_word(at) && self.word(at).len() > 3);
        let capitals = words().filter(|&at| self.is_capital(at)).count();
        capitals > 2 && capitals * 4 > words().count() * 3
    }

    /// Whether the token is a finite verb: by its part of speech, or, where that is unknown, by its form. A tagger without a parser takes
    /// "invited" for a participle; a preposition behind it decides.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Unknown => self.is_verb_form(at),
            Tag::VerbParticiple => self.is_verb_form(at) && !self.is(at + 1, CueClass::Preposition),
            tag if tag.is_finite() => {
                self.run(at).is_none() && (self.is_word(at) || self.kind(at) == Some(TokenKind::Possessive))
            }
            // "the killing occurred" is taken for two nouns.
            tag if tag.is_noun() => self.run(at).is_none() && (self.is(at, CueClass::Finite) || self.is_long_past(at)),
            tag => self.is_auxiliary(at) && !tag.is_name(),
        }
    }

    /// Whether the token may be the verb of a clause that has no other: a tagger takes "stood by" or "shut" for participles.
    pub(super) fn may_be_verb(&self, at: usize) -> bool {
        let misread = || self.run(at).is_none() && self.tag(at) == Tag::VerbParticiple && !self.is_attribute(at);
        self.is_verb(at) || misread() && at > 0 && !self.is_any(at - 1, &[CueClass::Preposition, CueClass::Determiner])
    }

    /// Whether the token has the form of a finite verb: an auxiliary, a common one, a past in -ed.
    pub(super) fn is_verb_form(&self, at: usize) -> bool {
        let word = self.word(at);
        let past = || word.len() > 4 && word.ends_with("ed") && !self.is_capital(at);
        self.is_auxiliary(at) || self.run(at).is_none() && self.is_word(at) && (self.is(at, CueClass::Finite) || past())
    }

    fn is_long_past(&self, at: usize) -> bool {
        self.word(at).len() > 7 && self.word(at).ends_with("ed") && !self.is_capital(at)
    }

    fn is_auxiliary(&self, at: usize) -> bool {
        let auxiliary = [CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal];
        self.run(at).is_none() && self.is_word(at) && self.is_any(at, &auxiliary)
    }

    /// Whether a content has a finite verb of its own: neither of a relative clause inside, nor of the writer's words behind a comma or "and".
    pub(super) fn is_clause(&self, content: &Range<usize>) -> bool {
        let mut free = 0;
        for at in content.clone().skip(1) {
            let goes_on = self.is(at, CueClass::Coordinator) && (at + 1..at + 3).any(|at| self.is_verb(at));
            if goes_on || self.is_comma(at) && at > content.start + 3 {
                return false;
            }
            free -= i32::from(self.is(at, CueClass::Relative) || self.tag(at) == Tag::Subordinator);
            free += i32::from(self.may_be_verb(at) && !self.is_attribute(at));
            if free > 0 {
                return true;
            }
        }
        false
    }

    /// A participle before its noun: "a sheltered harbour".
    pub(super) fn is_attribute(&self, at: usize) -> bool {
        let subject = |tag: Tag| tag.is_noun() || tag.is_name() || tag == Tag::Pronoun;
        let noun = |tag: Tag| tag.is_noun() || tag.is_adjective();
        let before = at.checked_sub(1).map_or(Tag::Unknown, |before| self.tag(before));
        self.tag(at) == Tag::VerbParticiple && !subject(before) && noun(self.tag(at + 1))
    }

    /// Its part of speech.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.reading.tag(at)
    }

    /// Whether the token is a word (or a number) rather than a mark.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at).is_some_and(|kind| matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Address))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.reading.tokens.get(at).map(|token| token.kind)
    }

    /// "’s", or the apostrophe of a plural ("the ministers’ cars").
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        let plural = || at > 0 && !self.reading.tokens[at].space_before && self.word(at - 1).ends_with('s');
        self.kind(at) == Some(TokenKind::Possessive) || matches!(self.word(at), "'" | "’") && plural()
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(Token::is_capital_word)
    }

    /// The run, closed like a box, that holds the token.
    pub(super) fn run(&self, at: usize) -> Option<usize> {
        self.boxes.get(at).copied().flatten()
    }

    /// First token after the word or box at `at`.
    pub(super) fn next(&self, at: usize) -> usize {
        self.run(at).map_or(at + 1, |run| self.runs[run].tokens.end.max(at + 1))
    }

    /// First token of the word or box that ends before `at`.
    pub(super) fn previous(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        Some(self.run(before).map_or(before, |run| self.runs[run].tokens.start))
    }

    /// "who", "which", but not "that", which opens a content as well.
    pub(super) fn is_relative(&self, at: usize) -> bool {
        self.is(at, CueClass::Relative) && !self.is(at, CueClass::Complementiser)
    }

    /// A comma outside the boxes.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.run(at).is_none() && self.word(at) == ","
    }

    /// A dash that stands between words.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        let spaced = |at: usize| self.reading.tokens.get(at).is_none_or(|token| token.space_before);
        self.run(at).is_none()
            && match self.word(at) {
                "—" | "--" | "–" | "―" => true,
                "-" => spaced(at) && spaced(at + 1),
                _ => false,
            }
    }

    /// The last character inside the run, before its closing mark.
    pub(super) fn run_ending(&self, run: usize) -> char {
        let inner = &self.runs[run].inner;
        let last = if inner.is_empty() { "" } else { self.word(inner.end - 1) };
        last.chars().next_back().unwrap_or(' ')
    }

    /// Whether the run begins like a sentence.
    pub(super) fn run_is_sentence(&self, run: usize) -> bool {
        let inner = &self.runs[run].inner;
        let first = inner.clone().find(|&at| self.is_word(at));
        first.is_some_and(|at| self.reading.tokens[at].capital || self.kind(at) == Some(TokenKind::Number))
    }

    /// Whether the run is a name or a title: "the film “Star Peace”", "goes by the name “Stubby”", "writes in “The Long Way”".
    pub(super) fn is_title(&self, run: usize) -> bool {
        let quotation = &self.runs[run];
        let Some(before) = quotation.tokens.start.checked_sub(1) else { return false };
        let named = self.run(before).is_none() && self.is(before, CueClass::Titled);
        named && self.run_words(run) <= TITLE
            || self.is(before, CueClass::Preposition) && self.is_title_case(&quotation.inner)
    }

    /// Whether every longer word of the run begins with a capital: “Morning Hour”, “The Art of Doubt”.
    pub(super) fn is_capitalized(&self, run: usize) -> bool {
        let words = |at: &usize| self.is_word(*at);
        self.run_words(run) <= TITLE
            && !matches!(self.run_ending(run), '.' | ',' | '!' | '?')
            && self.runs[run].inner.clone().filter(words).all(|at| self.is_capital(at) || self.word(at).len() < 4)
    }

    /// Whether the run is a nickname: “Boim” between the names of a person.
    pub(super) fn is_nickname(&self, run: usize) -> bool {
        let Range { start, end } = self.runs[run].tokens.clone();
        let open = !matches!(self.run_ending(run), '.' | ',' | '!' | '?');
        start > 0 && open && self.run_words(run) <= 2 && self.is_capital(start - 1) && self.is_capital(end)
    }

    /// Words inside the run.
    pub(super) fn run_words(&self, run: usize) -> usize {
        self.runs[run].inner.clone().filter(|&at| self.is_word(at)).count()
    }

    /// Bytes of the tokens; none for an empty range.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        self.reading.span(tokens)
    }
}

/// "US", "WHO" among words in small letters: no "us", no "who".
fn is_acronym(reading: &Reading, at: usize) -> bool {
    let shouts = |at: usize| {
        let word = reading.word(at);
        word.len() > 1 && word.chars().all(char::is_uppercase)
    };
    shouts(at) && !shouts(at + 1) && !at.checked_sub(1).is_some_and(shouts)
}

fn classes(reading: &Reading, at: usize) -> CueClasses {
    let token = &reading.tokens[at];
    let mut classes = reading.resources.cues.classes(token.key);
    if token.kind != TokenKind::Word || is_acronym(reading, at) {
        return CueClasses::default();
    }
    classes = match reading.resources.lexicon.function_word(token.key) {
        Some(FunctionWord::Determiner | FunctionWord::Possessive) => classes.with(CueClass::Determiner),
        Some(FunctionWord::Preposition) => classes.with(CueClass::Preposition),
        Some(FunctionWord::Adverb) => classes.with(CueClass::Adverb),
        _ => classes,
    };
    let word = token.of(&reading.text.source);
    let plain = matches!(reading.tag(at), Tag::Adverb | Tag::AdverbMore) && classes == CueClasses::default();
    let formed = word.len() > 4 && word.ends_with("ly") && !classes.has(CueClass::NoAdverb);
    if (plain || formed) && !token.capital {
        classes = classes.with(CueClass::Adverb);
    }
    classes
}
