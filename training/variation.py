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
