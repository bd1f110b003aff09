//! The command line. Takes arguments, gives what is asked for, or one line that says what is wrong with them.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

use dramatis::Day;
use dramatis::export;

/// What `--help` prints.
pub fn help() -> String {
    let files: Vec<_> =
        export::Format::ALL.map(|(format, name, ..)| format!("{:24}{name:10}{}", "", format.help())).into();
    HELP.replace(FILES, &files.join("\n"))
}

/// Where the formats of files stand.
const FILES: &str = "{files}";

const HELP: &str = "\
Finds who is who and who said what in news articles.

Usage: annotate [OPTIONS] [FILE]...

Reads each FILE as one text (UTF-8); standard input where there is none or where FILE is '-'.

Options:
      --jsonl           each line of the input is a JSON object with \"text\" and perhaps \"id\"
                        (the line's number where it is absent); empty lines are passed over
      --format FORMAT   text      the article with its names in brackets, who is who, who said what
                                  (the default)
                        jsonl     one JSON object a text, offsets in code points (the default with
                                  --jsonl)
                        of a single text also:
{files}
      --kb TABLE        link names to the entries of TABLE, too (tab-separated, see data/kb/README.md);
                        may be given several times; such entries go before the bundled ones
      --date DAY        the article's day (YYYY-MM-DD), for the offices that people hold;
                        without it the day that the text tells
      --explain         tell which rule made each decision and how sure it is:
                        instead of the lists in text, as further fields in jsonl
      --jobs N          texts that are worked on at the same time (default: one for each core);
                        the output keeps the order of the input
  -h, --help            print this
  -V, --version         print the version

The memory that is needed does not grow with the number of texts. The first text that cannot be
read ends the run; what stood before it has been printed.

Exit codes:
  0  all texts were annotated, or nobody reads the output any more
  1  an input cannot be read (missing, not UTF-8, not JSON), or the output cannot be written
  2  the command line is wrong

Examples:
  annotate article.txt
  annotate --format html article.txt > article.html
  annotate --jsonl --jobs 4 < articles.jsonl > annotations.jsonl
";

/// Threads that are still of use.
const MAX_JOBS: usize = 256;

/// What the caller wants.
#[derive(Debug, PartialEq)]
pub enum Request {
    /// `--help`
    Help,
    /// `--version`
    Version,
    /// Texts are to be annotated.
    Annotate(Options),
}

/// How texts are read, worked on and printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// In order; `-` is standard input, and so is none at all.
    pub files: Vec<PathBuf>,
    /// Input is JSON lines, not plain text.
    pub jsonl: bool,
    /// What is printed.
    pub format: Format,
    /// Rules and confidences are printed too.
    pub explain: bool,
    /// Threads that annotate.
    pub jobs: usize,
    /// Tables of the user's own entries.
    pub tables: Vec<PathBuf>,
    /// The day of all texts.
    pub date: Option<String>,
}

/// What is printed for each text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A report for people.
    Text,
    /// A line for programs.
    Jsonl,
    /// A file to keep, for browsers or for other tools.
    File(export::Format),
}

impl Format {
    fn all() -> impl Iterator<Item = (&'static str, Format)> {
        let files = export::Format::ALL.into_iter().map(|(format, name, ..)| (name, Format::File(format)));
        [("text", Format::Text), ("jsonl", Format::Jsonl)].into_iter().chain(files)
    }

    fn named(name: &str) -> Result<Format, String> {
        let known: Vec<&str> = Format::all().map(|(known, _)| known).collect();
        let found = Format::all().find(|(known, _)| *known == name);
        found
            .map(|(_, format)| format)
            .ok_or_else(|| format!("unknown format '{name}': expected one of {}", known.join(", ")))
    }
}

/// Reads the arguments after the program's name.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut files, mut jsonl, mut format, mut explain, mut jobs) = (Vec::new(), false, None, false, cores());
    let (mut tables, mut date) = (Vec::new(), None);
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help),
            Short('V') | Long("version") => return Ok(Request::Version),
            Long("jsonl") => jsonl = true,
            Long("format") => format = Some(Format::named(&word(&mut parser)?)?),
            Long("explain") => explain = true,
            Long("kb") => tables.push(PathBuf::from(parser.value().map_err(text)?)),
            Long("date") => date = Some(day(&word(&mut parser)?)?),
            Long("jobs") => jobs = number(&word(&mut parser)?)?,
            Value(file) => files.push(PathBuf::from(file)),
            unknown => return Err(text(unknown.unexpected())),
        }
    }
    let format = format.unwrap_or(if jsonl { Format::Jsonl } else { Format::Text });
    if matches!(format, Format::File(_)) && (jsonl || files.len() > 1) {
        return Err("this --format makes one file of one text: give a single FILE, without --jsonl".into());
    }
    if matches!(format, Format::File(_)) && explain {
        return Err("--explain goes with --format text or jsonl: an HTML file tells why on its cards".into());
    }
    if files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err("'-' stands twice: standard input can be read only once".into());
    }
    Ok(Request::Annotate(Options { files, jsonl, format, explain, jobs, tables, date }))
}

fn word(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(text)
}

fn number(word: &str) -> Result<usize, String> {
    let number = word.parse().ok().filter(|jobs| (1..=MAX_JOBS).contains(jobs));
    number.ok_or_else(|| format!("--jobs '{word}': expected a number from 1 to {MAX_JOBS}"))
}

fn day(word: &str) -> Result<String, String> {
    let mut parts = word.split('-').map(|part| part.parse().ok());
    let day = match [parts.next(), parts.next(), parts.next(), parts.next()] {
        [Some(Some(year)), Some(Some(month)), Some(Some(day)), None] => Day::of(year as i32, month, day),
        _ => None,
    };
    day.map(Day::iso).ok_or_else(|| format!("--date '{word}': expected a day such as 2024-12-04"))
}

fn text(error: lexopt::Error) -> String {
    error.to_string()
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(MAX_JOBS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Result<Options, String> {
        match read(line.split_whitespace().map(OsString::from))? {
            Request::Annotate(options) => Ok(options),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn what_is_asked_for() {
        let plain = options("a.txt -").expect("two files");
        assert_eq!((plain.files.len(), plain.format, plain.jsonl), (2, Format::Text, false));
        assert_eq!(options("--jsonl").map(|o| (o.format, o.jsonl)), Ok((Format::Jsonl, true)));
        assert_eq!(options("--jsonl --format=text --jobs 3").map(|o| (o.format, o.jobs)), Ok((Format::Text, 3)));
        assert_eq!(options("-- --jsonl").map(|o| o.files), Ok(vec![PathBuf::from("--jsonl")]));
        assert_eq!(read(["--jobs".into(), "1".into(), "-h".into()]), Ok(Request::Help));
    }

    #[test]
    fn complaints() {
        for (line, complaint) in [
            ("--nope", "invalid option '--nope'"),
            (
                "--format pdf",
                "unknown format 'pdf': expected one of text, jsonl, html, markdown, csv, web, tei, conll, brat",
            ),
            ("--format", "missing argument for option '--format'"),
            ("--date 2024-02-30", "--date '2024-02-30': expected a day such as 2024-12-04"),
            ("--date today", "--date 'today': expected a day such as 2024-12-04"),
            ("--jobs 0", "--jobs '0': expected a number from 1 to 256"),
            ("--jobs two", "--jobs 'two': expected a number from 1 to 256"),
            ("--jsonl=x", "unexpected argument for option '--jsonl': \"x\""),
            ("--format html a b", "this --format makes one file of one text: give a single FILE, without --jsonl"),
            ("- -", "'-' stands twice: standard input can be read only once"),
        ] {
            assert_eq!(options(line), Err(complaint.to_owned()), "{line}");
        }
    }

    /// The name of a line of the list: names stand in one column, what they are in the next.
    fn named_in(line: &str) -> Option<&str> {
        let (margin, rest) = line.split_at_checked(24)?;
        rest.get(..10).filter(|_| margin.trim().is_empty()).map(str::trim)
    }

    #[test]
    fn help_names_every_format_and_no_other() {
        let help = help();
        let (_, rest) = help.split_once("--format FORMAT").expect("a list of formats");
        let (list, _) = rest.split_once("--kb").expect("an option behind it");
        let lines = list.lines().filter_map(named_in).chain([list.trim_start().split(' ').next().unwrap_or("")]);
        let mut named: Vec<_> = lines.filter(|name| !name.is_empty() && !name.contains(' ')).collect();
        let mut known: Vec<_> = Format::all().map(|(name, _)| name).collect();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
        for (name, format) in Format::all() {
            assert_eq!(Format::named(name), Ok(format));
        }
    }
}
