#!/usr/bin/env python3
"""Input of bad will or bad luck beside a good article: the good one is read all the same, the program ends by itself,
soon, within its memory, and says so by exit 3; and two threads give the bytes of one.

usage: hostile_test.py PROGRAM
"""
import json, os, random, resource, subprocess, sys, tempfile, time, unittest

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
