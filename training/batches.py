"""Sentences as numbers: labels, pieces, batches."""

import collections
import random

import numpy
import sentencepiece
import torch

import lemma_scripts
from network import IGNORE

MAX_PIECES_PER_WORD = 12
MAX_PIECES_PER_SENTENCE = 220
DES_WEIGHT = 4.0
NAME_LABELS = ["O"] + [f"{position}-{kind}" for kind in ("PER", "LOC", "ORG", "MISC") for position in "BI"]


class Pieces:
    """Pieces of a word given alone, with the bounds of FORMAT.md, 3."""

    def __init__(self, model):
        self.model = sentencepiece.SentencePieceProcessor(model_proto=model)
        self.start, self.end = self.model.bos_id(), self.model.eos_id()
        self.unknown, self.pad = self.model.unk_id(), self.model.pad_id()
        self.mask = self.model.piece_to_id("<mask>")
        self.known = {}

    def of(self, word):
        ids = self.known.get(word)
        if ids is None:
            ids = self.model.encode(word) or [self.unknown]
            if len(ids) > MAX_PIECES_PER_WORD:
                ids = ids[:MAX_PIECES_PER_WORD - 1] + ids[-1:]
            self.known[word] = ids
        return ids


def collect_labels(groups):
    """Closed lists out of the treebanks; what is seen once is not worth a row."""
    counts = collections.defaultdict(collections.Counter)
    for sentences in groups:
        for sentence in sentences:
            for word in sentence.words:
                counts["upos"][word.upos] += 1
                counts["relations"][word.relation] += 1
                counts["features"][word.features] += 1
                counts["lemma_scripts"][lemma_scripts.derive(word.form, word.lemma)] += 1
    labels = {
        "upos": sorted(counts["upos"]),
        "features": sorted(key for key, n in counts["features"].items() if n >= 2),
        "lemma_scripts": sorted(key for key, n in counts["lemma_scripts"].items() if n >= 3),
        "relations": sorted(key for key, n in counts["relations"].items() if n >= 3),
        "names": NAME_LABELS,
    }
    labels["contraction"] = [{"form": "des", "upos": "ADP", "first": "de", "second": "les", "second_lemma": "le",
                              "second_upos": "DET", "second_features": "Definite=Def|Number=Plur|PronType=Art"}]
    return labels


class Encoder:
    def __init__(self, pieces, labels, banks):
        self.pieces, self.labels = pieces, labels
        self.banks = {bank: index for index, bank in enumerate(banks)}
        self.index = {key: {label: i for i, label in enumerate(labels[key])}
                      for key in ("upos", "features", "lemma_scripts", "relations", "names")}

    def example(self, sentence):
        """None for a sentence too long to be learnt from."""
        ids = [self.pieces.of(word.form) for word in sentence.words]
        if not ids or sum(map(len, ids)) > MAX_PIECES_PER_SENTENCE:
            return None
        result = {"ids": ids, "bank": self.banks[sentence.source], "words": len(ids),
                  "length": 2 + sum(map(len, ids))}
        index = self.index
        if sentence.names:
            result["names"] = [index["names"].get(name, IGNORE) for name in sentence.names]
        if any(word.relation is not None for word in sentence.words):
            words = sentence.words
            result["upos"] = [index["upos"].get(word.upos, IGNORE) for word in words]
            # `des` decides how many words there are: it counts for more than one of hundreds of tags.
            result["upos_weight"] = [DES_WEIGHT if word.undecided else 1.0 for word in words]
            result["features"] = [index["features"].get(word.features, IGNORE) for word in words]
            result["lemma"] = [IGNORE if word.lemma is None else
                               index["lemma_scripts"].get(lemma_scripts.derive(word.form, word.lemma), IGNORE) for word in words]
            result["heads"] = [IGNORE if word.head is None else word.head for word in words]
            result["relations"] = [index["relations"].get(word.relation, IGNORE) for word in words]
        return result


LENGTH_STEP, WORDS_STEP = 8, 16


def padded_length(example):
    return -(-example["length"] // LENGTH_STEP) * LENGTH_STEP


def tensors(examples, pieces, mask_rate=0.0, generator=random, rows=None):
    """One padded batch. Shapes come from a short list: oneDNN compiles a kernel for each new one, which costs
    ten times the product itself. `rows`: pad the batch to so many sentences."""
    length = max(map(padded_length, examples))
    count = max(example["words"] for example in examples)
    count = -(-count // WORDS_STEP) * WORDS_STEP
    rows = max(rows or 0, len(examples))
    ids = numpy.full((rows, length), pieces.pad, dtype=numpy.int64)
    first = numpy.zeros((rows, count + 1), dtype=numpy.int64)
    last = numpy.zeros((rows, count + 1), dtype=numpy.int64)
    words_present = numpy.zeros((rows, count), dtype=bool)
    lengths, banks = numpy.zeros(rows, dtype=numpy.int64), numpy.zeros(rows, dtype=numpy.int64)
    for row, example in enumerate(examples):
        at = 1
        ids[row, 0] = pieces.start
        first[row, :] = last[row, :] = row * length
        for number, word in enumerate(example["ids"], 1):
            first[row, number], last[row, number] = row * length + at, row * length + at + len(word) - 1
            if mask_rate and generator.random() < mask_rate:
                ids[row, at:at + len(word)] = pieces.mask
            else:
                ids[row, at:at + len(word)] = word
            at += len(word)
        ids[row, at] = pieces.end
        words_present[row, :example["words"]] = True
        lengths[row], banks[row] = example["length"], example["bank"]
    batch = {"pieces": torch.from_numpy(ids), "first": torch.from_numpy(first), "last": torch.from_numpy(last),
             "words_present": torch.from_numpy(words_present)}
    batch["present"] = torch.arange(length)[None, :] < torch.from_numpy(lengths)[:, None]
    batch["bank"] = torch.from_numpy(banks)
    for key in ("upos", "features", "lemma", "heads", "relations", "names"):
        if all(key in example for example in examples):
            values = numpy.full((rows, count), IGNORE, dtype=numpy.int64)
            for row, example in enumerate(examples):
                values[row, :example["words"]] = example[key]
            batch[key] = torch.from_numpy(values)
    if "upos" in batch:
        weights = numpy.zeros((rows, count), dtype=numpy.float32)
        for row, example in enumerate(examples):
            weights[row, :example["words"]] = example["upos_weight"]
        batch["upos_weight"] = torch.from_numpy(weights)
    return batch


def rows_of(example, size):
    return max(1, size // padded_length(example))


def stream(weighted, size, seed):
    """Endless batches of `size` pieces; sentences of like length together, so that little is padding.

    weighted: [(examples, weight)]; a weight of 2 draws a sentence twice a round, 0.5 every other round."""
    generator = random.Random(seed)
    while True:
        drawn = []
        for examples, weight in weighted:
            whole = int(weight)
            drawn += examples * whole
            drawn += [example for example in examples if generator.random() < weight - whole]
        generator.shuffle(drawn)
        drawn.sort(key=padded_length)
        groups, group = [], []
        for example in drawn:
            if group and (padded_length(example) != padded_length(group[0]) or len(group) >= rows_of(example, size)):
                groups.append(group)
                group = []
            group.append(example)
        if group:
            groups.append(group)
        generator.shuffle(groups)
        yield from groups
