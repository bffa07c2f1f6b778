"""Words of running text for corpora without a treebank's words (names, vocabulary), close to what segment/ makes."""

import re

FOLDS = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"',
    "\u2010": "-", "\u2011": "-", "\u2212": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None,
})


def fold(word):
    """Typographic variants to the forms that treebanks use (FORMAT.md, 3)."""
    return word.translate(FOLDS)


CONTRACTIONS = {
    "du": ("de", "le"), "au": ("à", "le"), "aux": ("à", "les"),
    "duquel": ("de", "lequel"), "auquel": ("à", "lequel"), "auxquels": ("à", "lesquels"),
    "auxquelles": ("à", "lesquelles"), "desquels": ("de", "lesquels"), "desquelles": ("de", "lesquelles"),
}

APOSTROPHE = "['\u2019]"
ELISION = rf"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu){APOSTROPHE}"
WHOLE = rf"aujourd{APOSTROPHE}hui|quelqu{APOSTROPHE}une?|presqu{APOSTROPHE}île|prud{APOSTROPHE}hom\w*"
CLITIC = r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|y|en|le|la|les|lui|leur|moi|toi)(?![-\w])"
NUMBER = r"\d+(?:[.,]\d+)*"
GROUPED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?"
ABBREVIATION = r"\b(?:M|MM|Mme|Mgr|Dr|St|Ste|[A-Z])\.(?:[A-Z]\.)*"
WORD = re.compile(
    rf"{WHOLE}|{GROUPED}|{NUMBER}(?:er|re|e|ème)?\b|{NUMBER}|\b{ELISION}|{CLITIC}|{ABBREVIATION}"
    rf"|\.\.\.|\w+(?:(?!{CLITIC})[-\u2010\u2011]\w+|(?<=\w)&\w+)*|[^\s\w]", re.IGNORECASE)


def split(text):
    """[(word, start, end)]; both words of a contraction carry the span of the written one."""
    found = []
    for match in WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        parts = CONTRACTIONS.get(word.lower())
        if parts and not (word.isupper() and len(word) > 1):
            first = parts[0].capitalize() if word[0].isupper() else parts[0]
            found += [(first, start, end), (parts[1], start, end)]
        else:
            found.append((word, start, end))
    return found


SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\bM\.)(?<!\bMM\.)(?<!\b[A-Z]\.)(?:\s*»)?\s+(?=[«\"A-ZÀÉÈÊÎÔ0-9–—])|\n+")


def sentences(text):
    """[(start, end)]: a rough cut, good enough for names."""
    spans, start = [], 0
    for match in SENTENCE_END.finditer(text):
        if text[start:match.start()].strip():
            spans.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans
