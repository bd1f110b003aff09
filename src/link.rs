//! A text as the hash of a link, and back. Takes a text, gives `v1.<codec>.<base64url>`; only letters, digits, `-`, `_` and dots, so that
//! nothing on its way has to escape it. Codec `d` is raw deflate, `t` is the text as it is; both begin with the CRC-32 of the text (4 bytes,
//! little-endian), so that damage never shows as a wrong text. Corrections may follow as `.e<base64url>`: their CRC-32 and deflated words; a
//! page that does not know them, or gets them damaged, opens the text without them. Links that were once made have to open for ever: a new form gets a new codec.
//!
//! ```
//! # use dramatis::link::{decode, encode};
//! assert_eq!(decode(&encode("Who said what?")).as_deref(), Ok("Who said what?"));
//! ```

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// Bytes of the longest text that a link may open into; a small link must not fill the memory.
pub const MAX_TEXT: usize = 4_000_000;

const VERSION: &str = "v1";
/// What corrections begin with.
const EDITS: &str = ".e";
/// Bytes of the longest list of corrections.
const MAX_EDITS: usize = 200_000;
const DEFLATE: &str = "d";
const PLAIN: &str = "t";
const CHECKSUM_BYTES: usize = 4;
/// miniz_oxide's slowest; an article takes some milliseconds.
const BEST: u8 = 10;
/// How often a link can have been escaped on its way.
const MAX_ESCAPES: usize = 3;

/// Why a link does not open; the message says how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkError {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    NoLink,
    Newer,
    Damaged,
    TooLarge,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::NoLink => "This is no link to a text: it does not begin with “#v1.”. Copy the whole address.",
            Kind::Newer => "This link was made by a newer version of the page. Reload the page and open the link again.",
            Kind::Damaged => {
                "This link is damaged or was cut short. Copy it once more in one piece, or ask for the text or the HTML file instead."
            }
            Kind::TooLarge => "This link holds more than 4 MB of text. Ask for the text or the HTML file instead.",
        })
    }
}

impl std::error::Error for LinkError {}

impl From<Kind> for LinkError {
    fn from(kind: Kind) -> LinkError {
        LinkError { kind }
    }
}

/// The hash of a link to `text`, without `#`. Longer than [`MAX_TEXT`] it would not open: the caller has to refuse.
pub fn encode(text: &str) -> String {
    let deflated = compress_to_vec(text.as_bytes(), BEST);
    let (codec, data) = if deflated.len() < text.len() { (DEFLATE, &deflated[..]) } else { (PLAIN, text.as_bytes()) };
    let payload = [&crc32(text.as_bytes()).to_le_bytes(), data].concat();
    format!("{VERSION}.{codec}.{}", URL_SAFE_NO_PAD.encode(payload))
}

/// The same with corrections behind the text, in the words of [`crate::edit::write`].
pub fn encode_with(text: &str, edits: &str) -> String {
    if edits.is_empty() {
        return encode(text);
    }
    let payload = [&crc32(edits.as_bytes()).to_le_bytes()[..], &compress_to_vec(edits.as_bytes(), BEST)].concat();
    format!("{}{EDITS}{}", encode(text), URL_SAFE_NO_PAD.encode(payload))
}

/// The corrections of a hash; empty where it has none.
pub fn edits(hash: &str) -> String {
    let hash: String = unescape(hash).chars().filter(|c| !c.is_whitespace()).collect();
    let payload =
        hash.splitn(3, '.').nth(2).and_then(|payload| payload.split_once(EDITS)).map_or("", |(_, edits)| edits);
    read_edits(&payload[..word(payload)]).unwrap_or_default()
}

fn read_edits(payload: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(payload).ok()?;
    let (checksum, data) = bytes.split_at_checked(CHECKSUM_BYTES)?;
    let edits =
        decompress_to_vec_with_limit(data, MAX_EDITS).ok().filter(|edits| crc32(edits).to_le_bytes() == checksum)?;
    String::from_utf8(edits).ok()
}

/// Bytes of the base64url at the start.
fn word(payload: &str) -> usize {
    payload.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(payload.len())
}

/// The text of a hash, with or without `#`. Forgives escapes (`%2D`), line breaks and what a sentence puts behind a link (`.`, `)`); errors
/// where anything else was changed, and where the text is longer than [`MAX_TEXT`].
pub fn decode(hash: &str) -> Result<String, LinkError> {
    let hash: String = unescape(hash).chars().filter(|c| !c.is_whitespace()).collect();
    let mut fields = hash.trim_start_matches('#').splitn(3, '.');
    let (version, codec, payload) = (fields.next().unwrap_or(""), fields.next(), fields.next());
    if version != VERSION {
        return Err(if is_version(version) { Kind::Newer } else { Kind::NoLink }.into());
    }
    let (Some(codec), Some(payload)) = (codec, payload) else { return Err(Kind::Damaged.into()) };
    let bytes = URL_SAFE_NO_PAD.decode(&payload[..word(payload)]).map_err(|_| Kind::Damaged)?;
    let (checksum, data) = bytes.split_at_checked(CHECKSUM_BYTES).ok_or(Kind::Damaged)?;
    let text = match codec {
        DEFLATE => inflate(data)?,
        PLAIN => data.to_vec(),
        _ => return Err(Kind::Newer.into()),
    };
    if text.len() > MAX_TEXT {
        return Err(Kind::TooLarge.into());
    }
    if crc32(&text).to_le_bytes() != checksum {
        return Err(Kind::Damaged.into());
    }
    String::from_utf8(text).map_err(|_| Kind::Damaged.into())
}

fn is_version(word: &str) -> bool {
    word.strip_prefix('v').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn inflate(data: &[u8]) -> Result<Vec<u8>, Kind> {
    decompress_to_vec_with_limit(data, MAX_TEXT).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Kind::TooLarge,
        _ => Kind::Damaged,
    })
}

/// `hash` without `%2D`-style escapes, also where they were escaped again.
fn unescape(hash: &str) -> String {
    let mut hash = hash.to_owned();
    for _ in 0..MAX_ESCAPES {
        if !hash.contains('%') {
            break;
        }
        let mut parts = hash.split('%');
        let mut plain = parts.next().unwrap_or("").to_owned();
        for part in parts {
            match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii) {
                Some(byte) => plain.extend([char::from(byte)].into_iter().chain(part[2..].chars())),
                None => plain.extend(['%'].into_iter().chain(part.chars())),
            }
        }
        hash = plain;
    }
    hash
}

/// CRC-32 as in zip and PNG (reflected, polynomial 0x04C11DB7).
fn crc32(bytes: &[u8]) -> u32 {
    let crc = bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    });
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Karin Öst said that Norway would help. Norway said that Karin Öst would help.";

    fn error(hash: &str) -> Kind {
        decode(hash).expect_err(hash).kind
    }

    #[test]
    fn round_trips() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        for text in ["", "a", "😀\n\u{0}\u{feff}", TEXT, &TEXT.repeat(5_000)] {
            let link = encode(text);
            assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{link}");
            assert_eq!(decode(&link).as_deref(), Ok(text));
        }
    }

    /// Links that were made once open for ever: never change these. (They were made by Python's zlib.)
    #[test]
    fn old_links_open() {
        assert_eq!(decode("v1.t.n69FWk5vcndheQ").as_deref(), Ok("Norway"));
        let deflated = "v1.d.yyRP1vNOLMrMUzg8rbhEoTgxM0WhJCOxRMEvv6g8sVKhPL80J0UhIzWnQA8mhFDjjdCIpA4A";
        assert_eq!(decode(deflated).as_deref(), Ok(TEXT));
    }

    #[test]
    fn what_happens_to_links_is_forgiven() {
        let link = encode(TEXT);
        let escaped = link.replace('-', "%2D").replace('_', "%5f").replace('.', "%2E");
        let half = link.len() / 2;
        for form in [
            format!("#{link}"),
            format!("%23{link}"),
            format!("##{link}"),
            escaped.clone(),
            escaped.replace('%', "%25"),
            format!("{}\r\n {}", &link[..half], &link[half..]),
            format!("{}%20{}", &link[..half], &link[half..]),
        ] {
            assert_eq!(decode(&form).as_deref(), Ok(TEXT), "{form}");
        }
        for tail in [".", ",", ")", ">", "=", "==", ").", "%3E", "”", "?utm=1", "&x", "\""] {
            assert_eq!(decode(&format!("{link}{tail}")).as_deref(), Ok(TEXT), "{tail}");
        }
    }

    #[test]
    fn every_changed_character_is_noticed() {
        for text in [TEXT, "Oslo"] {
            let link = encode(text);
            for at in "v1.d.".len()..link.len() {
                let other = if &link[at..=at] == "A" { "B" } else { "A" };
                let changed = format!("{}{other}{}", &link[..at], &link[at + 1..]);
                assert_eq!(error(&changed), Kind::Damaged, "{at}");
                assert_eq!(error(&link[..at]), Kind::Damaged, "cut at {at}");
            }
        }
    }

    #[test]
    fn corrections_travel_behind_the_text() {
        let lines = "relabel 3-9 place all\nsplit 20-24";
        let link = encode_with(TEXT, lines);
        assert_eq!((decode(&link).as_deref(), &*edits(&link)), (Ok(TEXT), lines));
        assert_eq!((decode(&format!("#{link}).")).as_deref(), &*edits(&format!("#{link})."))), (Ok(TEXT), lines));
        assert_eq!(encode_with(TEXT, ""), encode(TEXT));
        assert_eq!(edits(&encode(TEXT)), "");
        let half = encode(TEXT).len() + 6;
        assert_eq!((decode(&link[..half]).as_deref(), &*edits(&link[..half])), (Ok(TEXT), ""), "cut short");
        assert_eq!(edits(&format!("{}. everything else", encode(TEXT))), "");
    }

    #[test]
    fn errors() {
        assert_eq!(error(""), Kind::NoLink);
        assert_eq!(error("#card-3"), Kind::NoLink);
        assert_eq!(error("v1"), Kind::Damaged);
        assert_eq!(error("v1.d"), Kind::Damaged);
        assert_eq!(error("v1.t.AAAA"), Kind::Damaged);
        assert_eq!(error("v2.d.AAAA"), Kind::Newer);
        assert_eq!(error("v1.z.AAAAAA"), Kind::Newer);
        assert_eq!(error("v1.%"), Kind::Damaged);
        assert!(LinkError::from(Kind::Damaged).to_string().contains("once more"));
    }

    #[test]
    fn a_small_link_does_not_fill_the_memory() {
        let bomb = encode(&"a".repeat(MAX_TEXT + 1));
        assert!(bomb.len() < 10_000);
        assert_eq!(error(&bomb), Kind::TooLarge);
        assert!(decode(&encode(&"a".repeat(MAX_TEXT))).is_ok());
    }
}
