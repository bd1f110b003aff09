//! Parts of the state: the text asked for, the work on it, panels, dialogs, the open card, the way back, words to the reader. Plain values.

use std::rc::Rc;

use dramatis::Step;

/// Where a text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The sample of the first visit.
    Sample,
    /// Pasted or typed by the reader.
    Own,
    /// Shared by somebody through a link.
    Link,
}

/// The text that the page should show; a new number asks the worker anew.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Counts up.
    pub number: u32,
    /// The text.
    pub text: Rc<str>,
    /// Where it came from.
    pub source: Source,
    /// Whether the box already holds it, because it was typed there.
    pub typed: bool,
}

impl PartialEq for Wanted {
    fn eq(&self, other: &Wanted) -> bool {
        self.number == other.number
    }
}

/// What the worker is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Nothing: the shown page is the wanted one.
    Idle,
    /// Fetching its data: bytes that have arrived, and bytes in all.
    Loading(usize, usize),
    /// Starting, or in one of the steps.
    Busy(Option<Step>),
    /// It failed; why, in words for the reader.
    Failed(String),
}

/// Whether the box or the article has the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The box is open; the article stands beneath it.
    Edit,
    /// The article alone.
    Read,
}

/// One of the reader's own texts of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The text.
    pub text: Rc<str>,
    /// Its headline as the page found it; empty until it has been read.
    pub title: Rc<str>,
}

impl Past {
    /// A text that has not been read yet.
    pub fn new(text: Rc<str>) -> Past {
        Past { text, title: Rc::from("") }
    }

    /// Its headline, else its first line that says something; style cuts it to one line of the page.
    pub fn name(&self) -> String {
        let mut lines = [&*self.title].into_iter().chain(self.text.lines()).map(str::trim);
        lines.find(|line| !line.is_empty()).unwrap_or_default().chars().take(120).collect()
    }
}

/// A table of the reader's own people and organizations.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// As it was opened.
    pub text: Rc<str>,
    /// Entries in it.
    pub entries: usize,
}

impl Table {
    /// The table of a text. Errors say in words which line is wrong.
    pub fn read(text: &str) -> Result<Table, String> {
        let lines = dramatis::kb::table_lines(text).map_err(|error| error.to_string())?;
        Ok(Table { text: text.into(), entries: lines.len() })
    }
}

/// A section of the rail, where it is a drawer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Who's who.
    Who,
    /// Who said what.
    Quotes,
    /// Dates in time.
    Timeline,
    /// Who appears with whom.
    Network,
    /// Highlights.
    Highlights,
}

impl Panel {
    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Panel::Who => "people",
            Panel::Quotes => "quotes",
            Panel::Timeline => "timeline",
            Panel::Network => "network",
            Panel::Highlights => "highlights",
        }
    }

    /// Id of the button of the bar that leads to it.
    pub const fn button(self) -> &'static str {
        match self {
            Panel::Who | Panel::Timeline | Panel::Network => "open-who",
            Panel::Quotes => "open-quotes",
            Panel::Highlights => "open-highlights",
        }
    }
}

/// A modal dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Link and file.
    Share,
    /// Keys and settings.
    Help,
}

/// What the card tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The mention of this index in the article.
    Mention(usize),
    /// The actor of this index, from a list.
    Actor(usize),
}

/// The open card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenCard {
    /// What it tells of.
    pub target: Target,
    /// Whether it is the bottom sheet.
    pub sheet: bool,
}

/// Where the reader was before a jump.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// CSS pixels from the top of the page.
    pub scroll: f64,
    /// The drawer that was open.
    pub panel: Option<Panel>,
    /// Id of the element that had the focus.
    pub focus: Option<String>,
}

/// Words to the reader above the article; at most one of each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The text came through a link.
    Shared,
    /// The link could not be read; why.
    BadLink(String),
    /// A new text took the place of another, which can be brought back.
    Replaced,
    /// There is nothing to read.
    Empty,
    /// The text is longer than [`MAX_TEXT`]; its bytes.
    TooLong(usize),
    /// It is nothing but the address of a page.
    Address,
    /// It is hardly English.
    Foreign,
    /// The draft will not survive a reload; why.
    NotKept(String),
    /// The worker misses data; which and why, in words.
    Poorer(String),
    /// Something the browser refused.
    Refused(String),
}
