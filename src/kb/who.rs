//! What the base makes of a card that the article says too little of: a people by its country, a bare institution by the country of its
//! phrase, else by the one that the article is about ("probably the parliament of Kenya"), else what the name itself says. Takes a page that
//! was read and a base, gives phrases; says less where it is not sure.

mod parts;

use super::base::Base;
use super::context::ContextRule;
use super::entry::{Entry, EntryKind};
use super::institution::Institution;
use super::link::Link as Linked;
use super::says::{Link, MOST_WORDS, Says, Spot};
use super::setting::{Setting, Whose};
use crate::entity::Kind;
use crate::page::who::LONGEST;
use crate::page::{Card, Page, Who, WhoFrom};
use parts::{Parts, in_text};

/// Words of the longest subject of a ministry: "gender equality and family".
const SUBJECT: usize = 6;

/// Another phrase than the background's own, for the second line of a card.
pub(super) fn known(page: &Page, at: usize, linked: &Linked, setting: &Setting, base: &Base) -> Option<Who> {
    let card = &page.actors[at];
    let (text, from) = match (card.kind, linked.entry) {
        (Kind::Group, Some(entry)) if entry.is(EntryKind::Country) => (people(card, entry), WhoFrom::Base),
        (_, Some(entry)) if !entry.what().is_empty() => return None,
        (Kind::Person | Kind::Source | Kind::Date, _) => return None,
        _ => Reader { page, card, at, setting, base }.read()?,
    };
    (text.chars().count() <= LONGEST).then_some(Who { text, from })
}

/// "Syrian", "Syrians" by their country.
fn people(card: &Card, country: Entry) -> String {
    let many = if card.name.ends_with('s') { "people of " } else { "of " };
    format!("{many}{}", in_text(country))
}

/// A card that is read by its name.
struct Reader<'r, 'a> {
    page: &'r Page,
    card: &'r Card,
    /// Its place among the cards.
    at: usize,
    setting: &'r Setting<'a>,
    base: &'a Base,
}

impl Reader<'_, '_> {
    fn read(&self) -> Option<(String, WhoFrom)> {
        let parts = Parts::of(&self.card.name, self.base);
        let whole = self.base.says.get(Spot::Whole, self.card.kind, &parts.folded);
        if let Some(says) = whole {
            return Some((says.what.clone(), WhoFrom::Institution));
        }
        let first = parts.folded.get(..1).filter(|_| parts.folded.len() > 1);
        let before = || first.and_then(|first| self.base.says.get(Spot::Before, self.card.kind, first));
        let named = match self.card.kind {
            Kind::Group => parts.peoples(self.base),
            Kind::Place => self.place(&parts),
            Kind::Event if before().is_some() => before().map(|says| says.what.clone()),
            _ => self.head(&parts).and_then(|head| self.body(&parts, head)),
        };
        let around = || self.around().filter(|_| self.card.kind == Kind::Place);
        let told = named.map(|text| (text, WhoFrom::Institution));
        told.or_else(|| Some((format!("place in {}", around()?), WhoFrom::Article)))
    }

    /// The place that the text puts this one into.
    fn around(&self) -> Option<String> {
        let outer = &self.page.actors[self.setting.homes[self.at].around?];
        (outer.name != self.card.name).then(|| self.called(outer))
    }

    /// The head of the name: what it says, and its words.
    fn head(&self, parts: &Parts) -> Option<(Says, std::ops::Range<usize>)> {
        let all = &parts.folded;
        let of = all.iter().position(|word| matches!(&**word, "of" | "for" | "on" | "de")).unwrap_or(all.len());
        let get = |at: usize, end: usize| {
            let words = all.get(at..end)?;
            Some((self.base.says.get(Spot::Head, self.card.kind, words)?.clone(), at..end))
        };
        let ending = |end: usize| (end.saturating_sub(MOST_WORDS)..end).find_map(|at| get(at, end));
        // "Bureau of Statistics".
        let whole =
            (of.saturating_sub(MOST_WORDS)..of).find_map(|at| (of + 2..=of + 3).rev().find_map(|end| get(at, end)));
        whole.or_else(|| ending(of)).or_else(|| Some(all.len()).filter(|&end| end != of).and_then(ending))
    }

    /// "river", "district in Tamil Nadu", "southern part of Rwanda".
    fn place(&self, parts: &Parts) -> Option<String> {
        let around = self.around();
        let before = parts.folded.get(..1).and_then(|first| self.base.says.get(Spot::Before, Kind::Place, first));
        let head = self.head(parts).filter(|(_, words)| words.len() < parts.folded.len());
        match (before, head) {
            (Some(says), _) if says.link == Link::Of => {
                let rest = parts.run_to_the_end(1, self.base)?;
                Some(with(&says.what, "of", Some(rest)))
            }
            // "Fort George Island" is no fort.
            (_, Some((says, words))) if before.is_none() || words.end == parts.folded.len() => {
                Some(with(&says.what, "in", parts.owner.clone().or(around)))
            }
            (before, _) => before.map(|says| with(&says.what, "in", around)),
        }
    }

    /// How a card is called within a sentence.
    fn called(&self, card: &Card) -> String {
        let key = self.base.spelling().key_of(&card.name).unwrap_or(0);
        let mut found = self.base.find(key, &[]).into_iter().map(|(entry, _)| entry);
        let country = found.find(|entry| entry.is(EntryKind::Country) && entry.name() == card.name);
        country.map_or_else(|| card.name.clone(), |country| in_text(country).to_owned())
    }

    /// An organization or event by its head, its subject and its country.
    fn body(&self, parts: &Parts, (says, head): (Says, std::ops::Range<usize>)) -> Option<String> {
        let (what, is_known) = self.subject(parts, &says, &head);
        let is_state = matches!(says.link, Link::The | Link::All | Link::A);
        if says.link == Link::None {
            return (head.len() < parts.folded.len() || head.len() > 1).then_some(what);
        }
        if says.link == Link::All && !is_known {
            return None;
        }
        let link = if matches!(says.link, Link::The | Link::All | Link::Of) { "of" } else { "in" };
        if let Some((place, is_country)) = parts.last_place(says.link != Link::At) {
            return Some(with(&what, if is_country { link } else { "in" }, Some(place)));
        }
        let not = self.base.says.get(Spot::Not, self.card.kind, &parts.folded);
        let whose = self.setting.whose(self.at);
        let said = match (&whose, is_state && is_known) {
            (Whose::Of(code), _) => {
                self.base.country(code).map(|land| with(&what, link, Some(in_text(land).to_owned())))
            }
            (Whose::Nobody, true) => self.article(&what, says.link, not),
            _ => None,
        };
        let names_itself = head.len() < parts.folded.len() || what.contains(' ');
        let is_other = not.is_some();
        let kind = says.what.replace("{}", "");
        let what = if self.is_the_name(&what) && kind != what { kind } else { what };
        said.or_else(|| (!is_other && names_itself && !self.is_the_name(&what)).then_some(what))
    }

    /// "Ministry of Health: ministry of health" says nothing.
    fn is_the_name(&self, what: &str) -> bool {
        what.eq_ignore_ascii_case(&self.card.name)
    }

    /// "probably the parliament of Kenya", where the article is about one country and the sentences of the name speak of no other.
    fn article(&self, what: &str, link: Link, not: Option<&Says>) -> Option<String> {
        if self.setting.institutions[self.at] == Institution::Below {
            return None;
        }
        let code = self.setting.main_land().filter(|code| not.is_none_or(|not| !not.what.contains(code)))?;
        let homes = self.card.with.iter().filter_map(|other| self.setting.homes.get(other.actor));
        let mut beside = homes.flat_map(|home| home.own.iter().copied()).peekable();
        let is_elsewhere = beside.peek().is_some() && !beside.any(|other| other == code);
        let country = self.base.country(code).filter(|_| !is_elsewhere)?;
        let (article, link) = match (link, what.starts_with(['a', 'e', 'i', 'o'])) {
            (Link::The | Link::All, _) => ("the", "of"),
            (_, true) => ("an", "in"),
            (_, false) => ("a", "in"),
        };
        Some(format!("probably {article} {what} {link} {}", in_text(country)))
    }

    /// What the head says with the subject that the name adds; and whether all words of the name are understood.
    fn subject(&self, parts: &Parts, says: &Says, head: &std::ops::Range<usize>) -> (String, bool) {
        let is_known = |at: &usize| {
            let word = &parts.folded[*at];
            parts.is_place(*at)
                || matches!(&**word, "of" | "for" | "the" | "and" | "on" | "in")
                || self.base.context.has(ContextRule::Institution, word.trim_end_matches('s'))
        };
        let before = (0..head.start).all(|at| is_known(&at));
        let Some((start, end)) = says.what.split_once("{}") else {
            let after = (head.end..parts.folded.len()).all(|at| is_known(&at));
            return (says.what.clone(), before && after);
        };
        let rest = |range: std::ops::Range<usize>| {
            let words: Vec<&str> = range.filter(|at| !parts.is_place(*at)).map(|at| parts.words[at]).collect();
            let from = words.iter().position(|word| !matches!(*word, "the" | "of" | "for")).unwrap_or(words.len());
            let to =
                words.iter().rposition(|word| !matches!(*word, "of" | "the" | "in" | "and")).map_or(from, |to| to + 1);
            words[from..to.max(from)].join(" ").to_lowercase()
        };
        let subject =
            if head.end < parts.folded.len() { rest(head.end..parts.folded.len()) } else { rest(0..head.start) };
        let is_short = subject.split(' ').count() <= SUBJECT && !subject.is_empty();
        let is_after = head.end < parts.folded.len();
        let is_plain =
            !subject.contains(['\'', '’', '(']) && !subject.split(' ').any(|word| matches!(word, "department" | "at"));
        match (is_short && is_plain, is_after) {
            (true, true) => (format!("{start} of {subject}{end}"), before),
            (true, false) if before => (format!("{subject} {start}{end}"), before),
            (is_told, _) => (format!("{start}{end}"), before && is_told),
        }
    }
}

/// "court" with "in" and a place.
fn with(what: &str, link: &str, place: Option<String>) -> String {
    place.map_or_else(|| what.to_owned(), |place| format!("{what} {link} {place}"))
}

#[cfg(test)]
mod tests {
    use super::super::around::Around;
    use super::*;

    /// The base of this version, core only.
    fn base() -> Base {
        Base::read(crate::bundled::pack("kb.txt").expect("the core")).expect("a core")
    }

    /// What a name says in an article about Kenya, where the base has no entry for it.
    fn said(kind: Kind, name: &str, base: &Base) -> Option<String> {
        let kenya = Card { mentions: vec![0, 1, 2], ..Card::new(Kind::Place, "Kenya") };
        let page = Page { actors: vec![kenya, Card::new(kind, name)], ..Page::default() };
        let (around, texts) = (vec![Around::default(); 2], Vec::new());
        let setting = Setting::read(&page, base, (&around, &texts), "", &[]);
        let nothing = Linked { entry: None, confidence: 0.0, evidence: None, candidates: Vec::new() };
        known(&page, 1, &nothing, &setting, base).map(|who| who.text)
    }

    #[test]
    fn each_row_says_what_its_example_tells() {
        let (base, mut wrong) = (base(), Vec::new());
        for row in include_str!("../../data/kb/says.tsv").lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let &[spot, kind, what, _, words, example] = &cells[..] else { panic!("{row}") };
            let kind = Kind::ALL.into_iter().find(|known| known.name() == kind).unwrap_or_else(|| panic!("{row}"));
            let (name, wanted) = example.split_once('=').unwrap_or_else(|| panic!("{row}"));
            let held = words.split('|').any(|word| name.to_lowercase().contains(&word.to_lowercase()));
            let told = if spot == "not" { Some(wanted.to_owned()) } else { said(kind, name, &base) };
            if !held || told.as_deref() != Some(wanted) || what.is_empty() {
                wrong.push(format!("{row} {told:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn less_is_said_where_it_is_not_sure() {
        let base = base();
        let cases = [
            (Kind::Organization, "Salvation Army", Some("charity")),
            (Kind::Organization, "African National Congress", None),
            (Kind::Organization, "New Mexico Supreme Court", Some("supreme court in New Mexico")),
            (Kind::Organization, "Georgia Institute", Some("institute")),
            (Kind::Organization, "Latin American Energy Bank", Some("bank")),
            (Kind::Organization, "French Embassy", Some("embassy of France")),
            (Kind::Organization, "Indian School", Some("school")),
            (Kind::Organization, "Lagos State Police Command", Some("police in Lagos State")),
            (Kind::Organization, "Egyptian Ministry of Finance", Some("ministry of finance of Egypt")),
            (Kind::Organization, "Reuters", None),
            (Kind::Group, "Kuwaiti-Chinese", Some("of Kuwait and China")),
            (Kind::Place, "Southern Rwanda", Some("southern part of Rwanda")),
            (Kind::Place, "Fort Nakuru", Some("fort")),
            (Kind::Place, "Fort Nakuru Island", Some("island")),
            (Kind::Person, "Lake Nakuru", None),
        ];
        for (kind, name, wanted) in cases {
            assert_eq!(said(kind, name, &base).as_deref(), wanted, "{name}");
        }
    }
}
