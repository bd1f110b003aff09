//! Who can be meant by a pronoun: the candidates before it with the features that speak for and against each. Takes what stands in the text
//! so far, gives questions for the linear model; decides nothing.

use std::ops::Range;

use crate::entity::{ClusterId, Form, Kind};
use crate::lexicon::Gender;
use crate::reading::Reading;
use crate::tag::Tag;

use super::said::Said;
use crate::grammar::{self, Clauses, GrammaticalRole};
use crate::model::antecedents::{Template, feature};

/// Sentences before the pronoun's that are searched.
const REACH: usize = 4;

/// Sentences between a source's words and "he said".
const SPOKE: usize = 2;

/// Candidates that are looked at, the nearest first: an endless sentence costs no more than a long one.
const MOST: usize = 40;

/// A class of pronouns; each has weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PronounClass {
    /// He, she.
    Person,
    /// It.
    Thing,
    /// They.
    Plural,
}

/// The case of a pronoun, as far as its form and place tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// A pronoun that looks for its antecedent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anaphor {
    pub(super) at: usize,
    pub(super) class: PronounClass,
    pub(super) gender: Option<Gender>,
    pub(super) case: Case,
    pub(super) sentence: usize,
    /// Entity that says the words around it.
    pub(super) speaker: Option<usize>,
}

/// Somebody or something that can be meant: an actor, several together, or one without a name.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// None where it has no name.
    pub(super) actors: Vec<ClusterId>,
    /// None where it may be anything but a person.
    pub(super) kind: Option<Kind>,
    pub(super) gender: Option<Gender>,
    /// Gender that a lone given name suggests.
    pub(super) likely: Option<Gender>,
    /// How often "he" and "she" were taken to mean it.
    pub(super) heard: [u32; 2],
    pub(super) count: u32,
    /// How often the whole text names it.
    pub(super) named: u32,
    /// How many others the text names before it.
    pub(super) order: u32,
    pub(super) plural: bool,
    /// The cluster of one that speaks without a name.
    pub(super) source: Option<ClusterId>,
}

impl Entity {
    /// One that the text has not mentioned yet.
    pub(super) fn new(actors: Vec<ClusterId>, kind: Option<Kind>, gender: Option<Gender>, plural: bool) -> Entity {
        Entity { actors, kind, gender, likely: None, heard: [0; 2], count: 0, named: 0, order: 0, plural, source: None }
    }
}

/// A mention that has been passed.
#[derive(Clone, Debug)]
pub(super) struct PriorMention {
    pub(super) entity: usize,
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    pub(super) form: Form,
    pub(super) role: GrammaticalRole,
    /// First of its sentence.
    pub(super) opens: bool,
}

/// One candidate: an entity with the features of each of its places.
pub(crate) struct Choice {
    /// Index of the entity.
    pub(super) entity: usize,
    /// Actors that it is; none where it has no name.
    pub(crate) actors: Vec<ClusterId>,
    /// Features by place.
    pub(crate) places: Vec<Vec<u16>>,
}

/// Who is meant by the pronoun at token `at`?
pub(crate) struct Question {
    #[cfg_attr(not(feature = "train"), expect(dead_code))]
    pub(crate) at: usize,
    pub(crate) class: PronounClass,
    pub(crate) choices: Vec<Choice>,
    /// Features of the answer that it is none of them.
    pub(crate) none: Vec<u16>,
}

/// What has been passed so far.
pub(super) struct Discourse<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) clauses: &'a Clauses,
    pub(super) said: &'a Said,
    pub(super) entities: Vec<Entity>,
    pub(super) places: Vec<PriorMention>,
}

impl Discourse<'_> {
    /// Remembers a mention of `entity`.
    pub(super) fn pass(
        &mut self,
        entity: usize,
        tokens: Range<usize>,
        sentence: usize,
        form: Form,
        role: GrammaticalRole,
    ) {
        let mut here = self.places.iter().rev().take_while(|place| place.sentence == sentence).take(MOST);
        let opens = here.all(|place| self.entities[place.entity].kind.is_none());
        self.entities[entity].count += 1;
        self.places.push(PriorMention { entity, tokens, sentence, form, role, opens });
    }

    /// All candidates for `anaphor` with their features.
    pub(super) fn question(&self, anaphor: &Anaphor, after: &[PriorMention]) -> Question {
        let first = anaphor.sentence.saturating_sub(REACH);
        let near = self.places.iter().rev().take_while(|place| place.sentence >= first).take(MOST * 4);
        let readable = |place: &&PriorMention| {
            place.sentence == anaphor.sentence || self.reading.sentences[place.sentence].part.is_article()
        };
        let here = self.places.iter().rev().take_while(|place| place.sentence == anaphor.sentence).take(MOST);
        let mut barred: Vec<usize> =
            here.filter(|place| self.is_barred(anaphor, place)).map(|place| place.entity).collect();
        // In quotation marks, who speaks says "I".
        barred.extend(
            anaphor.speaker.filter(|_| anaphor.class == PronounClass::Person && self.said.quoted.is_marked(anaphor.at)),
        );
        let mut choices: Vec<Choice> = Vec::new();
        let mut kept: Vec<(usize, &PriorMention)> = Vec::new();
        let fits = |place: &&PriorMention| {
            let too_far = anaphor.case == Case::Reflexive && place.sentence != anaphor.sentence;
            let fits = agrees(anaphor, &self.entities[place.entity]) && !barred.contains(&place.entity);
            fits && !too_far && !(anaphor.class == PronounClass::Thing && self.is_one_of_two(&place.tokens))
        };
        for place in near.filter(readable).filter(fits).take(MOST).chain(after.iter().filter(fits)) {
            let entity = &self.entities[place.entity];
            let found = choices.iter().position(|choice| choice.entity == place.entity).unwrap_or(choices.len());
            kept.push((found, place));
            if found == choices.len() {
                choices.push(Choice { entity: place.entity, actors: entity.actors.clone(), places: Vec::new() });
            }
            choices[found].places.push(self.features(anaphor, place, found));
        }
        self.compare(anaphor, &mut choices, &kept);
        let none = self.none(anaphor, choices.len());
        Question { at: anaphor.at, class: anaphor.class, choices, none }
    }

    /// Features of the answer that none of so many `choices` is meant.
    fn none(&self, anaphor: &Anaphor, choices: usize) -> Vec<u16> {
        let class = anaphor.class as usize;
        let mut none = vec![
            feature(class, Template::None, anaphor.case as usize),
            feature(class, Template::None, 4 + choices.min(4)),
            feature(class, Template::None, if anaphor.sentence == 0 { 9 } else { 10 }),
        ];
        if anaphor.class == PronounClass::Thing && grammar::expletive(self.reading, anaphor.at).0 {
            none.push(feature(class, Template::None, 11));
        }
        none
    }

    /// Adds to each place of the `choices` what sets its entity apart from the others; `kept` are their places, the nearest first.
    fn compare(&self, anaphor: &Anaphor, choices: &mut [Choice], kept: &[(usize, &PriorMention)]) {
        use Template as T;
        let case = anaphor.case as usize;
        let count = |choice: &Choice| self.entities[choice.entity].count;
        let most = choices.iter().map(count).max().unwrap_or(0);
        let alone = choices.iter().filter(|choice| count(choice) == most).count() == 1;
        let top = self.entities.iter().map(|entity| entity.named).max().filter(|&named| named > 1);
        for (index, choice) in choices.iter_mut().enumerate() {
            let entity = &self.entities[choice.entity];
            let mut shared = Vec::with_capacity(8);
            let mut add = |template, value| shared.push(feature(anaphor.class as usize, template, value));
            if entity.actors.len() == 1 {
                add(T::Named, entity.named.min(4) as usize);
                add(T::First, entity.order.min(3) as usize);
                if Some(entity.named) == top {
                    add(T::Top, 0);
                }
            }
            if entity.count == most {
                add(T::Most, usize::from(alone));
            }
            let mut seen = 0_u16;
            for (_, place) in kept.iter().filter(|(of, _)| *of == index) {
                let between = anaphor.sentence.saturating_sub(place.sentence).min(4);
                seen |= 1 << (between * 2 + usize::from(place.role == GrammaticalRole::Subject));
            }
            (0..10).filter(|bit| seen >> bit & 1 == 1).for_each(|bit| add(T::Stands, case * 10 + bit));
            choice.places.iter_mut().for_each(|features| features.extend_from_slice(&shared));
        }
    }

    /// Where grammar leaves little doubt: "In her speech, Ann …", "Ann and her son".
    pub(super) fn sure(&self, anaphor: &Anaphor, after: &[PriorMention]) -> Option<usize> {
        if anaphor.class != PronounClass::Person {
            return None;
        }
        let fits = |place: &&PriorMention| {
            agrees(anaphor, &self.entities[place.entity]) && anaphor.speaker != Some(place.entity)
        };
        let comma = |place: &&PriorMention| self.reading.word(place.tokens.start.saturating_sub(1)) == ",";
        let subject = after.iter().find(|place| place.role == GrammaticalRole::Subject && comma(place));
        if self.is_fronted(anaphor) && anaphor.speaker.is_none() {
            return subject.filter(fits).map(|place| place.entity);
        }
        let owner =
            || self.places.last().filter(|place| place.form == Form::Name && place.tokens.end + 1 == anaphor.at);
        let joined = anaphor.case == Case::Possessive && anaphor.at > 0 && self.reading.word(anaphor.at - 1) == "and";
        joined.then(owner).flatten().filter(fits).map(|place| place.entity)
    }

    /// "An official said … he added": the source that spoke last, where nobody else whom the pronoun can mean stands between.
    pub(super) fn source(&self, anaphor: &Anaphor) -> Option<usize> {
        if anaphor.class == PronounClass::Thing || anaphor.case != Case::Subject || !self.said.is_voice(anaphor.at) {
            return None;
        }
        let near = self.places.iter().rev().take_while(|place| place.sentence + SPOKE >= anaphor.sentence);
        let counts = |entity: &Entity| entity.kind.is_some_and(|kind| kind == Kind::Person || agrees(anaphor, entity));
        let last = near.take(MOST).find(|place| counts(&self.entities[place.entity]))?;
        let entity = &self.entities[last.entity];
        let spoke = last.form == Form::Pronoun || self.said.is_voice(last.tokens.start);
        (entity.source.is_some() && spoke && agrees(anaphor, entity)).then_some(last.entity)
    }

    /// Who says the words that token `at` stands in, where that is one, and known by then.
    pub(super) fn speaker(&self, at: usize) -> Option<usize> {
        let speaker = self.said.speaker(at)?;
        match speaker.actors[..] {
            // "her aunt" is not she.
            [] => {
                let mut passed = self.places.iter().rev().take(MOST * 4);
                passed.find(|place| place.tokens == speaker.tokens).map(|place| place.entity)
            }
            [actor] => Some(actor.0),
            _ => None,
        }
    }

    /// "Chile and Peru built it": neither of the two alone.
    fn is_one_of_two(&self, tokens: &Range<usize>) -> bool {
        let name = |at: usize| self.reading.tokens.get(at).is_some_and(|token| token.capital);
        let and = |at: usize| self.reading.word(at) == "and";
        and(tokens.end) && name(tokens.end + 1)
            || tokens.start > 1 && and(tokens.start - 1) && name(tokens.start - 2) && name(tokens.start)
    }

    /// Binding: "him" is not the subject of its own clause, also where that goes on after an insertion: "Ann, who leads it, thanked her".
    fn is_barred(&self, anaphor: &Anaphor, place: &PriorMention) -> bool {
        let same = |at: usize| self.clauses.clause(at) == self.clauses.clause(anaphor.at);
        let (comma, end) = (place.tokens.end, anaphor.at);
        let goes_on = |at: &usize| self.reading.word(*at) == "," && grammar::goes_on(self.reading, at + 1);
        let resumes =
            || self.reading.word(comma) == "," && (comma + 1..end).find(goes_on).is_some_and(|at| same(at + 1));
        anaphor.case == Case::Object
            && place.role == GrammaticalRole::Subject
            && place.sentence == anaphor.sentence
            && (same(place.tokens.start) || resumes())
    }

    /// "After his speech, …": before the first comma of a sentence that opens with a preposition or conjunction.
    fn is_fronted(&self, anaphor: &Anaphor) -> bool {
        let start = self.reading.sentences[anaphor.sentence].tokens.start;
        grammar::opens_clause(self.reading, start)
            && anaphor.at < start + 24
            && (start..anaphor.at).all(|at| self.reading.word(at) != ",")
    }

    /// Features of one candidate; `rank` others stand between.
    fn features(&self, anaphor: &Anaphor, place: &PriorMention, rank: usize) -> Vec<u16> {
        use Template as T;
        let entity = &self.entities[place.entity];
        let (case, part) = (anaphor.case as usize, place.role as usize);
        let between = anaphor.sentence.saturating_sub(place.sentence);
        let later = usize::from(between > 0);
        let after = place.tokens.start > anaphor.at;
        let mut features = Vec::with_capacity(32);
        let mut add = |template, value| features.push(feature(anaphor.class as usize, template, value));
        add(T::Distance, case * 6 + if after { 5 } else { between.min(4) });
        add(T::Role, (later * 4 + case) * 5 + part);
        add(T::Rank, later * 5 + rank.min(4));
        add(T::Form, later * 3 + place.form as usize);
        add(T::Count, [0, 0, 1, 1, 2][entity.count.min(4) as usize]);
        match entity.kind {
            Some(_) if entity.plural => add(T::Kind, 5),
            Some(kind) => add(T::Kind, kind as usize),
            None => add(T::Unnamed, 2 + later),
        }
        if let Some(gender) = anaphor.gender {
            add(T::Gender, gender_state(entity, gender));
        }
        let opening = self.reading.sentences[anaphor.sentence].tokens.start == anaphor.at;
        if self.is_fronted(anaphor) {
            add(T::Fronted, if after { 2 } else { later } * 5 + part);
        } else if later == 1 && opening {
            add(T::Opening, usize::from(between > 1) * 5 + part);
        }
        self.words(anaphor, place, later, &mut add);
        self.between(anaphor, place, &mut add);
        features
    }

    /// Its own words: a name that tells of a noun, a plural name, the same pronoun.
    fn words(&self, anaphor: &Anaphor, place: &PriorMention, later: usize, add: &mut dyn FnMut(Template, usize)) {
        use Template as T;
        if place.form == Form::Name {
            let tag = |at: usize| self.reading.tag(at);
            if matches!(tag(place.tokens.end), Tag::Noun | Tag::Nouns) {
                add(T::Noun, later);
            }
            if matches!(tag(place.tokens.end - 1), Tag::Nouns | Tag::Names) {
                add(T::Noun, 2 + later);
            }
        }
        if place.opens {
            add(T::Opens, later);
        }
        if self.entities[place.entity].actors.is_empty() {
            add(T::Unnamed, later);
        }
        let key = |at: usize| self.reading.tokens[at].key;
        if place.form == Form::Pronoun && key(place.tokens.start) == key(anaphor.at) {
            add(T::Same, later);
        }
    }

    /// What stands between candidate and pronoun: clauses, quotation marks, the end of a paragraph.
    fn between(&self, anaphor: &Anaphor, place: &PriorMention, add: &mut dyn FnMut(Template, usize)) {
        use Template as T;
        let (said, case) = (self.said, anaphor.case as usize);
        if anaphor.sentence == place.sentence {
            let clauses = self.clauses.clause(anaphor.at).abs_diff(self.clauses.clause(place.tokens.start)) as usize;
            add(T::Clause, case * 4 + clauses.min(3));
            if place.tokens.start < anaphor.at {
                add(T::Local, (case * 5 + place.role as usize) * 3 + clauses.min(2));
                let tokens = anaphor.at.saturating_sub(place.tokens.end);
                let near = if tokens > 7 { 3 } else { [0, 1, 1, 2, 2, 2, 2, 2][tokens] };
                add(T::Near, case * 4 + near);
            }
        }
        match (said.quoted.quotation(anaphor.at), said.quoted.quotation(place.tokens.start)) {
            (0, 0) => (),
            (0, _) => add(T::Quoted, 0),
            (_, 0) => add(T::Quoted, 1),
            (a, b) => add(T::Quoted, if a == b { 2 } else { 3 }),
        }
        if let Some(speaker) = anaphor.speaker {
            let other = usize::from(speaker != place.entity);
            add(T::Speaker, case * 4 + usize::from(said.quoted.is_marked(anaphor.at)) * 2 + other);
        }
        let paragraph = |sentence: usize| self.reading.sentences[sentence].paragraph;
        if paragraph(anaphor.sentence) != paragraph(place.sentence) {
            add(T::Paragraph, 0);
        }
    }
}

/// Whether number, kind and gender let the pronoun mean the entity.
fn agrees(anaphor: &Anaphor, entity: &Entity) -> bool {
    let kind = match (anaphor.class, entity.kind) {
        (PronounClass::Person, kind) => kind == Some(Kind::Person) && !entity.plural,
        (PronounClass::Thing, None) => !entity.plural,
        (PronounClass::Plural, None) => entity.plural,
        (PronounClass::Thing, Some(kind)) => {
            matches!(kind, Kind::Organization | Kind::Place | Kind::Event) && !entity.plural
        }
        (PronounClass::Plural, Some(kind)) => {
            entity.plural || matches!(kind, Kind::Organization | Kind::Place | Kind::Group)
        }
    };
    let gender = !matches!((anaphor.gender, entity.gender), (Some(a), Some(b)) if a != b);
    kind && gender
}

/// What is known of an entity's gender beside that of the pronoun; only what agrees or is unsure.
fn gender_state(entity: &Entity, gender: Gender) -> usize {
    let [same, other] = match gender {
        Gender::Male => entity.heard,
        Gender::Female => [entity.heard[1], entity.heard[0]],
    };
    match (entity.gender, entity.likely) {
        (Some(_), _) => 0,
        _ if other > same => 4,
        _ if same > 0 => 3,
        (_, Some(likely)) if likely == gender => 1,
        (_, Some(_)) => 5,
        _ => 2,
    }
}
