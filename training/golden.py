"""Writes knowledge/models/golden.tsv (FORMAT.md, 8): python golden.py [--model FILE --out FILE]"""

import argparse
import pathlib

import places
import reference
import words

SENTENCES = [
    ("fr", "Le président togolais , Faure Gnassingbé , a été reçu mercredi à le Kremlin par Vladimir Poutine ."),
    ("fr", "« Nous signerons l’ accord à Dakar » , a annoncé la présidence sénégalaise ."),
    ("fr", "Les deux ministres des Affaires étrangères se sont entretenus de la situation à le Sahel ."),
    ("fr", "La Russie a livré des céréales à le Mali et à le Burkina Faso en novembre 2023 ."),
    ("fr", "Le ministre des Finances est arrivé lundi à Alger pour une visite de travail ."),
    ("fr", "Un accord de coopération militaire , signé le 3 avril à Moscou , entrera en vigueur en janvier ."),
    ("fr", "L' ambassadeur de France a été convoqué à le ministère ."),
    ("fr", "Paris aurait suspendu son aide à Niamey , selon une source diplomatique ."),
    ("fr", "NOUAKCHOTT , 18 avril ( AFP ) – Le chef de l' État mauritanien ne se rendra pas à Bamako ."),
    ("fr", "Gazoduc : Alger et Abuja relancent les discussions"),
    ("fr", "Des discussions sont en cours entre des responsables des deux pays ."),
    ("fr", "Le prêt de 20 000 000 de dollars , que la Chine avait promis en 2019 , n' a jamais été versé ."),
    ("fr", "Le Parlement a ratifié mardi la convention fiscale conclue avec le Luxembourg ."),
    ("fr", "Quelque 1 500 soldats français seront déployés aujourd'hui , a -t-il précisé ."),
    ("fr", "Anticonstitutionnellementissimophobiquement , les Nations unies l' ont condamné ."),
    ("en", "President Bola Tinubu met his French counterpart in Paris on Thursday ."),
    ("en", "The two countries signed a memorandum of understanding on energy ."),
    ("en", "Ghana 's foreign minister did n't attend the summit , according to officials ."),
    ("en", "Germany will lend Kenya 60 million euros , the ministry said ."),
    ("en", "\" We welcome the ceasefire , \" said the spokesman ."),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=pathlib.Path, default=places.MODEL)
    parser.add_argument("--out", type=pathlib.Path, default=places.GOLDEN)
    arguments = parser.parse_args()
    reader = reference.Reader(arguments.model)
    lines = []
    for language, text in SENTENCES:
        forms = _words(text)
        # One sentence at a time: padding beside it must not matter, and here there is none but its own.
        result = reader.read([[words.fold(form) for form in forms]], language)[0]
        lines.append(f"# {language}\t{' '.join(forms)}")
        for i, form in enumerate(forms):
            vector = " ".join(f"{value:.4f}" for value in result["vectors"][i][:8].tolist())
            lines.append("\t".join([form, result["upos"][i], result["features"][i], result["lemma"][i], str(result["heads"][i]),
                                    result["relations"][i], result["names"][i], " ".join(map(str, result["pieces"][i])), vector]))
        lines.append("")
    arguments.out.write_text("\n".join(lines), encoding="utf-8")
    print(f"{arguments.out}: {len(SENTENCES)} sentences")


def _words(text):
    """Words by blanks; numbers grouped by blanks are one word, as segment/ makes them."""
    forms = []
    for part in text.split(" "):
        if forms and part.isdigit() and len(part) == 3 and forms[-1].replace(" ", "").isdigit():
            forms[-1] += " " + part
        else:
            forms.append(part)
    return forms


if __name__ == "__main__":
    main()
