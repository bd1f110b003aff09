//! Long lists in pieces: the first is drawn at once, each of the others in a task of its own, so that the reader's clicks get in between
//! however long the text is. Takes a list, gives what is drawn of it so far. A piece that stands is not drawn again.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::dom;
use crate::state::Shown;

/// What is drawn in pieces.
pub trait List {
    /// What it tells of.
    fn page(&self) -> &Shown;
    /// How many pieces it has.
    fn pieces(&self) -> usize;
    /// One of them.
    fn piece(&self, at: usize) -> Html;
}

/// How far a list is drawn.
#[derive(Default)]
struct Growth {
    list: Option<Rc<dyn List>>,
    /// What stands where the list is not drawn yet, and so many pieces of it do.
    before: Option<(Rc<dyn List>, usize)>,
    drawn: usize,
}

impl Growth {
    /// Begins with another list. Pieces of the same text stay until it is their turn, so that nothing jumps after a correction.
    fn follow(&mut self, list: &Rc<dyn List>) {
        if self.list.as_ref().is_some_and(|old| Rc::ptr_eq(old, list)) {
            return;
        }
        let is_same_text = |old: &Rc<dyn List>| {
            let (old, new) = (old.page(), list.page());
            old.parts == new.parts && old.title == new.title
        };
        let stood = self.before.as_ref().map_or(0, |(_, drawn)| *drawn).max(self.drawn);
        self.before = self.list.take().filter(is_same_text).map(|list| (list, stood));
        self.list = Some(list.clone());
        // Nobody watches, and the browser delays all timers.
        self.drawn = if cfg!(target_family = "wasm") && dom::document().hidden() { list.pieces() } else { 1 };
    }

    /// What stands at a place now.
    fn at(&self, place: usize) -> Option<&Rc<dyn List>> {
        let before = self.before.as_ref().filter(|(_, drawn)| place < *drawn).map(|(list, _)| list);
        let list = if place < self.drawn { self.list.as_ref() } else { before };
        list.filter(|list| place < list.pieces())
    }
}

/// What is drawn of `list` so far, and whether more is to come.
#[hook]
pub fn use_pieces(list: Rc<dyn List>) -> (Html, bool) {
    let growth = use_mut_ref(Growth::default);
    let again = use_force_update();
    growth.borrow_mut().follow(&list);
    let pieces = list.pieces();
    let draw = |at: usize| {
        let growth = growth.borrow();
        growth.at(at).map(|list| html! { <Piece key={at} list={Listed(list.clone())} {at} /> })
    };
    let html = (0..pieces).filter_map(draw).collect();
    let is_growing = growth.borrow().drawn < pieces;
    use_effect(move || {
        let grow = move || {
            let mut growth = growth.borrow_mut();
            growth.drawn += 1;
            if growth.drawn >= pieces {
                growth.before = None;
            }
            again.force_update();
        };
        let timer = is_growing.then(|| Timeout::new(0, grow));
        move || drop(timer)
    });
    (html, is_growing)
}

/// A list, equal only to itself.
#[derive(Clone)]
struct Listed(Rc<dyn List>);

impl PartialEq for Listed {
    fn eq(&self, other: &Listed) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PieceProps {
    list: Listed,
    at: usize,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    props.list.0.piece(props.at)
}

/// Rows under headings, some of them a piece.
pub struct Rows<C> {
    /// What they are drawn from.
    pub from: C,
    /// The page that `from` tells of.
    pub page: Shown,
    /// For each row its group and which item it is.
    pub rows: Vec<(usize, usize)>,
    /// The heading of a group.
    pub heading: fn(&C, usize) -> Html,
    /// An item; `true` for the first of all, where Tab stops.
    pub row: fn(&C, usize, bool) -> Html,
}

/// Rows of a piece.
const ROWS: usize = 25;

impl<C> List for Rows<C> {
    fn page(&self) -> &Shown {
        &self.page
    }

    fn pieces(&self) -> usize {
        self.rows.len().div_ceil(ROWS)
    }

    fn piece(&self, at: usize) -> Html {
        let end = self.rows.len().min((at + 1) * ROWS);
        let mut from = at * ROWS;
        let mut lists = Vec::new();
        while from < end {
            let group = self.rows[from].0;
            let to = (from..end).find(|row| self.rows[*row].0 != group).unwrap_or(end);
            let is_first = from == 0 || self.rows[from - 1].0 != group;
            let draw = |row: usize| (self.row)(&self.from, self.rows[row].1, row == 0);
            lists.push(html! {
                <>
                    if is_first { { (self.heading)(&self.from, group) } }
                    <ul>{ for (from..to).map(draw) }</ul>
                </>
            });
            from = to;
        }
        lists.into_iter().collect()
    }
}
