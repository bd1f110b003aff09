//! Words and facts that the hops read: lexicons and gazetteers from a pack, weights from models.

use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::lexicon::boilerplate::Boilerplate;
use crate::lexicon::calendar::Calendar;
use crate::lexicon::cues::CueLexicon;
use crate::lexicon::entities::Entities;
use crate::lexicon::line_patterns::LinePatterns;
use crate::lexicon::nouns::Nouns;
use crate::lexicon::relations::RelationWords;
use crate::model::learned::Learned;
use crate::model::ner::NerModel;
use crate::model::pos::PosModel;
use crate::pack::{DataError, Pack};

/// Everything that `analyze` needs besides the text; built once, shared by all texts. By default nothing is known, and little is found.
#[derive(Debug, Default)]
pub struct Resources {
    /// Word lists of the language.
    pub lexicon: Lexicon,
    /// Words that say that somebody said something.
    pub cues: CueLexicon,
    /// Nouns that describe persons and bodies.
    pub nouns: &'static Nouns,
    /// Words that tell relations.
    pub relations: &'static RelationWords,
    /// Words of dates.
    pub calendar: Calendar,
    /// Phrases of pages around an article.
    pub boilerplate: Boilerplate,
    /// Patterns of lines of pages.
    pub patterns: LinePatterns,
    /// Names of characters in HTML.
    pub entities: Entities,
    /// Names and facts of the world.
    pub gazetteer: Gazetteer,
    /// Weights of contents, descriptions and pronouns; the rules decide where there are none.
    pub learned: Learned,
    /// Weights of the tagger; the rules decide where there are none.
    pub model: Option<NerModel>,
    /// Weights of the part-of-speech tagger; all tags are unknown where there are none.
    pub pos: Option<PosModel>,
}

impl Resources {
    /// The words and names of `pack` (the bytes of `gazetteer.txt`), without weights. Errors where the pack is damaged or of another
    /// version.
    pub fn with_pack(pack: &[u8]) -> Result<Resources, DataError> {
        let pack = Pack::read(pack)?;
        Ok(Resources {
            lexicon: Lexicon::read(&pack),
            cues: CueLexicon::read(&pack),
            nouns: Nouns::compiled(),
            relations: RelationWords::compiled(),
            calendar: Calendar::read(&pack),
            boilerplate: Boilerplate::read(&pack),
            patterns: LinePatterns::read(&pack),
            entities: Entities::read(&pack),
            gazetteer: Gazetteer::read(&pack),
            learned: Learned::read(&pack),
            ..Resources::default()
        })
    }

    /// The same with the tagger of `model` (the bytes of `static/model.bin`). Errors where they are damaged or of another version.
    pub fn with_model(self, model: &[u8]) -> Result<Resources, DataError> {
        Ok(Resources { model: Some(NerModel::read(model)?), ..self })
    }

    /// The same with the part-of-speech tagger of `model` (the bytes of `static/pos.bin`). Errors where they are damaged or of another version.
    pub fn with_pos(self, model: &[u8]) -> Result<Resources, DataError> {
        Ok(Resources { pos: Some(PosModel::read(model)?), ..self })
    }

    /// The pack of this version and the committed models, read once. Not in the browser, which fetches them.
    #[cfg(feature = "bundled")]
    pub fn bundled() -> &'static Resources {
        static BUNDLED: std::sync::LazyLock<Resources> = std::sync::LazyLock::new(|| {
            let model = include_bytes!("../static/model.bin");
            Resources::ruled().with_model(model).expect("a test checks the committed model")
        });
        &BUNDLED
    }

    /// The pack of this version and parts of speech, without the tagger of names: names by rules.
    #[cfg(feature = "bundled")]
    pub fn ruled() -> Resources {
        let pack = crate::bundled::pack("gazetteer.txt").expect("build.rs makes the pack");
        let resources = Resources::with_pack(pack).expect("build.rs makes whole packs");
        resources.with_pos(include_bytes!("../static/pos.bin")).expect("a test checks the committed model")
    }

    /// Words without names, for tests of what goes by words alone.
    #[cfg(test)]
    pub(crate) fn lexicons() -> Resources {
        Resources { gazetteer: Gazetteer::default(), pos: None, ..Resources::ruled() }
    }
}
