//! What stays in the browser between visits: settings, theme, the draft. Takes and gives strings; a browser that shuts its storage is one
//! that remembers nothing, and only a draft that is lost is worth words.

use web_sys::Storage;

use crate::dom;
use crate::settings::{Settings, Theme};
use crate::state::{Past, Table};

/// Characters (UTF-16 units); storages take about five million in all, and this one is not ours alone.
pub const MAX_DRAFT: usize = 1_000_000;

const SETTINGS: &str = "dramatis.settings";
/// Also read by `boot.js`, before the first paint.
const THEME: &str = "dramatis.theme";
const DRAFT: &str = "dramatis.draft";
const EDITS: &str = "dramatis.edits";
const RECENT: &str = "dramatis.recent";
const TABLE: &str = "dramatis.table";
/// Between the texts of the past; no text that people write has this character.
const BETWEEN: &str = "\u{1e}";
/// Between the headline of one and the text; no text has this one either.
const TITLE: &str = "\u{1f}";
/// Bytes of all texts of the past.
const MAX_RECENT: usize = 500_000;

/// The settings of the last visit.
pub fn settings() -> Settings {
    Settings::read(&get(SETTINGS).unwrap_or_default(), &get(THEME).unwrap_or_default())
}

/// Remembers the settings.
pub fn keep_settings(settings: &Settings) {
    // Settings that cannot be kept hold for this visit, as the reader sees at the next one.
    let _ = set(SETTINGS, &settings.write());
    let _ = if settings.theme == Theme::System { remove(THEME) } else { set(THEME, settings.theme.name()) };
}

/// The text that this tab had before a reload, else that of the last visit.
pub fn draft() -> Option<String> {
    recall(DRAFT).filter(|text| !text.trim().is_empty())
}

/// Remembers the text; an empty one is forgotten. Errors in words for the reader.
pub fn keep_draft(text: &str) -> Result<(), String> {
    let is_long = text.encode_utf16().count() > MAX_DRAFT;
    if is_long || text.trim().is_empty() {
        // Empty, so that this tab does not take that of another.
        keep_here(DRAFT, "");
        let _ = remove(DRAFT);
        return if is_long { Err(format!("it is longer than {MAX_DRAFT} characters")) } else { Ok(()) };
    }
    keep_here(DRAFT, text);
    set(DRAFT, text).map_err(|()| "this browser does not let pages keep anything".to_owned())
}

/// The corrections that were kept: those of this tab, else those of the last visit.
pub fn edits() -> String {
    recall(EDITS).unwrap_or_default()
}

/// Remembers all corrections.
pub fn keep_edits(edits: &str) {
    keep_here(EDITS, edits);
    // What cannot be kept is in the link and in the file.
    let _ = set(EDITS, edits);
}

/// The reader's own texts of the past, the last one first.
pub fn recent() -> Vec<Past> {
    let kept = get(RECENT).unwrap_or_default();
    let past = |kept: &str| {
        let (title, text) = kept.split_once(TITLE).unwrap_or(("", kept));
        Past { text: text.into(), title: title.into() }
    };
    kept.split(BETWEEN).map(past).filter(|past| !past.text.trim().is_empty()).collect()
}

/// Remembers as many of these texts as there is room for; no text wipes the memory.
pub fn keep_recent(texts: &[Past]) {
    let mut room = MAX_RECENT;
    let fits = |past: &&Past| {
        let has_mark = |mark| past.text.contains(mark) || past.title.contains(mark);
        let fits = past.text.len() <= room && !has_mark(BETWEEN) && !has_mark(TITLE);
        room -= if fits { past.text.len() } else { 0 };
        fits
    };
    let line = |past: &Past| format!("{}{TITLE}{}", past.title, past.text);
    let kept: Vec<String> = texts.iter().filter(fits).map(line).collect();
    // What cannot be kept is still in the box.
    let _ = if kept.is_empty() { remove(RECENT) } else { set(RECENT, &kept.join(BETWEEN)) };
}

/// The reader's own entries; none where the kept ones are no table of this version.
pub fn table() -> Option<Table> {
    Table::read(&get(TABLE)?).ok()
}

/// Remembers the reader's own entries.
pub fn keep_table(table: Option<&Table>) {
    // What cannot be kept holds for this visit, and its file is still there.
    let _ = table.map_or_else(|| remove(TABLE), |table| set(TABLE, &table.text));
}

fn storage() -> Option<Storage> {
    dom::window().local_storage().ok().flatten()
}

/// That of this tab alone: another tab reads another text.
fn here() -> Option<Storage> {
    dom::window().session_storage().ok().flatten()
}

fn keep_here(key: &str, value: &str) {
    // Where it cannot, the tabs share what they keep.
    let _ = here().map(|storage| storage.set_item(key, value));
}

fn recall(key: &str) -> Option<String> {
    here().and_then(|storage| storage.get_item(key).ok().flatten()).or_else(|| get(key))
}

fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn set(key: &str, value: &str) -> Result<(), ()> {
    storage().and_then(|storage| storage.set_item(key, value).ok()).ok_or(())
}

fn remove(key: &str) -> Result<(), ()> {
    storage().map_or(Ok(()), |storage| storage.remove_item(key).map_err(|_| ()))
}
