use super::*;

fn resources() -> &'static Resources {
    static RESOURCES: std::sync::LazyLock<Resources> = std::sync::LazyLock::new(Resources::lexicons);
    &RESOURCES
}

/// One paragraph a line: its part and its text.
fn read(source: &str) -> String {
    let text = Text::new(source, resources());
    let line =
        |p: &Paragraph| format!("{}: {}", part_name(p.part), p.span.of(source).replace("\r\n", "/").replace('\n', "/"));
    text.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn part_name(part: PartKind) -> String {
    format!("{part:?}").to_lowercase()
}

const PROSE: &str =
    "The two ministers met for three hours in the old harbour office and agreed to meet again before the summer.";

#[test]
fn debug_file() {
    if let Ok(path) = std::env::var("DEBUG_FILE") {
        println!("{}", read(&std::fs::read_to_string(path).unwrap()));
    }
    let _ = PROSE;
}
