#!/usr/bin/env python3
"""Input of bad will or bad luck beside a good article: the good one is read all the same, the program ends by itself,
soon, within its memory, and says so by exit 3; and two threads give the bytes of one.

What was decided: letters of another alphabet inside a name make another word, in which no name is found, and the program says so;
links to folders inside a folder are not followed, and pipes in it are not waited for.

usage: hostile_test.py PROGRAM
"""
import json, os, random, resource, socket, subprocess, sys, tempfile, time, unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/release/bin/paraphe"
# Of the processor, not of the clock: a busy machine must not fail the test. A sanitizer makes all slower and bigger.
SLOWNESS = float(os.environ.get("PARAPHE_TEST_SLOWNESS", "1"))
SECONDS = 60 * SLOWNESS
MEGABYTES = 400 * SLOWNESS

GOOD = {"id": "good", "lang": "fr", "published": "2024-05-17", "title": "Visite à Ankara",
        "text": "Le Bénin et la Turquie ont signé mercredi un accord de pêche."}


def article(text, **fields):
    return json.dumps({"id": "bad", "lang": "fr", "published": "2024-05-17", "title": "", **fields, "text": text}, ensure_ascii=False).encode()


def words(count):
    """A sentence without end: words of the press in an order that means nothing."""
    draw = random.Random(7)
    stock = "la Russie et le Togo ont signé hier un accord de 30 millions de dollars qui , selon le ministre des Affaires étrangères que".split()
    return " ".join(draw.choice(stock) for _ in range(count))


# Name → bytes of a file, and whether it must be set aside (None: either will do).
CASES = {
    "random.jsonl": (random.Random(1).randbytes(300_000), True),
    "random.json": (random.Random(2).randbytes(300_000), True),
    "random.txt": (random.Random(3).randbytes(300_000), True),
    "random.html": (b"<html>" + random.Random(4).randbytes(300_000), None),
    "nul.txt": (b"\0" * 100_000, True),
    "latin1.txt": (("Le Togo a signé un accord. " * 100).encode("latin-1"), True),
    "not_utf8.jsonl": (b'{"id":"x","lang":"fr","text":"Le Togo \xff\xfe\xc0\x80\xed\xa0\x80 a sign\xc3"}', True),
    "nul_inside.jsonl": (article("Le Togo\0 et la Russie\0 ont signé un accord. " * 50), None),
    "half_surrogates.jsonl": (b'{"id":"x","lang":"fr","text":"Le Togo \\ud800 a sign\\udc00."}', True),
    "deep.jsonl": (b"[" * 500_000, True),
    "deep_objects.jsonl": (b'{"a":' * 300_000, True),
    "deep.json": (b"[" * 500_000, True),
    "deep.html": (b"<div>" * 100_000 + "Le Togo a signé un accord avec la Russie.".encode(), None),
    "not_an_article.jsonl": (b'null\n1e999\n""\n{"id":1,"text":[]}\n', True),
    "front_matter.md": (b"---\n" + b"a: b\n" * 100_000 + b"---\nLe Togo.\n", None),
    "open_front_matter.md": (b"---\n" + b"a: b\n" * 5_000, None),
    "punctuation.jsonl": (article("?!;:,.…—–-" * 1_000), None),
    "full_stops.jsonl": (article("." * 100_000), None),
    "digits.jsonl": (article("9" * 100_000), None),
    "one_word.jsonl": (article("a" * 200_000), None),
    "marks.jsonl": (article("Le Togo" + "\u0301" * 50_000 + " a signé."), None),
    "bidi.jsonl": (article("Le \u202eTogo\u202c et \u2066la Russie\u2069 ont \u200bsigné\u200f un accord. " * 100), None),
    "emoji.jsonl": (article("🇷🇺🇹🇬" * 2_000), None),
    "lines.jsonl": (article("\n" * 100_000 + "Le Togo a signé."), None),
    "quotes.jsonl": (article("« " * 2_000 + "Le Togo a signé." + " »" * 2_000), None),
    "brackets.jsonl": (article("(" * 4_000 + "Le Togo" + ")" * 4_000), None),
    "and_and_and.jsonl": (article("La Russie " + "et la Chine " * 1_500 + "signent."), None),
    "who_who_who.jsonl": (article("Le Togo qui " * 1_500 + "signe."), None),
    "of_of_of.jsonl": (article("le ministre de la Russie de " * 1_000), None),
    "says_that.jsonl": (article("Poutine dit que " * 1_500 + "le Togo signe."), None),
    "address.jsonl": (article("https://a.b/" + "c/" * 50_000), None),
    "long_sentence.jsonl": (article(words(20_000)), None),
    "empty.txt": (b"", True),
    "empty.html": (b"", True),
    "blank_lines.jsonl": (b"\n \n\t\n\r\n" * 1_000, None),
    "spaces.jsonl": (article(" \u00a0\u2003\n" * 5_000), True),
    "cut_off.jsonl": (article("Le Togo et la Russie ont signé un accord.")[:-15], True),
    "ten_megabytes.jsonl": (article("Le Togo et la Russie ont signé un accord. " * 250_000), True),
    "ten_megabytes_of_nothing.jsonl": (b'{"id":"bad","text":"' + b" " * 10_000_000 + b'"}', True),
    "wrong_types.jsonl": (b'{"id":"a","text":5}\n{"id":["b"],"text":"Oui."}\n{"text":{"text":"Oui."}}\n[1,2]\n7\n"Oui."\ntrue\n', True),
    "no_text.jsonl": (b'{"id":"a","title":"Un titre","lang":"fr"}', True),
    "other_language.jsonl": (article("Der Präsident hat am Mittwoch den Außenminister empfangen.", lang="de"), True),
    "unknown_language.jsonl": (article("Oui.", lang="\u0000?" * 50), True),
    "impossible_date.jsonl": (article("Le Togo a signé mercredi.", published="2024-02-31"), False),
    "date_from_afar.jsonl": (article("Le Togo a signé mercredi, il y a 99999999999999999999 ans.", published="0000-00-00"), False),
    "huge_numbers.jsonl": (article("La Russie a livré 99999999999999999999999999 tonnes, 1e400 euros et -0 dollar au Togo. " * 50), False),
    "huge_number_as_id.jsonl": (b'{"id":1e400,"lang":"fr","text":"Oui."}\n{"id":123456789012345678901234567890,"lang":"fr","text":"Oui."}', None),
    "long_id.jsonl": (article("Oui.", id="x" * 100_000), True),
    "repeated_id.jsonl": (article("Oui.") + b"\n" + article("Non."), True),
    "repeated_keys.jsonl": (b'{"id":"a","id":"b","lang":"fr","text":"Oui.","text":"Non."}', None),
    "escapes.jsonl": (b'{"id":"bad","lang":"fr","text":"' + b"\\u00e9" * 20_000 + b'"}', None),
    "zero_width.jsonl": (article("Le To\u200bgo et la Rus\u200dsie\ufeff ont signé un accord."), False),
    "homoglyphs.jsonl": (article("Le Т\u043eg\u043e et la Rus\u0455i\u0435 ont signé un accord."), False),
}


def read(*arguments):
    """Exit code, lines, errors, seconds of the processor; the limit is the child's own, so that nothing hangs."""
    limit = int(SECONDS * 2) + 1
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([PROGRAM, "read", "--facts", *arguments], capture_output=True, timeout=1200, stdin=subprocess.DEVNULL,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.returncode, done.stdout, done.stderr.decode(errors="replace"), spent


class Hostile(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.good = self.write("good.jsonl", json.dumps(GOOD).encode())

    def write(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as out: out.write(content)
        return path

    def check_good(self, lines):
        facts = [line for line in lines if line["id"] == "good"]
        self.assertEqual(len(facts), 1)
        self.assertEqual([(f["type"], f["parties"], f["status"]) for f in facts[0]["facts"]], [("agreement", ["BEN", "TUR"], "signed")])

    def test_each_beside_a_good_article(self):
        for name, (content, aside) in CASES.items():
            with self.subTest(name):
                code, out, err, spent = read("--lang", "fr", self.write(name, content), self.good)
                self.assertIn(code, (0, 3), err[-2000:])
                lines = [json.loads(line) for line in out.decode().splitlines()]
                self.check_good(lines)
                self.assertEqual(code == 3, any("set_aside" in line for line in lines))
                if aside: self.assertEqual(code, 3)
                self.assertLess(spent, SECONDS)
        # Of all children so far, the biggest: no input above may break the bound.
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, MEGABYTES)

    def test_letters_of_another_alphabet_make_no_state(self):
        for text in ("Le Т\u043eg\u043e et la Ru\u0455\u0455ie ont signé un accord.", "Le M\u0430l\u0456 a reçu le ministre de l'Ir\u0430n."):
            code, out, err, _ = read("--lang", "fr", self.write("look_alike.jsonl", article(text)))
            self.assertEqual(code, 0)
            self.assertEqual(json.loads(out)["facts"], [], text)
            self.assertIn("alphabets", err)

    def test_line_ends_and_a_byte_order_mark_change_nothing(self):
        facts = json.loads(read(self.good)[1])["facts"]
        plain = json.dumps(GOOD).encode()
        text = "---\ntitle: Visite à Ankara\ndate: 2024-05-17\nlang: fr\n---\n\nLe Bénin et la Turquie ont signé mercredi un accord de pêche.\n"
        for name, content in {"bom.jsonl": b"\xef\xbb\xbf" + plain + b"\n", "crlf.jsonl": b"\r\n" + plain + b"\r\n",
                              "bom.md": b"\xef\xbb\xbf" + text.encode(), "crlf.md": text.replace("\n", "\r\n").encode()}.items():
            code, out, err, _ = read(self.write(name, content))
            self.assertEqual((code, json.loads(out)["facts"]), (0, facts), name + err)

    def test_a_folder_of_what_is_no_file(self):
        inside = os.path.join(self.folder.name, "inside")
        os.mkdir(inside)
        os.symlink(".", os.path.join(inside, "loop"))
        os.symlink("..", os.path.join(inside, "loop.txt"))
        os.symlink("inside", os.path.join(self.folder.name, "again.jsonl"))
        os.symlink("self.txt", os.path.join(inside, "self.txt"))
        os.symlink("nowhere.txt", os.path.join(inside, "dangling.txt"))
        os.mkfifo(os.path.join(inside, "pipe.txt"))
        os.mkdir(os.path.join(inside, "folder.jsonl"))
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(os.path.join(inside, "socket.txt"))
            os.symlink("/dev/zero", os.path.join(inside, "zero.txt"))
            for name in ("closed.txt", "shut"):
                path = os.path.join(inside, name)
                os.mkdir(path) if name == "shut" else self.write("inside/" + name, b"Oui.")
                os.chmod(path, 0)
                self.addCleanup(os.chmod, path, 0o700)
            code, out, err, spent = read("--lang", "fr", self.folder.name)
        lines = [json.loads(line) for line in out.decode().splitlines()]
        self.check_good(lines)
        self.assertEqual(code, 3, err)
        aside = [line["id"] for line in lines if "set_aside" in line]
        for name in ("dangling.txt", "pipe.txt", "self.txt", "socket.txt", "zero.txt"):
            self.assertEqual(sum(name in each for each in aside), 1, (name, aside))
        if os.geteuid() != 0:  # for root no file is closed
            for name in ("closed.txt", "shut"): self.assertEqual(sum(name in each for each in aside), 1, (name, aside))
        self.assertLess(spent, SECONDS)

    def test_folders_without_end(self):
        path = self.folder.name
        for _ in range(60):
            path = os.path.join(path, "d")
            os.mkdir(path)
        code, out, err, _ = read("--lang", "fr", self.folder.name)
        self.assertEqual(code, 3, err)
        self.check_good([json.loads(line) for line in out.decode().splitlines()])

    def test_twenty_thousand_tiny_articles(self):
        many = b"\n".join(b'{"id":"%d","lang":"fr","text":"Oui."}' % i for i in range(20_000))
        code, out, err, spent = read("--threads", "2", self.write("many.jsonl", many), self.good)
        self.assertEqual(code, 0, err[-2000:])
        lines = out.decode().splitlines()
        self.assertEqual(len(lines), 20_001)
        self.check_good([json.loads(lines[-1])])
        self.assertLess(spent, SECONDS)

    def test_all_at_once_and_two_threads_give_the_bytes_of_one(self):
        light = {name: content for name, (content, _) in CASES.items() if len(content) < 60_000 or not name.endswith(".jsonl")}
        for name, content in light.items(): self.write(name, content)
        one, two = read("--threads", "1", self.folder.name), read("--threads", "2", self.folder.name)
        self.assertEqual(one[0], 3)
        self.assertEqual(one[:2], two[:2])
        self.check_good([json.loads(line) for line in one[1].decode().splitlines()])

    def test_an_ordinary_article_needs_little(self):
        best = min(read(self.good)[3] for _ in range(3))
        self.assertLess(best, 1.5 * SLOWNESS)  # starting up and one sentence; docs/performance.md has the measured figure
        start = time.monotonic()
        self.assertEqual(read(self.write("empty.jsonl", b""))[0], 3)
        self.assertLess(time.monotonic() - start, 60 * SLOWNESS)


if __name__ == "__main__":
    unittest.main()
