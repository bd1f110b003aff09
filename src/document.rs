//! The whole way from text to mentions, actors and quotes. Takes any text, gives a [`Document`]; never fails, does no I/O.

use crate::entity::{Actor, ActorId, DateExpression, Mention, Quote, Role};
use crate::fact::Facts;
use crate::model::named::Listener;
use crate::plain::Plain;
use crate::reading::Reading;
use crate::resources::Resources;
use crate::sentence::{Sentence, split_sentences};
use crate::text::Text;
use crate::token::{Token, TokenKind, tokenize};
use crate::{coref, dates, fact, ner, pos, quotation, quote};

mod original;

impl Document {
    /// What the text says that an actor is, in text order; nothing for a number that no actor has.
    pub fn roles(&self, actor: ActorId) -> &[Role] {
        self.facts.roles.get(actor.0).map_or(&[], Vec::as_slice)
    }

    /// Whether it is hardly English: less than one in ten of its words of three letters and more is "the", "with" or the like. Short texts tell
    /// nothing. (Of 1,698 English texts the poorest has one in six; other languages share few but shorter ones.)
    pub fn is_foreign(&self, resources: &Resources) -> bool {
        let long =
            |token: &&Token| token.kind == TokenKind::Word && token.of(&self.text.source).chars().nth(2).is_some();
        let (mut words, mut known) = (0, 0);
        for token in self.tokens.iter().filter(long) {
            words += 1;
            known += usize::from(resources.lexicon.function_word(token.key).is_some());
        }
        words >= 20 && known * 10 < words
    }
}

/// An analysed text. Spans are **byte** ranges of `text.source`, sorted by start.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The text and its parts.
    pub text: Text,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// Mentions in text order; overlapping ones nest ("Russian" in "The Russian leader").
    pub mentions: Vec<Mention>,
    /// Clusters of mentions, in order of their first mention.
    pub actors: Vec<Actor>,
    /// Quotes in text order; nested ones inside others.
    pub quotes: Vec<Quote>,
    /// Dates in text order.
    pub dates: Vec<DateExpression>,
    /// Ages, relations, deeds.
    pub facts: Facts,
    /// ISO date that relative dates were resolved against.
    pub published: Option<String>,
}

/// Steps of the analysis, for progress bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Parts, tokens, sentences, dates.
    Read,
    /// Mentions.
    Tag,
    /// Actors.
    Resolve,
    /// Quotes.
    Quote,
}

/// Finds who is who and who said what; pure, deterministic and total.
pub fn analyze(source: &str, resources: &Resources) -> Document {
    analyze_with(source, resources, &mut |_| ())
}

/// [`analyze`] that tells which step begins.
pub fn analyze_with(source: &str, resources: &Resources, progress: &mut dyn FnMut(Step)) -> Document {
    let mut judge = coref::pronouns::LinearModel(&resources.learned.antecedents);
    analyze_judged(source, resources, progress, &mut judge, None)
}

/// [`analyze_with`] another judge of pronouns, and a listener who learns what is said.
pub(crate) fn analyze_judged(
    source: &str,
    resources: &Resources,
    progress: &mut dyn FnMut(Step),
    judge: &mut dyn coref::pronouns::Judge,
    listener: Option<&dyn Listener>,
) -> Document {
    progress(Step::Read);
    let plain = Plain::new(source, resources);
    read_plain(&plain.text, resources, progress, judge, listener).over(source, &plain)
}

/// The document of a text that is read as it stands.
fn read_plain(
    source: &str,
    resources: &Resources,
    progress: &mut dyn FnMut(Step),
    judge: &mut dyn coref::pronouns::Judge,
    listener: Option<&dyn Listener>,
) -> Document {
    let (text, timexes) = Text::read(source, resources);
    let tokens = tokenize(source);
    let sentences = split_sentences(&text, &tokens, resources);
    let tags = pos::tag(source, &tokens, &sentences, resources);
    let quotations = quotation::pair(&text, &tokens, resources);
    let reading = Reading {
        text: &text,
        tokens: &tokens,
        sentences: &sentences,
        tags: &tags,
        quotations: &quotations,
        resources,
    };
    let dates = dates::find(&reading, &timexes);
    progress(Step::Tag);
    let named = ner::tag(&reading, &dates.all).of_article(&reading);
    let dates = dates.of_article(&reading);
    progress(Step::Resolve);
    let clusters = coref::cluster(&reading, named, listener);
    progress(Step::Quote);
    let attributions = quote::attribute(&reading, &clusters.mentions, listener);
    let cast = coref::refer(&reading, clusters, &attributions, judge);
    let quotes = quote::voice(&attributions, &cast.mentions, listener);
    let cast = coref::speak(&reading, cast, &quotes);
    let facts = fact::read(&reading, &cast.mentions, &cast.roles, &quotes);
    let (coref::Cast { mentions, actors, .. }, dates::Dates { all: dates, published }) = (cast, dates);
    Document { text, tokens, sentences, mentions, actors, quotes, dates, facts, published }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hardly_english() {
        let resources = Resources::bundled();
        let is_foreign = |text: &str| analyze(text, resources).is_foreign(resources);
        assert!(is_foreign(
            "La ministra de Comercio, Ana Kovac, dimitió el lunes en Madrid. El presidente Pedro Ruiz aceptó la renuncia y agradeció su \
             trabajo a la ministra, que no habló con los periodistas."
        ));
        assert!(is_foreign("Министр торговли Анна Ковач в понедельник подала в отставку. ".repeat(4).as_str()));
        assert!(!is_foreign(
            "Ministers Anna Kovac and Pedro Ruiz, Madrid mayor Luis Ortega, deputies Ines Blanco and Carlos Vega and the envoy of the United \
             Nations met on Monday in Lima with Peruvian farmers."
        ));
        assert!(!is_foreign("") && !is_foreign("La ministra dimitió."), "too little to tell");
    }
}
