//! Whether what a cue claims is something said. Takes the claim of a cue before it is made, gives what speaks against it. Finds nothing itself.

use std::ops::Range;

use crate::entity::Stance;
use crate::tag::Tag;

use super::complement::{self, Complement, Opener};
use super::cued::CuedPassage;
use super::reader::Reader;
use super::verb::{Cue, CueForm};
use crate::lexicon::cues::{CueClass, Frame};

/// Whether the content is no clause ("urged them to go", "described the plan"), or nobody is there to say it ("it was noted that").
pub(super) fn is_weak(
    passage: &CuedPassage,
    cue: &Cue,
    complement: &Complement,
    contents: &[Range<usize>],
    speaker: Option<&Range<usize>>,
) -> bool {
    let frames = cue.entry.frames;
    let nobody = match speaker {
        Some(speaker) => {
            cue.form == CueForm::Infinitive && passage.reader.word(speaker.start).eq_ignore_ascii_case("it")
        }
        None => true,
    };
    let says = frames.has(Frame::Bare) && complement.cue_end <= cue.group.end;
    let clause = |content: &Range<usize>| passage.reader.is_clause(content);
    let phrase = match complement.opener {
        Opener::Run | Opener::That | Opener::Wh => false,
        Opener::To => true,
        Opener::Plain => !(says && contents.iter().any(clause)),
    };
    phrase || nobody
}

/// "was described as new", "was encouraged to speak": a deed or a look, unless somebody is blamed or told.
fn is_deed(reader: &Reader, cue: &Cue, opener: Opener) -> bool {
    let blames = matches!(cue.entry.stance, Stance::Accuses | Stance::Criticizes | Stance::Praises);
    let told = cue.entry.frames.has(Frame::Recipient);
    match opener {
        Opener::Plain => !blames && !complement::is_impersonal(reader, cue),
        // "was said to have fled".
        Opener::To => !(told || cue.entry.frames.has(Frame::That) && !cue.entry.frames.any(&[Frame::NpTo, Frame::To])),
        Opener::Run | Opener::That | Opener::Wh => false,
    }
}

/// Neither a name ("called “Home”") nor a request ("Can you explain …?").
pub(super) fn is_saying(
    passage: &CuedPassage,
    cue: &Cue,
    complement: &Complement,
    speaker: Option<&Range<usize>>,
) -> bool {
    if speaker.is_none() && is_deed(passage.reader, cue, complement.opener) {
        return false;
    }
    let request = complement.opener != Opener::Run && speaker.is_some_and(|speaker| is_request(passage, speaker));
    !request && !is_name_in_marks(passage, cue, complement)
}

/// Whether nothing has been said, or not yet: "nobody said that …", "if she says that …", "had planned to say that …"; or nothing but that the
/// source wants no name: "asked not to be named".
pub(super) fn is_unsaid(
    passage: &CuedPassage,
    cue: &Cue,
    complement: &Complement,
    speaker: Option<&Range<usize>>,
) -> bool {
    let reader = passage.reader;
    let inside = |at: usize| at >= passage.range.start;
    // "No. 10 said".
    let numbered = |at: usize| reader.word(at) == "." || reader.tag(at) == Tag::Number;
    let denies = |at: usize| reader.is(at, CueClass::Denies) && !numbered(at + 1);
    let condition = |at: usize| inside(at) && reader.is(at, CueClass::Condition);
    let subject =
        speaker.is_some_and(|speaker| denies(speaker.start) || speaker.start.checked_sub(1).is_some_and(condition));
    let governor = cue.group.start.checked_sub(1).filter(|&at| inside(at));
    let intends = cue.form == CueForm::Infinitive && governor.is_some_and(|at| reader.is(at, CueClass::Intends));
    let first = complement.start + usize::from(reader.is(complement.start, CueClass::Negation));
    let anonymous = complement.opener == Opener::To
        && reader.is(first + 1, CueClass::Be)
        && reader.is(first + 2, CueClass::Anonymous);
    // "has not been asked to take part".
    let unasked = cue.form == CueForm::Passive
        && speaker.is_none()
        && cue.group.clone().any(|at| reader.is(at, CueClass::Negation));
    subject || intends || anonymous || unasked
}

/// "a song called “Home”"; "what the paper called “fury”" judges.
fn is_name_in_marks(passage: &CuedPassage, cue: &Cue, complement: &Complement) -> bool {
    let reader = passage.reader;
    let label = cue.entry.frames.has(Frame::Label) && cue.group.end == cue.head + 1;
    let small = || reader.run(complement.start).is_some_and(|run| !reader.run_is_sentence(run));
    let what = || {
        (passage.range.start..cue.group.start)
            .rev()
            .take(8)
            .any(|at| reader.run(at).is_none() && reader.word(at) == "what")
    };
    let judges = || cue.form == CueForm::Finite && small() && what();
    complement.opener == Opener::Run && label && complement.start == cue.group.end && !judges()
}

/// "Can you explain …?"
fn is_request(passage: &CuedPassage, speaker: &Range<usize>) -> bool {
    let reader = passage.reader;
    let before = speaker.start.checked_sub(1).filter(|&before| before >= passage.range.start);
    reader.is(speaker.start, CueClass::Participant) && before.is_some_and(|before| reader.is(before, CueClass::Modal))
}

/// "praised Mr. Lee", "mocked her": whom it was about, not what was said.
pub(super) fn is_bare_object(passage: &CuedPassage, contents: &[Range<usize>]) -> bool {
    let reader = passage.reader;
    let name = |at: usize| !reader.is_word(at) || reader.is_capital(at) || reader.is(at, CueClass::Object);
    let plain = |at: usize| reader.run(at).is_none() && (name(at) || reader.tag(at) == Tag::Pronoun);
    contents.iter().all(|content| content.clone().all(plain))
}
