#!/usr/bin/env python3
"""Do the cards say who somebody is, as readers marked it?  Pure Python 3, no dependencies.

  scripts/cards.py [ANNOTATE]

ANNOTATE is the program (default: target/release/annotate). Reads `*.cards.jsonl` of ../shared/data/gold: for each actor the words of the
article that say who or what it is (`who`, null where it says nothing). Recall: persons and organizations with such words whose card holds
at least half of their content words, in its second line (`who`) or in any role. Precision: second lines out of the article that share a word
with what the reader marked, or that stand in the article beside the name where he marked nothing. Prints each, and what ../shared/tools/cards.py
counts on world news. Skipped, with a reason, where ../shared is absent.
"""
import json, pathlib, re, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SMALL = set("a an the of for in at to on and by with from as who was is its his her their former".split())


def words(text):
    """Content words of a phrase, without what a plural adds."""
    return {w.rstrip("s") for w in re.findall(r"\w+", (text or "").lower()) if w not in SMALL}


def plain(name):
    return " ".join(re.findall(r"\w+", name.lower()))


def annotate(program, pages):
    lines = "".join(json.dumps({"id": p["id"], "text": p["text"]}) + "\n" for p in pages)
    out = subprocess.run([program, "--jsonl"], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def card_of(actors, name):
    """The card with that name, else the one that holds all its words."""
    same = [a for a in actors if plain(a["name"]) == plain(name)]
    part = [a for a in actors if words(name) and words(name) <= words(a["name"])]
    return (same or part or [None])[0]


def score(program, path, shown):
    pages = [json.loads(line) for line in path.open(encoding="utf-8")]
    total = found = said = right = 0
    for page, told in zip(pages, annotate(program, pages)):
        for actor in page["actors"]:
            if actor["kind"] not in ("person", "organization"):
                continue
            card = card_of(told["actors"], actor["name"])
            if card is None:
                total += bool(actor["who"])
                continue
            texts = [card["who"] or ""] + card["roles"]
            gold = words(actor["who"])
            if actor["who"]:
                total += 1
                hit = any(2 * len(gold & words(text)) >= len(gold) for text in texts)
                found += hit
                if not hit and shown > 0:
                    shown -= 1
                    print("  missed:", actor["name"], "|", actor["who"], "|", texts)
            if card["who"] and card["who_from"] == "article" and actor["who"]:
                said += 1
                right += bool(gold & words(card["who"]))
    rate = lambda part, whole: f"{100 * part / max(1, whole):.1f} % of {whole}"
    print(f"{path.name:<22} recall {rate(found, total)}, precision {rate(right, said)}")


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    program = arguments[0] if arguments else str(ROOT / "target/release/annotate")
    gold = SHARED / "data/gold"
    if not gold.is_dir():
        return print("skipped: ../shared/data/gold is absent")
    for part in ("train", "dev"):
        score(program, gold / f"{part}.cards.jsonl", 60 if "--missed" in sys.argv and part == "train" else 0)
    world = SHARED / "data/ner/dev/worldwide.jsonl"
    pages = [json.loads(line) for line in world.open(encoding="utf-8")]
    kept = ROOT / "target" / "cards.world.jsonl"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("".join(json.dumps(page) + "\n" for page in annotate(program, pages)), encoding="utf-8")
    subprocess.run([sys.executable, str(SHARED / "tools/cards.py"), str(kept)], check=True)


main()
