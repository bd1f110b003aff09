//! What a page is made of: plain data that is serialised as it is. Knows neither how it is built nor where it is shown.

use serde::{Deserialize, Serialize};

use super::world::Background;
use crate::entity::{Form, Kind, PartKind, QuoteKind, Stance};

/// An analysed article, ready to be shown.
///
/// Offsets are **bytes** when it comes from [`Page::new`]; [`Page::map_offsets`] turns them into UTF-16 units (wasm) or code points (exports).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Page {
    /// The headline, or the first words of the text.
    pub title: String,
    /// ISO date of publication that relative dates were resolved against, where the text has one.
    pub published: Option<String>,
    /// Hardly any word of English is in it, which is all that is read here. Told by `wasm` alone.
    pub foreign: bool,
    /// The text, paragraph by paragraph.
    pub blocks: Vec<Block>,
    /// Every mention in text order; an inline refers to it by index.
    pub mentions: Vec<MentionView>,
    /// One card per actor, the most prominent first; a mention refers to it by index.
    pub actors: Vec<Card>,
    /// Quotes in text order.
    pub quotes: Vec<QuoteView>,
    /// Date expressions in text order.
    pub dates: Vec<DateView>,
    /// Relations between actors in text order; a card refers to them by index.
    pub relations: Vec<RelationView>,
    /// Who appears with whom.
    pub graph: Graph,
    /// Text parts in text order.
    pub parts: Vec<PartView>,
    /// Shards of the knowledge base that may know more of the actors, by file name.
    pub wanted: Vec<String>,
}

/// One paragraph (or headline, caption, …) and the white space after it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What part of the article it is.
    pub part: PartKind,
    /// Its text.
    pub inlines: Vec<Inline>,
    /// White space up to the next block (of the text's start, where `inlines` is empty).
    pub gap: String,
}

/// A node of a paragraph. Quotes may hold parts, quotes and mentions; a mention holds text only: where mentions overlap, the inner one
/// keeps its characters and the outer one stands in several pieces.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", from = "AnyInline")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The characters.
        text: String,
    },
    /// A text part inside a paragraph (a dateline before the first sentence).
    Part {
        /// Which part.
        part: PartKind,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A piece of a quote.
    Quote {
        /// Index into [`Page::quotes`].
        quote: usize,
        /// Whether this is its first piece.
        first: bool,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A piece of a mention.
    Mention {
        /// Index into [`Page::mentions`].
        mention: usize,
        /// Whether this is its first piece.
        first: bool,
        /// The characters.
        text: String,
    },
}

/// An [`Inline`] with the fields of all its types. Were it read by its type, serde would keep all else until that came, with code for every kind of
/// value twice.
#[derive(Deserialize)]
struct AnyInline {
    r#type: InlineType,
    #[serde(default)]
    text: String,
    part: Option<PartKind>,
    #[serde(default)]
    inlines: Vec<Inline>,
    #[serde(default)]
    quote: usize,
    #[serde(default)]
    mention: usize,
    #[serde(default)]
    first: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum InlineType {
    Text,
    Part,
    Quote,
    Mention,
}

impl From<AnyInline> for Inline {
    fn from(any: AnyInline) -> Inline {
        let AnyInline { text, inlines, quote, mention, first, .. } = any;
        match any.r#type {
            InlineType::Text => Inline::Text { text },
            InlineType::Part => Inline::Part { part: any.part.unwrap_or(PartKind::Body), inlines },
            InlineType::Quote => Inline::Quote { quote, first, inlines },
            InlineType::Mention => Inline::Mention { mention, first, text },
        }
    }
}

/// A mention as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MentionView {
    /// First offset.
    pub start: usize,
    /// One past the last offset.
    pub end: usize,
    /// The characters.
    pub text: String,
    /// What it refers to.
    pub kind: Kind,
    /// Name, nominal or pronoun.
    pub form: Form,
    /// Indices into [`Page::actors`].
    pub actors: Vec<usize>,
    /// 0..=1.
    pub confidence: f32,
    /// Rule that found it.
    pub evidence: String,
    /// Sieve that resolved it; empty while unresolved.
    pub sieve: String,
    /// ISO 8601 value of a date mention.
    pub value: Option<String>,
}

/// What a reader is told of an actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// What it is.
    pub kind: Kind,
    /// The fullest name in the text.
    pub name: String,
    /// Other spellings and short forms in the text.
    pub aliases: Vec<String>,
    /// Who this is, in one phrase, where anything says so.
    pub who: Option<Who>,
    /// What the text says it is, each with its sentence.
    pub roles: Vec<RoleView>,
    /// Its age in years, where the text tells it.
    pub age: Option<RoleView>,
    /// Indices into [`Page::relations`] that it is part of, in text order.
    pub relations: Vec<usize>,
    /// What it did: clauses without their subject, the most telling ones, in text order.
    pub deeds: Vec<RoleView>,
    /// Indices into [`Page::mentions`], in text order.
    pub mentions: Vec<usize>,
    /// Indices into [`Page::quotes`] whose speaker it is.
    pub quotes: Vec<usize>,
    /// Other actors in the same sentences, the most frequent first.
    pub with: Vec<Companion>,
    /// For a demonym, the index of the country it stands for; so for a capital that is only its government.
    pub of: Option<usize>,
    /// Whose seat an office is ("President of Russia"); the government that a capital stands for in mentions whose sieve is
    /// [`Rule::CapitalForItsGovernment`](crate::Rule::CapitalForItsGovernment).
    pub stands_for: Option<String>,
    /// 0..=1, how much the article is about it; orders the list.
    pub prominence: f32,
    /// 0..=1, how sure the tagger is of the kind.
    pub confidence: f32,
    /// The rule behind the surest mention.
    pub evidence: String,
    /// Knowledge-base entry (Wikidata QID, or the base's own id), where one is bundled and sure.
    pub entry: Option<String>,
    /// What the knowledge base tells, at the article's date; apart from what the article says.
    pub background: Option<Background>,
    /// What else the name may mean, the likeliest first.
    pub candidates: Vec<Background>,
}

/// The second line of a card: "foreign minister of Norland", "probably the parliament of Norland".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// One plain phrase of at most 90 characters.
    pub text: String,
    /// What says so.
    pub from: WhoFrom,
}

/// What says who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhoFrom {
    /// The article, in its words.
    Article,
    /// An entry of the knowledge base.
    Base,
    /// Its name, and the country of its phrase or of the article.
    Institution,
}

/// A role, an age or a deed with the sentence that gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleView {
    /// Words of the text.
    pub text: String,
    /// The sentence; a long one is cut around the words, with `…`.
    pub sentence: String,
}

/// A relation between two actors: the name of `from`, the words and the name of `to` read as a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RelationView {
    /// What it is: "leads", "family", "meets", …; the third column of `data/lexicon/relations.tsv`.
    pub kind: String,
    /// Index into [`Page::actors`].
    pub from: usize,
    /// Words of the text.
    pub words: String,
    /// Index into [`Page::actors`].
    pub to: usize,
    /// The sentence that says it.
    pub sentence: String,
}

/// Who appears with whom: the most prominent actors and the sentences that they share. Both lists are bounded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Graph {
    /// Indices into [`Page::actors`], in order; none without an edge.
    pub nodes: Vec<usize>,
    /// The edges, the most sentences first, then the most prominent actors.
    pub edges: Vec<Edge>,
}

/// Two actors that share sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// Index into [`Page::actors`], the smaller one.
    pub one: usize,
    /// Index into [`Page::actors`].
    pub other: usize,
    /// Sentences that they share.
    pub sentences: usize,
}

/// An actor that appears beside another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Companion {
    /// Index into [`Page::actors`].
    pub actor: usize,
    /// Sentences that they share.
    pub sentences: usize,
}

/// A range with its characters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpanView {
    /// First offset.
    pub start: usize,
    /// One past the last offset.
    pub end: usize,
    /// The characters.
    pub text: String,
}

/// A quote as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteView {
    /// First offset of the content.
    pub start: usize,
    /// One past the last offset of the content.
    pub end: usize,
    /// The content.
    pub text: String,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// What the speaker does by saying it.
    pub stance: Stance,
    /// The words that say that somebody said it.
    pub cue: Option<SpanView>,
    /// The words that name the speaker.
    pub speaker: Option<SpanView>,
    /// Indices into [`Page::actors`].
    pub speakers: Vec<usize>,
    /// The words do not say who speaks, or whom they mean is too unsure to be shown.
    pub unsure: bool,
    /// Whether it stands inside another quote.
    pub nested: bool,
    /// Pieces of one quote share this number.
    pub attribution: usize,
    /// 0..=1, how likely the speaker is right.
    pub confidence: f32,
    /// Sieve that attributed it.
    pub evidence: String,
}

/// A date expression as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DateView {
    /// First offset.
    pub start: usize,
    /// One past the last offset.
    pub end: usize,
    /// The characters.
    pub text: String,
    /// ISO 8601; empty where the text gives no anchor.
    pub value: String,
    /// The sentence around it; a long one is cut, with `…`.
    pub sentence: String,
    /// Indices into [`Page::actors`] that appear in the sentence, in text order.
    pub actors: Vec<usize>,
}

/// A text part as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartView {
    /// Which part.
    pub part: PartKind,
    /// First offset.
    pub start: usize,
    /// One past the last offset.
    pub end: usize,
}

impl QuoteView {
    /// The words for a speaker who is no actor; none where they do not say who it is.
    pub fn speaker_words(&self) -> Option<&str> {
        self.speaker.as_ref().filter(|_| !self.unsure).map(|words| &*words.text)
    }
}

impl Card {
    /// A card that tells nothing but a name.
    pub fn new(kind: Kind, name: &str) -> Card {
        Card {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            who: None,
            roles: Vec::new(),
            age: None,
            relations: Vec::new(),
            deeds: Vec::new(),
            mentions: Vec::new(),
            quotes: Vec::new(),
            with: Vec::new(),
            of: None,
            stands_for: None,
            prominence: 0.0,
            confidence: 0.0,
            evidence: String::new(),
            entry: None,
            background: None,
            candidates: Vec::new(),
        }
    }
}

impl Page {
    /// Takes over the lists of the next piece of the same page, and its title and graph where it has them.
    pub fn append(&mut self, piece: Page) {
        self.blocks.extend(piece.blocks);
        self.mentions.extend(piece.mentions);
        self.actors.extend(piece.actors);
        self.quotes.extend(piece.quotes);
        self.dates.extend(piece.dates);
        self.relations.extend(piece.relations);
        self.parts.extend(piece.parts);
        self.wanted.extend(piece.wanted);
        (self.title, self.published, self.graph) = (piece.title, piece.published, piece.graph);
        self.foreign = piece.foreign;
    }

    /// Names of the actors with these indices.
    pub fn names<'a>(&'a self, actors: &'a [usize]) -> impl Iterator<Item = &'a str> {
        actors.iter().filter_map(|&actor| self.actors.get(actor)).map(|card| card.name.as_str())
    }

    /// The input, byte for byte: all leaves and gaps in order.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            leaves(&block.inlines, &mut text);
            text.push_str(&block.gap);
        }
        text
    }
}

fn leaves(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Mention { text, .. } => out.push_str(text),
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => leaves(inlines, out),
        }
    }
}
