//! Line breaks of a text that was in a box of the browser, which makes all of them LF. Takes the text that was put there and the one that came
//! out, gives what came out with the breaks of the former: what the reader did not touch stays as it was, byte for byte.

use std::rc::Rc;

/// `typed` with the line breaks that `old` has; new lines end as the lines of `old` do.
pub fn kept(old: &str, typed: Rc<str>) -> Rc<str> {
    if !old.contains('\r') || typed.contains('\r') {
        return typed;
    }
    let boxed = old.replace("\r\n", "\n").replace('\r', "\n");
    let before = alike(boxed.chars(), typed.chars());
    let after = alike(boxed[before..].chars().rev(), typed[before..].chars().rev());
    let own = if old.contains("\r\n") { "\r\n" } else { "\r" };
    let new = typed[before..typed.len() - after].replace('\n', own);
    [&old[..place(old, before)], &new, &old[place(old, boxed.len() - after)..]].concat().into()
}

/// Bytes that two texts begin with alike.
fn alike(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}

/// Where in `text` the byte `at` of the same text with LF stands.
fn place(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let is_second = |place: usize| place > 0 && bytes[place] == b'\n' && bytes[place - 1] == b'\r';
    (0..bytes.len()).filter(|&place| !is_second(place)).nth(at).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn what_was_not_touched_stays_as_it_was() {
        for (old, typed, expected) in [
            ("a\r\nb\r\n", "a\nb\n", "a\r\nb\r\n"),
            ("a\r\nb\r\n", "a\nxb\n", "a\r\nxb\r\n"),
            ("a\r\nb", "a\n\nb", "a\r\n\r\nb"),
            ("a\r\n\r\nb", "a\nb", "a\r\nb"),
            ("a\r\nb\nc\rd", "a\nb\nc\ndé", "a\r\nb\nc\rdé"),
            ("a\rb", "a\nb\nc", "a\rb\rc"),
            ("😀\r\né", "🙂\né", "🙂\r\né"),
            ("a\r\nb", "", ""),
            ("a\r\n", "b\nc", "b\r\nc"),
            ("a\nb", "a\n\nb", "a\n\nb"),
        ] {
            assert_eq!(&*kept(old, typed.into()), expected, "{old:?} {typed:?}");
        }
    }
}
