#!/usr/bin/env python3
"""Compares knowledge/gazetteer/states.tsv with Unicode's CLDR names of states, and says what is missing or differs.

The table is written by hand (variants, demonyms, capitals); CLDR has the short names in French and English.
usage: pip install babel==2.18.0; import_states.py
"""
import pathlib, re, sys, unicodedata

from babel import Locale

TABLE = pathlib.Path(__file__).resolve().parent.parent / "knowledge" / "gazetteer" / "states.tsv"
# Territories that are no parties of their own, and regions of the world.
NO_STATES = set("AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EU EZ FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU "
                "PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ".split())

def fold(text):
    text = unicodedata.normalize("NFD", text.replace("’", "'").replace("&", "and").lower())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()

def main():
    french, english = set(), set()
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        if not line or line.startswith("#"): continue
        f = line.split("\t") + [""] * 11
        french |= {fold(n) for n in [f[1]] + f[3].split(";")}
        english |= {fold(n) for n in [f[7]] + f[8].split(";")}
    missing = 0
    for language, names in (("fr", french), ("en", english)):
        for code, name in Locale(language).territories.items():
            if len(code) != 2 or code in NO_STATES: continue
            plain = re.sub(r"\(.*?\)", "", name)
            with_article = any(n.endswith(" " + fold(name)) for n in names)  # île Maurice, la Dominique
            if fold(name) not in names and fold(plain) not in names and not with_article:
                print(f"{language} {code}: {name} is not in states.tsv")
                missing += 1
    sys.exit(1 if missing else 0)

main()
