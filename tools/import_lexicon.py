#!/usr/bin/env python3
"""Compiles Debian's hunspell-fr into knowledge/languages/fr/forms.tsv: which lemma a form can have.

    apt-get download hunspell-fr-classical && dpkg -x hunspell-fr-classical_*.deb unpacked
    tools/import_lexicon.py unpacked/usr/share/hunspell/fr knowledge/languages/fr/forms.tsv

Nouns, verbs, adjectives and adverbs. A line is FORM TAB READING READING …; a reading is a part of speech (N V A R), how
many characters to drop from the form's end, a colon and what to append: `signés TAB V2:er` gives *signer*.
First and second persons of the literary past tenses and all forms of *tu* alone are left out: the press has hardly any, and
they are a third of the forms.
Lines are sorted by their UTF-8 bytes, as the reader searches them where they lie.
"""

import collections
import re
import sys

HEADER = """\
# Forms and lemmas of French, compiled from the spelling dictionary « Dictionnaires français » 7.0 (Dicollecte contributors,
# Debian package hunspell-fr-classical) by tools/import_lexicon.py. Licence: MPL-2.0.
form\treadings
"""
PARTS = {"nom": "N", "adj": "A", "adv": "R"}
LITERARY = {"ipsi", "simp"}
THIRD = {"3sg", "3pl", "3pl!", "3sg!"}
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*\Z")


def flags_of(text):
    return [text[i:i + 2] for i in range(0, len(text), 2)]


def tags_of(cells):
    return [cell.split(":", 1)[1] for cell in cells if cell.startswith("po:")], {
        cell.split(":", 1)[1] for cell in cells if cell.startswith("is:")}


def read_affixes(path):
    """{flag: [(strip, append, flags of the result, condition, cells)]} of the suffixes; prefixes are elisions only."""
    suffixes = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        cells = line.split()
        if len(cells) < 5 or cells[0] != "SFX":
            continue
        append, _, further = cells[3].partition("/")
        suffixes[cells[1]].append(("" if cells[2] == "0" else cells[2], "" if append == "0" else append,
                                   flags_of(further), re.compile(cells[4] + r"\Z"), cells[5:]))
    return suffixes


def expand(stem, flags, cells, suffixes, depth=0):
    """(form, cells) of the word and of all its suffixed forms."""
    if "()" not in flags:
        yield stem, cells
    if depth == 2:
        return
    for flag in flags:
        for strip, append, further, condition, more in suffixes.get(flag, ()):
            if not stem.endswith(strip) or not condition.search(stem):
                continue
            form = stem[:len(stem) - len(strip)] + append
            yield from expand(form, further, cells + more, suffixes, depth + 1)


def kept(tags):
    """Not for forms that are only a first or second person of the literary past, or a second person singular."""
    moods = {tag for tag in tags if len(tag) == 4 and tag.isalpha()}
    persons = {tag for tag in tags if tag[0] in "123"}
    return persons != {"2sg"} and not (moods and moods <= LITERARY and not THIRD & persons)


def edit(part, form, lemma):
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return f"{part}{len(form) - common}:{lemma[common:]}"


def readings(stem, forms):
    """(form, part of speech, lemma) of one entry."""
    feminine = next((form for form, cells in forms if {"fem", "sg"} <= tags_of(cells)[1]), None)
    participle = next((form for form, cells in forms if "ppas" in tags_of(cells)[0] and
                       (not tags_of(cells)[1] or "mas" in tags_of(cells)[1]) and "pl" not in tags_of(cells)[1]), None)
    for form, cells in forms:
        tags, marks = tags_of(cells)
        for part in sorted({PARTS[tag] for tag in tags if tag in PARTS and not (tag == "adj" and "ppas" in tags)}):
            yield form, part, stem
            if part == "N" and "fem" in marks and feminine and feminine != stem:
                yield form, part, feminine
        if any(re.match(r"v[0-9]", tag) for tag in tags) and kept(tags):
            yield form, "V", stem
            if "ppas" in tags and participle:
                yield form, "A", participle


def main():
    base, target = sys.argv[1:3]
    suffixes = read_affixes(base + ".aff")
    table = collections.defaultdict(list)
    for number, line in enumerate(open(base + ".dic", encoding="utf-8")):
        cells = line.split()
        if number == 0 or not cells:
            continue
        stem, _, flags = cells[0].partition("/")
        stem = stem.replace("’", "'")
        if not WORD.match(stem) or stem[0].isdigit():
            continue
        for form, part, lemma in readings(stem, list(expand(stem, flags_of(flags), cells[1:], suffixes))):
            reading = edit(part, form, lemma)
            if reading not in table[form]:
                table[form].append(reading)
    with open(target, "w", encoding="utf-8") as out:
        out.write(HEADER)
        for form in sorted(table, key=lambda text: text.encode()):
            out.write(f"{form}\t{' '.join(table[form])}\n")
    print(f"{len(table)} forms", file=sys.stderr)


if __name__ == "__main__":
    main()
