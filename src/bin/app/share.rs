//! Sharing by link and by file. Takes the text and the page, gives a link with the channels it fits, and a file for the reader to keep.
//! Sends nothing anywhere.

use dramatis::edit::{self, Edit};
use dramatis::export::Format;
use dramatis::plain;
use dramatis::{Page, link};
use js_sys::{Array, JSON};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::dom;

/// Characters that a link may have, by channel.
pub const CHANNELS: [(&str, usize); 5] =
    [("a QR code", 2_953), ("Slack", 4_000), ("X", 4_088), ("Telegram", 4_096), ("every browser", 1_000_000)];

/// What a hash begins with whose text another page or program hands over; `sw.js` writes it, too, and `boot.js` knows it.
const HANDED: &str = "text=";

/// Characters of a file name.
const MAX_NAME: usize = 60;

/// What a hash asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Nothing, or a place on this page.
    No,
    /// This text, and corrections of it.
    Text(String, Vec<Edit>),
    /// A text, but the link is damaged or too large; why.
    Broken(String),
}

/// Reads the hash of the address, with or without its `#`.
pub fn read(hash: &str) -> Shared {
    let payload = hash.strip_prefix('#').unwrap_or(hash);
    if let Some(text) = payload.strip_prefix(HANDED) {
        let text = unescape(text);
        return if text.trim().is_empty() { Shared::No } else { Shared::Text(text, Vec::new()) };
    }
    if !payload.starts_with("v1") {
        return Shared::No;
    }
    match link::decode(payload) {
        Ok(text) => Shared::Text(text, edit::read(&link::edits(payload))),
        Err(error) => Shared::Broken(error.to_string()),
    }
}

/// Percent escapes as `encodeURIComponent` writes them; what is none stays.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut pieces = text.split('%');
    bytes.extend_from_slice(pieces.next().unwrap_or_default().as_bytes());
    for piece in pieces {
        match piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&piece.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'%');
                bytes.extend_from_slice(piece.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A bookmark that, on any page, sends the selected words here, or all of the page where none are selected. They travel behind the `#`, which
/// no browser sends to a server.
pub fn bookmarklet(address: &str) -> String {
    let words = "encodeURIComponent(String(getSelection())||document.body.innerText)";
    format!("javascript:void open('{}#{HANDED}'+{words})", address.replace('\'', "%27"))
}

/// The link that opens `text` with its corrections, given the address of this page without hash.
pub fn link_to(text: &str, edits: &[Edit], address: &str) -> String {
    format!("{address}#{}", link::encode_with(text, &edit::write(edits)))
}

/// The channels that a link of so many characters fits, and those that it does not.
pub fn channels(length: usize) -> (Vec<&'static str>, Vec<&'static str>) {
    let (fit, rest): (Vec<_>, Vec<_>) = CHANNELS.iter().partition(|(_, most)| length <= *most);
    let names = |channels: Vec<&(&'static str, usize)>| channels.into_iter().map(|(name, _)| *name).collect();
    (names(fit), names(rest))
}

/// A file name out of a title: letters and digits in lower case, hyphens between.
pub fn file_name(title: &str, ending: &str) -> String {
    let mut name = String::new();
    for character in title.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            name.push(character);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.chars().count() >= MAX_NAME {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    format!("{}.{ending}", if name.is_empty() { "article" } else { name })
}

/// The address of this page without hash.
pub fn address() -> String {
    let location = dom::window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    format!("{}{}{}", part(location.origin()), part(location.pathname()), part(location.search()))
}

/// Offers the page as one file to keep, or, without a format, as JSON with offsets in UTF-16 units. Errors where the browser refuses.
pub fn download(page: &Page, format: Option<Format>) -> Result<(), JsValue> {
    let (file, ending) = match Format::ALL.into_iter().find(|(known, ..)| Some(*known) == format) {
        Some((format, _, ending, _)) => (format.write(page).into(), ending),
        None => (JSON::stringify(&plain(page)?)?.into(), "json"),
    };
    let options = BlobPropertyBag::new();
    options.set_type(if format == Some(Format::Html) { "text/html;charset=utf-8" } else { "text/plain;charset=utf-8" });
    let parts = Array::of1(&file);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = dom::document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(&file_name(&page.title, ending));
    anchor.click();
    // The browser has to fetch the blob first.
    gloo_timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_back_to_its_text() {
        let text = "Kovac said: “No.”\n\nÅse left. 🙂";
        let edits = vec![Edit::Split((0, 5))];
        let link = link_to(text, &edits, "https://host.example/path/");
        let (address, hash) = link.split_once('#').expect("a hash");
        assert_eq!(address, "https://host.example/path/");
        assert_eq!(read(&format!("#{hash}")), Shared::Text(text.to_owned(), edits.clone()));
        assert_eq!(read(hash), Shared::Text(text.to_owned(), edits));
    }

    #[test]
    fn other_hashes_and_damage() {
        assert_eq!(read(""), Shared::No);
        assert_eq!(read("#card-3"), Shared::No);
        assert!(matches!(read("#v1.zz.AAAA"), Shared::Broken(why) if !why.is_empty()));
        assert!(matches!(read("#v1"), Shared::Broken(_)));
    }

    #[test]
    fn words_from_other_pages() {
        let text = |words: &str| Shared::Text(words.to_owned(), Vec::new());
        assert_eq!(read("#text=Kovac%20said%3A%0A%E2%80%9CNo%25.%E2%80%9D"), text("Kovac said:\n“No%.”"));
        assert_eq!(read("#text=100%, %zz, %E2x"), text("100%, %zz, \u{fffd}x"));
        assert_eq!([read("#text="), read("#text=%20%0A")], [Shared::No, Shared::No]);
        let code = bookmarklet("https://host.example/it's/");
        assert!(code.starts_with("javascript:void open('https://host.example/it%27s/#text='+encodeURI"), "{code}");
    }

    #[test]
    fn channels_by_length() {
        assert_eq!(channels(2_953).0, ["a QR code", "Slack", "X", "Telegram", "every browser"]);
        assert_eq!(channels(4_001).1, ["a QR code", "Slack"]);
        assert_eq!(channels(1_000_001).0, Vec::<&str>::new());
    }

    #[test]
    fn names_of_files() {
        assert_eq!(file_name("Caspian Ministers Agree: “Yes”!", "html"), "caspian-ministers-agree-yes.html");
        assert_eq!(file_name("… — …", "html"), "article.html");
        assert_eq!(file_name("Ärzte in Kyjiw", "csv"), "ärzte-in-kyjiw.csv");
        assert_eq!(file_name(&"ab ".repeat(100), "html").len(), "ab-".len() * 20 - 1 + ".html".len());
    }
}
