"""Reads CoNLL-U as the model sees it: one `des`, partitive `du` in two, no treebank-only differences."""

import dataclasses

import places
import words


@dataclasses.dataclass
class Word:
    form: str
    lemma: str
    upos: str
    features: str
    head: int          # 1-based, 0 the root
    relation: str
    undecided: bool = False  # `des`: contraction or article


@dataclasses.dataclass
class Sentence:
    words: list
    source: str
    language: str
    text: str = ""
    names: list = None  # BIO labels where the source has them


# Bank: the vector added to the input. At run time gsd stands for French, ewt for English.
# Weight: how often a sentence is drawn within its language.
TRAINING = [
    ("gsd", "fr", "fr/gsd-dev", 3), ("sequoia", "fr", "fr/sequoia-train", 2), ("sequoia", "fr", "fr/sequoia-dev", 2),
    ("fqb", "fr", "fr/fqb-test", 1), ("rhapsodie", "fr", "fr/rhapsodie-train", 1), ("rhapsodie", "fr", "fr/rhapsodie-dev", 1),
    ("rhapsodie", "fr", "fr/rhapsodie-test", 1), ("parisstories", "fr", "fr/parisstories-train", 1),
    ("parisstories", "fr", "fr/parisstories-dev", 1), ("parisstories", "fr", "fr/parisstories-test", 1),
    ("ewt", "en", "en/ewt-train", 1), ("ewt", "en", "en/ewt-dev", 1),
    ("gum", "en", "en/gum-news", 1), ("gum", "en", "en/gum-voyage", 1), ("gum", "en", "en/gum-bio", 1),
]
TESTS = {"gsd": ("gsd", "fr", "fr/gsd-test"), "sequoia": ("sequoia", "fr", "fr/sequoia-test"),
         "pud": ("gsd", "fr", "fr/pud-test"), "ewt": ("ewt", "en", "en/ewt-test"), "en-pud": ("ewt", "en", "en/pud-test")}
BANKS = ["gsd", "sequoia", "fqb", "rhapsodie", "parisstories", "ewt", "gum"]

PARTITIVE_FEATURES = "ExtPos=DET"
ARTICLE_FEATURES = "Definite=Def|Gender=Masc|Number=Sing|PronType=Art"


def _blocks(path):
    block = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _clean_features(features):
    """Keeps the morphology; drops marks of the annotation itself (Typo, Foreign spelling variants)."""
    kept = [part for part in features.split("|")
            if part != "_" and part.split("=")[0] not in ("Typo", "Style", "Variant", "Lang")]
    return "|".join(kept) or "_"


def _merge_contractions(rows, ranges):
    """`des` = de + les becomes one word with the row of *de*; heads are still those of the file."""
    merged = {}
    for start, end, form in ranges:
        if form.lower() == "des" and end == start + 1:
            merged[start] = form
    kept, dropped = [], {}
    for row in rows:
        number = int(row[0])
        if number - 1 in merged:
            dropped[number] = number - 1
            continue
        kept.append((number, row, merged.get(number)))
    return kept, dropped


def parse(block, language, source):
    text, rows, ranges = "", [], []
    for line in block:
        if line.startswith("#"):
            if line.startswith("# text = "):
                text = line[9:]
            continue
        cells = line.split("\t")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            start, end = map(int, cells[0].split("-"))
            ranges.append((start, end, cells[1]))
        else:
            rows.append(cells)
    kept, dropped = _merge_contractions(rows, ranges)
    inside = {number for start, end, _ in ranges for number in range(start, end + 1)}
    # A partitive `du` becomes two words, so positions move a second time.
    plan, position = [], {}
    for number, row, merged in kept:
        split = (language == "fr" and row[1].lower() == "du" and row[3] == "DET" and number not in inside)
        position[number] = len(plan) + 1
        plan.append((row, merged, split))
        if split:
            plan.append(None)
    for number, target in dropped.items():
        position[number] = position[target]
    position[0] = 0
    result, names = [], []
    for index, entry in enumerate(plan):
        if entry is None:
            names.append("O")
            result.append(Word("le", "le", "DET", ARTICLE_FEATURES, index, "fixed"))
            continue
        row, merged, split = entry
        word = Word(words.fold(merged or row[1]), words.fold(row[2]), row[3], _clean_features(row[5]),
                    position[int(row[6])], row[7])
        names.append(next((part[5:] for part in row[9].split("|") if part.startswith("Name=")), "O"))
        if language == "fr" and word.form.lower() == "des":
            word.undecided = True
        if split:
            word.form, word.lemma, word.upos = row[1][0] + "e", "de", "ADP"
            word.features, word.relation = PARTITIVE_FEATURES, "det"
        result.append(word)
    return Sentence(result, source, language, text, names)


def read(path, language, source):
    """Sentences of a file with a proper tree; NC genres and test sets are the caller's business."""
    return [parse(block, language, source) for block in _blocks(path)]


def read_named(name, language, source):
    return read(places.TREEBANKS / f"{name}.conllu", language, source)


def is_tree(sentence):
    """False where speakers correct themselves (*des, des*): a word that was merged away was a head there."""
    return all(word.head != i for i, word in enumerate(sentence.words, 1))


def training():
    """[(bank, weight, sentences)] of all treebanks a shipped model may learn from."""
    return [(bank, weight, list(filter(is_tree, read_named(name, language, bank)))) for bank, language, name, weight in TRAINING]


def tests():
    return {key: (bank, read_named(name, language, bank)) for key, (bank, language, name) in TESTS.items()}
