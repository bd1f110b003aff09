use super::*;
use crate::document::analyze;
use crate::resources::Resources;

/// Named mentions as `[Name]k`, k the first letter of the kind.
fn marked(text: &str) -> String {
    let document = analyze(text, &Resources::bundled());
    let mut out = String::new();
    let mut at = 0;
    for mention in document.mentions.iter().filter(|m| m.form == Form::Name && m.kind != Kind::Date) {
        out.push_str(&text[at..mention.span.start]);
        out.push_str(&format!("[{}]{}", mention.span.of(text), &mention.kind.name()[..1]));
        at = mention.span.end;
    }
    out + &text[at..]
}

#[track_caller]
fn check(marked_text: &str) {
    let text = regex::Regex::new(r"\[([^\]]*)\][pogeld]").unwrap().replace_all(marked_text, "$1").into_owned();
    assert_eq!(marked(&text).replace("]pl", "]l"), marked_text);
}

#[test]
fn votes_keep_the_heaviest_rule() {
    let mut votes = Votes::default();
    assert!(!votes.any());
    votes.add(Kind::Place, 1.0, "a");
    votes.add(Kind::Place, 2.0, "b");
    votes.add(Kind::Person, 0.5, "c");
    assert_eq!(votes.best(), (Kind::Place, 3.0, 2.5, "b"));
}
