//! Whether what a cue claims is something said. Takes the claim of a cue before it is made, gives what speaks against it. Finds nothing itself.

use std::ops::Range;

use super::complement::{Complement, Opener};
use super::cues::{Class, Frame};
use super::reader::Reader;
use super::sieves::Passage;
use super::verb::{Cue, Form};

impl Passage<'_, '_> {
    /// Whether the content is no clause ("urged them to go", "described the plan"), or nobody is there to say it ("it was noted that").
    pub(super) fn is_weak(
        &self,
        cue: &Cue,
        complement: &Complement,
        contents: &[Range<usize>],
        speaker: Option<&Range<usize>>,
    ) -> bool {
        let frames = cue.entry.frames;
        let nobody = match speaker {
            Some(speaker) => cue.form == Form::Infinitive && self.reader.word(speaker.start).eq_ignore_ascii_case("it"),
            None => true,
        };
        let says = frames.has(Frame::Bare) && complement.cue_end <= cue.group.end;
        let clause = |content: &Range<usize>| is_clause(self.reader, content);
        let phrase = match complement.opener {
            Opener::Run | Opener::That | Opener::Wh => false,
            Opener::To => true,
            Opener::Plain => !(says && (!frames.has(Frame::Np) || contents.iter().any(clause))),
        };
        phrase || nobody
    }

    /// Neither a name ("called “Home”") nor a request ("Can you explain …?").
    pub(super) fn is_saying(&self, cue: &Cue, complement: &Complement, speaker: Option<&Range<usize>>) -> bool {
        let request = complement.opener != Opener::Run && speaker.is_some_and(|speaker| self.is_request(speaker));
        !request && !self.is_name_in_marks(cue, complement)
    }

    /// "a song called “Home”".
    fn is_name_in_marks(&self, cue: &Cue, complement: &Complement) -> bool {
        let label = cue.entry.frames.has(Frame::Label) && cue.group.end == cue.head + 1;
        complement.opener == Opener::Run && label && complement.start == cue.group.end
    }

    /// "Can you explain …?"
    fn is_request(&self, speaker: &Range<usize>) -> bool {
        let reader = self.reader;
        let before = speaker.start.checked_sub(1).filter(|&before| before >= self.range.start);
        reader.is(speaker.start, Class::Participant) && before.is_some_and(|before| reader.is(before, Class::Modal))
    }

    /// "praised Mr. Lee", "mocked her": whom it was about, not what was said.
    pub(super) fn is_bare_object(&self, contents: &[Range<usize>]) -> bool {
        let reader = self.reader;
        let name = |at: usize| !reader.is_word(at) || reader.is_capital(at) || reader.is(at, Class::Object);
        contents.iter().all(|content| {
            let words = content.clone().filter(|&at| reader.is_word(at)).count();
            !content.clone().any(|at| reader.run(at).is_some()) && (content.clone().all(name) || words < 3)
        })
    }
}

/// Whether a verb comes before any relative pronoun.
fn is_clause(reader: &Reader, content: &Range<usize>) -> bool {
    let relative = |at: usize| at > content.start && reader.is(at, Class::Relative);
    let mut words = content.clone().skip(1).take_while(|&at| !relative(at));
    words.any(|at| reader.is_verb(at))
}
