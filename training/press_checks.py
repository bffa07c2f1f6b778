"""How many of the relations in press/checks.tsv a model finds: python press_checks.py [FILE]

Constructions that the press loves and the treebanks lack, in sentences that are not trained on."""

import pathlib
import sys

import places
import reference
import words


def main():
    reader = reference.Reader(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else places.MODEL)
    path = places.REPOSITORY / "training" / "press" / "checks.tsv"
    checks = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#")]
    texts = list(dict.fromkeys(check[0] for check in checks))
    forms = {text: [words.fold(word) for word, _, _ in words.split(text)] for text in texts}
    results = dict(zip(texts, reader.read([forms[text] for text in texts], "fr")))
    right = 0
    for text, word, head, relation in checks:
        result, at = results[text], forms[text].index(word)
        said = result["heads"][at]
        said_head = forms[text][said - 1] if said else "root"
        said_relation = result["relations"][at].split(":")[0]
        if (said_head, said_relation) == (head, relation):
            right += 1
        else:
            print(f"{word} is {said_relation} of {said_head}, not {relation} of {head}: {text}")
    print(f"{right} of {len(checks)} relations")


if __name__ == "__main__":
    main()
