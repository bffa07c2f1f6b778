#!/usr/bin/env python3
"""The scenarios (scenarios/README.md) are well formed, cover the example press, and the program tells nothing that they forbid.

usage: scenarios_test.py PROGRAM
"""
import glob, json, os, subprocess, sys, unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "accuracy"))
import codebook

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/release/bin/paraphe"
PRESS = os.path.join(HERE, "..", "examples", "press")
STEP = {"status", "polarity", "certainty", "date", "place", "by", "act", "value", "articles"}
FACT = {"type", "kind", "status", "polarity", "certainty", "parties", "said_by"}
SORTS = {"pair", "fact", "copy_family", "contradiction", "never"}


def stories():
    """Name of the story → its lines."""
    out = {}
    for path in sorted(glob.glob(os.path.join(HERE, "scenarios", "*.jsonl"))):
        with open(path, encoding="utf-8") as f: out[os.path.basename(path)[:-6]] = [json.loads(line) for line in f]
    return out


def forbidden(never, fact):
    """Whether a fact told has all that a `never` line names."""
    for key, wanted in never.items():
        value = fact.get(key) if key in FACT else fact["slots"].get(key)
        if (value not in wanted) if key == "status" else (value != wanted): return False
    return True


class Scenarios(unittest.TestCase):
    def test_lines_are_of_the_sorts_that_the_readme_describes(self):
        for name, lines in stories().items():
            self.assertIn("pair", lines[0], name)
            for line in lines:
                self.assertEqual(line["story"], name)
                self.assertEqual(len(SORTS & set(line)), 1, line)

    def test_facts_have_the_codebooks_form(self):
        for lines in stories().values():
            for line in lines:
                if "fact" not in line: continue
                self.assertEqual(codebook.malformed({**line["fact"], "quotes": ["two words"]}), [], line)
                self.assertIsInstance(line["for"], int)
                self.assertIsInstance(line["against"], int)
                for step in line["history"]:
                    self.assertLessEqual(set(step), STEP, line)
                    self.assertIn(step["status"], codebook.STATUS[line["fact"]["type"]].split(), line)

    def test_each_file_of_the_press_belongs_to_one_story(self):
        told = [file for lines in stories().values() for file in lines[0]["articles"]]
        self.assertEqual(sorted(told), sorted(os.listdir(PRESS)))

    def test_files_named_are_files_of_the_story_in_their_order(self):
        for lines in stories().values():
            order = lines[0]["articles"]
            self.assertEqual(order, sorted(order))
            for line in lines[1:]:
                named = [line.get("articles", []), line.get("copy_family", []), line.get("altered", [])]
                named += [part["articles"] for part in line.get("history", []) + line.get("contradiction", {}).get("sides", [])]
                for files in named: self.assertLessEqual(set(files), set(order), line)
                steps = {file for step in line.get("history", []) for file in step["articles"]}
                self.assertLessEqual(steps, set(line.get("articles", [])), line)

    def test_all_types_of_fact_occur(self):
        self.assertEqual({line["fact"]["type"] for lines in stories().values() for line in lines if "fact" in line}, set(codebook.KINDS))

    def test_no_article_is_read_as_saying_what_never_was(self):
        for lines in stories().values():
            files = [os.path.join(PRESS, file) for file in lines[0]["articles"]]
            told = subprocess.run([PROGRAM, "read", "--facts", *files], capture_output=True, text=True, check=True).stdout
            facts = [(file, fact) for file, line in zip(files, told.splitlines()) for fact in json.loads(line)["facts"]]
            for line in lines:
                if "never" not in line: continue
                for file, fact in facts:
                    self.assertFalse(forbidden(line["never"], fact), f"{os.path.basename(file)}: {line['because']}: {fact['quotes']}")


if __name__ == "__main__":
    unittest.main()
