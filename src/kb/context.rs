//! Words that tell what stands beside a name: of which words bare names of institutions consist, which words of a role speak of public life,
//! what an everyday word ("lawmaker") may mean among offices. Takes the rules of a core, gives look-ups by word. `data/kb/context.tsv` lists them.

use crate::order;
use crate::token::{Key, folded, key};

/// Words by rule; empty in a base without a core, whose entries are the reader's own.
#[derive(Clone, Debug, Default)]
pub(super) struct ContextWords {
    /// Rule and word, sorted.
    words: Vec<(Key, Key)>,
    /// A word and one that an office may have in its place, sorted.
    meanings: Vec<(Key, Key)>,
}

/// What a word says beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContextRule {
    /// It counts people: "Two nurses, …".
    Count,
    /// What happens to private people: a fire, a trial.
    Incident,
    /// A bare institution may be called by it: "national", "court".
    Institution,
    /// A body of a town, whatever its name: "City Council".
    Local,
    /// Two words that say that a namesake is meant: "no relation".
    Namesake,
    /// A name of such words that one country alone has: "State Department".
    Own,
    /// It stands in titles and is none: "prime", "deputy".
    Part,
    /// An office with it is over: "former".
    Past,
    /// What private people do, of whom a clause tells: "owns".
    Private,
    /// It speaks of public life, without telling an office: "veteran", "opposition".
    Public,
    /// It says nothing: "from".
    Small,
}

impl ContextRule {
    const fn name(self) -> &'static str {
        match self {
            ContextRule::Institution => "#institution",
            ContextRule::Count => "#count",
            ContextRule::Incident => "#incident",
            ContextRule::Local => "#local",
            ContextRule::Namesake => "#namesake",
            ContextRule::Own => "#own",
            ContextRule::Part => "#part",
            ContextRule::Past => "#past",
            ContextRule::Private => "#private",
            ContextRule::Public => "#public",
            ContextRule::Small => "#small",
        }
    }
}

impl ContextWords {
    /// Adds a line of a core; one that is no rule of this kind does no harm.
    pub(super) fn add_rule(&mut self, line: &str) {
        let mut cells = line.split('\t');
        let rule = key(cells.next().unwrap_or(""));
        for cell in cells {
            let mut words = cell.split('|').map(|word| key(&stem(word)));
            let Some(word) = words.next() else { continue };
            self.words.push((rule, word));
            self.meanings.extend(words.map(|meaning| (word, meaning)));
        }
        order::by(&mut self.words, |&(_, word)| word);
        order::by(&mut self.words, |&(rule, _)| rule);
        order::by(&mut self.meanings, |&(word, _)| word);
    }

    /// Whether the rule has that word, as [`stem`] leaves it.
    pub(super) fn has(&self, rule: ContextRule, word: &str) -> bool {
        self.words.binary_search(&(key(rule.name()), key(word))).is_ok()
    }

    /// Whether the word or what it may mean is among `stems`.
    pub(super) fn is_among(&self, word: &str, stems: &[String]) -> bool {
        let own = key(word);
        let from = self.meanings.partition_point(|&(other, _)| other < own);
        let meanings = self.meanings[from..].iter().take_while(|&&(other, _)| other == own);
        stems.iter().any(|stem| stem == word || meanings.clone().any(|&(_, meaning)| meaning == key(stem)))
    }

    /// Whether two words beside each other are ones of the rule.
    pub(super) fn has_phrase(&self, rule: ContextRule, text: &str) -> bool {
        let words: Vec<String> = words(text).collect();
        words.windows(2).any(|two| self.has(rule, &two.join(" ")))
    }

    /// Whether a name of this country and of that one would be the same: all its words are those of institutions ("Ministry of Health").
    pub(super) fn is_bare_institution(&self, name: &str) -> bool {
        let mut words = words(name).filter(|word| word.len() > 1 && !is_link(word)).peekable();
        words.peek().is_some()
            && !self.has(ContextRule::Own, &stem(name))
            && words.all(|word| self.has(ContextRule::Institution, &word))
    }
}

/// Words that hold a name together.
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "the" | "and" | "on" | "in" | "to")
}

/// A word without what its number adds: "courts" as "court".
pub(super) fn stem(word: &str) -> String {
    folded(word).trim_end_matches('s').to_owned()
}

/// The words of a text as [`stem`] leaves them, all of them.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(stem)
}
