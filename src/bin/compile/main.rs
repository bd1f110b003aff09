//! Says what ships of the tables in `data/`. `build.rs` makes the packs; this program writes the list of them that is committed
//! (`data/packs.lock`), tells in words how they differ from earlier ones, and makes packs of other tables.

mod bench;
mod contents;
mod diff;
mod lexicon;
mod lock;
mod packs;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dramatis::PACKS;
use lexopt::Arg::{Long, Short};
use lexopt::ValueExt;

use self::packs::Packs;

const HELP: &str = "\
Says what ships of the tables in data/.

Usage: compile [OPTIONS]

Without options it does what --lock says. Several options are followed in their order.

Options:
      --lock          write data/packs.lock, the list of packs that is committed
      --check         exit with 1 where data/packs.lock is not what the tables give
      --diff [OLD]    tell in words which entries came, changed, left or moved since OLD: a revision of git
                      (the default is HEAD), a folder of tables, or a folder of packs that --out wrote
      --out DIR       write the packs into DIR
      --data DIR      take the tables of DIR instead of those that were there when the program was built
      --bench FILE    print what the knowledge base costs each article of FILE (JSON lines with \"text\")
  -h, --help          print this
";

/// What is to be done.
enum Task {
    Lock,
    Check,
    Diff(OsString),
    Out(PathBuf),
    Bench(String),
}

fn main() -> ExitCode {
    match arguments().and_then(|request| request.map_or_else(|| Ok(HELP.to_owned()), |(tasks, data)| run(tasks, data)))
    {
        Ok(message) => {
            print!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("compile: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The tasks and the folder of other tables; none where help is wanted.
type Request = Option<(Vec<Task>, Option<PathBuf>)>;

fn arguments() -> Result<Request, String> {
    let failed = |error: lexopt::Error| error.to_string();
    let mut parser = lexopt::Parser::from_env();
    let (mut tasks, mut data) = (Vec::new(), None);
    while let Some(argument) = parser.next().map_err(failed)? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("lock") => tasks.push(Task::Lock),
            Long("check") => tasks.push(Task::Check),
            Long("diff") => {
                let old = parser.optional_value().or_else(|| parser.try_raw_args()?.next_if(|word| !is_option(word)));
                tasks.push(Task::Diff(old.unwrap_or_else(|| "HEAD".into())));
            }
            Long("out") => tasks.push(Task::Out(parser.value().map_err(failed)?.into())),
            Long("data") => data = Some(parser.value().map_err(failed)?.into()),
            Long("bench") => tasks.push(Task::Bench(parser.value().and_then(|value| value.string()).map_err(failed)?)),
            unknown => return Err(unknown.unexpected().to_string()),
        }
    }
    if tasks.is_empty() {
        tasks.push(Task::Lock);
    }
    Ok(Some((tasks, data)))
}

fn is_option(word: &OsStr) -> bool {
    word.as_encoded_bytes().starts_with(b"-")
}

fn run(tasks: Vec<Task>, data: Option<PathBuf>) -> Result<String, String> {
    let packs = match &data {
        Some(data) if !data.is_dir() => return Err(format!("--data {}: not a folder", data.display())),
        Some(data) => packs::packs(data)?,
        None => PACKS.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect(),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = data.unwrap_or_else(|| root.join("data"));
    let told = tasks.into_iter().map(|task| match task {
        Task::Lock => lock::write(&data, &packs),
        Task::Check => lock::check(&data, &packs),
        Task::Diff(old) => diff::report(&diff::earlier(root, &old)?, &packs),
        Task::Out(folder) => write(&folder, &packs),
        Task::Bench(articles) => bench::report(&data, &articles),
    });
    told.collect()
}

fn write(folder: &Path, packs: &Packs) -> Result<String, String> {
    for (name, bytes) in packs {
        let path = folder.join(name);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
        std::fs::write(&path, bytes).map_err(failed)?;
    }
    Ok(format!("{}: {} packs\n", folder.display(), packs.len()))
}
