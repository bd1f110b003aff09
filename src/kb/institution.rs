//! Whose institution a bare name means: "the Senate", "the Ministry of Health". Every country has one, so that it belongs to the country of
//! its phrase, else to that of the article, else to none. Takes a name and the countries around it, gives which entries may be meant.

use super::around::Beside;
use super::base::Base;
use super::context::{ContextRule, stem};
use super::entry::{Entry, FactLabel};
use super::lands::{codes, lands, without_lands};

/// Names of institutions of one country that are tried for a bare name: "Japanese Senate", "Senate of Japan".
const MOST_NAMES: usize = 8;

/// What a name says of its institution.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Institution<'a> {
    /// Its name is its own.
    Named,
    /// Any country may have one of that name; these codes are those of its country.
    Bare {
        /// The name without a country.
        name: String,
        /// Codes of the country that the phrase gives; none where it says nothing.
        told: Vec<&'a str>,
    },
    /// The name is bare, and the phrase gives it to a state, a province, a city.
    Below,
}

/// Reads a name with the countries that stand beside it.
pub(super) fn read<'a>(name: &str, beside: &[Beside<'a>], base: &'a Base) -> Institution<'a> {
    let bare = without_lands(name, base);
    if base.context.has(ContextRule::Local, &stem(name)) {
        return Institution::Below;
    }
    if !base.context.is_bare_institution(&bare) {
        return Institution::Named;
    }
    let mut told = codes(name, base);
    if told.is_empty() {
        if beside.iter().any(|beside| !beside.is_land && !beside.is_around) {
            return Institution::Below;
        }
        told = beside.iter().flat_map(|beside| beside.countries.iter().copied()).collect();
    }
    Institution::Bare { name: bare, told }
}

/// Whether an entry may be meant by a bare name in these countries.
pub(super) fn is_of(entry: Entry, countries: &[&str], base: &Base) -> bool {
    let own: Vec<&str> = entry.countries().collect();
    let own = if own.is_empty() { codes(entry.name(), base) } else { own };
    own.iter().any(|code| countries.contains(code))
}

/// Fuller names of the institution of a country with a bare name.
pub(super) fn full_names(name: &str, code: &str, base: &Base) -> Vec<String> {
    let Some(country) = base.country(code) else { return Vec::new() };
    let in_text = country.facts_of(FactLabel::InText).next().map_or(country.name(), |fact| fact.text);
    let peoples = country.facts_of(FactLabel::Demonym).map(|fact| fact.text);
    let short = country.aliases().filter(|alias| alias.len() < 4);
    let before = [country.name()].into_iter().chain(peoples).chain(short).map(|land| format!("{land} {name}"));
    [format!("{name} of {in_text}")].into_iter().chain(before).take(MOST_NAMES).collect()
}

/// Whether an entry is one of the bodies of public life: a parliament, a party, a ministry.
pub(super) fn is_public(entry: Entry, base: &Base) -> bool {
    base.context.is_bare_institution(&without_lands(entry.name(), base)) && !lands(entry.name(), base).is_empty()
}
