//! Takes the style and the handlers out of pasted HTML before the browser parses it. Neither would do anything in an inert document, but the
//! page's policy would report each of them. Gives HTML with the same elements and text; what it does not understand it leaves alone.

/// Renames `style` and `on…` attributes, and `style` elements to `template`, which the page drops just the same.
pub fn defuse(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            out.push_str(&rest[..3 + end]);
            rest = &comment[end..];
        } else if rest.trim_start_matches('/').starts_with(|first: char| first.is_ascii_alphabetic()) {
            rest = tag(rest, &mut out);
        }
    }
    out.push_str(rest);
    out
}

/// Copies a tag after its `<`; gives what follows it.
fn tag<'a>(mut rest: &'a str, out: &mut String) -> &'a str {
    let mut is_name = true;
    while let Some(first) = rest.chars().next().filter(|first| *first != '>') {
        let length = match first {
            '"' | '\'' => quoted(rest, first),
            _ if ends_word(first) => first.len_utf8(),
            _ => rest.find(ends_word).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(length);
        out.push_str(if ends_word(first) { "" } else { harmless_prefix(word, is_name) });
        out.push_str(if is_name && word.eq_ignore_ascii_case("style") { "template" } else { word });
        is_name &= ends_word(first);
        rest = after;
    }
    rest
}

fn ends_word(character: char) -> bool {
    character.is_ascii_whitespace() || matches!(character, '/' | '>' | '=' | '"' | '\'')
}

/// Bytes of a quoted value with its quotes; up to the end where it is not closed.
fn quoted(rest: &str, quote: char) -> usize {
    rest[1..].find(quote).map_or(rest.len(), |end| end + 2)
}

/// What makes an attribute mean nothing; unquoted values get it, too, which does no harm.
fn harmless_prefix(word: &str, is_name: bool) -> &'static str {
    let is_handler = word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
    if !is_name && (is_handler || word.eq_ignore_ascii_case("style")) { "data-" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::defuse;

    #[test]
    fn style_and_handlers_mean_nothing_any_more() {
        for (html, expected) in [
            ("<p style=\"color: red\">a</p>", "<p data-style=\"color: red\">a</p>"),
            ("<img src=x OnError='go()'/>", "<img src=x data-OnError='go()'/>"),
            ("<a title=\"a > b\" onclick=go()>c</a>", "<a title=\"a > b\" data-onclick=go()>c</a>"),
            ("<style>p{}</style>", "<template>p{}</template>"),
            ("<STYLE media=all>p{}</STYLE>", "<template media=all>p{}</template>"),
            ("<p\nstyle=''>", "<p\ndata-style=''>"),
            ("<p class='x'style='y'>", "<p class='x'data-style='y'>"),
        ] {
            assert_eq!(defuse(html), expected);
        }
    }

    #[test]
    fn all_else_stays() {
        for html in [
            "",
            "<",
            "a < b > c",
            "<p>style onclick</p>",
            "<!-- <p style=x> --><b>",
            "<!-- open <p style=x>",
            "<p title=\"open <b style=",
            "<p title='Ä < on'>😀</p",
            "</p>",
            "<3 style",
            "<on>",
            "<p data-style=x>",
        ] {
            assert_eq!(defuse(html), html);
        }
    }
}
