//! How likely the speaker of a quote is the right one, as learned: by the rule that found the quote, and by how the words for the speaker refer.
//! Takes a quote with the mentions that are meant, gives a chance (0..=1); weights by name are in `data/model/speakers.tsv`, made by `train speakers`.

use crate::entity::{Form, Kind, Mention};
use crate::model::named::{Features, Weights};
use crate::rule::Rule;

use super::found::Found;

/// Chance below which a speaker stays open (the table of confidence in docs/reading-report.md).
const LEAST: f32 = 0.7;

/// Whether those who are meant are shown: a label in front says who speaks, and a phrase without a name can stand for nobody else.
pub(super) fn holds(found: &Found, meant: &[&Mention], chance: f32) -> bool {
    let itself = |mention: &&&Mention| mention.kind == Kind::Source && mention.form == Form::Nominal;
    chance >= LEAST || is_label(found) || meant.first().filter(itself).is_some()
}

/// Whether a label in front of the words says who speaks.
pub(super) fn is_label(found: &Found) -> bool {
    matches!(found.evidence, Rule::Transcript | Rule::ColonBefore)
}

/// How likely those who are meant say it; certain where nothing is learned.
pub(super) fn chance(weights: &Weights, found: &Found, meant: &[&Mention]) -> f32 {
    if weights.is_empty() {
        return 1.0;
    }
    let mut sum = weights.sum();
    features(found, meant, &mut sum);
    1.0 / (1.0 + (-sum.sum).exp())
}

/// What speaks for and against them.
pub(super) fn features(found: &Found, meant: &[&Mention], out: &mut dyn Features) {
    let rule = found.evidence.name();
    out.add("bias", &[]);
    out.add("rule", &[rule]);
    let Some(first) = meant.first() else { return };
    let form = match (first.kind, first.form) {
        (Kind::Source, Form::Nominal) => "source",
        (Kind::Source, _) => "source again",
        (_, Form::Name) => "name",
        (_, Form::Nominal) => "description",
        (_, Form::Pronoun) => "pronoun",
    };
    out.add("form", &[form]);
    out.add("form", &[form, rule]);
    out.add("kind", &[first.kind.name(), form]);
    out.add("sieve", &[first.sieve.map_or("-", Rule::name)]);
    let least = meant.iter().map(|mention| mention.confidence).fold(1.0, f32::min);
    out.add("sure", &[form, ["low", "some", "high", "most"][bucket(least)]]);
    out.add("weak", &[if found.weak { "yes" } else { "no" }, form]);
}

fn bucket(confidence: f32) -> usize {
    [0.5, 0.7, 0.9].iter().filter(|&&edge| confidence >= edge).count()
}
