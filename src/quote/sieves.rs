//! The sieves that start from a cue. Takes a passage, gives the contents that its cues claim: quoted runs beside the cue, the clause after it,
//! the clause around it. Runs without a cue are left to `floating`.

use std::ops::Range;

use super::claim::Claim;
use super::complement;
use super::cued::CuedPassage;
use super::found::Found;
use super::reader::Reader;
use super::speaker;
use super::verb::CueForm;
use super::{clause, enclosing, noun, phrase};

/// Reads every passage outside quotation marks, and once more inside the contents found there.
pub(super) fn read(reader: &Reader, found: &mut Vec<Found>) {
    let spoken: Vec<_> = found.iter().map(|quote| quote.content.clone()).collect();
    for passage in &reader.passages {
        let covered = spoken.partition_point(|content| content.end <= passage.tokens.start);
        let nested = spoken.get(covered).is_some_and(|content| content.start < passage.tokens.end);
        let first = found.len();
        attribute(CuedPassage::new(reader, passage.tokens.clone()), found, nested);
        let contents: Vec<_> = found[first..].iter().map(|quote| quote.content.clone()).collect();
        for content in contents {
            attribute(CuedPassage::new(reader, content), found, true);
        }
    }
}

/// Cue and speaker of a passage that ends with a colon and so leads to what follows it.
pub(super) fn lead(reader: &Reader, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let colon = range.end.checked_sub(1).filter(|&last| reader.word(last) == ":" && reader.run(last).is_none())?;
    let passage = CuedPassage::new(reader, range.clone());
    let last =
        passage.cues.iter().rev().find(|cue| matches!(cue.form, CueForm::Finite | CueForm::Ing | CueForm::Infinitive));
    let speaker = last.and_then(|cue| passage.speaker(cue)).or_else(|| speaker::subject(reader, range, colon))?;
    Some((last.map_or(colon..range.end, |cue| cue.group.clone()), speaker))
}

/// Reads the passages inside quotation marks.
pub(super) fn read_nested(reader: &Reader, found: &mut Vec<Found>) {
    for passage in &reader.passages {
        attribute(CuedPassage::new(reader, passage.tokens.clone()), found, true);
    }
}

/// Cues that enclose their content come first (“…, he said”): other cues may stand inside it.
fn attribute(mut passage: CuedPassage, found: &mut Vec<Found>, nested: bool) {
    for enclosing in [true, false] {
        for index in 0..passage.cues.len() {
            let cue = &passage.cues[index];
            let free = !passage.claims.iter().any(|claim| claim.holds(cue.group.start));
            let claim =
                free.then(|| if enclosing { around(&passage, index) } else { claim(&passage, index) }).flatten();
            let stance = cue.stance(passage.reader);
            passage.claims.extend(claim.map(|claim| Claim { stance, ..claim }));
        }
    }
    for claim in passage.claims {
        let attribution = found.len();
        found.extend(claim.contents.into_iter().map(|content| Found {
            content,
            cue: Some(claim.cue.clone()),
            speaker: claim.speaker.clone(),
            voice: None,
            attribution,
            stance: claim.stance,
            weak: claim.weak,
            nested,
            evidence: claim.evidence,
        }));
    }
}

/// The claim of a cue that stands after or inside its content.
fn around(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let claim = match cue.form {
        CueForm::Phrase => phrase::claim(passage, index),
        CueForm::Opinion => phrase::opinion(passage, index),
        CueForm::Noun => None,
        _ => enclosing::inverted(passage, index).or_else(|| {
            let (reader, end) = (passage.reader, passage.range.end);
            let found = complement::find(reader, cue, end);
            let complement = found.filter(|found| !complement::is_listener(reader, cue, found, end));
            enclosing::around(passage, index, complement, passage.speaker(cue))
        }),
    }?;
    // "She said it was over, but others, he added, …": her clause goes first.
    let first = claim.contents.first()?;
    if claim.contents.len() < 2 {
        return Some(claim);
    }
    let rival =
        passage.cues.iter().take(index).find(|cue| cue.form == CueForm::Finite && first.contains(&cue.group.start));
    let opens = rival.and_then(|rival| passage.speaker(rival)).is_some_and(|speaker| speaker.start <= first.start + 1);
    (!opens).then_some(claim)
}

fn claim(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    match cue.form {
        CueForm::Phrase => phrase::claim(passage, index),
        CueForm::Opinion => phrase::opinion(passage, index),
        CueForm::Noun => noun::claim(passage, index),
        _ => clause::claim(passage, index),
    }
}
