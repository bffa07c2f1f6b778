#!/usr/bin/env python3
"""Measures the program on the annotated articles and holds the figures against tests/accuracy.tsv.

usage: measure.py [--program build/release/bin/paraphe] [--update]

  fr     the written development articles beside this file; fr-six: six of the types (meeting, agreement, flow, tie, office, assessment)
  wild   development articles of Wikinews; needs the data folder
  seed   the article that Paraphe began with; needs the data folder (PARAPHE_DATA, else ../shared)
  ud     segment/ and syntax/ on the Universal Dependencies test sets; needs the data folder

Without --update: fails when a figure is worse than the recorded one by more than half a point. With it: writes the
figures, and the table of docs/accuracy.md, anew. A figure that falls needs a reason, written beside it in a fifth column.
"""
import argparse, csv, datetime, io, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RECORD = os.path.join(ROOT, "tests", "accuracy.tsv")
PAGE = os.path.join(ROOT, "docs", "accuracy.md")
DATA = os.environ.get("PARAPHE_DATA") or os.path.join(ROOT, "..", "shared")
SIX = "meeting,agreement,flow,tie,office,assessment"
STAGE_ORDER = "annotation sentence parse entity reference clause rule kind status slot merge".split()
TOLERANCE = 0.005
LOWER_IS_BETTER = ("plan told as deed", "bad quotes", "malformed", "spurious deeds", "hedge dropped", "denial lost")


def score(program, gold, types):
    """The scorer's result for one file of annotated articles, as a dictionary."""
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as out:
        subprocess.run([program, "read", "--facts", "--quiet", gold], stdout=out, check=True)
        command = [sys.executable, os.path.join(HERE, "score.py"), gold, out.name, "--json"]
        if types: command += ["--types", types]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def share(pair):
    return pair[0] / pair[1] if pair[1] else 0.0


def facts_figures(program, name, gold, types):
    r = score(program, gold, types)
    out = {(f"{k} F1", name): r["main"][k][2] for k in ("found", "exact", "strict")}
    out["plan told as deed", name] = share(r["overclaims"]["plan told as deed"])
    out["hedge dropped", name] = share(r["overclaims"]["hedge dropped"])
    out["denial lost", name] = share(r["overclaims"]["denial lost"])
    out["spurious deeds", name] = share(r["overclaims"]["spurious deeds"])
    out["bad quotes", name] = float(r["bad_quotes"])
    out["malformed", name] = float(r["malformed"])
    for t, v in r["types"].items():
        if v["gold"]: out[f"found F1 {t}", name], out[f"found recall {t}", name] = v["found"][2], v["found"][1]
    return out


def test_figures(program):
    """Lines `accuracy <tab> measure <tab> set <tab> value` that the tests beside the code print; and for the table of other readers'
    cases the lines `read <tab> measure <tab> set <tab> right <tab> all`, `left out <tab> measure <tab> set <tab> reason <tab> n`."""
    out, folder, readers = {}, os.path.dirname(program), []
    for test in ("segment_test", "syntax_test", "tests_syntax_accuracy", "time_test", "quantities_test"):
        path = os.path.join(folder, test)
        if not os.path.exists(path): continue
        text = subprocess.run([path, "--gtest_filter=*Accuracy*"], capture_output=True, text=True).stdout
        for measure, name, value in re.findall(r"^accuracy\t([^\t\n]+)\t([^\t\n]+)\t([0-9.]+)", text, re.M):
            out[measure, name] = float(value)
        for measure, name, right, cases in re.findall(r"^read\t([^\t\n]+)\t([^\t\n]+)\t(\d+)\t(\d+)", text, re.M):
            readers.append(f"| {name}, {measure} | read as they read it | {right} of {cases} |\n")
            for reason, n in re.findall(rf"^left out\t{measure}\t{name}\t([^\t\n]+)\t(\d+)", text, re.M):
                readers.append(f"| {name}, {measure} | left out: {reason} | {n} |\n")
    return out, "".join(["| cases | | |\n|---|---|---|\n", *readers]) if readers else ""


def losses_table(program, gold):
    """The table of `evaluate` by stage and type, as Markdown: missed / spurious / different (not exact or not strict)."""
    out = subprocess.run([program, "evaluate", "--csv", "--quiet", gold], capture_output=True, text=True, check=True).stdout
    counts, types, stages = {}, [], []
    for row in csv.DictReader(io.StringIO(out)):
        if not row["stage"]:
            if row["count"] == "gold": types.append(row["type"])
            continue
        if row["stage"] not in stages: stages.append(row["stage"])
        what = row["count"] if row["count"] in ("missed", "spurious") else "different"
        for name in (row["type"], "all"): counts[row["stage"], name, what] = counts.get((row["stage"], name, what), 0) + int(row["n"])
    def cell(stage, name):
        n = [counts.get((stage, name, what), 0) for what in ("missed", "spurious", "different")]
        return " / ".join(map(str, n)) if any(n) else "·"
    stages.sort(key=STAGE_ORDER.index)
    lines = ["| lost at | " + " | ".join([*types, "all"]) + " |", "|---" * (len(types) + 2) + "|"]
    return "\n".join(lines + ["| " + " | ".join([stage, *(cell(stage, name) for name in [*types, "all"])]) + " |" for stage in stages]) + "\n"


def put_between(page, mark, text):
    return re.sub(rf"<!-- {mark} -->.*?<!-- end of {mark} -->", lambda _: f"<!-- {mark} -->\n{text}<!-- end of {mark} -->", page, flags=re.S)


def recorded():
    out = {}
    if os.path.exists(RECORD):
        for line in open(RECORD, encoding="utf-8").read().splitlines()[1:]:
            measure, name, value, *rest = line.split("\t")
            out[measure, name] = (float(value), rest)
    return out


def write(figures, old, losses, readers):
    today = datetime.date.today().isoformat()
    with open(RECORD, "w", encoding="utf-8") as f:
        f.write("measure\tset\tvalue\tdate\n")
        for (measure, name), value in sorted(figures.items(), key=lambda x: (x[0][1], x[0][0])):
            before = old.get((measure, name))
            date = before[1][0] if before and abs(before[0] - value) < 0.0005 and before[1] else today
            reason = "\t" + before[1][1] if before and len(before[1]) > 1 else ""
            f.write(f"{measure}\t{name}\t{value:.3f}\t{date}{reason}\n")
    if not os.path.exists(PAGE): return
    page = open(PAGE, encoding="utf-8").read()
    rows = "".join(f"| {measure} | {name} | {value:.3f} |\n" for (measure, name), value in sorted(figures.items(), key=lambda x: (x[0][1], x[0][0])))
    page = put_between(page, "figures", "| measure | set | value |\n|---|---|---|\n" + rows)
    page = put_between(page, "losses", losses)
    if readers: page = put_between(page, "readers", readers)
    open(PAGE, "w", encoding="utf-8").write(page)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, "build", "release", "bin", "paraphe"))
    ap.add_argument("--update", action="store_true")
    o = ap.parse_args()
    figures = facts_figures(o.program, "fr", os.path.join(HERE, "fr.jsonl"), None)
    figures.update(facts_figures(o.program, "fr-six", os.path.join(HERE, "fr.jsonl"), SIX))
    seed = os.path.join(DATA, "gold", "dev", "seed.jsonl")
    if os.path.exists(seed):
        figures |= facts_figures(o.program, "seed", seed, "")
        figures |= facts_figures(o.program, "wild", os.path.join(DATA, "gold", "dev", "wild.jsonl"), "")
    else: print("skipped: needs PARAPHE_DATA (the seed, the articles of Wikinews, the treebanks, the cases of other readers)")
    readers = ""
    if os.path.isdir(DATA):
        more, readers = test_figures(o.program)
        figures |= more
    old, failed = recorded(), []
    for key, value in sorted(figures.items()):
        before = old.get(key, (value, []))[0]
        fall = value - before if key[0].startswith(LOWER_IS_BETTER) else before - value
        mark = "  FELL" if fall > TOLERANCE else ""
        print(f"{key[1]:12} {key[0]:28} {value:8.3f}   recorded {before:8.3f}{mark}")
        if mark: failed.append(key)
    if o.update: write({**{k: v[0] for k, v in old.items() if k not in figures and not os.path.isdir(DATA)}, **figures}, old, losses_table(o.program, os.path.join(HERE, "fr.jsonl")), readers)
    elif not old: sys.exit("tests/accuracy.tsv is missing: write it with --update")
    elif failed: sys.exit(f"{len(failed)} figures fell; mend the cause, or run with --update and write the reason beside them")


if __name__ == "__main__":
    main()
