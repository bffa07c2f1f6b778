"""Sentences with names: WiNER-fr (held out by month), the training articles' persons and places, GUM's entities."""

import json
import re

import places
import words
from treebanks import Sentence, Word

# Months never trained on: the figure for names is measured on them.
HELD_OUT = {("2016", "05"), ("2016", "11"), ("2017", "03"), ("2018", "02"), ("2018", "11")}
KINDS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "MISC", "Product": "MISC"}


def _label(spans, tokens):
    """BIO labels of tokens [(word, start, end)] under spans [(start, end, kind)]; the longest span wins."""
    labels = ["O"] * len(tokens)
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        inside = [i for i, (_, s, e) in enumerate(tokens) if s >= start and e <= end]
        if not inside or any(labels[i] != "O" for i in inside):
            continue
        for i in inside:
            labels[i] = f"I-{kind}"
        labels[inside[0]] = f"B-{kind}"
    return labels


def _sentences(text, spans, source="gsd"):
    for start, end in words.sentences(text):
        tokens = [(word, s + start, e + start) for word, s, e in words.split(text[start:end])]
        if not tokens:
            continue
        labels = _label([span for span in spans if start <= span[0] and span[1] <= end], tokens)
        bare = [Word(words.fold(word), None, None, None, None, None) for word, _, _ in tokens]
        yield Sentence(bare, source, "fr", text[start:end].strip(), labels)


def winer():
    """(training, held out). WiNER prints spaces before apostrophes and points; they are closed up."""
    training, held_out = [], []
    for path in sorted(places.WINER.glob("*/*/*.txt")):
        text = path.read_text(encoding="utf-8")
        spans = []
        for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) < 3 or not cells[0].startswith("T"):
                continue
            kind, *offsets = cells[1].replace(";", " ").split()
            if kind in KINDS:
                spans.append((int(offsets[0]), int(offsets[-1]), KINDS[kind]))
        month = (path.parent.parent.name, path.parent.name)
        (held_out if month in HELD_OUT else training).extend(_sentences(text, spans))
    return training, held_out


def _leave_open(sentence):
    """A sentence of an article whose names are only partly known: what looks like a name and is not labelled, is not taught."""
    labels = []
    for i, (word, label) in enumerate(zip(sentence.words, sentence.names)):
        capital = word.form[:1].isupper()
        labels.append("?" if label == "O" and capital and i > 0 else label)
    sentence.names = labels
    return sentence


def gold(language="fr"):
    """Persons and places that the training articles' facts name, found again in their text; other capitals are left open."""
    found = []
    for line in open(places.GOLD / f"{language}.jsonl", encoding="utf-8"):
        article = json.loads(line)
        people, cities = set(), set()
        for fact in article["facts"]:
            slots = fact.get("slots") or {}
            people.update(slots.get("persons") or [])
            for key in ("city", "place"):
                value = slots.get(key)
                cities.update([value] if isinstance(value, str) else value or [])
        text = article["title"] + "\n" + article["text"]
        spans = []
        for kind, names in (("PER", people), ("LOC", cities)):
            for name in names:
                if not name[:1].isupper():
                    continue
                for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                    spans.append((match.start(), match.end(), kind))
                surname = name.split()[-1]
                if kind == "PER" and len(surname) > 3:
                    for match in re.finditer(rf"(?<=M\. ){re.escape(surname)}(?!\w)|(?<=Mme ){re.escape(surname)}(?!\w)", text):
                        spans.append((match.start(), match.end(), kind))
        source = "gsd" if language == "fr" else "ewt"
        for sentence in _sentences(text, spans, source):
            if any(label != "O" for label in sentence.names):
                found.append(_leave_open(sentence))
    return found


TITLES = set("""President Prime Minister Mr. Mrs. Ms. Dr. Senator Ambassador King Queen Prince Princess Sir Lord Professor Secretary
General Judge Captain Governor Chancellor Pope Saint St. Director Chairman Chairwoman Foreign Vice Sheikh Shah Emperor Lady""".split())

GUM_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "event": "MISC"}


def gum():
    """English names out of GUM's entities: the run of PROPN around the head of a named entity's phrase."""
    found = []
    for genre in ("news", "voyage", "bio"):
        block = []
        for line in open(places.TREEBANKS / f"en/gum-{genre}.conllu", encoding="utf-8"):
            line = line.rstrip("\n")
            if line:
                block.append(line)
                continue
            found.append(_gum_sentence(block))
            block = []
    return found


def _gum_sentence(block):
    rows = [line.split("\t") for line in block if line[0] != "#"]
    rows = [row for row in rows if row[0].isdigit()]
    labels, stack, spans = ["O"] * len(rows), [], []
    for i, row in enumerate(rows):
        entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        # `(12-person-…` opens an entity, `12)` closes the last one opened.
        for mark in re.finditer(r"\(([^()]+)|\)", entity):
            if mark.group(1):
                stack.append((i, mark.group(1).split("-")[1] if "-" in mark.group(1) else ""))
            elif stack:
                start, kind = stack.pop()
                spans.append((start, i, kind))
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1], reverse=True):
        proper = [i for i in range(start, end + 1) if rows[i][3] == "PROPN"]
        if kind not in GUM_KINDS or not proper or any(labels[i] != "O" for i in proper):
            continue
        # The head of the phrase must be a name itself: "the president of France" is no name.
        head = next(i for i in range(start, end + 1) if not start + 1 <= int(rows[i][6]) <= end + 1)
        if rows[head][3] != "PROPN":
            continue
        run = [head]
        while run[0] - 1 in proper:
            run.insert(0, run[0] - 1)
        while run[-1] + 1 in proper:
            run.append(run[-1] + 1)
        while run and kind == "person" and rows[run[0]][1] in TITLES:
            run.pop(0)
        if not run:
            continue
        for i in run:
            labels[i] = f"I-{GUM_KINDS[kind]}"
        labels[run[0]] = f"B-{GUM_KINDS[kind]}"
    # A name no entity covers is left open rather than taught as none.
    labels = ["?" if label == "O" and row[3] == "PROPN" else label for label, row in zip(labels, rows)]
    bare = [Word(words.fold(row[1]), None, None, None, None, None) for row in rows]
    return Sentence(bare, "ewt", "en", "", labels)
