//! Corrections with undo and redo, and those of texts that are not on show. Takes edits, gives those that count; applies nothing.

use std::hash::{DefaultHasher, Hash, Hasher};

use dramatis::edit::{self, Edit, Place};

/// Texts whose corrections are kept.
const SHELF: usize = 16;
/// Between the corrections of two texts.
const BETWEEN: &str = "\u{1e}";

/// What was done, and what was taken back since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

impl History {
    /// A history that begins with these.
    pub fn new(done: Vec<Edit>) -> History {
        History { done, undone: Vec::new() }
    }

    /// The corrections that count, in order.
    pub fn done(&self) -> &[Edit] {
        &self.done
    }

    /// One more; what was taken back is forgotten.
    pub fn push(&mut self, edit: Edit) {
        self.done.push(edit);
        self.undone.clear();
    }

    /// Takes the last one back, if any.
    pub fn undo(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// Makes the one that was taken back last again, if any.
    pub fn redo(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// Whether anything can be made again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Both, one after the other.
    pub fn join(mut self, other: History) -> History {
        self.done.extend(other.done);
        self.undone.clear();
        self
    }

    /// These corrections once `from` has become `to` in one place; those of words that are others now are gone.
    pub fn moved(&self, from: &str, to: &str) -> History {
        if *self == History::default() {
            return History::default();
        }
        let length = |text: &str| text.encode_utf16().count();
        let before = alike(from.chars(), to.chars());
        let (old, new) = (length(from), length(to));
        let after = alike(from.chars().rev(), to.chars().rev()).min(old.min(new) - before);
        let place = |(start, end): Place| {
            let behind = start + after >= old;
            (behind || end <= before).then(|| if behind { (start + new - old, end + new - old) } else { (start, end) })
        };
        let all = |edits: &[Edit]| edits.iter().filter_map(|edit| moved(edit, place)).collect();
        History { done: all(&self.done), undone: all(&self.undone) }
    }
}

/// UTF-16 units that two texts begin with alike.
fn alike(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf16()).sum()
}

fn moved(edit: &Edit, to: impl Fn(Place) -> Option<Place>) -> Option<Edit> {
    Some(match *edit {
        Edit::Relabel(at, kind, all) => Edit::Relabel(to(at)?, kind, all),
        Edit::Remove(at, all) => Edit::Remove(to(at)?, all),
        Edit::Merge(at, into) => Edit::Merge(to(at)?, to(into)?),
        Edit::Split(at) => Edit::Split(to(at)?),
        Edit::Add(at, kind, all) => Edit::Add(to(at)?, kind, all),
        Edit::Speaker(at, None) => Edit::Speaker(to(at)?, None),
        Edit::Speaker(at, Some(by)) => Edit::Speaker(to(at)?, Some(to(by)?)),
        Edit::Choose(at, ref entry) => Edit::Choose(to(at)?, entry.clone()),
    })
}

/// Corrections of several texts, those that were put there last first. Knows the texts by their hashes alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf(Vec<(u64, History)>);

impl Shelf {
    /// Puts the corrections of a text there, if it has any.
    pub fn put(&mut self, text: &str, edits: History) {
        self.take(text);
        if edits != History::default() {
            self.0.insert(0, (hash(text), edits));
            self.0.truncate(SHELF);
        }
    }

    /// Takes those of a text.
    pub fn take(&mut self, text: &str) -> Option<History> {
        let place = self.0.iter().position(|(other, _)| *other == hash(text))?;
        Some(self.0.remove(place).1)
    }

    /// All, after those of the text on show, as the browser keeps them.
    pub fn write(&self, text: &str, edits: &History) -> String {
        let line = |(text, edits): (u64, &History)| format!("{text:016x}\n{}", edit::write(edits.done()));
        let others = self.0.iter().map(|(text, edits)| line((*text, edits)));
        [line((hash(text), edits))].into_iter().chain(others).collect::<Vec<_>>().join(BETWEEN)
    }

    /// Reads them; what is damaged is left out.
    pub fn read(kept: &str) -> Shelf {
        let one = |kept: &str| {
            let (text, edits) = kept.split_once('\n')?;
            Some((u64::from_str_radix(text, 16).ok()?, History::new(edit::read(edits))))
        };
        Shelf(kept.split(BETWEEN).filter_map(one).collect())
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use dramatis::edit::Reach;

    use super::*;

    #[test]
    fn undo_and_redo() {
        let edit = |start| Edit::Split((start, start + 1));
        let mut history = History::default();
        let mut after = |then: &dyn Fn(&mut History)| {
            then(&mut history);
            let starts: Vec<usize> =
                history.done().iter().map(|e| if let Edit::Split((start, _)) = e { *start } else { 0 }).collect();
            (starts, history.can_redo())
        };
        assert_eq!(after(&|h| h.push(edit(1))), (vec![1], false));
        assert_eq!(after(&|h| h.push(edit(2))), (vec![1, 2], false));
        assert_eq!(after(&History::undo), (vec![1], true));
        assert_eq!(after(&History::redo), (vec![1, 2], false));
        assert_eq!(after(&History::redo), (vec![1, 2], false), "nothing to make again");
        assert_eq!(after(&History::undo), (vec![1], true));
        assert_eq!(after(&|h| h.push(edit(3))), (vec![1, 3], false), "a new one forgets what was taken back");
        assert_eq!(after(&History::undo), (vec![1], true));
        assert_eq!(after(&History::undo), (vec![], true));
        assert_eq!(after(&History::undo), (vec![], true), "nothing to take back");
    }

    #[test]
    fn corrections_move_with_what_is_typed() {
        let (ann, oslo) = (Edit::Split((0, 3)), Edit::Remove((9, 13), Reach::All));
        let both = History::new(vec![ann.clone(), oslo.clone(), Edit::Merge((9, 13), (0, 3))]);
        let moved = |to| both.moved("Ann left Oslo.", to).done().to_vec();
        assert_eq!(moved("Ann left Oslo. 🙂"), both.done(), "what is behind does not matter");
        let after = [ann.clone(), Edit::Remove((12, 16), Reach::All), Edit::Merge((12, 16), (0, 3))];
        assert_eq!(moved("Ann 🙂 left Oslo."), after, "UTF-16 units");
        assert_eq!(moved("Ann left Rome."), [ann], "no longer its words");
        assert_eq!(moved("He left Oslo."), [Edit::Remove((8, 12), Reach::All)]);
        assert_eq!(moved(""), []);
    }

    #[test]
    fn corrections_of_other_texts_are_kept_and_read_again() {
        let edits = |start| History::new(vec![Edit::Split((start, start + 1))]);
        let mut shelf = Shelf::default();
        shelf.put("One.", edits(1));
        shelf.put("Two.", edits(2));
        shelf.put("Bare.", History::default());
        let mut shelf = Shelf::read(&shelf.write("Three.", &History::default()));
        assert_eq!(shelf.take("Three."), Some(History::default()), "all of a link's corrections were dropped");
        assert_eq!([shelf.take("Two."), shelf.take("Two."), shelf.take("Bare.")], [Some(edits(2)), None, None]);
        (0..20).for_each(|number| shelf.put(&number.to_string(), edits(number)));
        assert_eq!((shelf.take("One."), shelf.0.len()), (None, SHELF));
        assert_eq!(Shelf::read("nonsense\u{1e}\u{1e}xyz\nsplit 1-2"), Shelf::default());
    }
}
