"""Cuts the pretrained vocabulary down to French and English and writes it as a sentencepiece model.

python vocabulary.py    → SCRATCH/reader.sentencepiece, SCRATCH/reader.rows.npy (old row of each new piece)
"""

import base64
import csv
import json
import re
import unicodedata

import babel
import numpy
import sentencepiece
import wordfreq
from sentencepiece import sentencepiece_model_pb2 as protocol

import places
import treebanks
import words

FREQUENT = {"fr": 75_000, "en": 45_000}
LATIN = re.compile(r"[\u0020-\u024f\u2010-\u2026\u20ac«»–—•°]+")


def read_pieces():
    """The 250,002 pieces with scores, and the map of the normaliser."""
    tokenizer = json.loads(places.TOKENIZER.read_text(encoding="utf-8"))
    charsmap = next(part["precompiled_charsmap"] for part in tokenizer["normalizer"]["normalizers"]
                    if part["type"] == "Precompiled")
    return tokenizer["model"]["vocab"], base64.b64decode(charsmap)


def build_model(pieces, charsmap):
    """A sentencepiece unigram model; the first four pieces are <s> <pad> </s> <unk>."""
    model = protocol.ModelProto()
    kinds = {"<s>": 3, "<pad>": 3, "</s>": 3, "<mask>": 3, "<unk>": 2}  # control, control, …, unknown
    for piece, score in pieces:
        entry = model.pieces.add()
        entry.piece, entry.score, entry.type = piece, score, kinds.get(piece, 1)
    names = [piece for piece, _ in pieces]
    trainer = model.trainer_spec
    trainer.model_type = protocol.TrainerSpec.UNIGRAM
    trainer.vocab_size = len(pieces)
    trainer.unk_id, trainer.bos_id = names.index("<unk>"), names.index("<s>")
    trainer.eos_id, trainer.pad_id = names.index("</s>"), names.index("<pad>")
    trainer.unk_piece, trainer.bos_piece, trainer.eos_piece, trainer.pad_piece = "<unk>", "<s>", "</s>", "<pad>"
    normalizer = model.normalizer_spec
    normalizer.name = "nmt_nfkc"
    normalizer.precompiled_charsmap = charsmap
    normalizer.add_dummy_prefix = True
    normalizer.remove_extra_whitespaces = True
    normalizer.escape_whitespaces = True
    return model.SerializeToString()


def corpus_words():
    """Words of everything the model learns from, and of what it will read."""
    found = set()
    for _bank, _weight, sentences in treebanks.training():
        for sentence in sentences:
            found.update(word.form for word in sentence.words)
    texts = [path.read_text(encoding="utf-8") for path in sorted(places.WINER.glob("*/*/*.txt"))]
    for path in sorted(places.GOLD.glob("*.jsonl")):
        for line in open(path, encoding="utf-8"):
            article = json.loads(line)
            texts += [article.get("title") or "", article["text"]]
    for text in texts:
        found.update(word for word, _, _ in words.split(words.fold(text)))
    return found


def general_words():
    """Frequent words, names of states, languages, cities and of those who govern; in the cases they are printed in."""
    found = set()
    for language, count in FREQUENT.items():
        for word in wordfreq.top_n_list(language, count):
            found.update((word, word.capitalize()))
        found.update(word.upper() for word in wordfreq.top_n_list(language, 3000))
    names = set()
    for language in ("fr", "en"):
        locale = babel.Locale.parse(language)
        names.update(locale.territories.values())
        names.update(locale.languages.values())
        names.update(locale.currencies.values())
        names.update(zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    for path in places.REFERENCE.rglob("*"):
        if path.suffix in (".csv", ".tsv"):
            separator = "\t" if path.suffix == ".tsv" else ","
            for row in csv.reader(open(path, encoding="utf-8", errors="replace"), delimiter=separator):
                names.update(cell for cell in row if len(cell) < 60 and re.search("[A-Za-zÀ-ÿ]", cell))
    for name in names:
        for word, _, _ in words.split(words.fold(name)):
            found.update((word, word.capitalize(), word.upper()))
    return found


def is_short(piece):
    """Pieces that keep any Latin word readable, even one never seen."""
    bare = piece.replace("▁", "")
    if not LATIN.fullmatch(bare or " "):
        return len(bare) == 1 and unicodedata.category(bare)[0] in "PS"
    return len(bare) <= 2 or (len(bare) == 3 and (bare.isdigit() or (bare.isascii() and not piece.startswith("▁"))))


def main():
    pieces, charsmap = read_pieces()
    full = sentencepiece.SentencePieceProcessor(model_proto=build_model(pieces, charsmap))
    corpus, general = corpus_words(), general_words()
    used = {0, 1, 2, 3}
    for word in sorted(corpus | general):
        used.update(full.encode(word))
    from_words = len(used)
    used.update(index for index, (piece, _) in enumerate(pieces) if index > 3 and is_short(piece))
    rows = sorted(used)
    kept = [pieces[row] for row in rows] + [("<mask>", 0.0)]
    places.SUBWORDS.write_bytes(build_model(kept, charsmap))
    numpy.save(places.SUBWORD_ROWS, numpy.array(rows + [250_001]))
    cut = sentencepiece.SentencePieceProcessor(model_proto=places.SUBWORDS.read_bytes())
    test = [word.form for _bank, sentences in treebanks.tests().values() for s in sentences for word in s.words]
    same = sum(full.encode_as_pieces(word) == cut.encode_as_pieces(word) for word in set(test))
    count = sum(len(cut.encode(word)) for word in test)
    print(f"{len(kept)} pieces ({from_words} from words); {same} of {len(set(test))} test words split as before; "
          f"{count / len(test):.3f} pieces a word")


if __name__ == "__main__":
    main()
