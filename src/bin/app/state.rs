//! All that the page knows, and the one reducer that changes it. Takes actions, gives the next state; touches neither the browser nor the
//! worker: those follow the state through effects.

mod breaks;
pub mod history;
mod parts;
#[cfg(test)]
mod tests;

use std::ops::Deref;
use std::rc::Rc;

use dramatis::Page;
use dramatis::Step;
use dramatis::edit::{self, Edit, Place as Offsets};
use yew::Reducible;

use crate::settings::Settings;
use history::{History, Shelf};

pub use parts::{Dialog, Mode, Notice, OpenCard, Panel, Past, Place, Source, Table, Target, Wanted, Work};

/// The sample that explains the page on the first visit; `index.html` holds the same text.
pub const SAMPLE: &str = include_str!("../../../static/sample.txt");

/// Bytes; a longer text is refused with words. An article has 5,000, a whole newspaper less than this.
pub const MAX_TEXT: usize = 2_000_000;

/// Texts that are remembered.
pub const RECENT: usize = 8;

/// A finished page, shared by all components; equal only to itself, so that comparing costs nothing.
#[derive(Clone, Debug)]
pub struct Shown(pub Rc<Page>);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shown {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.0
    }
}

/// All that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Box or article.
    pub mode: Mode,
    /// The text asked for.
    pub wanted: Wanted,
    /// The text that the last paste, link or "new" took the place of.
    pub previous: Option<(Rc<str>, Source)>,
    /// The page on show; it stays while the next one is computed.
    pub shown: Option<Shown>,
    /// The same page before any correction.
    pub found: Option<Shown>,
    /// Corrections by hand of the wanted text.
    pub edits: History,
    /// Those of other texts, for when these come back.
    pub shelf: Shelf,
    /// Words of the article that are selected and could be marked as a name.
    pub selection: Option<Offsets>,
    /// What the worker is doing.
    pub work: Work,
    /// What is remembered between visits.
    pub settings: Settings,
    /// The actor that all others are dimmed for.
    pub chosen: Option<usize>,
    /// The open drawer.
    pub panel: Option<Panel>,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// The open card.
    pub card: Option<OpenCard>,
    /// Where "back" leads.
    pub back: Option<Place>,
    /// Words to the reader.
    pub notices: Vec<Notice>,
    /// The reader's own texts, the last one first.
    pub recent: Vec<Past>,
    /// The reader's own entries.
    pub table: Option<Table>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A text to read at once: pasted, or out of a link.
    Read(Rc<str>, Source),
    /// The box holds this text now; the article follows beneath it.
    Typed(Rc<str>),
    /// The reader is done with the box, which holds this text.
    Submit(Rc<str>),
    /// Open the box with the text in it.
    Edit,
    /// Open an empty box.
    New,
    /// Bring back the replaced text.
    BringBack,
    /// Read the replaced text and this one as one.
    Join,
    /// Forget the texts of the past.
    Forget,
    /// The worker says how many bytes of its data have arrived, and of how many.
    Loading(usize, usize),
    /// The worker says which step it begins.
    Progress(Step),
    /// The worker is done.
    Done(Shown),
    /// The worker knows more of the actors of that page: their cards anew.
    Known(Shown),
    /// The worker failed; why, in words.
    Failed(String),
    /// Ask the worker again.
    Retry,
    /// Read the text with these entries of the reader's own, or without any.
    Table(Option<Table>),
    /// Give up the text that is being read.
    Stop,
    /// Correct something by hand.
    Correct(Edit),
    /// These are the corrections.
    SetEdits(Vec<Edit>),
    /// Take the last correction back.
    Undo,
    /// Make it again.
    Redo,
    /// Words of the article have been selected, or no more.
    Select(Option<Offsets>),
    /// A setting changed.
    Settings(Settings),
    /// Dim all actors but this one; the same again ends it.
    Choose(usize),
    /// Open or close a drawer.
    Panel(Option<Panel>),
    /// Open or close a dialog.
    Dialog(Option<Dialog>),
    /// Open, move or close the card.
    Card(Option<OpenCard>),
    /// Remember where a jump began, or forget it.
    Back(Option<Place>),
    /// Close card, drawer and dialog (the Back button of the browser).
    CloseAll,
    /// Tell the reader something.
    Notice(Notice),
    /// The reader has read it.
    Dismiss(Notice),
}

impl State {
    /// The first state: the text of a link, a kept draft, or the sample. `draft` is what a link takes the place of.
    pub fn new(settings: Settings, text: Option<(Rc<str>, Source)>, draft: Option<Rc<str>>) -> State {
        let (text, source) = text.unwrap_or_else(|| (Rc::from(SAMPLE), Source::Sample));
        let mode = if source == Source::Sample { Mode::Edit } else { Mode::Read };
        let previous = draft.filter(|draft| *draft != text).map(|draft| (draft, Source::Own));
        let mut notices = if source == Source::Link { vec![Notice::Shared] } else { Vec::new() };
        notices.extend(previous.is_some().then_some(Notice::Replaced));
        State {
            mode,
            wanted: Wanted { number: 0, text, source, typed: false },
            previous,
            shown: None,
            found: None,
            edits: History::default(),
            shelf: Shelf::default(),
            selection: None,
            work: Work::Busy(None),
            settings,
            chosen: None,
            panel: None,
            dialog: None,
            card: None,
            back: None,
            notices,
            recent: Vec::new(),
            table: None,
        }
    }

    /// Whether something lies over the page that the Back button should close first.
    pub fn has_overlay(&self) -> bool {
        self.panel.is_some() || self.card.is_some_and(|card| card.sheet)
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Read(text, source) => self.read(text, source),
            Action::Typed(text) => self.typed(text),
            Action::Submit(text) => self.submit(text),
            Action::Edit => self.edit(),
            Action::New => self.begin_anew(),
            Action::BringBack => self.bring_back(),
            Action::Join => self.join(),
            Action::Forget => (self.recent, self.shelf) = (Vec::new(), Shelf::default()),
            Action::Loading(received, total) => self.work = Work::Loading(received, total),
            Action::Progress(step) => self.work = Work::Busy(Some(step)),
            Action::Done(page) => self.done(page),
            Action::Known(cards) => self.know(&cards),
            Action::Failed(message) => self.work = Work::Failed(message),
            Action::Retry => self.ask_again(),
            Action::Table(table) => self.take_table(table),
            Action::Stop => self.stop(),
            Action::Correct(edit) => self.change(|edits| edits.push(edit)),
            Action::SetEdits(edits) => self.change(|history| *history = History::new(edits)),
            Action::Undo => self.change(History::undo),
            Action::Redo => self.change(History::redo),
            Action::Select(words) => self.selection = words,
            Action::Settings(settings) => self.settings = settings,
            Action::Choose(actor) => self.chosen = (self.chosen != Some(actor)).then_some(actor),
            Action::Panel(panel) => self.panel = panel,
            Action::Dialog(dialog) => (self.dialog, self.card) = (dialog, None),
            Action::Card(card) => self.show_card(card),
            Action::Back(place) => self.back = place,
            Action::CloseAll => (self.card, self.panel) = (None, None),
            Action::Notice(notice) => self.tell(notice),
            Action::Dismiss(notice) => self.notices.retain(|other| *other != notice),
        }
    }

    fn take_table(&mut self, table: Option<Table>) {
        self.table = table;
        self.ask_again();
    }

    fn ask_again(&mut self) {
        self.want(self.wanted.text.clone(), self.wanted.source, self.wanted.typed);
    }

    fn read(&mut self, text: Rc<str>, source: Source) {
        if self.refuses(&text) {
            return;
        }
        self.replace(text, source);
        self.mode = Mode::Read;
        match source {
            Source::Own => self.remember(),
            Source::Link => self.tell(Notice::Shared),
            Source::Sample => {}
        }
    }

    fn typed(&mut self, text: Rc<str>) {
        self.forget(|notice| matches!(notice, Notice::Empty | Notice::TooLong(_) | Notice::Address));
        let text = breaks::kept(&self.wanted.text, text);
        if text.trim().is_empty() {
            if self.wanted.source != Source::Sample {
                self.want(Rc::from(SAMPLE), Source::Sample, true);
            }
        } else if text.len() > MAX_TEXT {
            self.tell(Notice::TooLong(text.len()));
        } else if text != self.wanted.text || self.wanted.source == Source::Sample {
            self.want(text, Source::Own, true);
        }
    }

    fn submit(&mut self, text: Rc<str>) {
        if self.refuses(&text) {
            return;
        }
        self.typed(text);
        self.mode = Mode::Read;
        self.remember();
    }

    /// Puts the wanted text before those of the past.
    fn remember(&mut self) {
        let text = self.wanted.text.clone();
        let place = self.recent.iter().position(|other| other.text == text);
        let past = place.map_or_else(|| Past::new(text), |place| self.recent.remove(place));
        self.recent.insert(0, past);
        self.recent.truncate(RECENT);
        self.name_past();
    }

    /// A text of the past is called by its headline, which stands nowhere but in its page.
    fn name_past(&mut self) {
        let Some(page) = self.found.as_ref().filter(|_| self.work == Work::Idle) else { return };
        if let Some(past) = self.recent.iter_mut().find(|past| past.text == self.wanted.text) {
            past.title = page.title.as_str().into();
        }
    }

    fn edit(&mut self) {
        self.mode = Mode::Edit;
        (self.panel, self.card) = (None, None);
    }

    fn begin_anew(&mut self) {
        self.replace(Rc::from(SAMPLE), Source::Sample);
        self.edit();
    }

    fn bring_back(&mut self) {
        if let Some((text, source)) = self.previous.take() {
            self.forget(|notice| matches!(notice, Notice::Replaced));
            self.want(text, source, false);
            self.mode = if source == Source::Sample { Mode::Edit } else { Mode::Read };
        }
    }

    /// An article that came in two parts.
    fn join(&mut self) {
        let Some((first, _)) = self.previous.clone() else { return };
        let both: Rc<str> = format!("{}\n\n{}", first.trim_end(), self.wanted.text.trim_start()).into();
        if !self.refuses(&both) {
            self.previous = None;
            self.forget(|notice| matches!(notice, Notice::Replaced));
            let edits = self.shelf.clone().take(&first).unwrap_or_default().moved(&first, &both);
            let edits = edits.join(self.edits.moved(&self.wanted.text, &both));
            self.want(both, Source::Own, false);
            self.edits = edits;
            self.remember();
        }
    }

    /// Back to the text before; the one that took too long can be brought back in its turn.
    fn stop(&mut self) {
        let stopped = (self.wanted.text.clone(), self.wanted.source);
        self.previous.get_or_insert_with(|| (Rc::from(SAMPLE), Source::Sample));
        self.bring_back();
        self.previous = Some(stopped);
        self.tell(Notice::Replaced);
    }

    /// Shows another text; one of the reader's own, or a shared one, can be brought back.
    fn replace(&mut self, text: Rc<str>, source: Source) {
        self.forget(|notice| !matches!(notice, Notice::Poorer(_)));
        // Of what was shown, the reader's own text is worth most.
        let is_worth_more = self.wanted.source == Source::Own || self.previous.is_none();
        if self.wanted.source != Source::Sample && self.wanted.text != text && is_worth_more {
            self.previous = Some((self.wanted.text.clone(), self.wanted.source));
        }
        if self.previous.is_some() {
            self.tell(Notice::Replaced);
        }
        (self.back, self.panel) = (None, None);
        self.want(text, source, false);
    }

    fn want(&mut self, text: Rc<str>, source: Source, typed: bool) {
        if text != self.wanted.text {
            self.turn_to(&text, typed);
        }
        self.wanted = Wanted { number: self.wanted.number + 1, text, source, typed };
        self.work = Work::Busy(None);
        if source != Source::Link {
            self.forget(|notice| matches!(notice, Notice::Shared));
        }
    }

    /// Corrections are of places in their text: they go and come with it, and follow what is typed into it.
    fn turn_to(&mut self, text: &Rc<str>, typed: bool) {
        let old = self.wanted.text.clone();
        let moved = if typed { self.edits.moved(&old, text) } else { History::default() };
        let is_whole = moved.done().len() == self.edits.done().len();
        // Of a text that grows by typing only what the reader can come back to.
        if !is_whole || self.recent.iter().any(|past| past.text == old) {
            self.shelf.put(&old, self.edits.clone());
        }
        self.edits = if moved.done().is_empty() { self.shelf.take(text).unwrap_or_default() } else { moved };
    }

    fn done(&mut self, page: Shown) {
        self.work = Work::Idle;
        self.forget(|notice| matches!(notice, Notice::Foreign));
        if page.foreign {
            self.tell(Notice::Foreign);
        }
        let before = self.found.replace(page.clone());
        self.name_past();
        if before.is_some_and(|before| (&before.blocks, &before.mentions) == (&page.blocks, &page.mentions)) {
            // The same text read again, for the reader's own table.
            self.correct_beneath();
        } else {
            self.correct();
        }
    }

    /// The actors stay who they are.
    fn know(&mut self, cards: &Page) {
        let Some(found) = self.found.as_ref().filter(|found| found.actors.len() == cards.actors.len()) else { return };
        self.found = Some(Shown(Rc::new(Page { actors: cards.actors.clone(), ..Page::clone(found) })));
        self.correct_beneath();
    }

    /// Mentions and actors are those of before: an open card goes on where it is.
    fn correct_beneath(&mut self) {
        let kept = (self.card, self.chosen, self.selection);
        self.correct();
        (self.card, self.chosen, self.selection) = kept;
    }

    fn change(&mut self, then: impl FnOnce(&mut History)) {
        then(&mut self.edits);
        self.correct();
    }

    /// Shows what was found with all corrections.
    fn correct(&mut self) {
        let Some(found) = &self.found else { return };
        let edits = self.edits.done();
        self.shown = Some(if edits.is_empty() { found.clone() } else { Shown(Rc::new(edit::apply(found, edits))) });
        // Indices of the page before mean nothing now.
        (self.card, self.chosen, self.selection) = (None, None, None);
    }

    fn show_card(&mut self, card: Option<OpenCard>) {
        self.card = card;
        if card.is_some_and(|card| card.sheet) {
            self.panel = None;
        }
    }

    /// Says what is wrong with `text`, if anything is, and opens the box.
    fn refuses(&mut self, text: &str) -> bool {
        let notice = if text.trim().is_empty() {
            Notice::Empty
        } else if text.len() > MAX_TEXT {
            Notice::TooLong(text.len())
        } else if is_address(text) {
            Notice::Address
        } else {
            return false;
        };
        self.tell(notice);
        true
    }

    fn tell(&mut self, notice: Notice) {
        self.notices.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(&notice));
        self.notices.push(notice);
    }

    fn forget(&mut self, is_old: impl Fn(&Notice) -> bool) {
        self.notices.retain(|notice| !is_old(notice));
    }
}

/// Nothing but "https://…".
fn is_address(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| word.starts_with("https://") || word.starts_with("http://"))
        && words.next().is_none()
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<State>, action: Action) -> Rc<State> {
        let mut next = Rc::unwrap_or_clone(self);
        next.apply(action);
        Rc::new(next)
    }
}
