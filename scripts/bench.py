#!/usr/bin/env python3
"""Native speed of `annotate`: characters per CPU second on one core, its start, and its memory.

Texts: the articles of ../shared where they are, else our own in tests/articles. Leaves them in target/bench/texts.jsonl.
"""
import glob
import json
import os
import resource
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ANNOTATE = os.path.join(ROOT, "target", "release", "annotate")
OUT = os.path.join(ROOT, "target", "bench")
RUNS = 5


def articles():
    shared = sorted(glob.glob(os.path.join(ROOT, "..", "shared", "data", "articles", "*.jsonl")))
    for path in shared:
        with open(path, encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines if line.strip())
    if not shared:
        print("bench: ../shared is absent: measuring on our own articles")
        for path in sorted(glob.glob(os.path.join(ROOT, "tests", "articles", "*.txt"))):
            with open(path, encoding="utf-8") as file:
                yield file.read()


def cpu_seconds(path):
    """Least CPU time of some runs: the one that was disturbed least."""
    best = None
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([ANNOTATE, "--jsonl", path, "--jobs", "1"], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    return best


def main():
    os.makedirs(OUT, exist_ok=True)
    texts = list(articles())
    if not texts:
        sys.exit("bench: no article to measure on")
    path, one = os.path.join(OUT, "texts.jsonl"), os.path.join(OUT, "one.jsonl")
    with open(path, "w", encoding="utf-8") as to:
        for index, text in enumerate(texts):
            to.write(json.dumps({"id": str(index), "text": text}, ensure_ascii=False) + "\n")
    with open(one, "w", encoding="utf-8") as to:
        to.write(json.dumps({"id": "0", "text": "One line."}) + "\n")
    characters = sum(map(len, texts))
    start = cpu_seconds(one)
    work = cpu_seconds(path) - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"texts: {len(texts)}, {characters} characters; least of {RUNS} runs, one core")
    print(f"native: {characters / work:,.0f} characters per CPU second; start {start * 1000:.0f} ms; at most {memory} MiB")


if __name__ == "__main__":
    main()
