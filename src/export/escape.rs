//! Text made safe for HTML, XML and JSON. Takes any text, gives characters that are text and nothing else, in an element as well as in a quoted attribute.

use std::fmt;

/// Shows its text with everything escaped that HTML would read as markup or would change.
pub(super) struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\r', '\0']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                b'\'' => "&#39;",
                // A bare carriage return would be read as a line feed.
                b'\r' => "&#13;",
                _ => "\u{fffd}",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// Shows its text as a JSON string that can stand in a `script` element.
pub(super) struct Json<'a>(pub &'a str);

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                // "</script" and "<!--" would end or change the element.
                '<' | '>' | '&' | '\u{0}'..='\u{1f}' | '\u{2028}' | '\u{2029}' => write!(f, "\\u{:04x}", u32::from(c))?,
                c => write!(f, "{c}")?,
            }
        }
        f.write_str("\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(Escaped("a<b>&\"c' \r\n\0é").to_string(), "a&lt;b&gt;&amp;&quot;c&#39; &#13;\n\u{fffd}é");
        assert_eq!(Json("</script>\"\\\n😀").to_string(), r#""\u003c/script\u003e\"\\\u000a😀""#);
    }
}
