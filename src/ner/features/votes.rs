//! The votes of the rules, as features: the rules are one witness among others.

use crate::model::labels::{Bioes, NameClass, label};
use crate::ner::candidate::{Candidate, KINDS};
use crate::reading::Reading;
use crate::rule::Rule;

use super::atoms::Atom;
use super::template::{Slot, Template, join};

/// What the rules say of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vote {
    /// Label of the strongest kind; 0 outside candidates.
    label: u8,
    /// Strength of that kind, and its lead over the next, in steps.
    score: u8,
    lead: u8,
    /// Strength of every kind, in steps.
    all: [u8; 5],
    /// The heaviest rule.
    rule: u32,
    after_title: bool,
    weak: bool,
}

pub(super) fn read(reading: &Reading, candidates: &[Candidate]) -> Vec<Vote> {
    let mut votes = vec![Vote::default(); reading.tokens.len()];
    for candidate in candidates {
        let (kind, score, lead, rule) = candidate.votes.best();
        let class = NameClass(KINDS.iter().position(|&k| k == kind).unwrap_or(0) as u8);
        let vote = Vote {
            label: 0,
            score: step(score),
            lead: step(lead),
            all: candidate.votes.scores.map(step),
            rule: (crate::token::key(rule.map_or("", Rule::name)) >> 20) as u32,
            after_title: candidate.after_title,
            weak: candidate.weak_capital,
        };
        for index in candidate.tokens.clone() {
            votes[index] = Vote { label: label(class, Bioes::of(index, &candidate.tokens)) as u8, ..vote };
        }
    }
    votes
}

/// A strength as a small number.
fn step(score: f32) -> u8 {
    const STEPS: [f32; 8] = [0.0, 0.6, 1.2, 2.0, 3.0, 4.5, 6.0, 9.0];
    STEPS.iter().filter(|&&least| score > least).count() as u8
}

pub(super) fn give(around: &[Vote; 3], atom: &Atom, give: &mut impl FnMut(Slot, u32, u32)) {
    let [before, this, after] = around.map(|vote| u32::from(vote.label));
    give(Template::Vote.one(), this, 0);
    give(Template::VotesBefore.one(), before, this);
    give(Template::VotesAfter.one(), this, after);
    give(Template::VotesAround.one(), join(before, this), after);
    let vote = &around[1];
    if vote.label == 0 {
        give(Template::NoVote.one(), atom.collapsed, before);
        return;
    }
    let place = u32::from((vote.label - 1) % 4);
    give(Template::VoteStrength.one(), this, u32::from(vote.score) * 16 + u32::from(vote.lead));
    give(Template::VoteRule.one(), this, vote.rule);
    give(Template::VoteSigns.one(), this, u32::from(vote.after_title) * 2 + u32::from(vote.weak));
    for (kind, &score) in (0..).zip(&vote.all) {
        if score > 0 {
            give(Template::KindScore.at(kind), score.into(), place);
        }
    }
    give(Template::VoteAndShape.one(), this, atom.collapsed);
    give(Template::VoteAndWord.one(), this, atom.low);
}
