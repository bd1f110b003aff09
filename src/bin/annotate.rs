//! placeholder
use std::io::BufRead;
fn main() {
    let resources = dramatis::Resources::bundled();
    let path = std::env::args().nth(2);
    let input: Box<dyn BufRead> = match path {
        Some(p) => Box::new(std::io::BufReader::new(std::fs::File::open(p).expect("file"))),
        None => Box::new(std::io::stdin().lock()),
    };
    for line in input.lines() {
        let value: serde_json::Value = serde_json::from_str(&line.expect("line")).expect("json");
        let text = value["text"].as_str().expect("text");
        let mut page = dramatis::Page::new(&dramatis::analyze(text, &resources));
        page.map_offsets(text, dramatis::page::Unit::CodePoint);
        println!("{}", dramatis::export::jsonl::line(&value["id"], &page));
    }
}
