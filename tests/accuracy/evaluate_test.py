#!/usr/bin/env python3
"""`paraphe evaluate` against the scorer: the same figures to the last fact, and each loss counted once.

usage: evaluate_test.py PROGRAM
"""
import csv, io, json, os, re, subprocess, sys, tempfile, unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/release/bin/paraphe"
DATA = os.environ.get("PARAPHE_DATA") or os.path.join(ROOT, "..", "shared")
OURS = os.path.join(HERE, "fr.jsonl")


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=600)
    return done.returncode, done.stdout, done.stderr


def scored(gold):
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as told:
        subprocess.run([PROGRAM, "read", "--facts", "--quiet", gold], stdout=told, check=False)
        done = subprocess.run([sys.executable, os.path.join(HERE, "score.py"), gold, told.name, "--json"], capture_output=True, text=True)
        return json.loads(done.stdout)


def counted(gold):
    code, out, err = run("evaluate", gold, "--csv", "--quiet")
    assert code == 0, err
    return {(row["count"], row["stage"], row["type"]): int(row["n"]) for row in csv.DictReader(io.StringIO(out))}


def f1(right, told, gold): return 2 * right / (told + gold) if right else 0.0


class Evaluate(unittest.TestCase):
    def check_figures(self, gold):
        score, counts = scored(gold), counted(gold)
        self.assertEqual({t for k, _, t in counts if k == "gold"}, set(score["types"]))
        main = dict.fromkeys(("gold", "told", "found", "exact", "strict"), 0)
        for name, want in score["types"].items():
            have = {k: counts[k, "", name] for k in main}
            self.assertEqual((have["gold"], have["told"]), (want["gold"], want["predicted"]), name)
            for k in ("found", "exact", "strict"):
                self.assertAlmostEqual(f1(have[k], have["told"], have["gold"]), want[k][2], 9, (name, k))
            if name not in ("office", "assessment"):
                for k in main: main[k] += have[k]
        for k in ("found", "exact", "strict"): self.assertAlmostEqual(f1(main[k], main["told"], main["gold"]), score["main"][k][2], 9, k)

    def test_figures_are_those_of_the_scorer(self):
        self.check_figures(OURS)

    def test_figures_are_those_of_the_scorer_on_other_articles(self):
        others = [os.path.join(DATA, "gold", *p) for p in (("dev", "seed.jsonl"), ("train", "fr.jsonl"), ("train", "wild.jsonl"))]
        there = [p for p in others if os.path.exists(p)]
        if not there: self.skipTest("skipped: needs PARAPHE_DATA")
        for path in there: self.check_figures(path)

    def test_each_fact_is_lost_once(self):
        counts = counted(OURS)
        total = lambda what: sum(n for (k, _, _), n in counts.items() if k == what)
        self.assertEqual(total("missed"), total("gold") - total("found"))
        self.assertEqual(total("spurious"), total("told") - total("found"))
        self.assertEqual(total("differs"), total("found") - total("exact"))
        self.assertEqual(total("not_strict"), total("exact") - total("strict"))

    def test_lists_and_tables_agree(self):
        _, out, _ = run("evaluate", OURS, "--json", "--quiet")
        lines = [json.loads(line) for line in out.splitlines()]
        counts = counted(OURS)
        for line in lines:
            self.assertEqual(list(line), ["article", "outcome", "type", "stage", "reason", "why", "fields", "gold", "told", "sentence"])
            self.assertNotIn("evaluate.", line["why"])
            self.assertEqual(line["gold"] is None and line["told"] is None, False)
            self.assertEqual(bool(line["fields"]), line["outcome"] in ("differs", "not_strict"))
        for (what, stage, name), n in counts.items():
            if not stage: continue
            self.assertEqual(n, sum(1 for x in lines if (x["outcome"], x["stage"], x["type"]) == (what, stage, name)), (what, stage, name))

    def test_types_errors_and_languages(self):
        code, out, _ = run("evaluate", OURS, "--type", "tie,flow", "--json", "--quiet", "--errors", "5")
        self.assertEqual((code, len(out.splitlines())), (0, 5))
        self.assertLessEqual({json.loads(line)["type"] for line in out.splitlines()}, {"tie", "flow"})
        for language, word in (("fr", "Où ils se perdent"), ("en", "Where they are lost")):
            code, out, _ = run("evaluate", OURS, "--errors", "2", "--quiet", "--lang", language)
            self.assertEqual(code, 0)
            self.assertIn(word, out)
            self.assertNotIn("evaluate.", out)

    def test_every_reason_has_words(self):
        with open(os.path.join(ROOT, "knowledge/ontology/words.tsv"), encoding="utf-8") as table:
            known = {line.split("\t")[0] for line in table}
        reasons = set()
        for name in ("losses.cc", "seen.cc"):
            with open(os.path.join(ROOT, "src/evaluation", name), encoding="utf-8") as code:
                for what in re.findall(r"LossStage::\w+,\s*([^{};]*?\"\w+\"[^,]*)", code.read()): reasons |= set(re.findall(r'"(\w+)"', what))
        self.assertGreater(len(reasons), 20)
        self.assertEqual({f"evaluate.reason.{r}" for r in reasons} - known, set())

    def test_output_does_not_depend_on_threads(self):
        self.assertEqual(run("evaluate", OURS, "--threads", "1"), run("evaluate", OURS, "--threads", "3"))

    def test_wrong_input(self):
        self.assertEqual(run("evaluate", OURS, "--type", "metting")[:2], (2, ""))
        self.assertEqual(run("evaluate", "no_such.jsonl")[:2], (2, ""))
        self.assertEqual(run("evaluate", __file__)[:2], (2, ""))
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "gold.jsonl")
            with open(OURS, encoding="utf-8") as gold: first = gold.readline()
            for text, code in ((first + '{"id":"x","text":"Il pleut sur la ville."}\n', 3), (first + '{"id":"x","text":"Il pleut.","facts":[{"type":"tie"}]}\n', 3),
                               (first + "nothing\n", 3), ("", 1), (first, 0)):
                with open(path, "w", encoding="utf-8") as out: out.write(text)
                self.assertEqual(run("evaluate", path, "--csv", "--lang", "en")[0], code, text[-60:])


if __name__ == "__main__":
    unittest.main()
