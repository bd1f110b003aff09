//! Single keys as commands. Takes a key and what else is pressed, gives a command; knows no browser.

/// What a single key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next mention.
    NextMention,
    /// To the mention before.
    PreviousMention,
    /// To the next quote.
    NextQuote,
    /// To the quote before.
    PreviousQuote,
    /// Back to where the last jump began.
    Back,
    /// Open the box.
    Edit,
    /// To the search field.
    Search,
    /// Show the help.
    Help,
}

/// Every key with its command and what the help says of it.
pub const KEYS: [(&str, Key, &str); 8] = [
    ("n", Key::NextMention, "Next mention"),
    ("p", Key::PreviousMention, "Previous mention"),
    ("j", Key::NextQuote, "Next quote"),
    ("k", Key::PreviousQuote, "Previous quote"),
    ("b", Key::Back, "Back to where the last jump began"),
    ("/", Key::Search, "Search who’s who"),
    ("e", Key::Edit, "Edit the text"),
    ("?", Key::Help, "This help"),
];

/// What was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// The key, as the browser names it.
    pub key: &'a str,
    /// Whether Ctrl, Alt or Meta was held.
    pub modified: bool,
    /// Whether it goes into a field, where it is a letter.
    pub in_field: bool,
    /// Whether a dialog is open.
    pub in_dialog: bool,
}

/// The command of a key press, where single keys are switched on (`enabled`).
pub fn command(press: Press, enabled: bool) -> Option<Key> {
    if !enabled || press.modified || press.in_field || press.in_dialog {
        return None;
    }
    KEYS.into_iter().find(|(key, ..)| *key == press.key).map(|(_, command, _)| command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_commands_only_where_no_letter_is_meant() {
        let n = Press { key: "n", ..Press::default() };
        assert_eq!(command(n, true), Some(Key::NextMention));
        assert_eq!(command(Press { key: "?", ..n }, true), Some(Key::Help));
        assert_eq!(command(Press { key: "x", ..n }, true), None);
        assert_eq!(command(Press { key: "N", ..n }, true), None);
        assert_eq!(command(n, false), None);
        assert_eq!(command(Press { modified: true, ..n }, true), None);
        assert_eq!(command(Press { in_field: true, ..n }, true), None);
        assert_eq!(command(Press { in_dialog: true, ..n }, true), None);
    }
}
