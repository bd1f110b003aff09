//! What the core finds: mentions, actors, quotes, dates. Plain data without behaviour of its own; every decision carries the
//! name of the rule that made it (`evidence`) and how sure that rule is (`confidence`, 0..=1).

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::rule::Rule;
use crate::span::Span;

/// What a mention or an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, party, ministry, agency, armed group, newspaper, office ("the Kremlin").
    Organization,
    /// A country, region, city, site, sea.
    Place,
    /// A people, nationality, religion or movement and its adjective ("Syrian", "Islamist").
    Group,
    /// A war, summit, process, forum, election.
    Event,
    /// A date or time expression.
    Date,
    /// Somebody who speaks and whom the text does not name: "two officials", "the ministry's spokesman".
    Source,
}

impl Kind {
    /// All kinds in the order of the page.
    pub const ALL: [Kind; 7] =
        [Kind::Person, Kind::Organization, Kind::Place, Kind::Group, Kind::Event, Kind::Date, Kind::Source];

    /// The lower-case name used in JSON and CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Place => "place",
            Kind::Group => "group",
            Kind::Event => "event",
            Kind::Date => "date",
            Kind::Source => "source",
        }
    }
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// By name: "Putin".
    Name,
    /// By description: "the Russian leader".
    Nominal,
    /// By pronoun: "he", "their".
    Pronoun,
}

/// What a paragraph is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// The title, or a subhead.
    Headline,
    /// Words under a picture, with its credit.
    Caption,
    /// Place and date of the report.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Links to other articles.
    Related,
    /// Sources, agencies, editors, rights.
    Credit,
    /// The article itself.
    Body,
    /// Share bars, cookie lines, advertisements.
    Other,
}

impl PartKind {
    /// The lower-case name used in JSON, reports and CSS.
    pub const fn name(self) -> &'static str {
        match self {
            PartKind::Headline => "headline",
            PartKind::Caption => "caption",
            PartKind::Dateline => "dateline",
            PartKind::Byline => "byline",
            PartKind::Related => "related",
            PartKind::Credit => "credit",
            PartKind::Body => "body",
            PartKind::Other => "other",
        }
    }

    /// Whether quotes and roles are read from it.
    pub const fn is_article(self) -> bool {
        matches!(self, PartKind::Body | PartKind::Headline)
    }
}

/// Index of an [`Actor`] in `Document::actors`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorId(pub usize);

/// Number of a cluster of mentions while names, descriptions and pronouns are resolved; it is no [`ActorId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClusterId(pub usize);

/// The number of nobody: a mention by name refers to no cluster before names are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nobody {}

/// A place in the text that refers to somebody or something. `Id` says how far it is resolved: to `Nobody` by `ner`, to a `ClusterId` within
/// `coref`, to an [`ActorId`] in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention<Id = ActorId> {
    /// Bytes of the mention, without title, article or possessive.
    pub span: Span,
    /// Tokens that the span covers.
    pub tokens: Range<usize>,
    /// What it refers to.
    pub kind: Kind,
    /// How it refers.
    pub form: Form,
    /// 0..=1.
    pub confidence: f32,
    /// Rule or model that found it.
    pub evidence: Rule,
    /// Whom it refers to: none, one, or several ("Russia and Iran … their").
    pub actors: Vec<Id>,
    /// Sieve that resolved it; none while unresolved.
    pub sieve: Option<Rule>,
}

/// A mention that `ner` found.
pub(crate) type NamedMention = Mention<Nobody>;

/// A mention of a cluster.
pub(crate) type ClusteredMention = Mention<ClusterId>;

impl<Id: Copy> Mention<Id> {
    /// Whom it refers to where that is just one.
    pub fn only(&self) -> Option<Id> {
        match self.actors[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The same mention of `actors`.
    pub fn of<Other>(self, actors: Vec<Other>) -> Mention<Other> {
        let Mention { span, tokens, kind, form, confidence, evidence, sieve, .. } = self;
        Mention { span, tokens, kind, form, confidence, evidence, actors, sieve }
    }
}

/// Which mention covers each token of a text, the outermost where several do.
pub(crate) struct Owners(Vec<u32>);

impl Owners {
    /// The owners of `tokens` tokens; linear time.
    pub(crate) fn new<Id>(tokens: usize, mentions: &[Mention<Id>]) -> Owners {
        let mut owners = vec![0; tokens];
        for (index, mention) in mentions.iter().enumerate() {
            let free = owners.get_mut(mention.tokens.clone()).filter(|tokens| tokens.first() == Some(&0));
            free.into_iter().flatten().for_each(|owner| *owner = index as u32 + 1);
        }
        Owners(owners)
    }

    /// Index of the outermost mention of token `at`.
    pub(crate) fn at(&self, at: usize) -> Option<usize> {
        self.0.get(at).and_then(|&owner| (owner as usize).checked_sub(1))
    }
}

/// A cluster of mentions that refer to the same person, organization, place, group or event.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Index of this actor.
    pub id: ActorId,
    /// What it is.
    pub kind: Kind,
    /// The fullest name in the text.
    pub name: String,
    /// Other spellings and short forms in the text, in order of appearance.
    pub aliases: Vec<String>,
    /// Indices into `Document::mentions`, in text order.
    pub mentions: Vec<usize>,
    /// The country that a demonym stands for ("Syrian" → Syria), or a capital that is only its government, where the text names it too.
    pub of: Option<ActorId>,
    /// Of an office's seat whose it is ("President of Russia"), of a capital the government that it stands for in some mention.
    pub stands_for: Option<String>,
}

/// What the text says an actor is, with the place where it says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Words of the text: "Russian President".
    pub text: String,
    /// The sentence that says it.
    pub sentence: Span,
    /// Rule that read it.
    pub evidence: Rule,
}

impl Role {
    /// Adds a role to those that are known; a longer one takes the place of the shorter ones that it holds.
    pub(crate) fn join(self, known: &mut Vec<Role>) {
        if self.text.is_empty() || known.len() >= Role::MOST || known.iter().any(|role| role.holds(&self.text)) {
            return;
        }
        let at = known.iter().position(|other| self.holds(&other.text)).unwrap_or(known.len());
        known.retain(|other| !self.holds(&other.text));
        known.insert(at, self);
    }

    /// Roles that one actor can have; a text that gives more repeats itself.
    pub(crate) const MOST: usize = 12;

    /// Whether `other` says nothing beside this one: "President" beside "Russian President", but not "aide" beside "raider".
    pub(crate) fn holds(&self, other: &str) -> bool {
        let (whole, part) = (self.text.to_lowercase(), other.to_lowercase());
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        whole.match_indices(&part).any(|(at, found)| {
            is_edge(whole[..at].chars().next_back()) && is_edge(whole[at + found.len()..].chars().next())
        })
    }
}

/// What a relation between two actors is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RelationKind {
    /// One gives the other an office.
    Appoints,
    /// One is a member or a part of the other.
    Belongs,
    /// One buys, pays or funds the other.
    Deals,
    /// They are relatives.
    Family,
    /// One comes after the other.
    Follows,
    /// One is at the head of the other.
    Leads,
    /// They meet; the same from either side.
    Meets,
    /// One is against the other.
    Opposes,
    /// One talks for or to the other.
    Speaks,
    /// One helps the other.
    Supports,
    /// One works for the other.
    Works,
}

impl RelationKind {
    /// All kinds.
    pub const ALL: [RelationKind; 11] = [
        RelationKind::Appoints,
        RelationKind::Belongs,
        RelationKind::Deals,
        RelationKind::Family,
        RelationKind::Follows,
        RelationKind::Leads,
        RelationKind::Meets,
        RelationKind::Opposes,
        RelationKind::Speaks,
        RelationKind::Supports,
        RelationKind::Works,
    ];

    /// The name in `data/lexicon/relations.tsv` and in outputs.
    pub const fn name(self) -> &'static str {
        match self {
            RelationKind::Appoints => "appoints",
            RelationKind::Belongs => "belongs",
            RelationKind::Deals => "deals",
            RelationKind::Family => "family",
            RelationKind::Follows => "follows",
            RelationKind::Leads => "leads",
            RelationKind::Meets => "meets",
            RelationKind::Opposes => "opposes",
            RelationKind::Speaks => "speaks",
            RelationKind::Supports => "supports",
            RelationKind::Works => "works",
        }
    }
}

/// How a quote stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Every word inside quotation marks.
    Direct,
    /// Some words inside the marks, some outside.
    Mixed,
    /// A paraphrase without marks.
    Indirect,
}

/// What a speaker does by saying it; readers filter by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// "said", "announced"; also where the text has no cue.
    #[default]
    States,
    /// "claimed", "argued".
    Claims,
    /// "denied", "rejected".
    Denies,
    /// "accused", "blamed".
    Accuses,
    /// "promised", "vowed".
    Promises,
    /// "demanded", "called for".
    Demands,
    /// "asked", "begged".
    Asks,
    /// "warned", "cautioned".
    Warns,
    /// "criticized", "condemned".
    Criticizes,
    /// "praised", "welcomed".
    Praises,
    /// "declined to", "would not say".
    Refuses,
}

impl Stance {
    /// All stances, in the order of a list of filters, with the words of tables and of serialised pages.
    pub const NAMES: [(&'static str, Stance); 11] = [
        ("states", Stance::States),
        ("claims", Stance::Claims),
        ("denies", Stance::Denies),
        ("accuses", Stance::Accuses),
        ("promises", Stance::Promises),
        ("demands", Stance::Demands),
        ("asks", Stance::Asks),
        ("warns", Stance::Warns),
        ("criticizes", Stance::Criticizes),
        ("praises", Stance::Praises),
        ("refuses", Stance::Refuses),
    ];
}

/// Something somebody said; one contiguous piece inside one paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The content, with its quotation marks.
    pub span: Span,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// What the speaker does by saying it.
    pub stance: Stance,
    /// The words that say that somebody said it ("called for", "according to").
    pub cue: Option<Span>,
    /// The words that name the speaker, as the text has them.
    pub speaker: Option<Span>,
    /// Whom the speaker words refer to.
    pub speakers: Vec<ActorId>,
    /// The words do not say who speaks ("they"), or whom they mean is too unsure to be shown; then `speakers` is empty.
    pub unsure: bool,
    /// Whether it stands inside another quote.
    pub nested: bool,
    /// Pieces of one interrupted or multi-paragraph quote share this number.
    pub attribution: usize,
    /// 0..=1, how likely the speaker is right.
    pub confidence: f32,
    /// Sieve that attributed it.
    pub evidence: Rule,
}

/// A date or time expression with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpression {
    /// Bytes of the expression.
    pub span: Span,
    /// ISO 8601 date, time, month, year or interval ("2024-12-07/2024-12-08"); none where the text gives no anchor.
    pub value: Option<String>,
    /// Rule that read it.
    pub evidence: Rule,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_holds_shorter_ones() {
        let role = |text: &str| Role { text: text.to_owned(), sentence: Span::new(0, 0), evidence: Rule::Apposition };
        assert!(role("Russian President").holds("president") && role("a").holds("A"));
        assert!(role("ex-aide, aide").holds("aide") && !role("raider").holds("aide") && !role("aide").holds("aides"));
    }
}
