//! The rules by which the core decides: what finds a mention, a date, a role or a quote, and what resolves it. Names alone; each is printed by
//! `annotate --explain` and told on the cards.

/// Declares [`Rule`] and its names from one list.
macro_rules! rules {
    ($($name:ident $words:literal,)*) => {
        /// A rule that made a decision.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!("“", $words, "”")] $name,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &[Rule] = &[$(Rule::$name),*];

            /// What is printed.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Rule::$name => $words,)*
                }
            }
        }
    };
}

rules! {
    // Dates (`timex`)
    Range "range",
    Year "year",
    Time "time",
    RangeOfDays "range of days",
    DayOfMonth "day of month",
    DayAlone "day alone",
    Month "month",
    Numeric "numeric",
    WeekdayOfWeek "weekday of week",
    Weekday "weekday",
    RangeOfYears "range of years",
    Decade "decade",
    Shifted "shifted",
    Day "day",
    Told "told",
    Season "season",
    Window "window",
    Ago "ago",
    Weekend "weekend",
    ShareOfYear "share of year",
    Century "century",
    WeekdayAndDay "weekday and day",

    // Names (`ner`)
    ListOfCountries "list of countries",
    ListOfCities "list of cities",
    ListOfRegions "list of regions",
    ListOfOrganizations "list of organizations",
    ListOfCompaniesAndParties "list of companies and parties",
    ListOfSeatsOfPower "list of seats of power",
    ListOfNationalities "list of nationalities",
    ListOfPeoplesAndMovements "list of peoples and movements",
    ListOfEvents "list of events",
    ListOfGivenNames "list of given names",
    ListOfSurnames "list of surnames",
    CommonWordsOfAHeadline "common words of a headline",
    AfterATitle "after a title",
    GivenNameFirst "given name first",
    SurnameLast "surname last",
    Initial "initial",
    ParticleOfAName "particle of a name",
    TwoToFourRareWords "two to four rare words",
    CommonWordsInCapitals "common words in capitals",
    NameOfAMonth "name of a month",
    Acronym "acronym",
    CapitalInsideTheWord "capital inside the word",
    DictionaryWord "dictionary word",
    RareWord "rare word",
    WordBefore "word before",
    TheArticleBefore "the article before",
    WordAfter "word after",
    AgeAfterTheName "age after the name",
    WhoAfterTheName "who after the name",
    PlaceAfterAComma "place after a comma",
    EndingAfterAHyphen "ending after a hyphen",
    AcronymInBrackets "acronym in brackets",
    SameNameElsewhere "same name elsewhere",
    NeighbourInAList "neighbour in a list",
    SurnameOfAFullName "surname of a full name",
    AcronymOfAFullName "acronym of a full name",
    NameAndEventWord "name and event word",
    CountryAndName "country and name",
    HeadOfAnOrganization "head of an organization",
    HeadOfAnEvent "head of an event",
    HeadOfAPlace "head of a place",
    LoneHeadOfAnOrganization "lone head of an organization",
    TrainedModel "trained model",
    CompoundNationality "compound nationality",
    FullNameElsewhere "full name elsewhere",

    // Mentions of one actor (`coref`)
    SameWords "same words",
    SameCountry "same country",
    SamePeople "same people",
    OtherSpelling "other spelling",
    FamilyNameFirst "family name first",
    GivenNameOfAFullName "given name of a full name",
    SameWordsInAnotherOrder "same words in another order",
    NameInBrackets "name in brackets",
    SameWordsAndCountry "same words and country",
    HeadOfAFullName "head of a full name",
    ShortForm "short form",
    OwnNameOfTheEvent "own name of the event",
    SameName "same name",
    Name "name",
    ShortGivenName "short given name",
    CapitalForItsGovernment "capital for its government",
    UnnamedSource "speaks without a name",
    SourceThatSpoke "source that spoke before",
    BodyOfTheSpeaker "body of the speaker",
    Description "description",
    Age "age",
    CountryAndRole "country and role",
    Role "role",
    LastWordOfTheName "last word of the name",
    WhatTheTextCallsIt "what the text calls it",
    MainOneOfItsKindNearBy "main one of its kind near by",
    Pronoun "pronoun",
    RelativePronoun "relative pronoun",
    They "they",
    GrammarLeavesNoOther "grammar leaves no other",
    ReflexivePronoun "reflexive pronoun",
    HisOrHer "his or her",
    HeOrShe "he or she",
    It "it",
    Talk "talk",
    SpeakerOfTheQuotation "speaker of the quotation",

    // Roles (`coref`, `fact`)
    TitleBeforeTheName "title before the name",
    Apposition "apposition",
    TitleOfAList "title of a list",
    NounOfPlaces "noun of places",
    List "list",
    Office "office",
    FormOfBe "form of be",
    LedBy "led by",
    NounBeforeTheName "noun before the name",
    NounAfterTheName "noun after the name",
    NamedAs "identified as",
    AppositionBeforeTheName "apposition before the name",
    Credit "credit",

    // Quotes (`quote`)
    AccordingTo "according-to",
    CueNoun "cue-noun",
    CueQuote "cue-quote",
    CuePhrase "cue-phrase",
    CueClause "cue-clause",
    QuoteCueSpeaker "quote-cue-speaker",
    CueSpeakerQuote "cue-speaker-quote",
    AsSpeakerCue "as-speaker-cue",
    QuoteSpeakerCue "quote-speaker-cue",
    ClauseSpeakerCue "clause-speaker-cue",
    Block "block",
    QuoteAlone "quote-alone",
    Signature "signature",
    ColonBefore "colon-before",
    Floating "floating",
    Transcript "transcript",

    // Links to the knowledge base (`kb`)
    NameAndCountry "name and country",
    NameAndRole "name and role",
    FamilyNameAlone "family name",
    ChosenByTheReader "chosen by the reader",

    // Corrections (`edit`)
    ByHand "by hand",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let mut names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}
