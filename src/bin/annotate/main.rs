//! `annotate`: texts in, annotations out. Takes files, standard input or JSON lines; gives a report, JSON lines or an HTML file on standard
//! output, complaints on standard error. Holds a few texts at a time, however many there are. Knows nothing of how anything is found.

mod arguments;
mod input;
mod pipeline;

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use dramatis::kb::Bundled;
use dramatis::kb::Wishes;
use dramatis::page::Unit;
use dramatis::{Page, Resources, analyze, export};

use arguments::{Format, Options, Request};
use input::Item;

/// Something about an input or the output is wrong.
const FAILED: u8 = 1;
/// The command line is wrong.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    match arguments::read(std::env::args_os().skip(1)) {
        Ok(Request::Help) => say(&arguments::help()),
        Ok(Request::Version) => say(concat!("annotate ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Request::Annotate(options)) => annotate(options),
        Err(message) => fail(MISUSED, &format!("{message} (see annotate --help)")),
    }
}

fn annotate(options: Options) -> ExitCode {
    if options.files.is_empty() && io::stdin().is_terminal() {
        eprintln!("annotate: reading standard input; end it with Ctrl+D");
    }
    let resources = Resources::bundled();
    let base = match base(&options) {
        Ok(base) => base,
        Err(message) => return fail(FAILED, &message),
    };
    let (items, jobs) = (input::items(options.files.clone(), options.jsonl), options.jobs);
    match pipeline::run(items, move |item| render(item, &options, resources, &base), jobs, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => fail(FAILED, &message),
    }
}

/// The bundled base with the caller's tables.
fn base(options: &Options) -> Result<Bundled, String> {
    let mut texts = Vec::new();
    for path in &options.tables {
        texts.push(std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    let names: Vec<_> = options.tables.iter().map(|path| path.display().to_string()).collect();
    Bundled::with_tables(&texts).map_err(|error| format!("{}: {error}", names.join(", ")))
}

/// What is printed for one text.
fn render(item: &Item, options: &Options, resources: &Resources, base: &Bundled) -> String {
    let mut page = Page::new(&analyze(&item.text, resources));
    base.fill(&mut page, &Wishes { date: options.date.clone(), ..Wishes::default() });
    if options.format == Format::Jsonl {
        page.map_offsets(&item.text, Unit::CodePoint);
    }
    let report = match (options.format, options.explain) {
        (Format::File(format), _) => return format.write(&page),
        (Format::Jsonl, explain) => return export::line(&item.id, &page, explain) + "\n",
        (Format::Text, false) => export::text(&page),
        (Format::Text, true) => export::explain(&page),
    };
    let is_one_of_many = options.jsonl || options.files.len() > 1;
    if is_one_of_many { format!("==> {} <==\n\n{report}\n", item.name()) } else { report }
}

fn say(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(FAILED, &format!("standard output: {error}")),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(code: u8, message: &str) -> ExitCode {
    eprintln!("annotate: {message}");
    ExitCode::from(code)
}
