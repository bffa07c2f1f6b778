#!/usr/bin/env python3
"""Writes a language profile (knowledge/languages/TAG/profile.tsv) from the texts of CoNLL-U files.

    tools/make_language_profile.py FILE.conllu... > knowledge/languages/fr/profile.tsv

The profile holds the commonest short words and letter trigrams with how often they stand in ten thousand. It tells
languages apart; it holds no text.
"""
import collections
import re
import sys

WORDS, TRIGRAMS = 120, 300


def main() -> None:
    words, trigrams = collections.Counter(), collections.Counter()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            for line in file:
                if not line.startswith("# text = "):
                    continue
                for word in re.findall(r"[^\W\d_]+", line[9:].lower()):
                    words[word] += 1
                    padded = f"_{word}_"
                    for i in range(len(padded) - 2):
                        trigrams[padded[i:i + 3]] += 1
    print("# How often the commonest words and letter trigrams (_ is a word's edge) stand in ten thousand;")
    print("# made by tools/make_language_profile.py from Universal Dependencies. A folder that holds only this file")
    print("# is a language that is recognised but not read.")
    print("kind\ttext\tin_10000")
    for kind, counter, most in (("word", words, WORDS), ("trigram", trigrams, TRIGRAMS)):
        total = sum(counter.values())
        for text, count in sorted(counter.most_common(most), key=lambda item: (-item[1], item[0])):
            print(f"{kind}\t{text}\t{10000 * count / total:.1f}")


if __name__ == "__main__":
    main()
