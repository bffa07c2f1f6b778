"""Makes press.conllu out of press/sentences.txt and press/corrections.txt.

python press.py --show [FROM TO]   parses with the present model, corrections applied, to be read by a person
python press.py                    writes press.conllu

The sentences are our own. A model parses them; what it gets wrong stands in corrections.txt, which is read as constraints:
the other heads are the best tree that agrees with them. A line is `NUMBER: CHANGE, CHANGE` with a change
`WORD>HEAD relation`, `WORD upos=X`, `WORD lemma=X` or `WORD features=X`; words count from 1, des is one word.
"""

import argparse
import pathlib
import re

import torch

import batches
import lemma_scripts
import places
import reference
import trees
import words

FOLDER = places.REPOSITORY / "training" / "press"
KINDS = {"P": "PER", "L": "LOC", "O": "ORG", "M": "MISC"}
MARKED = re.compile(r"\{([PLOM]):([^}]*)\}")
# With être these are active past tenses; the treebanks show too few of them.
MOVED = re.compile(r"(re)?(allé|apparu|arrivé|convenu|descendu|monté|décédé|devenu|entré|intervenu|mort|né|parti|parvenu|passé|tourné|resté|sorti|survenu|"
                   r"tombé|venu|ntré)e?s?")
# Lemmas that scripts would invent.
LEMMAS = dict(pair.split(":") for pair in (FOLDER / "lemmas.txt").read_text(encoding="utf-8").split())


def read_sentences():
    """[(text, forms, name labels, space after each written word)]"""
    found = []
    for line in open(FOLDER / "sentences.txt", encoding="utf-8"):
        text, spans, at = "", [], 0
        for match in MARKED.finditer(line.strip()):
            text += line[at:match.start()]
            spans.append((len(text), len(text) + len(match.group(2)), KINDS[match.group(1)]))
            text += match.group(2)
            at = match.end()
        text += line.strip()[at:]
        tokens = words.split(text)
        labels = ["O"] * len(tokens)
        for start, end, kind in spans:
            inside = [i for i, (_, s, e) in enumerate(tokens) if s >= start and e <= end]
            for i in inside:
                labels[i] = f"I-{kind}"
            if inside:
                labels[inside[0]] = f"B-{kind}"
        found.append((text, tokens, labels))
    return found


def _quotation(quoted, saying):
    """« … », a dit X: the verb of saying is inserted into what is quoted."""
    return [(quoted, {"head": 0, "relation": "root"}), (saying, {"head": quoted, "relation": "parataxis:insert"})]


def _inserted(quoted, saying, subject):
    return _quotation(quoted, saying) + [(subject, {"head": saying, "relation": "nsubj"})]


def _partitive(first, noun, verb):
    return [(first, {"head": noun, "relation": "det", "upos": "ADP", "lemma": "de", "features": "ExtPos=DET"}),
            (first + 1, {"head": first, "relation": "fixed"}), (noun, {"head": verb, "relation": "obj"})]


def _dateline(town, root):
    return [(root, {"head": 0, "relation": "root"}), (town, {"head": root, "relation": "parataxis", "upos": "PROPN", "features": "_"})]


PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
MACROS = {"Q": _quotation, "I": _inserted, "P": _partitive, "D": _dateline}


def read_corrections():
    """{sentence: {word: {key: value}}}"""
    found = {}
    path = FOLDER / "corrections.txt"
    if not path.exists():
        return found
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        number, rest = line.split(":", 1)
        changes = found.setdefault(int(number), {})
        for change in rest.split(", "):
            parts = change.split()
            if parts[0] == "V":
                changes.setdefault(int(parts[1]), {}).update({"upos": "VERB", "lemma": parts[2], "features": PRESENT})
            elif parts[0] in MACROS:
                for word, entry in MACROS[parts[0]](*map(int, parts[1:])):
                    changes.setdefault(word, {}).update(entry)
            elif ">" in parts[0]:
                word, head = map(int, parts[0].split(">"))
                changes.setdefault(word, {}).update({"head": head, "relation": parts[1]})
            else:
                key, value = parts[1].split("=", 1)
                changes.setdefault(int(parts[0]), {})[key] = value
    return found


class Annotator(reference.Reader):
    """The reference reader, bound to what a person has decided."""

    @torch.no_grad()
    def annotate(self, forms, changes):
        ids = [self.pieces.of(form) for form in forms]
        example = {"ids": ids, "bank": 0, "words": len(ids), "length": 2 + sum(map(len, ids))}
        batch = batches.tensors([example], self.pieces)
        vectors = self.encode(batch, "fr")
        count = len(forms)
        of_words = vectors[0, 1:count + 1]
        gelu = torch.nn.functional.gelu
        arcs = self.linear("arc.bilinear", gelu(self.linear("arc.dependent", of_words)))
        arcs = (arcs @ gelu(self.linear("arc.head", vectors[0, :count + 1])).T).double().numpy()
        for word, entry in changes.items():
            if "head" in entry:
                arcs[word - 1, entry["head"]] += 1e4
        heads = trees.decode(arcs)
        relations = self._relations(gelu(self.linear("label.dependent", of_words)),
                                    gelu(self.linear("label.head", vectors[0, torch.from_numpy(heads)])), heads)
        upos = self._upos(self.linear("upos", of_words), forms)
        features = [self.labels["features"][k] for k in self.linear("features", of_words).argmax(-1)]
        lemmas = [lemma_scripts.apply(self.labels["lemma_scripts"][k], form)
                  for k, form in zip(self.linear("lemma", of_words).argmax(-1), forms)]
        rows = [{"form": form, "head": int(heads[i]), "relation": relations[i], "upos": upos[i], "features": features[i],
                 "lemma": lemmas[i]} for i, form in enumerate(forms)]
        for word, entry in changes.items():
            rows[word - 1].update(entry)
        settle(rows)
        settle_aux(rows)
        settle_marks(rows)
        return rows


def settle(rows):
    """What is known without looking: verbs of movement with être are active, a reflexive verb has a plain subject."""
    for i, row in enumerate(rows):
        below = [other for other in rows if other["head"] == i + 1]
        if MOVED.fullmatch(row["form"].lower()) and row["upos"] == "VERB" and any(other["lemma"] == "être" for other in below):
            for other in below:
                if other["lemma"] == "être":
                    other["relation"], other["upos"] = "aux:tense", "AUX"
                if other["relation"] == "nsubj:pass":
                    other["relation"] = "nsubj"
            row["features"] = row["features"].replace("Voice=Pass", "Voice=Act")
        if any(other["relation"] == "expl:pv" for other in below):
            for other in below:
                if other["relation"] == "nsubj:pass":
                    other["relation"] = "nsubj"
        row["lemma"] = LEMMAS.get(row["form"].lower(), row["lemma"]) if row["upos"] in ("VERB", "AUX", "ADJ", "NOUN") else row["lemma"]
        if row["upos"] == "PROPN":
            row["lemma"] = "-".join(part.capitalize() for part in row["form"].split("-")) if row["form"].isupper() and len(row["form"]) > 4 else row["form"]
        if row["form"] in ("«", "»"):
            row["lemma"], row["upos"], row["features"], row["relation"] = row["form"], "PUNCT", "_", "punct"


def settle_marks(rows):
    """Punctuation of quotations, and the last point: under the root."""
    root = next(i for i, row in enumerate(rows, 1) if row["head"] == 0)
    inserted = next((i for i, row in enumerate(rows, 1) if row["relation"] == "parataxis:insert"), None)
    forms = [row["form"] for row in rows]
    if rows[-1]["form"] in ".!?" and len(rows) > 1:
        rows[-1]["head"], rows[-1]["relation"] = root, "punct"
    if forms[0] == "«" and "»" in forms and forms.count("«") == 1 and inserted:
        rows[0]["head"] = root
        close = forms.index("»")
        rows[close]["head"] = root
        if close + 1 < len(rows) and forms[close + 1] == ",":
            rows[close + 1]["head"] = inserted


def settle_aux(rows):
    """Voice of a participle follows its auxiliary."""
    for i, row in enumerate(rows):
        if "VerbForm=Part" not in row["features"] or "Tense=Past" not in row["features"] or row["upos"] != "VERB":
            continue
        relations = {other["relation"] for other in rows if other["head"] == i + 1}
        if "aux:pass" in relations:
            row["features"] = row["features"].replace("Voice=Act", "Voice=Pass")
        elif "aux:tense" in relations:
            row["features"] = row["features"].replace("Voice=Pass", "Voice=Act")


def show(number, rows):
    print(f"{number}: " + " ".join(
        f"{i}.{row['form']}{'' if row['relation'] in ('punct', 'det', 'case') else '/' + row['upos'][:2]}>{row['head']}"
        f"{'' if row['relation'] in ('det', 'case') else row['relation']}" for i, row in enumerate(rows, 1)))


def write(path, annotated):
    lines = []
    for number, (text, tokens, labels, rows) in enumerate(annotated, 1):
        lines += [f"# sent_id = press-{number:04}", f"# text = {text}"]
        for i, (row, (_, start, end), label) in enumerate(zip(rows, tokens, labels)):
            together = i + 1 < len(tokens) and tokens[i + 1][1] == end
            misc = [f"Name={label}"] if label != "O" else []
            if together:
                misc.append("SpaceAfter=No")
            lines.append("\t".join([str(i + 1), row["form"], row["lemma"], row["upos"], "_", row["features"], str(row["head"]),
                                    row["relation"], "_", "|".join(misc) or "_"]))
        lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", nargs="*", type=int)
    parser.add_argument("--model", type=pathlib.Path, default=places.MODEL)
    arguments = parser.parse_args()
    annotator = Annotator(arguments.model)
    corrections, annotated = read_corrections(), []
    for number, (text, tokens, labels) in enumerate(read_sentences(), 1):
        rows = annotator.annotate([words.fold(word) for word, _, _ in tokens], corrections.get(number, {}))
        annotated.append((text, tokens, labels, rows))
        if arguments.show is not None and (not arguments.show or arguments.show[0] <= number <= arguments.show[1]):
            show(number, rows)
    if arguments.show is None:
        write(places.PRESS, annotated)


if __name__ == "__main__":
    main()
