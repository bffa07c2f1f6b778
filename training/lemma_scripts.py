"""Scripts that turn a form into its lemma (FORMAT.md, 6): BASE CUT:TEXT."""

BASES = {
    "l": str.lower,
    "w": lambda form: form,
    "t": lambda form: form[:1].upper() + form[1:].lower(),
}


def apply(script, form):
    base, rest = script[0], script[1:]
    cut, text = rest.split(":", 1)
    if base == "=":
        return text
    stem = BASES[base](form)
    result = stem[:max(0, len(stem) - int(cut))] + text
    return result or form.lower()


def _edit(base, form, lemma):
    stem = BASES[base](form)
    common = 0
    while common < min(len(stem), len(lemma)) and stem[common] == lemma[common]:
        common += 1
    return f"{base}{len(stem) - common}:{lemma[common:]}", common


def derive(form, lemma):
    """The script that keeps most of the form; lower case first, so that lower-case words have one script each."""
    candidates = [_edit(base, form, lemma) for base in "lwt"]
    script, common = max(candidates, key=lambda pair: pair[1])
    if common == 0:
        return f"=0:{lemma}"
    return script
