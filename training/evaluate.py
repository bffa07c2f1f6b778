"""Figures of a model file on the test sets: python evaluate.py [FILE] [--full-activations]

Gold words; LAS without subtypes. `des` is decided by the model: a gold *de + les* counts as two words, of which *les* is right
when the model says two and finds the head of *de*.
"""

import argparse
import collections
import pathlib

import numpy

import names
import places
import reference
import treebanks


def bare(relation):
    return relation.split(":")[0]


def score_trees(sentences, results):
    right = collections.Counter()
    confusions = collections.Counter()
    for sentence, result in zip(sentences, results):
        for i, word in enumerate(sentence.words):
            two = word.undecided and word.upos == "ADP"
            said_two = result["upos"][i] == "ADP"
            attached = result["heads"][i] == word.head
            labelled = attached and bare(result["relations"][i]) == bare(word.relation)
            right["words"] += 1
            right["upos"] += result["upos"][i] == word.upos
            right["features"] += result["features"][i] == word.features
            lemma = result["lemma"][i]
            right["lemma"] += lemma == word.lemma
            right["uas"] += attached
            right["las"] += labelled
            right["full"] += attached and result["relations"][i] == word.relation
            if attached and not labelled:
                confusions[(word.relation, result["relations"][i])] += 1
            if two:
                right["words"] += 1
                for key in ("upos", "features", "lemma"):
                    right[key] += said_two
                for key in ("uas", "las", "full"):
                    right[key] += said_two and attached
            if word.undecided:
                right["des"] += 1
                right["des_right"] += two == said_two
    return right, confusions


def best_sequence(scores, labels):
    """The labels with the largest sum in which I-X only follows B-X or I-X, as the program chooses them (Viterbi)."""
    banned = numpy.array([[-1e9 if b.startswith("I-") and a[1:] != b[1:] else 0.0 for b in labels] for a in labels])
    sums, came_from = scores[0] + banned[labels.index("O")], []
    for here in scores[1:]:
        every = sums[:, None] + banned
        came_from.append(every.argmax(0))
        sums = every.max(0) + here
    path = [int(sums.argmax())]
    for before in reversed(came_from):
        path.append(int(before[path[-1]]))
    return [labels[k] for k in reversed(path)]


def score_names(sentences, results):
    def spans(labels):
        found, start, kind = set(), None, None
        for i, label in enumerate(list(labels) + ["O"]):
            begins = label.startswith("B-") or (label.startswith("I-") and label[2:] != kind)
            if kind and (label == "O" or begins):
                found.add((start, i, kind))
                kind = None
            if begins:
                start, kind = i, label[2:]
        return found

    counts = collections.Counter()
    for sentence, result in zip(sentences, results):
        gold, said = spans(sentence.names), spans(result["names"])
        for name, group in (("gold", gold), ("said", said), ("both", gold & said)):
            for _, _, kind in group:
                counts[name, kind] += 1
                counts[name, "all"] += 1
    return {kind: 200 * counts["both", kind] / max(1, counts["gold", kind] + counts["said", kind])
            for kind in ("all", "PER", "LOC", "ORG", "MISC")}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="?", type=pathlib.Path, default=places.MODEL)
    parser.add_argument("--full-activations", action="store_true")
    parser.add_argument("--confusions", action="store_true")
    parser.add_argument("--sets", nargs="*")
    arguments = parser.parse_args()
    reader = reference.Reader(arguments.model)
    reader.full_activations = arguments.full_activations
    print("set       UPOS  feats lemma UAS   LAS   LAS+subtypes  des")
    for name, (_bank, sentences) in treebanks.tests().items():
        if arguments.sets and name not in arguments.sets:
            continue
        results = reader.read([[word.form for word in s.words] for s in sentences], sentences[0].language)
        right, confusions = score_trees(sentences, results)
        figures = " ".join(f"{100 * right[key] / right['words']:5.2f}" for key in ("upos", "features", "lemma", "uas", "las", "full"))
        des = f"{right['des_right']}/{right['des']} {100 * right['des_right'] / right['des']:.1f}" if right["des"] else ""
        print(f"{name:9} {figures}         {des}", flush=True)
        if arguments.confusions:
            print("   ", ", ".join(f"{gold}→{said} {n}" for (gold, said), n in confusions.most_common(12)))
    if arguments.sets:
        return
    _training, held_out = names.winer()
    results = reader.read([[word.form for word in s.words] for s in held_out], "fr")
    for way in ("each word by itself", "as the program"):
        if way == "as the program":
            results = [{"names": best_sequence(result["name_scores"], reader.labels["names"])} for result in results]
        print(f"names WiNER (held-out months), {way}:",
              " ".join(f"{kind} {value:.1f}" for kind, value in score_names(held_out, results).items()))



if __name__ == "__main__":
    main()
