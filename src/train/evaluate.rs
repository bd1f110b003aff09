//! How good the mentions are. Takes annotated texts, gives tables: by kind, by evidence, by region, which kinds are taken for each other, and the
//! worst errors. Changes nothing.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::entity::{Kind, Mention};
use crate::resources::Resources;
use crate::span::Span;

use super::gold::Gold;

/// Kinds that the scorer's F3 counts.
const F3: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];

/// Characters of text shown on each side of an error.
const AROUND: usize = 30;

/// Right, predicted and wanted mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Right ones.
    pub right: usize,
    /// Predicted ones.
    pub predicted: usize,
    /// Those of the gold.
    pub wanted: usize,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.wanted += other.wanted;
    }

    /// Precision, recall and F1 in percent.
    pub fn figures(self) -> [f32; 3] {
        let share = |of: usize| if of == 0 { 0.0 } else { 100.0 * self.right as f32 / of as f32 };
        let (precision, recall) = (share(self.predicted), share(self.wanted));
        [precision, recall, 2.0 * precision * recall / (precision + recall).max(f32::MIN_POSITIVE)]
    }
}

/// What came of one error: how sure the tagger was (of a missed name 0), what is wrong, and where.
type Fault = (f32, String);

/// The tables of some texts.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By kind.
    pub kinds: BTreeMap<&'static str, Tally>,
    /// By the evidence of the mention; nothing is wanted of an evidence.
    pub evidence: BTreeMap<&'static str, Tally>,
    /// By tenth of confidence; also the sum of it.
    pub confidence: [(Tally, f32); 10],
    /// By region, the kinds of F3 only.
    pub regions: BTreeMap<String, Tally>,
    /// How often the first kind of the gold was taken for the second; "-" is none, "~" another boundary.
    pub confusion: BTreeMap<(&'static str, &'static str), usize>,
    faults: Vec<Fault>,
}

impl Report {
    /// Analyses the texts.
    pub fn new(golds: &[Gold], resources: &Resources) -> Report {
        let mut report = Report::default();
        golds.iter().for_each(|gold| report.add(gold, &gold.judge(resources)));
        report.faults.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        report
    }

    /// The micro average over persons, organizations and places.
    pub fn f3(&self) -> Tally {
        let mut sum = Tally::default();
        F3.iter().filter_map(|kind| self.kinds.get(kind.name())).for_each(|tally| sum.add(*tally));
        sum
    }

    fn add(&mut self, gold: &Gold, judged: &[(Mention, Span, bool)]) {
        let mut region = Tally::default();
        for (mention, span, right) in judged {
            let tally = Tally { right: usize::from(*right), predicted: 1, wanted: 0 };
            self.kinds.entry(mention.kind.name()).or_default().add(tally);
            self.evidence.entry(mention.evidence.name()).or_default().add(tally);
            let tenth = &mut self.confidence[((mention.confidence * 10.0) as usize).min(9)];
            tenth.0.add(tally);
            tenth.1 += mention.confidence;
            if F3.contains(&mention.kind) {
                region.add(tally);
            }
            if !right && !gold.names.contains_key(span) {
                let boundary = gold.names.keys().any(|name| name.start < span.end && span.start < name.end);
                let what = if boundary { "boundary" } else { "false" };
                *self.confusion.entry((if boundary { "~" } else { "-" }, mention.kind.name())).or_default() += 1;
                self.fault(gold, *span, mention.confidence, what, mention.kind, mention.evidence.name());
            }
        }
        for (span, kind) in &gold.names {
            let tally = Tally { wanted: 1, ..Tally::default() };
            self.kinds.entry(kind.name()).or_default().add(tally);
            if F3.contains(kind) {
                region.add(tally);
            }
            self.compare(gold, *span, *kind, judged);
        }
        self.regions.entry(gold.region.clone()).or_default().add(region);
    }

    /// What a name of the gold was taken for.
    fn compare(&mut self, gold: &Gold, span: Span, kind: Kind, judged: &[(Mention, Span, bool)]) {
        let same = judged.iter().find(|(_, other, _)| *other == span);
        let near = || judged.iter().any(|(_, other, _)| other.start < span.end && span.start < other.end);
        let taken = same.map_or_else(|| if near() { "~" } else { "-" }, |(mention, ..)| mention.kind.name());
        *self.confusion.entry((kind.name(), taken)).or_default() += 1;
        if let Some((mention, _, false)) = same {
            self.fault(gold, span, mention.confidence, taken, kind, mention.evidence.name());
        } else if taken == "-" {
            self.fault(gold, span, 0.0, "missed", kind, "");
        }
    }

    fn fault(&mut self, gold: &Gold, span: Span, confidence: f32, what: &str, kind: Kind, evidence: &str) {
        let (before, after) = (&gold.text[..span.start], &gold.text[span.end..]);
        let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let around = format!("{}[{}]{}", &before[from..], span.of(&gold.text), &after[..to]).replace('\n', " ");
        self.faults.push((confidence, format!("{what:<12} {:<12} {around}  {evidence}", kind.name())));
    }

    /// All tables in words; `worst` errors at each end of the list: those that it was surest of, and missed ones.
    pub fn print(&self, worst: usize) -> String {
        let mut out = String::new();
        table(&mut out, "kind", self.kinds.iter());
        table(&mut out, "", [(&"F3", &self.f3())].into_iter());
        if self.regions.len() > 1 {
            table(&mut out, "region (F3)", self.regions.iter());
        }
        let mut rules: Vec<_> = self.evidence.iter().collect();
        rules.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.predicted));
        let _ = writeln!(out, "\n{:<28}     P  predicted", "evidence");
        for (name, tally) in rules {
            let _ = writeln!(out, "{name:<28} {:5.1}  {:9}", tally.figures()[0], tally.predicted);
        }
        let _ = writeln!(out, "\n{:<28}     P  predicted  mean confidence", "confidence");
        for (tenth, (tally, sum)) in self.confidence.iter().enumerate().filter(|(_, (tally, _))| tally.predicted > 0) {
            let (share, mean) = (tally.figures()[0], 100.0 * sum / tally.predicted as f32);
            let _ = writeln!(out, "from 0.{tenth:<22} {share:5.1}  {:9}  {mean:5.1}", tally.predicted);
        }
        let _ = writeln!(out, "\ngold taken for (~ other boundary, - nothing)");
        for ((gold, taken), count) in self.confusion.iter().filter(|((gold, taken), _)| gold != taken) {
            let _ = writeln!(out, "{gold:<14} {taken:<14} {count:6}");
        }
        let missed = self.faults.iter().rev().take_while(|(confidence, _)| *confidence == 0.0);
        for (title, faults) in [
            ("errors that it was surest of", self.faults.iter().take(worst).collect::<Vec<_>>()),
            ("missed names", missed.take(worst).collect()),
        ] {
            let _ = writeln!(out, "\n{title}");
            for (confidence, what) in faults {
                let _ = writeln!(out, "{confidence:.2} {what}");
            }
        }
        out
    }
}

fn table<'a>(
    out: &mut String,
    title: &str,
    rows: impl Iterator<Item = (&'a (impl std::fmt::Display + 'a), &'a Tally)>,
) {
    if !title.is_empty() {
        let _ = writeln!(out, "\n{title:<28}     P      R     F1   wanted  predicted");
    }
    for (name, tally) in rows {
        let [precision, recall, f1] = tally.figures();
        let name = name.to_string();
        let (wanted, predicted) = (tally.wanted, tally.predicted);
        let _ = writeln!(out, "{name:<28} {precision:5.1}  {recall:5.1}  {f1:5.1}  {wanted:7}  {predicted:9}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_wrong_and_missed_are_told_apart() {
        let line = r#"{"text": "Berlin and Angela Merkel met Zorvik Qam.", "region": "Europe", "entities": [
            {"start": 0, "end": 6, "type": "Organization"}, {"start": 11, "end": 24, "type": "Person"}, {"start": 25, "end": 28, "type": "Location"}]}"#;
        let gold = Gold::lines(&line.replace('\n', " ")).expect("well formed");
        let report = Report::new(&gold, Resources::bundled());
        assert_eq!(report.confusion[&("person", "person")], 1);
        assert_eq!(report.confusion[&("organization", "place")], 1);
        assert_eq!(report.confusion[&("place", "-")], 1);
        assert_eq!(report.confusion[&("-", "person")], 1, "a name that the gold does not have");
        assert_eq!(report.f3(), Tally { right: 1, predicted: 3, wanted: 3 });
        assert_eq!(report.regions["Europe"], report.f3());
        let printed = report.print(1);
        assert!(
            printed.contains("missed       place        gela Merkel met") || printed.contains("[met]"),
            "{printed}"
        );
    }
}
