//! Files that are opened or dropped. Takes a file, gives what to do with its text, or words to the reader where it holds none that this page can
//! read.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File};

use super::{flatten, text_of};
use crate::reader::Reader;
use crate::state::{Action, Notice, Source, Table};

/// Bytes; a longer file is not even read.
const MAX_FILE: f64 = 20e6;

/// What a file is, by its name and the browser's guess of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Html,
    /// A table of the reader's own names.
    Table,
    /// Not readable; what to do instead.
    Other(&'static str),
}

fn form(name: &str, mime: &str) -> Form {
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&[".html", ".htm", ".xhtml"]) || mime == "text/html" {
        Form::Html
    } else if ends(&[".tsv"]) || mime == "text/tab-separated-values" {
        Form::Table
    } else if ends(&[".txt", ".md", ".markdown", ".text"]) || mime.starts_with("text/") {
        Form::Text
    } else if ends(&[".pdf"]) || mime == "application/pdf" {
        Form::Other(
            "That is a PDF, and this page reads plain text: open it in a viewer, select the article and paste it here.",
        )
    } else if mime.starts_with("image/") {
        Form::Other(
            "That is a picture, and this page reads no pictures: copy the words of the article and paste them here.",
        )
    } else {
        Form::Other(
            "This page reads .txt, .md and .html files, and tables of names as .tsv. Of anything else, copy the words and paste them here.",
        )
    }
}

/// Reads a dropped file, or else dropped words.
pub fn drop_on(reader: &Reader, data: &DataTransfer) {
    match data.files().and_then(|files| files.get(0)) {
        Some(file) => open(file, move |action, reader| reader.dispatch(action), reader.clone()),
        None => {
            let text = text_of(data);
            if !text.is_empty() {
                reader.dispatch(Action::Read(text.into(), Source::Own));
            }
        }
    }
}

/// Reads a file and tells `to` what follows from it, with `then`.
pub fn open<T: 'static>(file: File, then: impl FnOnce(Action, &T) + 'static, to: T) {
    spawn_local(async move {
        let action = match read(&file).await {
            Ok(action) => action,
            Err(notice) => Action::Notice(notice),
        };
        then(action, &to);
    });
}

async fn read(file: &File) -> Result<Action, Notice> {
    let refuse = |words: &str| Notice::Refused(words.to_owned());
    let form = form(&file.name(), &file.type_());
    if let Form::Other(words) = form {
        return Err(refuse(words));
    }
    if file.size() > MAX_FILE {
        return Err(Notice::TooLong(file.size() as usize));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| refuse("The browser could not read that file."))?;
    let text = match form {
        Form::Table => {
            return Table::read(&text).map(|table| Action::Table(Some(table))).map_err(|words| refuse(&words));
        }
        Form::Html => flatten(&text).map_or(String::new(), |(text, _)| text),
        _ => text,
    };
    if text.trim().is_empty() {
        Err(refuse("There is no text in that file."))
    } else {
        Ok(Action::Read(text.into(), Source::Own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_name_and_type() {
        assert_eq!(form("a.TXT", ""), Form::Text);
        assert_eq!(form("a.md", "text/markdown"), Form::Text);
        assert_eq!(form("page.htm", "text/plain"), Form::Html);
        assert_eq!([form("own.tsv", "text/plain"), form("own", "text/tab-separated-values")], [Form::Table; 2]);
        assert_eq!(form("noname", "text/html"), Form::Html);
        let told = |name, mime, word| matches!(form(name, mime), Form::Other(words) if words.contains(word));
        assert!(told("a.pdf", "", "PDF") && told("a", "application/pdf", "PDF"));
        assert!(told("a.png", "image/png", "picture") && told("a.docx", "application/x", ".txt"));
    }
}
