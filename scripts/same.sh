#!/usr/bin/env bash
# Whether a change left every result as it was: prints the sha256 of what `annotate` says of every test article and, where ../shared is present, of
# every text there. Run it before and after; the tables must be the same. `--jsonl --explain` and the report read every text; the formats that make
# a file of one text read the test articles, the seed and every third of the reported cases. Writes below target alone.
set -euo pipefail
cd "$(dirname "$0")/.."
# Optimised, but linked in seconds; the results are those of the release build.
cargo build --locked --release --quiet --features cli --bin annotate --target-dir target/same-build \
    --config 'profile.release.lto="off"' --config profile.release.codegen-units=16 --config profile.release.incremental=true
out=target/same
rm -rf "$out" && mkdir -p "$out/single"

python3 - "$out" <<'PYTHON'
import glob, json, os, sys

OUT, DATA = sys.argv[1], "../shared/data"
# Where a line holds its text: "text", or in a reported case "input", perhaps with corrections beside it.
def text_of(row):
    text = row.get("text", row.get("input"))
    return text.get("text") if isinstance(text, dict) else text

def write(name, texts):
    texts = [text for text in texts if isinstance(text, str)]
    with open(f"{OUT}/{name}.texts", "w", encoding="utf-8") as to:
        for number, text in enumerate(texts, 1):
            to.write(json.dumps({"id": f"{name}-{number}", "text": text}, ensure_ascii=False) + "\n")
    return texts

def single(name, texts):
    for number, text in enumerate(write(name, texts), 1):
        with open(f"{OUT}/single/{name}-{number:03}.txt", "w", encoding="utf-8", newline="") as to:
            to.write(text)

def whole(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()

def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [text_of(json.loads(line)) for line in lines if line.strip()]

def sentences(path):
    """The sentences of a treebank, twenty to a text."""
    with open(path, encoding="utf-8") as lines:
        found = [line.removeprefix("# text = ").rstrip("\n") for line in lines if line.startswith("# text = ")]
    return [" ".join(found[at : at + 20]) for at in range(0, len(found), 20)]

single("tests", [whole(path) for path in sorted(glob.glob("tests/articles/*.txt"))])
if os.path.isdir(DATA):
    single("seed", [whole(f"{DATA}/articles/seed.txt")])
    single("cases", [text for path in sorted(glob.glob(f"{DATA}/cases/*.jsonl")) for text in rows(path)])
    for name in ["articles/*", "gold/articles", "quotes/*/*", "ner/dev/*", "coref/*/*"]:
        for path in sorted(glob.glob(f"{DATA}/{name}.jsonl")):
            write(os.path.relpath(path, DATA).removesuffix(".jsonl").replace("/", "-"), rows(path))
    for path in sorted(glob.glob(f"{DATA}/ud/*.dev.conllu")):
        write("ud-" + os.path.basename(path).removesuffix(".conllu"), sentences(path))
PYTHON

annotate=target/same-build/release/annotate
row() { printf '%-34s %s\n' "$1" "$(sha256sum | cut -c 1-64)"; }
table() {
    for texts in "$out"/*.texts; do
        name=$(basename "$texts" .texts)
        "$annotate" --jsonl --explain "$texts" | row "$name jsonl"
        "$annotate" --jsonl --format text --explain "$texts" | row "$name text"
    done
    # The program itself says which formats there are.
    formats=$( ("$annotate" --format list 2>&1 || true) | sed -n 's/.*expected one of \(.*\) (see.*/\1/p' | tr -d ',')
    [ -n "$formats" ]
    # They are short, and each costs a start of the program: of the cases every third.
    single=$(find "$out/single" -name 'cases-*[147].txt' -o -name 'tests-*' -o -name 'seed-*' | LC_ALL=C sort)
    for format in $formats; do
        case $format in text | jsonl) continue ;; esac
        for text in $single; do "$annotate" --format "$format" "$text"; done | row "single $format"
    done
}
table | tee "$out/table"
row all < "$out/table"
