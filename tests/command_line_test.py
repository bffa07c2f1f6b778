#!/usr/bin/env python3
"""The command line as people and other programs meet it: exit codes, streams, JSON forms, suggestions, determinism.

usage: command_line_test.py PROGRAM
"""
import json, os, re, subprocess, sys, tempfile, unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/release/bin/paraphe"
COMMANDS = [["read"], ["dossier"], ["why"], ["explain"], ["evaluate"], ["rules"], ["rules", "check"], ["rules", "test"],
            ["rules", "coverage"], ["knowledge"], ["knowledge", "check"], ["pipeline"], ["init"], ["add"],
            ["articles"], ["facts"], ["verify"], ["backup"],
            ["meetings"], ["agreements"], ["flows"], ["offices"], ["timeline"], ["conflicts"], ["diff"], ["show"],
            ["search"], ["stats"]]

VISIT = {"id": "v", "lang": "fr", "published": "2024-05-17", "outlet": "Le Courrier des essais", "title": "Visite à Ankara",
         "text": "Le président béninois Patrice Talon a été reçu mercredi à Ankara par le président turc Recep Tayyip Erdogan. "
                 "Le Bénin et la Turquie ont signé un accord de pêche."}
PLAIN = {"id": "p", "lang": "fr", "published": "2024-05-18", "title": "", "text": "Il pleut sur la ville."}
UNDATED = {"id": "u", "lang": "fr", "title": "", "text": "Le Bénin et la Turquie ont signé hier un accord commercial."}


def run(*arguments, input=None):
    done = subprocess.run([PROGRAM, *arguments], input=input, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout, done.stderr


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, *articles, name="articles.jsonl"):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as out:
            for article in articles:
                out.write(article if isinstance(article, str) else json.dumps(article, ensure_ascii=False))
                out.write("\n")
        return path

    def test_an_output_that_cannot_be_written_is_said(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "read", "--facts", self.file(VISIT)], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 4)
        self.assertIn("No space left on device", done.stderr)

    def test_annotations_of_another_form_are_refused(self):
        wrong = VISIT | {"facts": [{"type": "meeting", "kind": "talks", "status": "held", "polarity": "affirmed",
                                    "certainty": "certain", "parties": ["BEN", 5], "slots": {}, "quotes": []}]}
        code, _, _ = run("evaluate", self.file(wrong))
        self.assertEqual(code, 3)

    def test_version_and_help(self):
        code, out, _ = run("--version")
        self.assertEqual(code, 0)
        self.assertRegex(out, r"^paraphe \d+\.\d+\.\d+\n$")
        code, out, _ = run("--help")
        self.assertEqual(code, 0)
        for command in COMMANDS:
            if len(command) == 1: self.assertRegex(out, rf"(?m)^  {command[0]}\s")

    def test_every_command_has_examples_in_both_languages(self):
        for command in COMMANDS:
            for language, heading in (("fr", "Exemples"), ("en", "Examples")):
                code, out, _ = run(*command, "--help", "--lang", language)
                self.assertEqual(code, 0, command)
                self.assertIn(heading, out, command)
                self.assertIn("  paraphe " + " ".join(command), out, command)
                self.assertNotIn("command.", out, command)

    def test_every_text_that_the_code_asks_for_is_in_the_catalogue(self):
        root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
        with open(os.path.join(root, "knowledge/ontology/words.tsv"), encoding="utf-8") as table:
            known = {line.split("\t")[0] for line in table}
        for folder in ("app", "dossier"):
            for name in os.listdir(os.path.join(root, "src", folder)):
                if not name.endswith(".cc") or name.endswith("_test.cc"): continue
                with open(os.path.join(root, "src", folder, name), encoding="utf-8") as source:
                    for key in re.findall(r'say\("([^"{}]+)"', source.read()):
                        self.assertTrue(key.endswith(".") or key in known, f"{name}: {key}")

    def test_wrong_command_lines(self):
        for arguments, hint in ((["raed"], "read"), (["read", "--fact", "x"], "--facts"), (["rules", "chek"], "check"),
                                (["read", "no_such_file.jsonl"], "no_such_file.jsonl"), (["read", "--threads", "0", "x"], "--threads"),
                                (["read", "--date", "2024-02-30", "x"], "2024-02-30"), (["dossier", "togo"], "--help"), ([], "dossier"),
                                (["why", "x", "y"], "ARTICLE#f3")):
            code, out, err = run(*arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn(hint, err, arguments)

    def test_facts_in_order_and_form(self):
        code, out, _ = run("read", "--facts", self.file(VISIT, PLAIN))
        self.assertEqual(code, 0)
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([line["id"] for line in lines], ["v", "p"])
        self.assertEqual(lines[1], {"id": "p", "facts": []})
        whole = VISIT["title"] + "\n" + VISIT["text"]
        self.assertTrue(lines[0]["facts"])
        begins = []
        for number, fact in enumerate(lines[0]["facts"], 1):
            self.assertEqual(list(fact), ["id", "type", "kind", "status", "polarity", "certainty", "parties", "slots", "said_by", "weight", "quotes"])
            self.assertEqual(fact["id"], f"f{number}")
            self.assertEqual(fact["parties"], sorted(set(fact["parties"])))
            self.assertIn(fact["weight"], ("core", "background"))
            for quote in fact["quotes"]: self.assertIn(quote, whole)
            begins.append(whole.find(fact["quotes"][0]))
        self.assertEqual(begins, sorted(begins))
        signed = [f for f in lines[0]["facts"] if f["type"] == "agreement"]
        self.assertEqual([(f["parties"], f["status"]) for f in signed], [(["BEN", "TUR"], "signed")])

    def test_claims_have_offsets_of_bytes(self):
        code, out, _ = run("read", "--claims", self.file(VISIT))
        self.assertEqual(code, 0)
        whole = (VISIT["title"] + "\n" + VISIT["text"]).encode()
        for number, line in enumerate(out.splitlines(), 1):
            claim = json.loads(line)
            self.assertEqual((claim["claim"], claim["article"]), (f"v#{number}", "v"))
            self.assertRegex(claim["rule"], r"^knowledge/facts/\w+\.rules:\d+$")
            spans = [claim["sentence"], claim["trigger"]] + [p["span"] for p in claim["parties"]]
            spans += [value["span"] for values in claim["slots"].values() for value in values]
            for begin, end in spans:
                self.assertLessEqual(begin, end)
                whole[begin:end].decode()  # cuts no character
            self.assertTrue(claim["sentence"][0] <= claim["trigger"][0] < claim["trigger"][1] <= claim["sentence"][1])

    def test_bad_articles_are_set_aside(self):
        code, out, err = run("read", "--facts", self.file(VISIT, "{no json", {"id": "n"}, VISIT, PLAIN))
        self.assertEqual(code, 3)
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(len(lines), 5)
        self.assertEqual(["set_aside" in line for line in lines], [False, True, True, True, False])
        for line in lines[1:4]:
            self.assertEqual(line["facts"], [])
            self.assertTrue(line["set_aside"]["stage"] and line["set_aside"]["reason"])
        self.assertIn("3", err.splitlines()[-1])
        self.assertEqual(run("read", "--facts", "--quiet", self.file("{no json"))[2], "")

    def test_threads_do_not_change_the_output(self):
        articles = [dict(VISIT, id=f"v{i}") if i % 3 else dict(PLAIN, id=f"p{i}") for i in range(40)]
        path = self.file(*articles)
        for form in ("--facts", "--claims", "--csv", "--json"):
            outputs = {run("read", form, "--threads", str(n), path)[1] for n in (1, 2, 7)}
            self.assertEqual(len(outputs), 1, form)
        self.assertEqual(len({run("dossier", "BEN", "TUR", "--threads", str(n), path)[1] for n in (1, 2, 7)}), 1)

    def test_an_undated_article_keeps_relative_dates_open_and_says_so_once(self):
        code, out, err = run("read", "--facts", self.file(UNDATED, dict(UNDATED, id="u2")))
        self.assertEqual(code, 0)
        for line in out.splitlines():
            for fact in json.loads(line)["facts"]: self.assertNotIn("date", fact["slots"])
        self.assertEqual(err.count("--date"), 1)
        _, out, err = run("read", "--facts", "--date", "2024-05-17", self.file(UNDATED))
        self.assertIn('"date":"2024-05-16"', out)
        self.assertNotIn("--date", err)

    def test_standard_input_folders_and_text_files(self):
        line = json.dumps(VISIT)
        self.assertEqual(run("read", "--facts", "-", input=line)[1], run("read", "--facts", self.file(VISIT))[1])
        self.assertEqual(run("read", "--facts", input=line)[1], run("read", "--facts", self.file(VISIT))[1])
        self.file(VISIT["text"], name="b.txt")
        code, out, _ = run("read", "--facts", "--lang", "fr", "--date", "2024-05-17", self.folder.name)
        self.assertEqual(len(out.splitlines()), 2)
        self.assertEqual(code, 0)

    def test_empty_answers(self):
        self.assertEqual(run("read", "--facts", self.folder.name)[0], 1)  # a folder without articles
        self.assertEqual(run("read", self.file(PLAIN))[0], 1)
        self.assertEqual(run("dossier", "BEN", "TUR", self.file(PLAIN))[0], 1)
        self.assertEqual(run("why", "p#f1", self.file(PLAIN))[0], 1)

    def test_a_table_for_people(self):
        code, out, _ = run("read", self.file(VISIT))
        self.assertEqual(code, 0)
        self.assertIn("17 mai 2024", out)
        self.assertIn("Accord de pêche entre le Bénin et la Turquie", out)
        _, out, _ = run("read", "--csv", self.file(VISIT))
        self.assertTrue(out.startswith("fact,type,kind,status,"))
        self.assertIn("v#f1,", out)

    def test_dossier_by_code_name_and_demonym(self):
        path = self.file(VISIT)
        pages = {run("dossier", *pair, path)[1] for pair in (("BEN", "TUR"), ("bénin", "turquie"), ("béninois", "turque"), ("Benin", "turkish"))}
        self.assertEqual(len(pages), 1)
        page = pages.pop()
        for words in ("# Bénin – Turquie", "17 mai 2024", "## Accords", "Le Courrier des essais", "`v#f"):
            self.assertIn(words, page)
        self.assertIn("## Agreements", run("dossier", "BEN", "TUR", path, "--lang", "en")[1])
        document = json.loads(run("dossier", "BEN", "TUR", path, "--json")[1])
        self.assertEqual((document["pair"], document["as_of"]), (["BEN", "TUR"], "2024-05-17"))
        notes = set(re.findall(r"\[\^(\d+)\](?!:)", page))
        self.assertEqual(notes, set(re.findall(r"(?m)^\[\^(\d+)\]:", page)))

    def test_unknown_and_ambiguous_states(self):
        path = self.file(VISIT)
        code, out, err = run("dossier", "beninn", "TUR", path)
        self.assertEqual((code, out), (2, ""))
        self.assertIn("Bénin", err)
        code, _, err = run("dossier", "congo", "TUR", path)
        self.assertEqual(code, 2)
        self.assertIn("COD", err)
        self.assertIn("COG", err)
        self.assertEqual(run("dossier", "BEN", "béninois", path)[0], 2)

    def test_why_shows_the_chain(self):
        path = self.file(VISIT, PLAIN)
        facts = json.loads(run("read", "--facts", path)[1].splitlines()[0])["facts"]
        accord = next(f["id"] for f in facts if f["type"] == "agreement")
        code, out, _ = run("why", f"v#{accord}", path)
        self.assertEqual(code, 0)
        for words in ("knowledge/facts/agreement.rules:", "ont signé un accord de pêche", "Visite à Ankara", "BEN"):
            self.assertIn(words, out)
        self.assertEqual(run("why", accord, path)[0], 2)  # two articles: which one?
        self.assertEqual(run("why", accord, self.file(VISIT))[0], 0)
        self.assertEqual(run("why", "v#1", path)[0], 0)
        chain = json.loads(run("why", f"v#{accord}", "--json", path)[1])
        self.assertEqual(chain["fact"]["id"], accord)
        self.assertTrue(chain["claims"][0]["rule"].startswith("knowledge/facts/agreement.rules:"))

    def test_explain_shows_every_layer(self):
        code, out, err = run("explain", "Le Bénin a signé hier un accord de pêche avec la Turquie.")
        self.assertEqual(code, 0)
        self.assertEqual(len(re.findall(r"(?m)^# ", out)), 9)  # eight layers and the table's own comment
        for words in ("\tsigner\tVERB\t", "unresolved", "[BEN]", "agreement.rules"): self.assertIn(words, out)
        self.assertIn("--date", err)
        self.assertIn("2024-05-16", run("explain", "--date", "2024-05-17", "Le Bénin a signé hier un accord de pêche avec la Turquie.")[1])

    def test_knowledge_that_cannot_be_used(self):
        code, out, err = run("read", "--facts", "--knowledge", self.folder.name, self.file(VISIT))
        self.assertEqual((code, out), (4, ""))
        self.assertIn("knowledge/ontology/words.tsv", err)

    def test_pipeline_table(self):
        code, out, _ = run("pipeline", "--json")
        self.assertEqual(code, 0)
        self.assertEqual([json.loads(line)["stage"] for line in out.splitlines()],
                         ["segment", "syntax", "time", "quantities", "entities", "clauses", "facts", "merge"])

    def test_a_closed_pipe_is_no_signal(self):
        path = self.file(*[dict(VISIT, id=f"v{i}") for i in range(30)])
        program = subprocess.Popen([PROGRAM, "read", "--json", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        program.stdout.read(10)
        program.stdout.close()
        self.assertGreaterEqual(program.wait(timeout=300), 0)
        program.stderr.close()


if __name__ == "__main__":
    unittest.main()
