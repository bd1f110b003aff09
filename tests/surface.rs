//! What the library shows: few public modules, and every public item in one list. A new line in it is a promise to whoever builds on the crate.

use expect_test::expect;

/// More public modules than these make a map that nobody reads.
const MOST_MODULES: usize = 6;

fn source(file: &str) -> String {
    std::fs::read_to_string(format!("{}/src/{file}.rs", env!("CARGO_MANIFEST_DIR"))).expect(file)
}

/// Names that the public items of a file have: those that it defines at its top, and those that it passes on.
fn items(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut names = Vec::new();
    for statement in code.split_inclusive([';', '{']).map(|statement| statement.trim_start_matches(['}', ' '])) {
        let line = statement.lines().rfind(|line| line.trim_start().starts_with("pub ")).unwrap_or_default();
        let words: Vec<&str> =
            line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
        match words[..] {
            ["pub", "struct" | "enum" | "trait" | "type", name, ..] => names.push(name.to_owned()),
            ["pub", "fn" | "static" | "const", name, ..] if line.starts_with("pub") && name != "fn" => {
                names.push(name.to_owned())
            }
            ["pub", "const", "fn", name, ..] if line.starts_with("pub") => names.push(name.to_owned()),
            _ => {}
        }
    }
    names.extend(
        code.split("\npub use ").skip(1).flat_map(|rest| passed_on(rest.split(';').next().unwrap_or_default())),
    );
    names.sort();
    names
}

/// `a::{B, c as D}` passes on `B` and `D`.
fn passed_on(path: &str) -> Vec<String> {
    let list = path.split_once('{').map_or(path, |(_, list)| list.trim_end_matches('}'));
    list.split(',')
        .filter_map(|item| item.split(|c: char| !c.is_alphanumeric() && c != '_').rfind(|word| !word.is_empty()))
        .map(str::to_owned)
        .collect()
}

fn public_modules(source: &str) -> Vec<String> {
    source
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect()
}

#[test]
fn the_scan_sees_what_is_public() {
    let code = "pub use a::{B, c as D};\n\npub use e::F;\n/// G.\npub fn g() {}\npub(crate) fn h() {}\nimpl B {\n    pub fn i() {}\n}\npub const J: u8 = 1;\n";
    assert_eq!(items(&format!("\n{code}")), ["B", "D", "F", "J", "g"]);
    assert_eq!(public_modules("pub mod a;\nmod b;\n#[cfg(x)]\npub mod c;\n"), ["a", "c"]);
}

#[test]
fn public_items() {
    let root = source("lib");
    let modules = public_modules(&root);
    assert!(modules.len() <= MOST_MODULES, "{modules:?}");
    let mut list = format!("{}\n", items(&root).join(" "));
    for module in &modules {
        let source = source(module);
        assert_eq!(public_modules(&source), [""; 0], "inside {module}");
        list += &format!("{module}: {}\n", items(&source).join(" "));
    }
    expect![[r#"
        Actor ActorId Age Annotator DataError DateExpression Day Deed Document Facts Form Kind Mention PACKS Pack Page Paragraph PartKind Quote QuoteKind Relation Resources Role Rule STEPS Sentence Span Stance Step Text Token TokenKind analyze analyze_with days_in_month pack plain
        edit: BY_HAND Edit Place Reach apply mention_at read write
        export: Format count explain line percent quote_kind text
        kb: Base Bundled COLUMNS Entry EntryKind Fact FactLabel Packs Spelling Way Wishes fill folded is_qid keys shard_name shard_of table_lines trimmed write_packs write_shard
        link: LinkError MAX_TEXT decode edits encode encode_with
        page: Background Block Card Companion DateView Edge FactView Graph Inline MentionView Page PartView QuoteView RelationView RoleView SpanView Unit Who WhoFrom
        train: Classes Gold Learner NerModel POS_DEV PosLearner PosModel PosOutcome PosSettings Print Report Settings Tag TaggedText WordClusters corpus_lines gather gather_treebanks group learn_antecedents learn_descriptions learn_quotes learn_speakers prepare read_atoms read_treebank sources tag_sentence tokenize write_model
    "#]].assert_eq(&list);
}
