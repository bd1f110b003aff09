//! Words that the end of a line has cut: "Tues-" and "day" below it. Takes two lines, tells what lies between the halves.

use crate::gazetteer::List;
use crate::resources::Resources;
use crate::span::Span;
use crate::token::key;

/// What has to go for the last word of `line` to be whole: the hyphen and the end of the line, or that alone where the hyphen is of the
/// word ("state-owned"). None where the line ends in no half of a word, or `next` begins with none.
pub(super) fn join(source: &str, line: Span, next: Span, resources: &Resources) -> Option<Span> {
    let text = line.of(source);
    let bare = text.strip_suffix(['-', '‐', '\u{ad}'])?;
    let after = word_at_start(next.of(source));
    if after.is_empty() || !bare.ends_with(char::is_alphanumeric) {
        return None;
    }
    let before = &bare[bare.trim_end_matches(char::is_alphabetic).len()..];
    let keeps = !text.ends_with('\u{ad}') && keeps_hyphen(before, after, resources);
    let start = if keeps { line.end } else { line.start + bare.len() };
    Some(Span::new(start, next.start))
}

fn word_at_start(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches(char::is_alphabetic).len()]
}

/// Whether the hyphen stands between two words, rather than between two halves of one.
fn keeps_hyphen(before: &str, after: &str, resources: &Resources) -> bool {
    let shouted = before.chars().all(char::is_uppercase) && after.chars().all(char::is_uppercase);
    if before.is_empty() || (after.starts_with(char::is_uppercase) && !(shouted && before.len() > 1)) {
        return true;
    }
    let whole = is_word(&format!("{before}{after}"), resources);
    !whole && is_word(before, resources) && is_word(after, resources)
}

/// Whether a list knows the word: dictionary, calendar, or a name.
fn is_word(word: &str, resources: &Resources) -> bool {
    let names =
        [List::Given, List::Surname, List::Country, List::City, List::Region, List::Organization, List::Demonym];
    resources.gazetteer.lower_case_share(key(word)).is_some()
        || resources.lexicon.function_word(key(word)).is_some()
        || !resources.calendar.classes(word).is_empty()
        || resources.gazetteer.look_up(word).is_any(&names)
}
