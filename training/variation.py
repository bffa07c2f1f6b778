"""Copies of training sentences as the press might have printed them: other quotation marks, capitals, other names."""

import treebanks

UPPER_CASE = 0.01
GUILLEMETS = 0.2

SURNAMES = """Diallo Traoré Ouédraogo Kaboré Mbeki Okonkwo Mahama Akufo Ndiaye Sow Barrow Touadéra Déby Issoufou Bazoum Tshisekedi
Lourenço Nyusi Rajoelina Ruto Museveni Hassan Afwerki Sissi Tebboune Saïed Menfi Sanchez Meloni Scholz Merz Starmer Tusk Orban Fico Vucic
Erdogan Fidan Araghchi Lavrov Zelensky Loukachenko Tokaïev Modi Jaishankar Sharif Yunus Wang Ishiba Yoon Marcos Prabowo Albanese Trudeau
Rubio Lula Petro Boric Milei Sheinbaum Noboa Guterres Stubb Rutte Barrot Séjourné Wadephul Tajani Albares Bourita Attaf Diop Sangaré""".split()
FIRST_NAMES = """Amadou Fatou Ibrahim Moussa Aïcha Jean-Pierre Marie Antoine Hélène Sergueï Dmitri Olena Mehmet Hakan Leïla Youssef Karim
Samir Nadia Carlos María João Paulo Giorgia Olaf Annalena Kaja Viktor Péter Ali Hossein Wang Li Kim Shigeru Rajiv Anita Kwame Nana Felix
Bola Cyril Naledi Hakainde Lazarus""".split()
TOWNS = """Moscou Pékin Washington Londres Berlin Rome Madrid Lisbonne Varsovie Kiev Minsk Ankara Téhéran Riyad Doha Bagdad Amman Beyrouth
Damas Jérusalem Tunis Alger Rabat Tripoli Nouakchott Dakar Bamako Niamey Ouagadougou Abidjan Accra Lomé Cotonou Lagos Abuja Yaoundé
Libreville Malabo Brazzaville Kinshasa Luanda Bangui Juba Khartoum Addis-Abeba Djibouti Nairobi Kampala Kigali Bujumbura Lilongwe Lusaka
Harare Pretoria Maputo Antananarivo Victoria Tokyo Séoul Manille Hanoï Jakarta Canberra Ottawa Mexico Brasilia Caracas Bogota Lima
Santiago Montevideo Astana Bichkek Tachkent Bakou Erevan Tbilissi Chisinau Bucarest Sofia Belgrade Pristina Tirana Athènes Nicosie Vienne
Genève Bruxelles Oslo Stockholm Helsinki Tallinn Riga Vilnius Copenhague Dublin Budapest Prague Bratislava""".split()


# Verbs of saying, by which the press inserts its sources; one stands for another.
SAID = dict(pair.split(":") for pair in """annoncé:annoncer déclaré:déclarer affirmé:affirmer assuré:assurer précisé:préciser
indiqué:indiquer souligné:souligner expliqué:expliquer estimé:estimer ajouté:ajouter rappelé:rappeler répondu:répondre confirmé:confirmer
regretté:regretter dénoncé:dénoncer insisté:insister lancé:lancer martelé:marteler averti:avertir prévenu:prévenir jugé:juger
promis:promettre plaidé:plaider reconnu:reconnaître admis:admettre rapporté:rapporter signalé:signaler noté:noter observé:observer
répété:répéter commenté:commenter conclu:conclure poursuivi:poursuivre renchéri:renchérir rétorqué:rétorquer répliqué:répliquer
tempéré:tempérer nuancé:nuancer tranché:trancher justifié:justifier ironisé:ironiser écrit:écrire dit:dire confié:confier
révélé:révéler déploré:déplorer prédit:prédire relevé:relever avancé:avancer soutenu:soutenir protesté:protester menacé:menacer
juré:jurer insinué:insinuer détaillé:détailler résumé:résumer raconté:raconter constaté:constater""".split())
SAYS = dict(pair.split(":") for pair in """annonce:annoncer déclare:déclarer affirme:affirmer assure:assurer précise:préciser
indique:indiquer souligne:souligner explique:expliquer estime:estimer ajoute:ajouter rappelle:rappeler répond:répondre confirme:confirmer
regrette:regretter dénonce:dénoncer insiste:insister lance:lancer martèle:marteler avertit:avertir prévient:prévenir juge:juger
promet:promettre plaide:plaider reconnaît:reconnaître admet:admettre rapporte:rapporter signale:signaler note:noter observe:observer
répète:répéter commente:commenter conclut:conclure poursuit:poursuivre renchérit:renchérir rétorque:rétorquer tempère:tempérer
nuance:nuancer tranche:trancher justifie:justifier ironise:ironiser écrit:écrire dit:dire confie:confier révèle:révéler
déplore:déplorer prédit:prédire relève:relever avance:avancer soutient:soutenir proteste:protester menace:menacer jure:jurer
détaille:détailler résume:résumer raconte:raconter constate:constater""".split())


def vary(sentence, generator):
    """A copy with quotation marks as the press prints them, or with one name in capitals; usually the sentence itself."""
    forms = [word.form for word in sentence.words]
    quotes = [i for i, form in enumerate(forms) if form == '"']
    if quotes and len(quotes) % 2 == 0 and generator.random() < GUILLEMETS:
        for number, i in enumerate(quotes):
            forms[i] = "«»"[number % 2]
    for i, word in enumerate(sentence.words):
        if word.upos == "PROPN" and len(word.form) > 2 and generator.random() < UPPER_CASE:
            forms[i] = word.form.upper()
    if all(form == word.form for form, word in zip(forms, sentence.words)):
        return sentence
    changed = [treebanks.Word(**{**vars(word), "form": form}) for form, word in zip(forms, sentence.words)]
    for word, form, old in zip(changed, forms, sentence.words):
        if form in "«»":
            word.lemma = form
    return treebanks.Sentence(changed, sentence.source, sentence.language, sentence.text, sentence.names)


def rename(sentence, generator):
    """Other people, other towns, other verbs of saying: single words only, so that articles and agreement stay right."""
    changed = []
    for word, label in zip(sentence.words, sentence.names):
        word = treebanks.Word(**vars(word))
        verbs = SAID if word.form in SAID else SAYS if word.form in SAYS else None
        if word.relation == "parataxis:insert" and verbs and generator.random() < 0.8:
            word.form, word.lemma = generator.choice(list(verbs.items()))
        if word.upos == "PROPN" and word.form == word.lemma and generator.random() < 0.7:
            if label == "B-PER" and word.relation != "flat:name":
                word.form = generator.choice(FIRST_NAMES)
            elif label in ("B-PER", "I-PER"):
                word.form = generator.choice(SURNAMES)
            elif label == "B-LOC" and word.form in TOWNS:
                # de/d': a vowel takes the place of a vowel.
                vowel = word.form[0] in "AEIOUÉ"
                word.form = generator.choice([town for town in TOWNS if (town[0] in "AEIOUÉ") == vowel])
            word.lemma = word.form
        changed.append(word)
    return vary(treebanks.Sentence(changed, sentence.source, sentence.language, sentence.text, sentence.names), generator)


DETERMINERS = {"le", "la", "les", "l'", "d'"}


def _mentions(sentence):
    """[(start, end, kind)] of the names of a sentence."""
    found = []
    for i, label in enumerate(sentence.names):
        if label.startswith("B-"):
            found.append([i, i + 1, label[2:]])
        elif label.startswith("I-") and found and found[-1][1] == i:
            found[-1][1] = i + 1
    return found


def _place_of(sentence, start, kind):
    """Names that may stand for one another: same kind, after the same article, a vowel for a vowel."""
    before = sentence.words[start - 1].form.lower() if start else ""
    return kind, before if before in DETERMINERS else "", sentence.words[start].form[0] in "AEIOUYHÉÈÎÔaeiouyhéèîô"


def exchange(sentences, generator):
    """Copies in which half of the names are those of other sentences, some in capitals; only of sentences with names."""
    pool = {}
    for sentence in sentences:
        for start, end, kind in _mentions(sentence):
            pool.setdefault(_place_of(sentence, start, kind), []).append([word.form for word in sentence.words[start:end]])
    copies = []
    for sentence in sentences:
        changed, labels, at = [], [], 0
        for start, end, kind in _mentions(sentence):
            forms = [word.form for word in sentence.words[start:end]]
            if generator.random() < 0.5:
                forms = generator.choice(pool[_place_of(sentence, start, kind)])
            if generator.random() < 2 * UPPER_CASE:
                forms = [form.upper() for form in forms]
            changed += sentence.words[at:start] + [treebanks.Word(form, None, None, None, None, None) for form in forms]
            labels += sentence.names[at:start] + [f"B-{kind}"] + [f"I-{kind}"] * (len(forms) - 1)
            at = end
        if at:
            copies.append(treebanks.Sentence(changed + sentence.words[at:], sentence.source, sentence.language, sentence.text,
                                             labels + sentence.names[at:]))
    return copies


def _plural(form):
    if form[-1] in "sxz":
        return form
    if form.endswith("al"):
        return form[:-1] + "ux"
    return form + ("x" if form.endswith(("eau", "eu")) else "s")


def _in_plural(sentence, i, noun):
    """Whether the determiner at i and its noun can become `des` and a plural, with nothing else to be changed but adjectives."""
    words = sentence.words
    return (noun > i and words[noun].upos == "NOUN" and "Number=Sing" in words[noun].features and words[noun].form.islower()
            and all(words[k].upos in ("DET", "ADJ") for k in range(i, noun))
            and not any(word.head == i + 1 for word in words))


def with_des(sentence, generator):
    """A copy in which *de la*, *du* + singular became *des* = de + les + plural, and *un*, *une* became the article *des*; None without.

    So `des` is seen in as many places as *du* and *un* are, where its kind is beyond doubt."""
    words, changes, dropped = sentence.words, {}, set()
    for i, word in enumerate(words):
        if generator.random() < 0.3 or word.head == 0:
            continue
        noun = word.head - 1
        if (word.lemma == "de" and word.upos == "ADP" and word.relation == "case" and i + 1 < noun and words[i + 1].head == word.head
                and words[i + 1].relation == "det" and words[i + 1].lemma == "le" and _in_plural(sentence, i + 1, noun)
                and not any(other.head == i + 1 for other in words)):
            changes[i] = ("ADP", "de", "_", "case")
            dropped.add(i + 1)
        elif (word.form.lower() in ("un", "une") and word.upos == "DET" and word.relation == "det"
                and not words[noun].relation.startswith("nsubj") and not (i and words[i - 1].form.endswith(("'", "de"))) and _in_plural(sentence, i, noun)):
            changes[i] = ("DET", "un", "Definite=Ind|Number=Plur|PronType=Art", "det")
    if not changes:
        return None
    position = {0: 0}
    for i in range(len(words)):
        position[i + 1] = i + 1 - sum(k <= i for k in dropped)
    plural = {words[i].head - 1 for i in changes}
    copies = []
    for i, word in enumerate(words):
        if i in dropped:
            continue
        copy = treebanks.Word(**vars(word))
        copy.head = position[word.head]
        if i in changes:
            copy.form = "Des" if word.form[0].isupper() else "des"
            copy.upos, copy.lemma, copy.features, copy.relation = changes[i]
            copy.undecided = True
        elif i in plural or (word.upos == "ADJ" and word.head - 1 in plural and "Number=Sing" in word.features):
            copy.form, copy.features = _plural(word.form), word.features.replace("Number=Sing", "Number=Plur")
        copies.append(copy)
    return treebanks.Sentence(copies, sentence.source, sentence.language, sentence.text, sentence.names)
