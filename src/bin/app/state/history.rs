//! Corrections with undo and redo. Takes edits, gives those that count; applies nothing.

use dramatis::edit::Edit;

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
}

#[cfg(test)]
mod tests {
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
}
