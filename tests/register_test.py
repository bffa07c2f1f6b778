#!/usr/bin/env python3
"""The register as people and other programs meet it: adding, asking, what survives, what is refused; and the example press
as a scenario.

usage: register_test.py PROGRAM
"""
import json, os, random, resource, signal, sqlite3, subprocess, sys, tempfile, time, unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/release/bin/paraphe"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PRESS = os.path.join(ROOT, "examples", "press")

VISIT = {"id": "v", "lang": "fr", "published": "2024-05-17", "outlet": "Le Courrier des essais", "title": "Visite à Ankara",
         "text": "Le président béninois Patrice Talon a été reçu mercredi à Ankara par le président turc Recep Tayyip Erdogan. "
                 "Le Bénin et la Turquie ont signé un accord de pêche."}


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


class Register(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.book = os.path.join(self.folder.name, "test.sqlite")

    def run_paraphe(self, *arguments, input=None, **options):
        environment = {**os.environ, "PARAPHE_REGISTER": self.book}
        done = subprocess.run([PROGRAM, *arguments], input=input, capture_output=True, text=True, timeout=300, env=environment, **options)
        return done.returncode, done.stdout, done.stderr

    def ask(self, *arguments):
        code, out, err = self.run_paraphe(*arguments)
        self.assertEqual(code, 0, err)
        return out

    def file(self, *articles):
        path = os.path.join(self.folder.name, "articles.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            for article in articles: out.write(json.dumps(article, ensure_ascii=False) + "\n")
        return path

    def init(self, *articles):
        self.ask("init")
        if articles: return lines(self.ask("add", "--json", self.file(*articles)))

    def facts(self, *arguments):
        return lines(self.ask("facts", "--json", *arguments))

    def test_adding_is_idempotent_and_changed_articles_are_new_versions(self):
        added = self.init(VISIT)
        self.assertEqual([(a["id"], a["state"]) for a in added], [("v", "added")])
        self.assertGreater(added[0]["claims"], 0)
        before = self.ask("facts", "--json")
        again = lines(self.ask("add", "--json", self.file(VISIT)))
        self.assertEqual(again, [{**added[0], "state": "unchanged"}])
        self.assertEqual(self.ask("facts", "--json"), before)
        changed = {**VISIT, "text": VISIT["text"].replace("de pêche", "de défense")}
        self.assertEqual(lines(self.ask("add", "--json", self.file(changed)))[0]["state"], "new_version")
        titles = [f["slots"].get("title", "") for f in self.facts() if f["type"] == "agreement"]
        self.assertEqual(titles, ["accord de défense"])
        with sqlite3.connect(self.book) as book:
            self.assertEqual(book.execute("SELECT count(*) FROM claim JOIN article USING (version) WHERE article.number = 1").fetchone()[0],
                             added[0]["claims"])
        self.ask("verify")

    def test_set_aside_articles_are_told_and_leave_nothing(self):
        self.ask("init")
        code, out, _ = self.run_paraphe("add", "--json", self.file({"id": "x", "text": ""}, VISIT))
        self.assertEqual(code, 3)
        self.assertEqual([a["state"] for a in lines(out)], ["set_aside", "added"])
        self.assertEqual([a["id"] for a in lines(self.ask("articles", "--json"))], ["v"])

    def test_standard_input_and_threads(self):
        self.ask("init")
        code, out, _ = self.run_paraphe("add", "--json", "-", "--threads", "3", input=json.dumps(VISIT) + "\n")
        self.assertEqual((code, lines(out)[0]["state"]), (0, "added"))

    def test_what_is_wrong_is_said(self):
        code, out, err = self.run_paraphe("facts")
        self.assertEqual((code, out), (4, ""))
        self.assertIn("paraphe init", err)
        self.init(VISIT)
        self.assertEqual(self.run_paraphe("init")[0], 4)
        code, _, err = self.run_paraphe("facts", "benn")
        self.assertEqual(code, 2)
        self.assertIn("BEN", err)
        self.assertEqual(self.run_paraphe("facts", "--as-of", "2025-02-30")[0], 2)
        self.assertEqual(self.run_paraphe("facts", "--known-at", "yesterday")[0], 2)
        with sqlite3.connect(self.book) as book: book.execute("PRAGMA user_version = 99")
        code, _, err = self.run_paraphe("facts")
        self.assertEqual(code, 4)
        self.assertIn("99", err)
        with open(self.book, "wb") as out: out.write(b"no register " * 1000)
        code, _, err = self.run_paraphe("facts")
        self.assertEqual(code, 4)
        self.assertIn("backup", err)

    def test_backup(self):
        self.init(VISIT)
        copy = os.path.join(self.folder.name, "copy.sqlite")
        self.ask("backup", copy)
        self.assertEqual(self.run_paraphe("backup", copy)[0], 2)
        self.assertEqual(self.ask("facts", "--json", "--register", copy), self.ask("facts", "--json"))

    def test_a_killed_run_keeps_what_it_acknowledged(self):
        self.ask("init")
        many = self.file(*[{**VISIT, "id": f"v{i}", "published": f"20{10 + i % 15}-05-17"} for i in range(400)])
        acknowledged = set()
        for round in range(4):
            process = subprocess.Popen([PROGRAM, "add", "--json", "--quiet", many], stdout=subprocess.PIPE,
                                       env={**os.environ, "PARAPHE_REGISTER": self.book})
            process.stdout.readline()
            time.sleep(random.random())
            process.send_signal(signal.SIGKILL)
            for line in process.stdout.read().decode().splitlines():
                if line.endswith("}"): acknowledged.add(json.loads(line)["id"])
            process.stdout.close()
            process.wait()
        there = {a["id"] for a in lines(self.ask("articles", "--json"))}
        self.assertLessEqual(acknowledged, there)
        self.ask("verify")

    def test_a_full_disk_is_said_and_nothing_is_lost(self):
        self.ask("init")
        many = self.file(*[{**VISIT, "id": f"v{i}"} for i in range(300)])
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
        code, out, err = self.run_paraphe("add", "--json", many, preexec_fn=limit)
        self.assertEqual(code, 4, err)
        self.assertNotIn("Traceback", err)
        acknowledged = {a["id"] for a in lines(out)}
        self.assertGreater(len(acknowledged), 3)
        self.assertLessEqual(acknowledged, {a["id"] for a in lines(self.ask("articles", "--json"))})
        self.ask("verify")

    def test_the_views_are_readable_with_any_tool(self):
        self.init(VISIT)
        with sqlite3.connect(self.book) as book:
            for view in ("claims", "facts", "meetings", "agreements", "acts", "flows", "offices", "contradictions"):
                book.execute(f"SELECT * FROM {view}").fetchall()
            self.assertEqual(book.execute("SELECT parties, status FROM agreements").fetchall(), [("BEN,TUR", "signed")])
            with self.assertRaises(sqlite3.IntegrityError): book.execute("DELETE FROM claim")

    def test_the_order_of_arrival_cannot_matter(self):
        names = sorted(os.listdir(PRESS))
        told = []
        for turn, order in enumerate((names, names[::-1], names[::2] + names[1::2])):
            self.book = os.path.join(self.folder.name, f"order{turn}.sqlite")
            self.ask("init")
            self.ask("add", "--quiet", *[os.path.join(PRESS, name) for name in order])
            facts = self.facts()
            for fact in facts: del fact["known_since"], fact["updated"]
            told.append(sorted(json.dumps(fact, sort_keys=True) for fact in facts))
        self.assertEqual(told[0], told[1])
        self.assertEqual(told[0], told[2])


class ExamplePress(unittest.TestCase):
    """examples/press, one register for all questions."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.book = os.path.join(cls.folder.name, "press.sqlite")
        for arguments in (["init"], ["add", "--quiet", PRESS]): cls.paraphe(*arguments)

    @classmethod
    def tearDownClass(cls): cls.folder.cleanup()

    @classmethod
    def paraphe(cls, *arguments):
        done = subprocess.run([PROGRAM, *arguments, "--register", cls.book], capture_output=True, text=True, timeout=300)
        return done.returncode, done.stdout

    def facts(self, *arguments):
        return lines(self.paraphe("facts", "TGO", "RUS", "--json", *arguments)[1])

    def test_one_meeting(self):
        november = [f for f in self.facts("--type", "meeting") if f["slots"].get("date", "").startswith("2025-11")]
        self.assertEqual([f["status"] for f in november], ["held"])
        self.assertEqual({s["status"] for s in november[0]["history"]}, {"scheduled", "under_way", "held"})

    def test_one_agreement_with_ordered_acts(self):
        pacts = [f for f in self.facts("--type", "agreement") if f["kind"] == "agreement" and "militaire" in f["slots"].get("title", "")]
        self.assertEqual([(f["status"], f["slots"].get("by")) for f in pacts], [("ratified", "RUS")])
        acts = [(s["status"], s.get("by"), s.get("date")) for s in pacts[0]["history"] if s["polarity"] == "affirmed"]
        self.assertEqual(acts, [("negotiating", None, None), ("signed", None, "2025-04-03"),
                                ("ratified", "RUS", "2025-10-22"), ("ratified", "RUS", "2025-10-23")])
        self.assertEqual([(c["about"], c["step"]) for c in pacts[0]["contradictions"]], [("date", "ratified")])

    def test_scholarships_one_flow_a_year(self):
        years = [f["slots"].get("date") for f in self.facts("--type", "flow") if f["kind"] == "scholarship"]
        self.assertEqual(len(years), len(set(years)))
        self.assertLessEqual({"2018/2019", "2020/2021", "2024/2025"}, set(years))

    def test_the_copy_counts_for_nothing_more(self):
        copies = [a for a in lines(self.paraphe("articles", "--json")[1]) if a["origin"] != a["id"]]
        self.assertIn(("Lomé Soir", False), [(a["outlet"], a["altered"]) for a in copies])
        three_hours = next(a for a in copies if "trois heures" in a["title"])
        self.assertTrue(three_hours["altered"])
        ports = [f for f in self.facts("--type", "agreement") if [h["status"] for h in f["history"]] == ["proposed", "signed"]]
        self.assertEqual([f["for"] for f in ports], [2])
        self.assertGreaterEqual(len(ports[0]["articles"]), 3)

    def test_as_of_the_eve_of_the_visit(self):
        eve = self.facts("--as-of", "2025-11-18", "--type", "meeting")
        november = [f["status"] for f in eve if f["slots"].get("date", "").startswith("2025-11")]
        self.assertEqual(len(november), 1)
        self.assertIn(november[0], ("scheduled", "under_way"))
        self.assertEqual(self.paraphe("facts", "--known-at", "2000-01-01")[0], 1)

    def test_conflicts_show_and_why(self):
        code, out = self.paraphe("conflicts", "togo", "russie")
        self.assertEqual(code, 0)
        self.assertIn("22 octobre 2025", out)
        fact = next(f for f in self.facts() if "contradictions" in f)
        code, out = self.paraphe("show", fact["id"])
        self.assertEqual(code, 0)
        self.assertIn("reçu" if fact["type"] == "meeting" else "«", out)
        code, out = self.paraphe("why", fact["id"])
        self.assertEqual(code, 0)
        self.assertIn("knowledge/facts/", out)
        self.assertEqual(self.paraphe("show", "F000000000000")[0], 1)

    def test_what_is_denied_says_so_and_every_id_shown_leads_to_its_fact(self):
        dossier = json.loads(self.paraphe("dossier", "SEN", "TUR", "--json")[1])
        line = next(l for s in dossier["sections"] if s["section"] == "representation" for l in s["lines"] if "against" in l)
        self.assertIn("Contredit par L'Écho de Ndar, 6 mai 2025.", line["text"])
        self.assertFalse(set(line["facts"]) & set(line["against"]))
        for shown in line["facts"] + line["against"]:
            for command in ("show", "why"):
                code, out = self.paraphe(command, shown)
                self.assertEqual((code, out.split()[0]), (0, line["register_fact"]))
        self.assertEqual(self.paraphe("show", "sha256:000000000000#f1")[0], 1)
        self.assertIn("Contredit par", self.paraphe("facts", "SEN", "TUR", "--type", "representation")[1])

    def test_questions_that_cannot_be_answered(self):
        for command in (["facts", "togo", "togo"], ["dossier", "togo", "togo"], ["diff", "TGO", "RUS", "2025-06-01", "2024-01-01"]):
            self.assertEqual(self.paraphe(*command), (2, ""), command)
        code, out = self.paraphe("dossier", "TGO", "BRA")
        self.assertEqual(code, 1)
        self.assertIn(f"registre : {len(os.listdir(PRESS))}", out.replace("\u00a0", " "))

    def test_lists(self):
        for command in ("timeline", "meetings", "agreements", "flows", "dossier"):
            self.assertEqual(self.paraphe(command, "TGO", "RUS")[0], 0, command)
        self.assertEqual(self.paraphe("agreements", "TGO", "RUS", "--status", "in_force")[0], 1)
        self.assertIn("Gnassingbé", self.paraphe("offices", "togo", "--at", "2025-12-01")[1])
        self.assertIn("facts", self.paraphe("stats")[1])

    def test_search_ignores_accents_and_puts_the_newest_first(self):
        code, out = self.paraphe("search", "DOUMA ratifie", "--json")
        self.assertEqual(code, 0)
        days = [found["published"] for found in lines(out)]
        self.assertEqual(days, sorted(days, reverse=True))
        self.assertEqual(self.paraphe("search", "l'accord \"militair*\" AND (")[0], 0 if "and" in out else 1)
        self.assertEqual(self.paraphe("search", "academique")[0], 0)

    def test_what_changed(self):
        code, out = self.paraphe("diff", "TGO", "RUS", "2025-11-18", "2025-11-21", "--json")
        self.assertEqual(code, 0)
        changes = {(c["type"], c["change"], c["status"]) for c in lines(out)}
        self.assertIn(("meeting", "changed", "held"), changes)
        self.assertIn(("agreement", "changed", "signed"), changes)
        self.assertIn(" → a eu lieu", self.paraphe("diff", "TGO", "RUS", "2025-11-18", "2025-11-21")[1])


if __name__ == "__main__":
    unittest.main()
