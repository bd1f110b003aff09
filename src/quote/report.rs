//! Whether what a cue claims was said, as learned. Takes what the sieves have claimed, leaves out what most likely tells of a deed: "declared a
//! state of emergency", and in a manual or a life story "describes the town". Finds nothing itself.

use super::border::{bucket, kind, opener};
use super::found::Found;
use super::reader::Reader;
use crate::entity::Stance;
use crate::lexicon::cues::{CueClass, CueEntry};
use crate::model::named::{Features, Names};
use crate::order;
use crate::rule::Rule;
use crate::tag::Tag;

/// Log-odds above which something counts as said: a noun phrase or an infinitive, and a clause, which the rules are right about more often.
const SAID: [f32; 2] = [-0.8, -1.5];

/// Tokens for each attribution of a text that reports much, and of one that reports some.
const REPORTS: [usize; 3] = [30, 60, 120];

/// Leaves out the attributions that are hardly any.
pub(super) fn weigh(reader: &Reader, found: &mut Vec<Found>) {
    let density = density(reader, found);
    // What is learned must not depend on what was learned before.
    let learned = reader.learned();
    if reader.listener.is_some() || learned.is_empty() {
        return found
            .iter()
            .filter(|quote| !quote.nested && is_weighed(quote))
            .for_each(|quote| tell(reader, quote, density));
    }
    let mut gone = Vec::new();
    let mut keeps = Vec::with_capacity(found.len());
    for quote in found.iter() {
        let weighed = !quote.nested && is_weighed(quote);
        let mut sum = learned.sum();
        if weighed {
            features(reader, quote, density, &mut sum);
        }
        let stays = !weighed || sum.sum > SAID[usize::from(!quote.weak)];
        if !stays {
            gone.push(quote.content.clone());
        }
        keeps.push(stays);
    }
    order::by(&mut gone, |content| content.start as u64);
    let mut keeps = keeps.into_iter();
    found.retain(|_| keeps.next().unwrap_or(true));
    // What stood inside of what is gone stands in the text of the writer.
    for quote in found.iter_mut().filter(|quote| quote.nested) {
        let at = gone.partition_point(|content| content.end <= quote.content.start);
        quote.nested = gone.get(at).is_none_or(|content| content.start > quote.content.start);
    }
}

/// Tells a listener of the question.
fn tell(reader: &Reader, quote: &Found, density: &str) {
    let Some((listener, content)) = reader.listener.zip(reader.span(&quote.content)) else { return };
    let mut names = Names::default();
    features(reader, quote, density, &mut names);
    listener.report(content, quote.cue.as_ref().and_then(|cue| reader.span(cue)), names.0);
}

/// What stands in marks, behind a label or in a block was said.
fn is_weighed(quote: &Found) -> bool {
    matches!(
        quote.evidence,
        Rule::CueClause
            | Rule::CuePhrase
            | Rule::CueNoun
            | Rule::CueQuote
            | Rule::AccordingTo
            | Rule::AsSpeakerCue
            | Rule::ClauseSpeakerCue
            | Rule::QuoteCueSpeaker
    )
}

/// How much of the text is reports.
fn density(reader: &Reader, found: &[Found]) -> &'static str {
    let counted = found.iter().filter(|quote| !quote.nested && !is_talk(reader, quote)).count();
    let tokens: usize = reader.passages.iter().map(|passage| passage.tokens.len()).sum();
    let place = REPORTS.iter().position(|&each| counted * each >= tokens);
    ["much", "some", "little", "none"][place.unwrap_or(3)]
}

/// "I suggest", "you describe": those who talk with each other report nothing to the reader.
fn is_talk(reader: &Reader, quote: &Found) -> bool {
    quote.speaker.as_ref().is_some_and(|speaker| speaker.clone().any(|at| reader.is(at, CueClass::Participant)))
}

fn features(reader: &Reader, quote: &Found, density: &str, out: &mut dyn Features) {
    let content = &quote.content;
    let opener = opener(reader, content);
    let weak = if quote.weak { "weak" } else { "strong" };
    let rule = quote.evidence.name();
    out.add("report.bias", &[]);
    out.add("report.rule", &[rule, opener, weak]);
    out.add("report.density", &[density, weak]);
    out.add("report.density", &[density, opener]);
    out.add("report.length", &[bucket(content.len()), opener]);
    out.add("report.first", &[kind(reader, content.start), weak]);
    let talk = if is_talk(reader, quote) { "talk" } else { "no" };
    out.add("report.talk", &[talk, weak]);
    speaker_features(reader, quote, opener, out);
    cue_features(reader, quote, opener, out);
    if matches!(opener, "plain" | "ing") {
        object_features(reader, quote, out);
    }
}

/// Who would have said it.
fn speaker_features(reader: &Reader, quote: &Found, opener: &str, out: &mut dyn Features) {
    let Some(speaker) = quote.speaker.as_ref().filter(|speaker| !speaker.is_empty()) else {
        out.add("report.speaker", &["none", opener]);
        return;
    };
    let last = speaker.end - 1;
    let class = match () {
        () if speaker.clone().any(|at| reader.is_name(at)) => "name",
        () if speaker.len() == 1 => kind(reader, last),
        () => "phrase",
    };
    out.add("report.speaker", &[class, opener]);
    if class == "phrase" {
        out.add("report.says", &[reader.word(last)]);
    }
}

/// The cue, by itself and in its place.
fn cue_features(reader: &Reader, quote: &Found, opener: &str, out: &mut dyn Features) {
    let Some(cue) = quote.cue.as_ref().filter(|cue| !cue.is_empty()) else { return };
    let (head, entry) = cue
        .clone()
        .find_map(|at| Some((at, entry(reader, at)?)))
        .unwrap_or((cue.start, CueEntry::new(quote.stance, crate::lexicon::cues::Frames::default())));
    let lemma = reader.lexicon().lemma(entry);
    out.add("report.lemma", &[lemma]);
    out.add("report.lemma", &[lemma, opener]);
    let stance = Stance::NAMES.iter().find(|(_, stance)| *stance == quote.stance).map_or("", |(name, _)| name);
    out.add("report.stance", &[stance, opener]);
    let (first, tag) = (kind(reader, cue.start), reader.tag(head).names().1);
    out.add("report.cue", &[first, tag, opener]);
    out.add("report.tag", &[tag, opener]);
    let negated = cue.clone().any(|at| reader.is(at, CueClass::Negation));
    out.add("report.negated", &[if negated { "yes" } else { "no" }]);
    let before = cue.start.checked_sub(1).map_or("-", |before| kind(reader, before));
    out.add("report.before", &[before, opener]);
    out.add("report.lemma-first", &[lemma, kind(reader, quote.content.start)]);
}

/// The noun phrase that would be the content: its noun says much.
fn object_features(reader: &Reader, quote: &Found, out: &mut dyn Features) {
    let content = &quote.content;
    let ends = |&at: &usize| {
        at > content.start
            && (!reader.is_word(at) || reader.is(at, CueClass::Preposition) || reader.is(at, CueClass::To))
    };
    let end = content.clone().find(ends).unwrap_or(content.end);
    let head = end - 1;
    let class = if reader.is_name(head) { "name" } else { reader.tag(head).names().1 };
    out.add("report.object", &[class, if end == content.end { "bare" } else { "more" }]);
    if reader.tag(head).is_noun() && reader.tag(head) != Tag::Unknown {
        out.add("report.noun", &[reader.word(head)]);
    }
    out.add("report.after", &[if end < content.end { kind(reader, end) } else { "-" }]);
}

fn entry(reader: &Reader, at: usize) -> Option<CueEntry> {
    let tokens = reader.tokens().get(at..)?;
    let lexicon = reader.lexicon();
    let verb = lexicon.verb(tokens).map(|(_, form)| form.entry);
    verb.or_else(|| lexicon.phrase(tokens).or_else(|| lexicon.noun(tokens)).map(|(_, entry)| entry))
}
