"""Sentences around « des », put together from the lists of press/des.txt: one word or two is known beforehand.

Only what is certain is taught: the tag of `des`, its noun and its relation to it, and how the noun hangs on what governs it; the
other words have no labels."""

import places
import words
from treebanks import Sentence, Word

LISTS = places.REPOSITORY / "training" / "press" / "des.txt"
ARTICLE = ("DET", "un", "Definite=Ind|Number=Plur|PronType=Art", "det")
CONTRACTION = ("ADP", "de", "_", "case")
PREPOSED = set("nouveaux grands grandes importantes nombreuses autres deux trois cinq derniers dernières".split())
PLURAL = set("proviennent viennent découlent résultent émanent relèvent souffrent dépendent ont sont".split())


def read_lists():
    lists, name = {}, None
    for line in open(LISTS, encoding="utf-8"):
        line = line.strip()
        if line.startswith("== "):
            name = line[3:]
            lists[name] = []
        elif line and not line.startswith("#"):
            lists[name] += [entry.strip() for entry in line.split("|")]
    return lists


class Builder:
    """The words of one sentence, without labels but where something is known."""

    def __init__(self):
        self.words = []

    def add(self, text):
        """Appends a text; returns the place of the word before *, or of the last one (1-based)."""
        governor = None
        for part in text.split("*"):
            self.words += [Word(words.fold(form), None, None, None, None, None) for form, _, _ in words.split(part)]
            governor = governor or len(self.words)
        return governor

    def add_des(self, phrase, two, governor=None, relation=None, upper=False):
        """Appends « des » and its noun phrase; returns the place of the noun."""
        upos, lemma, features, own = CONTRACTION if two else ARTICLE
        des = Word("Des" if upper else "des", lemma, upos, features, None, own, True)
        self.words.append(des)
        start = len(self.words)
        self.add(phrase)
        noun = next(i for i in range(start, len(self.words)) if self.words[i].form not in PREPOSED or i + 1 == len(self.words)) + 1
        des.head = noun
        if governor:
            self.words[noun - 1].head, self.words[noun - 1].relation = governor, relation
        return noun


# (list, two, relation of the noun to its governor or None, lists of phrases, share)
KINDS = [
    ("two after a verb", True, "obl:arg", ("things", "persons", "the known"), 22),
    ("two after a verb and its object", True, None, ("things", "persons", "the known"), 3),
    ("two anyhow", True, None, ("things", "persons", "the known"), 8),
    ("two after a noun", True, "nmod", ("things", "persons", "the known"), 14),
    ("two after a preposition", True, None, ("things", "persons", "the known"), 6),
    ("one after a preposition", False, None, ("things", "persons"), 6),
    ("one thing after a verb", False, "obj", ("things",), 18),
    ("one person after a verb", False, "obj", ("persons",), 8),
    ("one after a verb and a place", False, "obj", ("things",), 2),
    ("one after being", False, None, ("persons",), 3),
    ("one anyhow", False, None, ("things",), 3),
    ("one as an inverted subject", False, None, ("persons",), 2),
    ("one as a subject", False, None, ("things", "persons"), 5),
]


def _sentence(lists, generator):
    kind, two, relation, phrases, _ = generator.choices(KINDS, [entry[-1] for entry in KINDS])[0]
    built = Builder()

    def any_of(name):
        return generator.choice(lists[name])

    def phrase():
        return any_of(generator.choice(phrases))

    governor, upper = None, False
    if kind == "one as a subject":
        upper = generator.random() < 0.7
        if not upper:
            built.add(f"{any_of('subjects')} affirme que")
    elif kind == "one as an inverted subject":
        place = any_of("places")
        built.add(f"{any_of('subjects')} a visité {place} {any_of(kind)}" if place[0].islower() else f"{any_of('subjects')} cite un lieu {any_of(kind)}")
    elif kind == "one after being":
        built.add(any_of("plural subjects"))
        governor = built.add(any_of(kind))
    elif kind == "one anyhow":
        built.add(any_of(kind))
    elif kind in ("two after a noun", "two after a preposition", "one after a preposition"):
        start = generator.choice([f"{any_of('subjects')} a évoqué", f"{any_of('subjects')} critique", f"{any_of('subjects')} a annoncé",
                                  f"{any_of('subjects')} prépare", "Une réunion est prévue sur", "Le débat porte sur"])
        if kind != "two after a noun":
            start = f"{any_of('subjects')} " + generator.choice(["est intervenu", "s'est exprimé", "a signé un accord", "a travaillé", "poursuit ses efforts",
                                                                 "a pris la parole", "restera mobilisé", "s'est engagé", "a mené la mission"])
        built.add(start)
        governor = built.add(any_of(kind))
    else:
        verb = any_of(kind)
        first = verb.split()[0]
        if first.endswith("ant") or first in ("venus", "issus"):
            built.add(f"{any_of('subjects')} critique les mesures")
        else:
            built.add(any_of("plural subjects" if first in PLURAL else "subjects"))
        governor = built.add(verb)
    if governor and generator.random() < 0.15 and "after a verb" in kind:
        built.add(any_of("adverbs"))
    built.add_des(phrase(), two, governor if relation else None, relation, upper)
    built.add(any_of("one as a subject") + " ." if kind == "one as a subject" else any_of("endings"))
    return Sentence(built.words, "gsd", "fr", " ".join(word.form for word in built.words))


def sentences(count, generator):
    lists = read_lists()
    return [_sentence(lists, generator) for _ in range(count)]
