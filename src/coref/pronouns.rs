//! Third-person pronouns. Takes mentions in text order, adds pronoun mentions: each candidate before the pronoun gets a score from a linear
//! model (distance, part in the sentence, gender, how often it was mentioned); the best is taken where it is likely enough. When unsure, none.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{ClusterId, ClusteredMention, Form, Kind};
use crate::gazetteer::List;
use crate::keymap::{self, KeyMap};
use crate::lexicon::{FunctionWord, Gender, lexicon, nouns, rows};
use crate::reading::Reading;
use crate::rule::Rule;
use crate::token::{Key, TokenKind, key};

use super::antecedents::{Anaphor, Case, Discourse, Entity, PriorMention, PronounClass, Question};
use super::clusters::{Cluster, cluster_of};
use super::said::Said;
use crate::grammar::{self, Clauses, GrammaticalRole};
use crate::model::antecedents::Weights;

/// A pronoun of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pronoun {
    class: PronounClass,
    gender: Option<Gender>,
    case: Case,
}

static PRONOUNS: LazyLock<KeyMap<Pronoun>> = LazyLock::new(|| {
    let parse = |row: &[&str]| {
        let gender = Gender::parse(row[1]);
        let class = match row[2] {
            _ if gender.is_some() => PronounClass::Person,
            "pl" => PronounClass::Plural,
            _ => PronounClass::Thing,
        };
        let case = match row[3] {
            "subject" => Case::Subject,
            "object" => Case::Object,
            "reflexive" => Case::Reflexive,
            _ => Case::Possessive,
        };
        Pronoun { class, gender, case }
    };
    rows(lexicon!("pronouns.tsv"))
        .filter(|row| row.len() == 4 && !matches!(row[1], "1" | "2"))
        .map(|row| (key(row[0]), parse(&row)))
        .collect()
});

/// Answers questions: the index of the choice that is meant, and how likely it is (0..=1); none where unsure.
pub(crate) trait Judge {
    /// Hears of the text and the names in it.
    fn begin(&mut self, _: &Reading, _: &[ClusteredMention]) {}

    /// Whom the pronoun means.
    fn answer(&mut self, question: &Question) -> Option<(usize, f32)>;
}

/// What the odds of the answer "none" are multiplied with, by class: the texts that the weights come from are full of people without a name,
/// whom a news article introduces. Set on `gold/dev` and GAP validation: 0.3 for persons gave GAP F1 68.8, 0.25 gives 69.3, news is the same.
const DOUBTS: [f32; 3] = [0.25, 0.5, 0.5];

/// The weights that were learned; where there are none it has no answer.
pub(crate) struct LinearModel<'a>(pub(crate) &'a Weights);

/// How likely an antecedent has to be, by class.
const THRESHOLDS: [f32; 3] = [0.3, 0.45, 0.4];

impl Judge for LinearModel<'_> {
    fn answer(&mut self, question: &Question) -> Option<(usize, f32)> {
        let doubt = DOUBTS[question.class as usize];
        let (best, probability) = best(question, doubt, &|features| self.0.score(features));
        let best = best.filter(|_| !self.0.is_empty())?;
        let sure = probability >= THRESHOLDS[question.class as usize];
        (sure || question.choices[best].actors.is_empty()).then_some((best, probability))
    }
}

/// The likeliest choice with its probability; none where the answer "none" is likelier than each.
pub(crate) fn best(question: &Question, doubt: f32, score: &dyn Fn(&[u16]) -> f32) -> (Option<usize>, f32) {
    let none = score(&question.none).exp() * doubt;
    let odds: Vec<f32> = question.choices.iter().map(|choice| odds(&choice.places, score)).collect();
    let sum = none + odds.iter().sum::<f32>();
    let best = (0..odds.len()).max_by(|&a, &b| odds[a].total_cmp(&odds[b]).then(b.cmp(&a)));
    let best = best.filter(|&best| odds[best] > none);
    (best, best.map_or(none, |best| odds[best]) / sum)
}

/// Unnormalised probability of a choice: the sum over its places.
pub(crate) fn odds(places: &[Vec<u16>], score: &dyn Fn(&[u16]) -> f32) -> f32 {
    places.iter().map(|features| score(features).exp()).sum()
}

/// Adds a mention for each pronoun whose antecedent is clear.
pub(super) fn resolve(
    reading: &Reading,
    mentions: &mut Vec<ClusteredMention>,
    clusters: &[Cluster],
    clauses: &Clauses,
    said: &Said,
    judge: &mut dyn Judge,
) {
    judge.begin(reading, mentions);
    let mut walk = Walk {
        scene: Discourse {
            reading,
            clauses,
            said,
            entities: entities(reading, mentions, clusters),
            places: Vec::new(),
        },
        others: KeyMap::default(),
        found: Vec::new(),
        next: 0,
        covered: 0,
        described: 0,
    };
    // What a site says around its article speaks of nobody in it.
    let of_article = |&sentence: &usize| !reading.text.is_around(reading.sentences[sentence].span.start);
    for sentence in (0..reading.sentences.len()).filter(of_article) {
        walk.sentence(sentence, mentions, judge);
    }
    mentions.append(&mut walk.found);
}

/// The actors, and what their names tell of their gender.
fn entities(reading: &Reading, mentions: &[ClusteredMention], clusters: &[Cluster]) -> Vec<Entity> {
    let entity = |(number, cluster): (usize, &Cluster)| match &cluster.source {
        None => Entity::new(vec![ClusterId(number)], Some(cluster.kind), cluster.traits.gender, false),
        Some(source) => Entity {
            source: Some(ClusterId(number)),
            ..Entity::new(Vec::new(), source.kind, cluster.traits.gender, source.plural)
        },
    };
    let mut entities: Vec<Entity> = clusters.iter().enumerate().map(entity).collect();
    let mut order = 0;
    for actor in mentions.iter().filter(|mention| mention.form == Form::Name).filter_map(cluster_of) {
        if entities[actor].named == 0 {
            entities[actor].order = order;
            order += 1;
        }
        entities[actor].named += 1;
    }
    for mention in mentions.iter().filter(|m| m.kind == Kind::Person && m.tokens.len() == 1) {
        if let Some(actor) = cluster_of(mention) {
            let facts = reading.resources.gazetteer.facts(&reading.tokens[mention.tokens.clone()]);
            let likely = facts.gender.filter(|_| facts.is(List::Given));
            entities[actor].likely = entities[actor].likely.or(likely);
        }
    }
    entities
}

/// The way through the text.
struct Walk<'a> {
    scene: Discourse<'a>,
    /// Entities that are no single actor: pairs by their actors, those without a name by their noun.
    others: KeyMap<usize>,
    found: Vec<ClusteredMention>,
    /// The next mention, and the end of those that were passed.
    next: usize,
    covered: usize,
    /// The end of the sources that were passed.
    described: usize,
}

impl Walk<'_> {
    fn sentence(&mut self, sentence: usize, mentions: &[ClusteredMention], judge: &mut dyn Judge) {
        let reading = self.scene.reading;
        for at in reading.sentences[sentence].tokens.clone() {
            while let Some(mention) = mentions.get(self.next).filter(|mention| mention.tokens.start <= at) {
                self.mention(mention, sentence, mentions.get(self.next + 1));
                // "his lawyer": the pronoun of a source has its own antecedent.
                let covers = if mention.kind == Kind::Source { &mut self.described } else { &mut self.covered };
                *covers = mention.tokens.end.max(*covers);
                self.next += 1;
            }
            if at < self.covered {
                continue;
            }
            let (token, rest) = (&reading.tokens[at], &mentions[self.next..]);
            if let Some(pronoun) = PRONOUNS.get(token.key).filter(|_| !token.all_caps) {
                self.pronoun(*pronoun, at, sentence, rest, judge);
            } else if at < self.described {
                continue;
            } else if let Some((end, noun)) = unnamed(reading, at, sentence)
                && rest.first().is_none_or(|mention| mention.tokens.start > end)
            {
                self.unnamed(at..end, noun, sentence);
                self.covered = end;
            } else if let Some(plural) = grammar::head(reading, at) {
                self.thing(at, plural, sentence);
            }
        }
    }

    fn mention(&mut self, mention: &ClusteredMention, sentence: usize, next: Option<&ClusteredMention>) {
        let reading = self.scene.reading;
        let Some(actor) = cluster_of(mention) else { return };
        let role = grammar::role(reading, &mention.tokens);
        self.scene.pass(actor, mention.tokens.clone(), sentence, mention.form, role);
        let pair = next.filter(|next| {
            next.kind == mention.kind
                && next.tokens.start == mention.tokens.end + 1
                && matches!(reading.word(mention.tokens.end), "and" | "&")
        });
        if let Some((other, next)) = pair.and_then(|next| Some((cluster_of(next)?, next))).filter(|&(o, _)| o != actor)
        {
            let actors = vec![ClusterId(actor), ClusterId(other)];
            let entity = self.other(actors, 0, Some(mention.kind), None, true);
            let tokens = mention.tokens.start..next.tokens.end;
            let role = grammar::role(reading, &tokens);
            self.scene.pass(entity, tokens, sentence, Form::Name, role);
        }
    }

    fn unnamed(&mut self, tokens: Range<usize>, noun: nouns::Noun, sentence: usize) {
        let head = self.scene.reading.tokens[tokens.end - 1].key;
        let entity = self.other(Vec::new(), head, Some(noun.kind), noun.gender, noun.plural);
        let role = grammar::role(self.scene.reading, &tokens);
        self.scene.pass(entity, tokens, sentence, Form::Nominal, role);
    }

    /// A noun of no known kind.
    fn thing(&mut self, at: usize, plural: bool, sentence: usize) {
        let reading = self.scene.reading;
        if reading.resources.nouns.longest(&reading.tokens[at..at + 1]).is_none() {
            let entity = self.other(Vec::new(), reading.tokens[at].key, None, None, plural);
            let role = grammar::role(reading, &(at..at + 1));
            self.scene.pass(entity, at..at + 1, sentence, Form::Nominal, role);
        }
    }

    fn other(
        &mut self,
        actors: Vec<ClusterId>,
        noun: u64,
        kind: Option<Kind>,
        gender: Option<Gender>,
        plural: bool,
    ) -> usize {
        let entities = &mut self.scene.entities;
        let key = actors.iter().fold(noun, |all, actor| keymap::then(all, actor.0 as Key));
        let place = *self.others.or_insert(key, entities.len());
        if place == entities.len() {
            entities.push(Entity::new(actors, kind, gender, plural));
        }
        place
    }

    fn pronoun(
        &mut self,
        pronoun: Pronoun,
        at: usize,
        sentence: usize,
        rest: &[ClusteredMention],
        judge: &mut dyn Judge,
    ) {
        let reading = self.scene.reading;
        if pronoun.class == PronounClass::Thing && grammar::expletive(reading, at).1 {
            return;
        }
        let role = grammar::role(reading, &(at..at + 1));
        let case = case(reading, pronoun, at, role);
        let speaker = self.scene.speaker(at);
        let anaphor = Anaphor { at, class: pronoun.class, gender: pronoun.gender, case, sentence, speaker };
        let Some((entity, probability, sieve)) = self.answer(&anaphor, rest, judge) else { return };
        let role = match case {
            Case::Subject => GrammaticalRole::Subject,
            Case::Possessive => GrammaticalRole::Owner,
            _ => role,
        };
        self.scene.pass(entity, at..at + 1, sentence, Form::Pronoun, role);
        if let Some(gender) = pronoun.gender {
            self.scene.entities[entity].heard[gender as usize] += 1;
        }
        self.refers(&anaphor, entity, (probability, sieve));
    }

    /// Adds the mention of a pronoun that means `entity`, unless that has no name and does not speak.
    fn refers(&mut self, anaphor: &Anaphor, entity: usize, (probability, sieve): (f32, Rule)) {
        let entity = &self.scene.entities[entity];
        let likely = probability >= THRESHOLDS[anaphor.class as usize];
        let (kind, actors) = match entity.source.filter(|_| likely) {
            Some(source) => (Some(Kind::Source), vec![source]),
            None => (entity.kind, entity.actors.clone()),
        };
        if let Some(kind) = kind.filter(|_| !actors.is_empty()) {
            self.found.push(ClusteredMention {
                span: self.scene.reading.tokens[anaphor.at].span,
                tokens: anaphor.at..anaphor.at + 1,
                kind,
                form: Form::Pronoun,
                confidence: probability,
                evidence: Rule::Pronoun,
                actors,
                sieve: Some(sieve),
            });
        }
    }

    /// Whom the pronoun means, how likely, and the sieve that knows.
    fn answer(
        &self,
        anaphor: &Anaphor,
        rest: &[ClusteredMention],
        judge: &mut dyn Judge,
    ) -> Option<(usize, f32, Rule)> {
        if let Some(pair) = self.pair(anaphor) {
            return Some((pair, 0.8, Rule::They));
        }
        let after = self.after(anaphor, rest);
        if let Some(sure) = self.scene.sure(anaphor, &after) {
            return Some((sure, 0.8, Rule::GrammarLeavesNoOther));
        }
        if let Some(source) = self.scene.source(anaphor) {
            return Some((source, 0.7, Rule::SourceThatSpoke));
        }
        let question = self.scene.question(anaphor, &after);
        let (choice, probability) = judge.answer(&question)?;
        Some((question.choices[choice].entity, probability, sieve(anaphor.class, anaphor.case)))
    }

    /// "Russia and Iran … their": the last pair of this sentence.
    fn pair(&self, anaphor: &Anaphor) -> Option<usize> {
        let here = self.scene.places.iter().rev().take_while(|place| place.sentence == anaphor.sentence).take(64);
        let pair = |place: &&PriorMention| self.scene.entities[place.entity].actors.len() > 1;
        here.filter(pair).map(|place| place.entity).next().filter(|_| anaphor.class == PronounClass::Plural)
    }

    /// "In his speech Smith …": names after a pronoun that no subject precedes.
    fn after(&self, anaphor: &Anaphor, rest: &[ClusteredMention]) -> Vec<PriorMention> {
        let end = self.scene.reading.sentences[anaphor.sentence].tokens.end;
        let here = self.scene.places.iter().rev().take_while(|place| place.sentence == anaphor.sentence);
        if anaphor.class != PronounClass::Person || here.take(64).any(|place| place.role == GrammaticalRole::Subject) {
            return Vec::new();
        }
        let place = |mention: &ClusteredMention| {
            let entity = cluster_of(mention)?;
            let role = grammar::role(self.scene.reading, &mention.tokens);
            let tokens = mention.tokens.clone();
            Some(PriorMention { entity, tokens, sentence: anaphor.sentence, form: mention.form, role, opens: false })
        };
        // "her aunt Ann": what the pronoun owns is not who owns.
        let comma =
            (anaphor.at..end.min(anaphor.at + 24)).find(|&at| self.scene.reading.word(at) == ",").unwrap_or(end);
        let near = rest.iter().take(4).take_while(|mention| mention.tokens.start < end);
        let near = near.filter(|mention| mention.kind == Kind::Person && mention.tokens.start > comma);
        near.filter_map(place).take(1).collect()
    }
}

/// Words between the article and the noun.
const ADJECTIVES: usize = 3;

/// "a young officer", "his father", "two men" at token `at`: where it ends, and what it can be.
fn unnamed(reading: &Reading, at: usize, sentence: usize) -> Option<(usize, nouns::Noun)> {
    let token = &reading.tokens[at];
    let lexicon = &reading.resources.lexicon;
    let opens = token.kind == TokenKind::Possessive
        || matches!(lexicon.function_word(token.key), Some(FunctionWord::Determiner | FunctionWord::Possessive));
    if !opens {
        return None;
    }
    let end = reading.sentences[sentence].tokens.end;
    for first in at + 1..end.min(at + 2 + ADJECTIVES) {
        if let Some((length, noun)) = reading.resources.nouns.longest(&reading.tokens[first..end]) {
            return Some((first + length, noun));
        }
        let token = &reading.tokens[first];
        if !token.is_word() && token.kind != TokenKind::Number || lexicon.function_word(token.key).is_some() {
            return None;
        }
    }
    None
}

/// "her" owns or is an object, "it" is a subject or an object.
fn case(reading: &Reading, pronoun: Pronoun, at: usize, role: GrammaticalRole) -> Case {
    match (pronoun.case, role) {
        (Case::Possessive, _) if !grammar::is_owned(reading, at + 1) => Case::Object,
        (Case::Subject, GrammaticalRole::Object | GrammaticalRole::Oblique) if pronoun.class == PronounClass::Thing => {
            Case::Object
        }
        (case, _) => case,
    }
}

fn sieve(class: PronounClass, case: Case) -> Rule {
    match (class, case) {
        (_, Case::Reflexive) => Rule::ReflexivePronoun,
        (PronounClass::Person, Case::Possessive) => Rule::HisOrHer,
        (PronounClass::Person, _) => Rule::HeOrShe,
        (PronounClass::Thing, _) => Rule::It,
        (PronounClass::Plural, _) => Rule::They,
    }
}

/// "Ann Kovac, who …": the relative pronoun right after a name.
pub(super) fn relative(reading: &Reading, mentions: &mut Vec<ClusteredMention>) {
    let mut found = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.form != Form::Pronoun && mention.kind == Kind::Person) {
        let at = mention.tokens.end + usize::from(reading.word(mention.tokens.end) == ",");
        let inside = reading.sentence_of(mention.tokens.start) == reading.sentence_of(at);
        if inside && matches!(reading.word(at), "who" | "whom" | "whose") && !mention.actors.is_empty() {
            found.push(ClusteredMention {
                span: reading.tokens[at].span,
                tokens: at..at + 1,
                form: Form::Pronoun,
                evidence: Rule::Pronoun,
                sieve: Some(Rule::RelativePronoun),
                ..mention.clone()
            });
        }
    }
    mentions.append(&mut found);
}
