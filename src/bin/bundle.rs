//! Takes the compiled wasm of the bin `app`, the source page `index.html`, the folder `static/` and the packs that this program was built with,
//! and leaves a folder that any static host can serve from any sub-path: every URL in it is relative. What the first paint needs is put into the page itself.
//!
//! File names stay plain. The page, the worker and the exporters name each other's files, and a hash in those names would
//! need a rewriting pass over all of them; static hosts revalidate by ETag, and the service worker, which is told here what
//! belongs to this version, replaces all files together.
//! It does not compile, compress or serve anything.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dramatis::PACKS;
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

/// The page needs its own scripts, styles and data, and wasm to be compiled. Everything else is shut.
fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{script}'; style-src '{style}'; img-src 'self' data:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// Where the page names what is put into it: a file of its own would cost the first paint a way to the server and back.
const STYLE: (&str, &str) = ("<link rel=\"stylesheet\" href=\"./style.css\">", "style.css");
const BOOT: (&str, &str) = ("<script src=\"./boot.js\"></script>", "boot.js");

/// The policy is put right after this line: it has to stand before anything that it governs.
const ANCHOR: &str = "<meta charset=\"utf-8\">";

/// Where the scripts that have to know the files are told of them.
const FILES_ANCHOR: &str = "const FILES = {};";
const VERSION_ANCHOR: &str = "const VERSION = \"\";";

/// Files beside the page that no visit needs: they are in the wasm, or for other programs.
const NOT_KEPT: [&str; 4] = ["sw.js", "sample.txt", "export.css", "preview.png"];

const USAGE: &str = "usage: bundle APP.wasm OUT";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [wasm, out] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match bundle(wasm, Path::new("."), out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bundle: {error}");
            ExitCode::FAILURE
        }
    }
}

/// `root` holds `index.html` and `static/`. What an earlier run left in `out` is removed first.
fn bundle(wasm: &Path, root: &Path, out: &Path) -> Result<()> {
    clear(out)?;
    generate(wasm, out)?;
    write_packs(out)?;
    copy_folder(&root.join("static"), out)?;
    let source = root.join("index.html");
    let page = fs::read_to_string(&source).map_err(|error| at(&source, &error))?;
    let [style, boot] = [STYLE, BOOT].map(|(_, name)| take(&out.join(name)));
    write(&out.join("index.html"), &whole_page(&page, &style?, &boot?)?)?;
    tell_files(out)
}

/// Words, names and the knowledge base, which `build.rs` makes of `data/`.
fn write_packs(out: &Path) -> Result<()> {
    for (name, bytes) in PACKS {
        let path = out.join(name);
        fs::create_dir_all(path.parent().unwrap_or(out)).map_err(|error| at(&path, &error))?;
        fs::write(&path, bytes).map_err(|error| at(&path, &error))?;
    }
    Ok(())
}

/// Tells the worker how large its data is, and the service worker what to keep for visits without network.
fn tell_files(out: &Path) -> Result<()> {
    fill(&out.join("worker.js"), FILES_ANCHOR, &files_line(&files(out, is_data)?))?;
    let kept = files(out, is_kept)?;
    let contents = kept.iter().map(|(name, _)| fs::read(out.join(name)).map_err(|error| at(&out.join(name), &error)));
    let version = version(contents.collect::<Result<Vec<_>>>()?.iter().flatten());
    let worker = out.join("sw.js");
    fill(&worker, FILES_ANCHOR, &files_line(&kept).replace("index.html", "./"))?;
    fill(&worker, VERSION_ANCHOR, &format!("const VERSION = \"{version}\";"))
}

/// Names and bytes of the files beside the page that `which` wants, sorted.
fn files(out: &Path, which: fn(&str) -> bool) -> Result<Vec<(String, u64)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let metadata = entry.metadata()?;
        if metadata.is_file() && which(&name) {
            files.push((name, metadata.len()));
        }
    }
    files.sort();
    Ok(files)
}

fn is_kept(name: &str) -> bool {
    !name.ends_with(".d.ts") && !NOT_KEPT.contains(&name)
}

fn is_data(name: &str) -> bool {
    is_kept(name) && (name.ends_with(".txt") || name.ends_with(".bin"))
}

fn files_line(files: &[(String, u64)]) -> String {
    let entries: Vec<String> = files.iter().map(|(name, bytes)| format!("{name:?}: {bytes}")).collect();
    format!("const FILES = {{ {} }};", entries.join(", "))
}

/// FNV-1a over all bytes: any change of any file makes another version.
fn version<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

/// Puts `line` in the place of `anchor`.
fn fill(path: &Path, anchor: &str, line: &str) -> Result<()> {
    let script = fs::read_to_string(path).map_err(|error| at(path, &error))?;
    if !script.contains(anchor) {
        return Err(format!("{}: expected {anchor}", path.display()).into());
    }
    write(path, &script.replacen(anchor, line, 1))
}

/// The wasm and its JavaScript glue, without names of functions and without the list of producers.
fn generate(wasm: &Path, out: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name("app")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .map_err(|error| format!("{}: {error:#}", wasm.display()))?;
    // Types of the wasm's raw exports: nobody calls those.
    remove(&out.join("app_bg.wasm.d.ts"))
}

/// The text of a file, which is removed.
fn take(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).map_err(|error| at(path, &error))?;
    remove(path)?;
    Ok(text)
}

/// The page with its style and its first script inside, and the policy that lets in those two alone.
fn whole_page(page: &str, style: &str, boot: &str) -> Result<String> {
    if [style, boot].iter().any(|text| text.contains("</")) {
        return Err("style.css, boot.js: a closing tag in them would end them inside the page".into());
    }
    let policy = policy(&hash(style), &hash(boot));
    let policy = format!("{ANCHOR}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let pieces = [
        (ANCHOR, policy, "to put the content security policy after it"),
        (STYLE.0, format!("<style>{style}</style>"), "to put the style in its place"),
        (BOOT.0, format!("<script>{boot}</script>"), "to put the script in its place"),
    ];
    pieces.iter().try_fold(page.to_owned(), |page, (anchor, piece, why)| {
        let (before, after) = page.split_once(anchor).ok_or_else(|| format!("index.html: expected {anchor}, {why}"))?;
        Ok([before, piece, after].concat())
    })
}

/// The name of an inline style or script in the policy.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// Empties `out`, but only where it is plain that an earlier bundle filled it.
fn clear(out: &Path) -> Result<()> {
    let ours = out.join("app_bg.wasm").exists();
    if out.exists() && !ours && fs::read_dir(out)?.next().is_some() {
        return Err(format!("{}: not empty and not an earlier bundle; remove it yourself", out.display()).into());
    }
    if ours {
        fs::remove_dir_all(out).map_err(|error| at(out, &error))?;
    }
    fs::create_dir_all(out).map_err(|error| at(out, &error))
}

/// Copies what is in `from`, folders too, into `to`. Hidden files stay behind; nothing is overwritten.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(|error| at(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| at(from, &error))? {
        let (source, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if target.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if source.is_dir() {
            copy_folder(&source, &target)?;
        } else if target.exists() {
            return Err(format!("{}: the bundle already has a file of that name", source.display()).into());
        } else {
            fs::copy(&source, &target).map_err(|error| at(&source, &error))?;
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| at(path, &error))
}

fn remove(path: &Path) -> Result<()> {
    fs::remove_file(path).map_err(|error| at(path, &error))
}

fn at(path: &Path, error: &std::io::Error) -> Box<dyn Error> {
    format!("{}: {error}", path.display()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><head>\n<meta charset=\"utf-8\">\n<title>x</title>\n\
        <link rel=\"stylesheet\" href=\"./style.css\">\n<script src=\"./boot.js\"></script></head>";

    #[test]
    fn policy_stands_first_and_only_once() {
        let page = whole_page(PAGE, "p { margin: 0 }", "start();").unwrap();
        let policy = page.find("Content-Security-Policy").unwrap();
        assert!(policy < page.find("<title>").unwrap());
        assert_eq!(page.matches("Content-Security-Policy").count(), 1);
        assert!(page.ends_with("<style>p { margin: 0 }</style>\n<script>start();</script></head>"), "{page}");
        assert!(!page.contains("unsafe-inline") && !page.contains("'unsafe-eval'"));
        // printf 'start();' | openssl dgst -sha256 -binary | base64
        assert!(
            page.contains(
                "script-src 'self' 'wasm-unsafe-eval' 'sha256-E6jQvrT2ZivWG9GJ4AAEZf4MhI7l3QkLroW4hgvUT4c=';"
            ),
            "{page}"
        );
    }

    #[test]
    fn what_would_end_inside_the_page_is_refused() {
        assert!(whole_page(PAGE, "", "write('</script>')").unwrap_err().to_string().contains("closing tag"));
    }

    #[test]
    fn scripts_are_told_of_the_files() {
        let folder = std::env::temp_dir().join(format!("dramatis-files-{}", std::process::id()));
        fs::create_dir_all(folder.join("kb")).unwrap();
        let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        let put_scripts = || {
            put("worker.js", FILES_ANCHOR);
            put("sw.js", &format!("{FILES_ANCHOR} {VERSION_ANCHOR}"));
        };
        for (name, text) in
            [("index.html", "page"), ("a.bin", "12345"), ("sample.txt", "x"), ("app.d.ts", "x"), ("kb/b.bin", "x")]
        {
            put(name, text);
        }
        put_scripts();
        tell_files(&folder).unwrap();
        assert_eq!(fs::read_to_string(folder.join("worker.js")).unwrap(), "const FILES = { \"a.bin\": 5 };");
        let first = fs::read_to_string(folder.join("sw.js")).unwrap();
        assert!(
            first.starts_with("const FILES = { \"a.bin\": 5, \"./\": 4, \"worker.js\": 29 }; const VERSION = \""),
            "{first}"
        );
        assert!(tell_files(&folder).unwrap_err().to_string().contains("expected const FILES"));
        put("a.bin", "12346");
        put_scripts();
        tell_files(&folder).unwrap();
        assert_ne!(fs::read_to_string(folder.join("sw.js")).unwrap(), first, "another version");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_page_without_the_anchor_is_refused() {
        for (anchor, start) in [(ANCHOR, "<meta charset"), (STYLE.0, "<link rel"), (BOOT.0, "<script src")] {
            let error = whole_page(&PAGE.replace(anchor, ""), "", "").unwrap_err().to_string();
            assert!(error.starts_with(&format!("index.html: expected {start}")), "{error}");
        }
    }

    #[test]
    fn a_folder_of_somebody_else_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("dramatis-bundle-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("letter.txt"), "keep").unwrap();
        let error = clear(&folder).unwrap_err().to_string();
        assert!(error.contains("not an earlier bundle"), "{error}");
        assert_eq!(fs::read_to_string(folder.join("letter.txt")).unwrap(), "keep");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn folders_are_copied_without_hidden_files_and_never_over_a_file() {
        let folder = std::env::temp_dir().join(format!("dramatis-copy-{}", std::process::id()));
        let (from, to) = (folder.join("from"), folder.join("to"));
        fs::create_dir_all(from.join("icons")).unwrap();
        fs::write(from.join("icons/a.svg"), "<svg/>").unwrap();
        fs::write(from.join(".hidden"), "").unwrap();
        copy_folder(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(to.join("icons/a.svg")).unwrap(), "<svg/>");
        assert!(!to.join(".hidden").exists());
        assert!(copy_folder(&from, &to).unwrap_err().to_string().contains("already has a file"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
