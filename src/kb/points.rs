//! What speaks for a candidate, in points.

/// The most prominent entry of the base.
pub(super) const PROMINENCE: f32 = 1.0;
/// The name as the base prints it, not an alias.
pub(super) const MAIN_NAME: f32 = 0.15;
/// An alias of a single word.
pub(super) const OTHER_NAME: f32 = -0.05;
/// Same sounds, other letters.
pub(super) const OTHER_LETTERS: f32 = -0.1;
/// The same of a single word: "Onion" is no Union.
pub(super) const OTHER_WORD: f32 = -0.3;
/// An alias of three letters; of two or one it counts twice.
pub(super) const ACRONYM: f32 = -0.1;
/// A person's name of two words or more.
pub(super) const FULL_NAME: f32 = 0.15;
/// Such a name that only one person of the base bears.
pub(super) const ONLY_PERSON: f32 = 0.1;
/// A name of two words or more that only one thing of the base bears.
pub(super) const ONLY_THING: f32 = 0.15;
/// A name of three words or more that only one thing of the base bears, also as an alias.
pub(super) const LONG_NAME: f32 = 0.12;
/// A family name alone.
pub(super) const FAMILY_NAME: f32 = -0.25;
/// The article names its country …
pub(super) const COUNTRY: f32 = 0.25;
/// … or other ones only.
pub(super) const OTHER_COUNTRY: f32 = -0.15;
/// The article puts it into a place, or another place into it, and the base has both in one country …
pub(super) const INSIDE: f32 = 0.15;
/// … or in two.
pub(super) const ELSEWHERE: f32 = -0.6;
/// A region among regions, against the country of its name.
pub(super) const REGION: f32 = 0.6;
/// The article calls it what the base calls it.
pub(super) const ROLE: f32 = 0.4;
/// It calls a person something like it, in its country …
pub(super) const LIKELY: f32 = 0.25;
/// … or something else.
pub(super) const AGAINST: f32 = -1.0;
/// Founded, born or begun after the article; or dead for a lifetime.
pub(super) const NOT_THEN: f32 = -0.6;
/// The base files it under another kind.
pub(super) const OTHER_KIND: f32 = -0.2;
