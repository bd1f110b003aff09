//! Who wrote, took or sent what the reader has before him: names in bylines, credits and under pictures. Takes a scene, adds roles.

use std::ops::Range;

use super::roles::add;
use super::scene::Scene;
use crate::entity::PartKind;
use crate::entity::{Form, Kind, Role};
use crate::lexicon::FunctionWord;
use crate::rule::Rule;

/// How far before a name its label stands, in tokens.
const REACH: usize = 16;

/// Reads one sentence of a byline, a credit or a caption.
pub(super) fn read(scene: &Scene, sentence: Range<usize>, part: PartKind, roles: &mut [Vec<Role>]) {
    for at in sentence.clone() {
        let Some(mention) =
            scene.mention(at).filter(|mention| mention.tokens.start == at && mention.form == Form::Name)
        else {
            continue;
        };
        if !matches!(mention.kind, Kind::Person | Kind::Organization) {
            continue;
        }
        let low = sentence.start.max(at.saturating_sub(REACH));
        // The label that ends nearest, the longest of those: "reporting by" rather than "by".
        let labels = (low..at).rev().filter_map(|from| {
            scene
                .reading
                .resources
                .relations
                .credit(&scene.reading.tokens[from..at])
                .map(|(length, says)| (from + length, says))
        });
        let label = labels.max_by_key(|(end, _)| *end);
        let says = match (label, part) {
            // "accused by Carmen Diaz", "sketched by Gus Null": what stands under a picture tells who made that, not the text.
            (Some((_, says)), PartKind::Caption) if says == says_of(scene, "byline") => continue,
            // "Photo: Mayor Ada Brandt, flanked by …" tells who is seen.
            (Some((end, _)), PartKind::Caption) if !is_credited(scene, end..at, mention.tokens.end) => continue,
            (Some((_, says)), _) => says,
            (None, PartKind::Byline) => says_of(scene, "byline"),
            (None, PartKind::Credit) => says_of(scene, "credit"),
            _ => continue,
        };
        add(scene, roles, mention, says.to_owned(), at, Rule::Credit);
    }
}

/// Whether a name stands in a list of names behind its label, and no words tell of it: "Photos: Ann Lee, for the agency".
fn is_credited(scene: &Scene, between: Range<usize>, end: usize) -> bool {
    let reading = scene.reading;
    let function = |at: usize| reading.resources.lexicon.function_word(reading.tokens[at].key);
    let listed = |at: usize| {
        let token = &reading.tokens[at];
        !token.is_word()
            || scene.mention(at).is_some()
            || function(at) == Some(FunctionWord::Conjunction)
            || token.all_caps
    };
    let after = (end..reading.tokens.len()).take(2).find(|&at| !matches!(reading.word(at), "," | "–" | "—"));
    let told = after.is_some_and(|at| {
        let token = &reading.tokens[at];
        token.is_word()
            && !token.capital
            && !matches!(function(at), Some(FunctionWord::Preposition | FunctionWord::Conjunction))
    });
    let slashed = between.clone().any(|at| reading.word(at) == "/");
    (slashed || between.into_iter().all(listed)) && !told
}

/// What the list says of names without a label in such a part.
fn says_of<'a>(scene: &Scene<'a>, part: &str) -> &'a str {
    scene.reading.resources.relations.credit(&crate::token::tokenize(part)).map_or("", |(_, says)| says)
}
