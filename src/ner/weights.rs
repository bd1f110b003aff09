//! What each rule's vote weighs beside the others: from `candidate::THRESHOLD` on a kind is believed. Set by hand. Where a trained model is
//! loaded the votes are features of it, and only the surest ones decide beside it (`tagger`).

use crate::entity::Kind;
use crate::gazetteer::List;
use crate::rule::Rule;

/// Weight of each list, for a phrase of one word and of several: (list, kind, one word, several, rule).
pub(super) const LISTS: [(List, Kind, f32, f32, Rule); 11] = [
    (List::Country, Kind::Place, 5.0, 5.0, Rule::ListOfCountries),
    (List::City, Kind::Place, 2.5, 3.5, Rule::ListOfCities),
    (List::Region, Kind::Place, 2.0, 3.5, Rule::ListOfRegions),
    (List::Organization, Kind::Organization, 4.0, 5.0, Rule::ListOfOrganizations),
    (List::Company, Kind::Organization, 1.5, 4.0, Rule::ListOfCompaniesAndParties),
    (List::Seat, Kind::Organization, 4.5, 5.0, Rule::ListOfSeatsOfPower),
    (List::Demonym, Kind::Group, 4.5, 5.0, Rule::ListOfNationalities),
    (List::Group, Kind::Group, 4.5, 5.0, Rule::ListOfPeoplesAndMovements),
    (List::Event, Kind::Event, 5.0, 6.0, Rule::ListOfEvents),
    (List::Given, Kind::Person, 1.0, 1.0, Rule::ListOfGivenNames),
    (List::Surname, Kind::Person, 1.0, 1.0, Rule::ListOfSurnames),
];

/// Against each kind: "a Shrinking Sea".
pub(super) const COMMON_WORDS_OF_A_HEADLINE: f32 = -3.0;
/// "President [Ali]".
pub(super) const AFTER_A_TITLE: f32 = 5.0;
pub(super) const GIVEN_NAME_FIRST: f32 = 2.5;
pub(super) const SURNAME_LAST: f32 = 1.2;
pub(super) const INITIAL: f32 = 1.5;
pub(super) const PARTICLE_OF_A_NAME: f32 = 0.4;
pub(super) const TWO_TO_FOUR_RARE_WORDS: f32 = 1.2;
/// Against each kind: "by March".
pub(super) const NAME_OF_A_MONTH: f32 = -3.0;
pub(super) const ACRONYM: f32 = 2.0;
pub(super) const CAPITAL_INSIDE_THE_WORD: f32 = 1.2;
/// Against each kind.
pub(super) const DICTIONARY_WORD: f32 = -1.5;
/// For a person and a place.
pub(super) const RARE_WORD: f32 = 0.3;
pub(super) const RARE_WORD_OF_AN_ORGANIZATION: f32 = 0.4;
pub(super) const THE_ARTICLE_BEFORE: f32 = 0.8;
pub(super) const AGE_AFTER_THE_NAME: f32 = 3.0;
pub(super) const WHO_AFTER_THE_NAME: f32 = 2.0;
pub(super) const PLACE_AFTER_A_COMMA: f32 = 2.0;
pub(super) const ACRONYM_IN_BRACKETS: f32 = 3.0;
pub(super) const NAME_AND_EVENT_WORD: f32 = 5.0;
pub(super) const COUNTRY_AND_NAME: f32 = 1.5;
pub(super) const HEAD_OF_AN_ORGANIZATION: f32 = 4.0;
pub(super) const HEAD_OF_AN_EVENT: f32 = 4.5;
pub(super) const HEAD_OF_A_PLACE: f32 = 3.5;
pub(super) const LONE_HEAD_OF_AN_ORGANIZATION: f32 = 1.2;
/// For each such word.
pub(super) const COMMON_WORD_IN_CAPITALS: f32 = 0.4;
