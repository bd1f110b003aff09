//! What is remembered between visits: highlights, theme, size and width of the text, single keys, cards by hover. Takes and gives one line of text for
//! the browser's storage; an unknown or damaged line gives the defaults. Does not touch the storage itself.

use dramatis::Kind;

/// How mentions and quotes are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Tint and line.
    #[default]
    Full,
    /// Line only.
    Underline,
    /// Not at all.
    Off,
}

impl Style {
    /// All styles in the order of the page.
    pub const ALL: [Style; 3] = [Style::Full, Style::Underline, Style::Off];

    /// The name in CSS and in the storage.
    pub const fn name(self) -> &'static str {
        match self {
            Style::Full => "full",
            Style::Underline => "underline",
            Style::Off => "off",
        }
    }
}

/// Colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on white.
    Light,
    /// Light on black.
    Dark,
}

impl Theme {
    /// The value of `data-theme`, and the name in the storage.
    pub const fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The next one of the button's round.
    pub const fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }

    /// The theme of that name; the system's for any other.
    pub fn read(name: &str) -> Theme {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }
}

/// A thing that can be highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Mentions of a kind.
    Kind(Kind),
    /// Quotes.
    Quote,
}

impl Mark {
    /// All marks in the order of the page; those who speak without a name are not marked.
    pub fn all() -> impl Iterator<Item = Mark> {
        Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source).map(Mark::Kind).chain([Mark::Quote])
    }

    /// The name in CSS and in the storage.
    pub const fn name(self) -> &'static str {
        match self {
            Mark::Kind(kind) => kind.name(),
            Mark::Quote => "quote",
        }
    }
}

/// What is remembered between visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How marks look.
    pub style: Style,
    /// Marks that are switched off, in the order of the page.
    pub hidden: Vec<Mark>,
    /// Colours.
    pub theme: Theme,
    /// Size of the text, a step of [`SIZES`].
    pub size: usize,
    /// Width of the column, an index into [`WIDTHS`].
    pub width: usize,
    /// Whether single keys (`n`, `p`, …) are commands.
    pub keys: bool,
    /// Whether cards open by hover and focus, too, or only by a press.
    pub cards: bool,
}

/// Number of sizes of the text.
pub const SIZES: usize = 6;

/// Widths of the column.
pub const WIDTHS: [&str; 3] = ["medium", "narrow", "wide"];

/// The size of a first visit.
const USUAL: usize = 1;

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            style: Style::Full,
            hidden: Vec::new(),
            theme: Theme::System,
            size: USUAL,
            width: 0,
            keys: true,
            cards: true,
        }
    }
}

impl Settings {
    /// Whether `mark` is switched on.
    pub fn shows(&self, mark: Mark) -> bool {
        !self.hidden.contains(&mark)
    }

    /// The same with `mark` switched the other way.
    pub fn toggled(&self, mark: Mark) -> Settings {
        let on = |other: Mark| self.shows(other) != (other == mark);
        Settings { hidden: Mark::all().filter(|other| !on(*other)).collect(), ..self.clone() }
    }

    /// The same with nothing highlighted but `mark`; with everything where there is none.
    pub fn only(&self, mark: Option<Mark>) -> Settings {
        Settings {
            hidden: Mark::all().filter(|other| mark.is_some_and(|mark| mark != *other)).collect(),
            ..self.clone()
        }
    }

    /// The mark that alone is switched on.
    pub fn lone(&self) -> Option<Mark> {
        let mut shown = Mark::all().filter(|mark| self.shows(*mark));
        shown.next().filter(|_| shown.next().is_none())
    }

    /// One line for the storage, without the theme, which is kept by itself so that it is known before the first paint.
    pub fn write(&self) -> String {
        let hidden: Vec<&str> = self.hidden.iter().map(|mark| mark.name()).collect();
        let keys = if self.keys { "keys" } else { "no-keys" };
        let cards = if self.cards { "cards" } else { "no-cards" };
        format!(
            "{} {keys} {cards} size-{} {} {}",
            self.style.name(),
            self.size,
            WIDTHS[self.width % WIDTHS.len()],
            hidden.join(" ")
        )
    }

    /// Reads that line; words that it does not know are skipped.
    pub fn read(line: &str, theme: &str) -> Settings {
        let words: Vec<&str> = line.split_whitespace().collect();
        Settings {
            style: Style::ALL.into_iter().find(|style| words.contains(&style.name())).unwrap_or_default(),
            hidden: Mark::all().filter(|mark| words.contains(&mark.name())).collect(),
            theme: Theme::read(theme),
            size: (0..SIZES).find(|size| words.contains(&&*format!("size-{size}"))).unwrap_or(USUAL),
            width: WIDTHS.iter().position(|width| words.contains(width)).unwrap_or_default(),
            keys: !words.contains(&"no-keys"),
            cards: !words.contains(&"no-cards"),
        }
    }
}
