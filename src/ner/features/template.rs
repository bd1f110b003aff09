//! The templates of features: what each is about, and the hash of one with its values. The numbers are part of the model file: a template that
//! takes another number is learned anew.

use crate::hash;

/// No run, no repeated word.
pub(crate) const NONE: u32 = u32::MAX;

/// Number by which [`join`] hashes; no template has it.
const JOINED: u32 = 999;

/// Declares [`Template`] from one list of `group { Name first, count; }`.
macro_rules! templates {
    ($($group:literal { $($name:ident $first:literal, $count:literal;)* })*) => {
        /// What a feature is about; some have several numbers, one for each place that they look at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Template {
            $($($name,)*)*
        }

        impl Template {
            const RANGES: &[(&str, u32, u32)] = &[$($(($group, $first, $count),)*)*];
        }
    };
}

templates! {
    "words" {
        Word 0, 5;
        Form 5, 1;
        BeforeAndWord 6, 1;
        WordAndAfter 7, 1;
        TwoBefore 8, 1;
        TwoAfter 9, 1;
    }
    "shapes" {
        Shape 20, 1;
        ShapeNear 21, 3;
        ShapesAround 24, 1;
        ShapesBefore 25, 1;
        ShapesAfter 26, 1;
        ShapeWhereItStands 27, 1;
        ShapeInCasing 28, 1;
        Length 29, 1;
        ShapeAndWordBefore 30, 1;
        ShapeAndWordAfter 31, 1;
        Always 32, 1;
    }
    "affixes" {
        Prefix 40, 5;
        Suffix 45, 5;
        SuffixBefore 50, 1;
        SuffixAfter 51, 1;
    }
    "context" {
        WordNearBefore 60, 1;
        WordNearAfter 61, 1;
    }
    "runs" {
        PlaceInRun 80, 1;
        WordBeforeRunAndPlace 81, 1;
        WordAfterRunAndPlace 82, 1;
        LastOfRunAndPlace 83, 1;
        FirstOfRunAndPlace 84, 1;
        RunLength 85, 1;
        WordBeforeRun 86, 1;
        WordAfterRun 87, 1;
        FirstOfRun 88, 1;
        LastOfRun 89, 1;
        TwoBeforeRun 90, 1;
        TwoAfterRun 91, 1;
        WordsAroundRun 92, 1;
        EndsOfRun 93, 1;
        RunClusters 94, 4;
    }
    "clusters" {
        Cluster 100, 15;
        ClustersBefore 116, 1;
        ClustersAfter 117, 1;
        ClustersAround 118, 1;
        ClusterAndShape 119, 1;
    }
    "lists" {
        Lists 140, 3;
        ListsBefore 143, 1;
        ListsAfter 144, 1;
        ListsAndShape 145, 1;
        List 146, 3;
        CommonWord 150, 3;
        FunctionWord 153, 3;
        Unlisted 156, 1;
        Particle 157, 1;
    }
    "votes" {
        Vote 180, 1;
        VotesBefore 181, 1;
        VotesAfter 182, 1;
        VotesAround 183, 1;
        VoteStrength 184, 1;
        VoteRule 185, 1;
        VoteSigns 186, 1;
        VoteAndShape 187, 1;
        VoteAndWord 188, 1;
        NoVote 189, 1;
        KindScore 190, 5;
    }
    "document" {
        CaseElsewhere 220, 1;
        LowerCaseShare 221, 1;
        WordBeforeElsewhere 222, 1;
        WordAfterElsewhere 223, 1;
        ClusterBeforeElsewhere 224, 1;
        ClusterAfterElsewhere 225, 1;
        CapitalsElsewhere 226, 1;
    }
}

/// The ranges rise and do not overlap, checked where this is compiled.
const _: () = {
    let mut at = 1;
    while at < Template::RANGES.len() {
        let (before, next) = (Template::RANGES[at - 1], Template::RANGES[at]);
        assert!(before.1 + before.2 <= next.1 && next.1 + next.2 < JOINED, "templates share a number");
        at += 1;
    }
};

/// A number of a template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot(u32);

impl Template {
    /// Its number for the place `index`, below its count.
    pub(super) const fn at(self, index: u32) -> Slot {
        let (_, first, count) = Template::RANGES[self as usize];
        debug_assert!(index < count);
        Slot(first + index)
    }

    /// Its only number.
    pub(super) const fn one(self) -> Slot {
        self.at(0)
    }
}

impl Slot {
    /// The group of its template, for measuring what a group gives.
    #[cfg(feature = "train")]
    pub(crate) fn group(self) -> &'static str {
        Template::RANGES.iter().rev().find(|(_, first, _)| self.0 >= *first).map_or("", |(group, ..)| group)
    }
}

/// Hash of a template with two values.
pub(crate) fn mix(slot: Slot, a: u32, b: u32) -> u64 {
    hash::feature(slot.0, a, b, [31, 33])
}

/// Two values as one.
pub(super) fn join(a: u32, b: u32) -> u32 {
    (mix(Slot(JOINED), a, b) >> 32) as u32
}
