"""Trains the network: python train.py --minutes 8 --out first.pt

The schedule follows the clock, so that a run ends when it should on a machine that is shared.
"""

import argparse
import json
import math
import os
import random
import time

# Many batch shapes, three products a layer: oneDNN must keep all their kernels.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "20000")
os.environ.setdefault("LRU_CACHE_CAPACITY", "20000")

import numpy
import torch
from torch.nn import functional

import batches
import des
import names
import places
import pretrained
import treebanks
import variation
from network import IGNORE, Network

CONFIG = {"width": 384, "heads": 12, "feed_forward": 1536, "positions": 222, "eps": 1e-12,
          "max_pieces_per_word": batches.MAX_PIECES_PER_WORD,
          "max_pieces_per_sentence": batches.MAX_PIECES_PER_SENTENCE,
          "arc_width": 256, "label_width": 96, "dropout": 0.1, "head_dropout": 0.33}
SHARES = {"fr": 0.5, "en": 0.3, "names": 0.2}  # --names changes the last, the others keep their proportion
# English names are fewer and taken from longer phrases: they must not outweigh WiNER.
NAME_WEIGHTS = {"winer": 1, "exchanged": 0.5, "gold": 1, "gold-en": 1, "gum": 0.5}
# Our press sentences come in several copies with other names in them, lest the names be learnt by heart.
PRESS_COPIES = 6
# `des`: copies of treebank sentences in which it takes the place of *du* or *un*, and sentences put together from lists.
DES_COPIES, DES_SENTENCES = 2, 500
WORKERS = 2


def press_sentences():
    if not places.PRESS.exists():
        return []
    return treebanks.read(places.PRESS, "fr", "gsd")


def press_shares(press, encoder, generator):
    """{share: [(examples, weight)]} of our own sentences."""
    shares = {"fr": [], "names": []}
    for _ in range(PRESS_COPIES if press else 0):
        copies = [variation.rename(sentence, generator) for sentence in press]
        for share, weight in (("fr", 1), ("names", 0.3)):
            examples = [encoder.example(sentence) for sentence in copies]
            for example in examples:
                keep_one_kind(example, share)
            shares[share].append((examples, weight))
    return shares


def keep_one_kind(example, share):
    """Batches are of one kind, trees or names: a treebank's names are unknown, not absent."""
    for key in (("names",) if share != "names" else ("heads", "relations", "upos", "features", "lemma", "upos_weight")):
        example.pop(key, None)


def load_data(encoder_of, generator, limit=0):
    """({share: [(examples, weight)]}, encoder): the treebanks, our press sentences, the names; of large sources `limit` sentences."""
    groups = treebanks.training()
    press = press_sentences()
    encoder = encoder_of([sentences for _, _, sentences in groups])
    shares = {"fr": [], "en": [], "names": []}

    def add(share, sentences, weight):
        examples = [example for example in map(encoder.example, sentences) if example]
        for example in examples:
            keep_one_kind(example, share)
        shares[share].append((examples, weight))

    for _bank, weight, sentences in groups:
        share = sentences[0].language
        if limit:
            sentences = generator.sample(sentences, min(limit, len(sentences)))
        varied = [variation.vary(sentence, generator) for sentence in sentences]
        add(share, varied, weight)
        for _ in range(DES_COPIES if share == "fr" else 0):
            add(share, [copy for copy in (variation.with_des(sentence, generator) for sentence in sentences) if copy], 1)
    for share, weighted in press_shares(press, encoder, generator).items():
        shares[share] += weighted
    add("fr", des.sentences(DES_SENTENCES, generator), 1)
    winer, _held_out = names.winer()
    if limit:
        winer = generator.sample(winer, min(2 * limit, len(winer)))
    add("names", winer, NAME_WEIGHTS["winer"])
    add("names", variation.exchange(winer, generator), NAME_WEIGHTS["exchanged"])
    add("names", names.gold("fr"), NAME_WEIGHTS["gold"])
    add("names", names.gold("en"), NAME_WEIGHTS["gold-en"])
    add("names", names.gum(), NAME_WEIGHTS["gum"])
    return shares, encoder


def cross_entropy(scores, gold, weights=None):
    each = functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=IGNORE, reduction="none")
    counted = (gold.reshape(-1) != IGNORE).float()
    if weights is not None:
        counted = counted * weights.reshape(-1)
    return (each * counted).sum() / counted.sum().clamp(min=1)


def name_transitions(labels):
    """0 where the second label may follow the first, else a large negative number: I-X only follows B-X or I-X."""
    allowed = [[not b.startswith("I-") or a[1:] == b[1:] for b in labels] for a in labels]
    return torch.where(torch.tensor(allowed), 0.0, -1e4)


def sequence_loss(scores, gold, transitions, starts):
    """-log of the share that the gold labels have among all sequences the program may choose from, a word.

    Where a label is unknown, every label counts as gold; so do words beyond the end."""
    labels = scores.shape[-1]
    choice = torch.where((gold == IGNORE)[:, :, None], True, torch.arange(labels) == gold[:, :, None])
    # The gold sequences and all sequences at once, one above the other.
    both = torch.cat([scores.masked_fill(~choice, -1e4), scores]).unbind(1)
    sums = both[0] + starts
    for here in both[1:]:
        sums = torch.logsumexp(sums[:, :, None] + transitions, 1) + here
    of_gold, of_all = torch.logsumexp(sums, -1).chunk(2)
    return (of_all - of_gold).sum() / (gold != IGNORE).sum().clamp(min=1)


def arc_scores(result, batch):
    """Arc scores with impossible heads (absent words, the word itself) ruled out."""
    arcs = result["arcs"]
    present = batch["words_present"]
    allowed = functional.pad(present, (1, 0), value=True)[:, None, :].expand_as(arcs)
    itself = torch.eye(arcs.shape[1], dtype=torch.bool)
    itself = functional.pad(itself, (1, 0), value=False)
    return arcs.masked_fill(~allowed | itself, -1e4)


def loss_of(network, batch, transitions):
    """Loss on gold labels: arcs + labels + 0.7 (tags, features, lemmas); names for batches of names."""
    vectors = network.encode(batch)
    parse = "heads" in batch
    result = network.heads(vectors, parse=parse, names="names" in batch)
    loss, parts = 0.0, {}
    if "names" in batch:
        starts = transitions[0]  # a sentence starts as after O, the first label
        parts["names"] = sequence_loss(result["names"].float(), batch["names"], transitions, starts)
        loss = loss + parts["names"]
    if parse:
        parts["arcs"] = cross_entropy(arc_scores(result, batch), batch["heads"])
        parts["labels"] = cross_entropy(network.label_scores(result, batch["heads"].clamp(min=0)), batch["relations"])
        loss = loss + parts["arcs"] + parts["labels"]
        for name in ("upos", "features", "lemma"):
            parts[name] = cross_entropy(result[name], batch[name], batch["upos_weight"] if name == "upos" else None)
            loss = loss + 0.7 * parts[name]
    return loss, parts


def optimizer_of(network, top, heads, decay, owned):
    """The encoder learns slower towards its bottom; vectors of banks and heads learn fast."""
    groups = []
    layers = len(network.layers)
    for name, parameter in network.named_parameters():
        if id(parameter) not in owned:
            continue
        if name.startswith("layers."):
            rate = top * decay ** (layers - 1 - int(name.split(".")[1]))
        elif name.startswith(("position", "embedding_norm")):
            rate = top * decay ** layers
        else:
            rate = heads
        weight_decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "base": rate, "weight_decay": weight_decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def schedule(progress, warm_up=0.06):
    return progress / warm_up if progress < warm_up else max(0.0, (1 - progress) / (1 - warm_up))


def save(path, network, labels, arguments, pieces_model):
    torch.save({"network": network.state_dict(), "config": network.config, "labels": labels, "banks": network.banks,
                "arguments": arguments, "sentencepiece": pieces_model}, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--out", required=True, help="name of the checkpoint in the scratch folder")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--batch", type=int, default=1000, help="pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--names", type=float, default=SHARES["names"], help="share of the batches with names")
    parser.add_argument("--frozen", type=int, default=0, help="so many of the lowest layers, and what is below, stay as they are")
    parser.add_argument("--limit", type=int, default=0, help="sentences of a source to learn from; 0: all")
    parser.add_argument("--start", help="checkpoint to go on from, instead of the pretrained weights")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many batches (to measure the speed)")
    arguments = parser.parse_args()

    begun = time.time()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    generator = random.Random(arguments.seed)
    pieces_model = places.SUBWORDS.read_bytes()
    pieces = batches.Pieces(pieces_model)
    labels = {}

    def encoder_of(groups):
        labels.update(start["labels"] if start else batches.collect_labels(groups))
        return batches.Encoder(pieces, labels, treebanks.BANKS)

    start = torch.load(places.SCRATCH / arguments.start, weights_only=True) if arguments.start else None
    shares, encoder = load_data(encoder_of, generator, arguments.limit)
    rows = numpy.load(places.SUBWORD_ROWS)
    config = {**CONFIG, "layers": arguments.layers, "vocabulary": len(rows)}
    network = Network(config, labels, treebanks.BANKS)
    if start:
        network.load_state_dict(start["network"])
    else:
        network.load_pretrained(pretrained.read(places.PRETRAINED)[1], rows)
    print({key: len(value) for key, value in labels.items()},
          {share: [len(examples) for examples, _ in weighted] for share, weighted in shares.items()}, flush=True)

    if arguments.frozen:
        for module in (network.bank, network.embedding_norm, *network.layers[:arguments.frozen]):
            module.requires_grad_(False)
        network.position.requires_grad_(False)
    network.train()
    trainer = Trainer(network, shares, encoder, arguments)
    print(f"data ready after {time.time() - begun:.0f} s", flush=True)
    trainer.run(lambda path: save(path, network, labels, vars(arguments), pieces_model))
    save(places.SCRATCH / arguments.out, network, labels, vars(arguments), pieces_model)
    print(json.dumps({"done": arguments.out}), flush=True)


class Trainer:
    """Two processes of one thread each rather than one of two: on a shared machine two threads wait for each other at
    every product, two processes once a step. Weights and gradients lie in shared memory; each process takes its own
    batch, and updates half of the weights with the mean of both gradients."""

    def __init__(self, network, shares, encoder, arguments):
        self.network, self.shares = network, shares
        self.encoder, self.pieces, self.arguments = encoder, encoder.pieces, arguments
        self.has_press = places.PRESS.exists()
        network.share_memory()
        self.parameters = [p for p in network.parameters() if p.requires_grad]
        count = sum(p.numel() for p in self.parameters)
        self.gradients = torch.zeros(WORKERS, count).share_memory_()
        self.norms = torch.zeros(WORKERS).share_memory_()
        self.progress = torch.zeros(1).share_memory_()
        context = torch.multiprocessing.get_context("fork")
        self.barrier = context.Barrier(WORKERS)
        self.context = context

    def run(self, checkpoint):
        others = [self.context.Process(target=self.work, args=(number, None), daemon=True) for number in range(1, WORKERS)]
        for process in others:
            process.start()
        self.work(0, checkpoint)
        for process in others:
            process.join()

    def halves(self):
        """Which parameters each process updates, evenly by size."""
        parts, sizes = [[] for _ in range(WORKERS)], [0] * WORKERS
        offsets, at = [], 0
        for parameter in self.parameters:
            offsets.append((parameter, at, parameter.numel()))
            at += parameter.numel()
        for entry in sorted(offsets, key=lambda entry: -entry[2]):
            smallest = sizes.index(min(sizes))
            parts[smallest].append(entry)
            sizes[smallest] += entry[2]
        return parts

    def streams(self, number):
        seed = self.arguments.seed * 1000 + 10 * number
        return {share: batches.stream(weighted, self.arguments.batch, seed + index)
                for index, (share, weighted) in enumerate(self.shares.items())}

    def work(self, number, checkpoint):
        torch.set_num_threads(1)
        arguments, network = self.arguments, self.network
        torch.manual_seed(arguments.seed * 1000 + number)
        generator = random.Random(arguments.seed * 1000 + number)
        streams = self.streams(number)
        mine = self.halves()[number]
        owned = {id(parameter) for parameter, _, _ in mine}
        optimizer = optimizer_of(network, arguments.rate, arguments.head_rate, arguments.layer_decay, owned)
        views, at = [], 0
        for parameter in self.parameters:
            view = self.gradients[number, at:at + parameter.numel()].view(parameter.shape)
            parameter.grad = view
            views.append(view)
            at += parameter.numel()
        transitions = name_transitions(self.encoder.labels["names"])
        others = sum(SHARES.values()) - SHARES["names"]
        shares = {share: arguments.names if share == "names" else part * (1 - arguments.names) / others
                  for share, part in SHARES.items()}
        started = reported = saved = time.time()
        step, seen, averages = 0, 0, {}
        while True:
            if number == 0:
                self.progress[0] = (time.time() - started) / (60 * arguments.minutes)
            self.barrier.wait()
            progress = float(self.progress)
            if progress >= 1 or (arguments.steps and step >= arguments.steps):
                break
            share = generator.choices(list(shares), list(shares.values()))[0]
            if not self.has_press and step % 50 == 0 and places.PRESS.exists():
                # Our press sentences may be finished while a run is under way.
                self.has_press = True
                for name, weighted in press_shares(press_sentences(), self.encoder, generator).items():
                    self.shares[name] = self.shares[name] + weighted
                streams = self.streams(number)
                print(f"worker {number} has the press sentences from step {step} on", flush=True)
            group = next(streams[share])
            batch = batches.tensors(group, self.pieces, 0.03, generator, batches.rows_of(group[0], arguments.batch))
            self.gradients[number].zero_()
            with torch.autocast("cpu", torch.bfloat16):
                loss, parts = loss_of(network, batch, transitions)
            loss.backward()
            self.barrier.wait()
            square = 0.0
            for _parameter, start, count in mine:
                mean = self.gradients[0, start:start + count]
                for other in range(1, WORKERS):
                    mean += self.gradients[other, start:start + count]
                mean /= WORKERS
                square += float(mean.square().sum())
            self.norms[number] = square
            self.barrier.wait()
            shrink = min(1.0, 2.0 / (math.sqrt(float(self.norms.sum())) + 1e-6))
            for parameter, start, count in mine:
                parameter.grad = self.gradients[0, start:start + count].view(parameter.shape).mul_(shrink)
            for parameters in optimizer.param_groups:
                parameters["lr"] = parameters["base"] * schedule(progress)
            optimizer.step()
            for parameter, view in zip(self.parameters, views):
                parameter.grad = view
            step += 1
            seen += int(batch["present"].sum())
            for key, value in parts.items():
                averages[key] = 0.98 * averages.get(key, float(value.detach())) + 0.02 * float(value.detach())
            if number == 0 and time.time() - reported > 30:
                reported = time.time()
                print(f"{100 * progress:.1f} % step {step} {WORKERS * seen / (reported - started):.0f} pieces/s "
                      + " ".join(f"{key} {value:.3f}" for key, value in averages.items()), flush=True)
            if number == 0 and time.time() - saved > 240:
                saved = time.time()
                checkpoint(places.SCRATCH / (arguments.out + ".partial"))
        if number == 0:
            print(f"{step} steps, {WORKERS * seen} pieces, {WORKERS * seen / (time.time() - started):.0f} pieces/s", flush=True)


if __name__ == "__main__":
    main()
