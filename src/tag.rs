//! The parts of speech: those of the Penn Treebank, split where Universal Dependencies tell more (verb or auxiliary, preposition or
//! subordinator). Plain values; knows no text.

/// Declares [`Tag`] and its table from one list of `Variant UPOS XPOS`.
macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident $upos:literal $xpos:literal,)*) => {
        /// The part of speech of a token. A contraction ("didn't", "I'm") has that of its first word.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Tag {
            /// No model is loaded, or the token is in no sentence.
            #[default]
            Unknown,
            $($(#[$doc])* $name,)*
        }

        impl Tag {
            /// All tags but [`Tag::Unknown`], in the order of their numbers, which start at 1.
            pub const ALL: &[Tag] = &[$(Tag::$name),*];

            /// The universal part of speech and the Penn Treebank tag: `("VERB", "VBD")`.
            pub const fn names(self) -> (&'static str, &'static str) {
                match self {
                    Tag::Unknown => ("X", "XX"),
                    $(Tag::$name => ($upos, $xpos),)*
                }
            }
        }
    };
}

tags! {
    /// "house"
    Noun "NOUN" "NN",
    /// "houses"
    Nouns "NOUN" "NNS",
    /// "Norway"
    Name "PROPN" "NNP",
    /// "Americans"
    Names "PROPN" "NNPS",
    /// "United" in "United Nations"
    NameAdjective "ADJ" "NNP",
    /// "large"
    Adjective "ADJ" "JJ",
    /// "larger"
    AdjectiveMore "ADJ" "JJR",
    /// "largest"
    AdjectiveMost "ADJ" "JJS",
    /// "he", "them", "herself"
    Pronoun "PRON" "PRP",
    /// "his", "their"
    PronounPossessive "PRON" "PRP$",
    /// "someone", "nothing"
    PronounIndefinite "PRON" "NN",
    /// "this", "those", "all" where no noun follows
    PronounDemonstrative "PRON" "DT",
    /// "that", "which" of a relative clause
    PronounRelative "PRON" "WDT",
    /// "who", "what"
    PronounWho "PRON" "WP",
    /// "whose"
    PronounWhose "PRON" "WP$",
    /// "there" of "there is"
    There "PRON" "EX",
    /// "the", "a", "this" before a noun
    Determiner "DET" "DT",
    /// "all" in "all the houses"
    DeterminerPre "DET" "PDT",
    /// "which" before a noun
    DeterminerWhich "DET" "WDT",
    /// "in", "of"
    Preposition "ADP" "IN",
    /// "up" in "give up"
    Particle "ADP" "RP",
    /// "that", "if", "because" before a clause
    Subordinator "SCONJ" "IN",
    /// "and", "but"
    Coordinator "CCONJ" "CC",
    /// "to" before a verb, and the preposition in some corpora
    To "PART" "TO",
    /// "not"
    Not "PART" "RB",
    /// "'s" of an owner
    Possessive "PART" "POS",
    /// "soon"
    Adverb "ADV" "RB",
    /// "sooner"
    AdverbMore "ADV" "RBR",
    /// "most"
    AdverbMost "ADV" "RBS",
    /// "when", "how"
    AdverbWh "ADV" "WRB",
    /// "seven", "2026"
    Number "NUM" "CD",
    /// "go", an infinitive, imperative or subjunctive
    VerbBase "VERB" "VB",
    /// "went"
    VerbPast "VERB" "VBD",
    /// "going"
    VerbIng "VERB" "VBG",
    /// "gone"
    VerbParticiple "VERB" "VBN",
    /// "go" of "they go"
    VerbPresent "VERB" "VBP",
    /// "goes"
    VerbThird "VERB" "VBZ",
    /// "be", "have" before a verb
    AuxBase "AUX" "VB",
    /// "was", "did", "had" before a verb
    AuxPast "AUX" "VBD",
    /// "being", "having"
    AuxIng "AUX" "VBG",
    /// "been"
    AuxParticiple "AUX" "VBN",
    /// "are", "have", "do"
    AuxPresent "AUX" "VBP",
    /// "is", "has", "does"
    AuxThird "AUX" "VBZ",
    /// "will", "could"
    Modal "AUX" "MD",
    /// "yes", "please"
    Interjection "INTJ" "UH",
    /// A word of another language.
    Foreign "X" "FW",
    /// A part of a word that was split.
    Fragment "X" "GW",
    /// A web or mail address.
    Address "PROPN" "ADD",
    /// A number or letter in front of an item of a list
    Item "NUM" "LS",
    /// "+", "%", "@"
    Symbol "SYM" "SYM",
    /// "$"
    Currency "SYM" "$",
    /// ".", "!", "?"
    Stop "PUNCT" ".",
    /// ","
    Comma "PUNCT" ",",
    /// ":", ";", a dash
    Colon "PUNCT" ":",
    /// An opening quotation mark.
    QuoteOpen "PUNCT" "``",
    /// A closing quotation mark.
    QuoteClose "PUNCT" "''",
    /// "(", "["
    BracketOpen "PUNCT" "-LRB-",
    /// ")", "]"
    BracketClose "PUNCT" "-RRB-",
    /// "-" inside a word
    Hyphen "PUNCT" "HYPH",
    /// Other marks ("***")
    Mark "PUNCT" "NFP",
}

impl Tag {
    /// The universal part of speech: "NOUN", "VERB", …
    pub const fn upos(self) -> &'static str {
        self.names().0
    }

    /// The Penn Treebank tag: "NNS", "VBD", …
    pub const fn xpos(self) -> &'static str {
        self.names().1
    }

    /// The tag with this number; [`Tag::Unknown`] where there is none.
    pub fn numbered(number: usize) -> Tag {
        number.checked_sub(1).and_then(|index| Tag::ALL.get(index)).copied().unwrap_or_default()
    }

    /// A common noun.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns)
    }

    /// A part of a name.
    pub const fn is_name(self) -> bool {
        matches!(self, Tag::Name | Tag::Names | Tag::NameAdjective)
    }

    /// A noun or a name of several ("ministers", "Americans").
    pub const fn is_plural(self) -> bool {
        matches!(self, Tag::Nouns | Tag::Names)
    }

    /// An adjective, in any degree.
    pub const fn is_adjective(self) -> bool {
        matches!(self, Tag::Adjective | Tag::AdjectiveMore | Tag::AdjectiveMost)
    }

    /// An adverb, in any degree.
    pub const fn is_adverb(self) -> bool {
        matches!(self, Tag::Adverb | Tag::AdverbMore | Tag::AdverbMost | Tag::AdverbWh)
    }

    /// A full verb, in any form.
    pub const fn is_verb(self) -> bool {
        (Tag::VerbBase as u8) <= self as u8 && self as u8 <= Tag::VerbThird as u8
    }

    /// An auxiliary, in any form; a form of "be" before a noun or an adjective, too.
    pub const fn is_auxiliary(self) -> bool {
        (Tag::AuxBase as u8) <= self as u8 && self as u8 <= Tag::Modal as u8
    }

    /// A verb or auxiliary that has a subject of its own: past, present or modal.
    pub const fn is_finite(self) -> bool {
        use Tag::*;
        matches!(self, VerbPast | VerbPresent | VerbThird | AuxPast | AuxPresent | AuxThird | Modal)
    }

    /// A mark.
    pub const fn is_punctuation(self) -> bool {
        self as u8 >= Tag::Stop as u8
    }
}

/// Number of tags with [`Tag::Unknown`].
pub(crate) const TAGS: usize = Tag::ALL.len() + 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_classes() {
        for (index, &tag) in Tag::ALL.iter().enumerate() {
            assert_eq!((Tag::numbered(index + 1), tag as usize), (tag, index + 1));
            assert_eq!(tag.is_verb(), tag.upos() == "VERB", "{tag:?}");
            assert_eq!(tag.is_auxiliary(), tag.upos() == "AUX", "{tag:?}");
            assert_eq!(tag.is_punctuation(), tag.upos() == "PUNCT", "{tag:?}");
            assert_eq!(tag.is_adverb(), tag.upos() == "ADV", "{tag:?}");
            assert_eq!(tag.is_name() || tag == Tag::Address, tag.upos() == "PROPN" || tag.xpos() == "NNP", "{tag:?}");
        }
        assert_eq!((Tag::numbered(0), Tag::numbered(TAGS)), (Tag::Unknown, Tag::Unknown));
    }
}
