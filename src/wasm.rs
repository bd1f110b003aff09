//! The edge to JavaScript: the class `Annotator`, with offsets in UTF-16 units and errors as `Error` objects. Takes text, words and
//! names, and a trained tagger, gives plain objects whose types are written down below. Knows nothing of the page.

use std::fmt::Display;

use js_sys::{Error, Function};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::document::{Step, analyze_with};
use crate::kb::Base;
use crate::kb::background::{Wishes, fill};
use crate::model::ner::NerModel;
use crate::model::pos::PosModel;
use crate::page::{Page, Unit};
use crate::resources::Resources;

/// The steps of an analysis with their names in JavaScript.
pub const STEPS: [(Step, &str); 4] =
    [(Step::Read, "read"), (Step::Tag, "tag"), (Step::Resolve, "resolve"), (Step::Quote, "quote")];

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/page.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A `Page` as TypeScript knows it.
    #[wasm_bindgen(typescript_type = "Page")]
    pub type PageObject;

    /// Its cards.
    #[wasm_bindgen(typescript_type = "Card[]")]
    pub type CardObjects;

    /// `(step: Step) => void`.
    #[wasm_bindgen(typescript_type = "(step: Step) => void")]
    pub type Progress;
}

/// Finds who is who and who said what.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Annotator {
    resources: Resources,
    base: Base,
    /// That of the last text.
    page: Page,
}

#[wasm_bindgen]
impl Annotator {
    /// An annotator that knows no words, no names of the world and no trained tagger until it is given them.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Annotator {
        Annotator::default()
    }

    /// Takes words of the language and names of the world: the bytes of `gazetteer.txt`. Throws an `Error` where they are damaged, and
    /// stays as it was.
    pub fn load_words(&mut self, pack: &[u8]) -> Result<(), Error> {
        let words = Resources::with_pack(pack).map_err(failure)?;
        let Resources { model, pos, .. } = std::mem::take(&mut self.resources);
        self.resources = Resources { model, pos, ..words };
        Ok(())
    }

    /// Takes the trained tagger: the bytes of `model.bin`; until then rules find the names. Throws an `Error` where they are damaged, and
    /// stays as it was.
    pub fn load_model(&mut self, model: &[u8]) -> Result<(), Error> {
        self.resources.model = Some(NerModel::read(model).map_err(failure)?);
        Ok(())
    }

    /// Takes the part-of-speech tagger: the bytes of `pos.bin`; until then all parts of speech are unknown. Throws an `Error` where they are
    /// damaged, and stays as it was.
    pub fn load_pos(&mut self, model: &[u8]) -> Result<(), Error> {
        self.resources.pos = Some(PosModel::read(model).map_err(failure)?);
        Ok(())
    }

    /// Takes the core of the knowledge base: the bytes of `kb.txt`; until then cards tell only what the article says. The reader's own
    /// table goes with the base before. Throws an `Error` where they are damaged, and stays as it was.
    pub fn load_base(&mut self, core: &[u8]) -> Result<(), Error> {
        self.base = Base::read(core).map_err(failure)?;
        Ok(())
    }

    /// Takes a shard of the knowledge base: the bytes of a file of `kb/` that a page has in `wanted`. Throws an `Error` where they are damaged.
    pub fn load_shard(&mut self, shard: &[u8]) -> Result<(), Error> {
        self.base.add_shard(shard).map_err(failure)
    }

    /// Takes a table of the reader's own entries (tab-separated text, see `data/kb/README.md`) in place of the one before; an empty text is
    /// no table. Throws an `Error` that names the faulty line; then there is no table.
    pub fn load_table(&mut self, table: &str) -> Result<(), Error> {
        self.base.drop_tables();
        if table.is_empty() { Ok(()) } else { self.base.add_table(table).map_err(failure).map(drop) }
    }

    /// The page of a text, with offsets in UTF-16 units; `progress` is told which step begins. Lone surrogates count as U+FFFD.
    /// Throws an `Error` only where the page cannot be handed over.
    pub fn annotate(&mut self, text: &str, progress: Option<Progress>) -> Result<PageObject, Error> {
        self.read(text, progress);
        self.page()
    }

    /// Reads a text like `annotate`; `page` gives its page with what the knowledge base tells so far, `wanted` what may tell more.
    pub fn read(&mut self, text: &str, progress: Option<Progress>) {
        let document = analyze_with(text, &self.resources, &mut |step| tell(progress.as_ref(), step));
        self.page = Page { foreign: document.is_foreign(&self.resources), ..Page::new(&document) };
        self.page.map_offsets(text, Unit::Utf16);
        fill(&mut self.page, &self.base, &Wishes::default());
    }

    /// The page of the text that was read last.
    pub fn page(&mut self) -> Result<PageObject, Error> {
        plain(&self.page).map(JsCast::unchecked_into)
    }

    /// The shards that may know more of the actors of the text that was read last.
    pub fn wanted(&mut self) -> Vec<String> {
        fill(&mut self.page, &self.base, &Wishes::default());
        self.page.wanted.clone()
    }

    /// The cards of that page anew, with what the base and the shards that have come by now tell.
    pub fn cards(&mut self) -> Result<CardObjects, Error> {
        fill(&mut self.page, &self.base, &Wishes::default());
        plain(&self.page.actors).map(JsCast::unchecked_into)
    }
}

/// A page, or a part of one, as plain JavaScript objects. Errors where it cannot be handed over.
pub fn plain(value: &impl Serialize) -> Result<JsValue, Error> {
    value.serialize(&Serializer::new().serialize_missing_as_null(true)).map_err(failure)
}

fn failure(error: impl Display) -> Error {
    Error::new(&error.to_string())
}

/// A listener that throws does not stop the analysis.
fn tell(progress: Option<&Progress>, step: Step) {
    let name = STEPS.into_iter().find(|(other, _)| *other == step).map_or("", |(_, name)| name);
    if let Some(listener) = progress.and_then(|progress| progress.dyn_ref::<Function>()) {
        let _ = listener.call1(&JsValue::NULL, &name.into());
    }
}

#[cfg(test)]
mod tests {
    /// The same file as above; the attribute keeps that one for itself.
    const TYPES: &str = include_str!("wasm/page.d.ts");

    /// Names of a TypeScript interface's fields, without `?`.
    fn fields(interface: &str) -> Vec<String> {
        let body = TYPES.split_once(&format!("interface {interface} {{")).and_then(|(_, rest)| rest.split_once('}'));
        let lines = body.expect("the interface is written down").0.lines();
        lines
            .filter_map(|line| line.trim().split_once(':'))
            .map(|(name, _)| name.to_owned())
            .filter(|name| !name.contains('*'))
            .collect()
    }

    /// As serde names it for JavaScript.
    fn camel_case(field: &str) -> String {
        let (first, rest) = field.split_once('_').unwrap_or((field, ""));
        let inner: String =
            rest.split('_').filter(|word| !word.is_empty()).map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        first.to_owned() + &inner
    }

    #[test]
    fn typescript_knows_the_fields_of_a_page() {
        let source = concat!(include_str!("page.rs"), include_str!("page/world.rs"));
        let types = [
            "Page",
            "Block",
            "MentionView",
            "Card",
            "RoleView",
            "RelationView",
            "Graph",
            "Edge",
            "Companion",
            "SpanView",
            "QuoteView",
            "DateView",
            "PartView",
            "Background",
            "FactView",
        ];
        for name in types {
            let (before, body) = source.split_once(&format!("pub struct {name} {{")).expect(name);
            let body = body.split_once("\n}").expect(name).0;
            let renamed = before.rsplit("\n\n").next().is_some_and(|attributes| attributes.contains("camelCase"));
            let rust = body
                .lines()
                .filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'))
                .map(|(field, _)| if renamed { camel_case(field) } else { field.to_owned() });
            assert_eq!(fields(name), rust.collect::<Vec<_>>(), "{name}");
        }
    }
}
