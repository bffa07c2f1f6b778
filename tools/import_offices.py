#!/usr/bin/env python3
"""Writes knowledge/gazetteer/offices.tsv: who headed which state or government, from when to when, since 2000.

Facts only (name, state, office, dates), taken from two public tables:
  leaders_factbook.tsv            chiefs of state and heads of government as an almanac of 2015–2026 lists them (CC0)
  leaders_reign_1950_2021.csv     the effective leader of each state, 1950–2021 (MIT); mostly surnames
usage: import_offices.py FOLDER_OF_THE_TABLES
The second table does not tell the office: it is that which the first one shows for the state's effective leader.
People whose names French writes otherwise stand in knowledge/gazetteer/people.tsv, which is written by hand.
"""
import collections, csv, html, pathlib, re, sys, unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
GAZETTEER = ROOT / "knowledge" / "gazetteer"
KIND = {"chief of state": "head_of_state", "head of government": "head_of_government"}
NAMES = {"Burma": "MMR", "Congo (Brazzaville)": "COG", "DRC": "COD", "Cote d'Ivoire": "CIV", "Côte d'Ivoire": "CIV", "Holy See (Vatican City)": "VAT",
         "Macedonia": "MKD", "Czech Republic": "CZE", "Turkey": "TUR", "The Bahamas": "BHS", "The Gambia": "GMB", "The Dominican": "DOM",
         "Swaziland": "SWZ", "Vietnam": "VNM", "Saint Kitts and Nevis": "KNA", "Saint Lucia": "LCA", "Saint Vincent and the Grenadines": "VCT",
         "Sao Tome and Principe": "STP", "Trinidad and Tobago": "TTO", "Antigua and Barbuda": "ATG", "Cabo Verde": "CPV", "Bosnia and Herzegovina": "BIH"}
COW = dict(pair.split("=") for pair in ("USA=USA CAN=CAN BHM=BHS CUB=CUB HAI=HTI DOM=DOM JAM=JAM TRI=TTO BAR=BRB DMA=DMA GRN=GRD SLU=LCA SVG=VCT AAB=ATG SKN=KNA MEX=MEX BLZ=BLZ "
  "GUA=GTM HON=HND SAL=SLV NIC=NIC COS=CRI PAN=PAN COL=COL VEN=VEN GUY=GUY SUR=SUR ECU=ECU PER=PER BRA=BRA BOL=BOL PAR=PRY CHL=CHL ARG=ARG URU=URY "
  "UKG=GBR IRE=IRL NTH=NLD BEL=BEL LUX=LUX FRN=FRA MNC=MCO LIE=LIE SWZ=CHE SPN=ESP AND=AND POR=PRT GMY=DEU POL=POL AUS=AUT HUN=HUN CZR=CZE SLO=SVK "
  "ITA=ITA MLT=MLT ALB=ALB MNG=MNE MAC=MKD CRO=HRV YUG=SRB BOS=BIH KOS=XKX SLV=SVN GRC=GRC CYP=CYP BUL=BGR MLD=MDA ROM=ROU RUS=RUS EST=EST LAT=LVA "
  "LIT=LTU UKR=UKR BLR=BLR ARM=ARM GRG=GEO AZE=AZE FIN=FIN SWD=SWE NOR=NOR DEN=DNK ICE=ISL CAP=CPV STP=STP GNB=GNB EQG=GNQ GAM=GMB MLI=MLI SEN=SEN "
  "BEN=BEN MAA=MRT NIR=NER CDI=CIV GUI=GIN BFO=BFA LBR=LBR SIE=SLE GHA=GHA TOG=TGO CAO=CMR NIG=NGA GAB=GAB CEN=CAF CHA=TCD CON=COG DRC=COD UGA=UGA "
  "KEN=KEN TAZ=TZA BUI=BDI RWA=RWA SOM=SOM DJI=DJI ETH=ETH ERI=ERI ANG=AGO MZM=MOZ ZAM=ZMB ZIM=ZWE MAW=MWI SAF=ZAF NAM=NAM LES=LSO BOT=BWA SWA=SWZ "
  "MAG=MDG COM=COM MAS=MUS SEY=SYC MOR=MAR ALG=DZA TUN=TUN LIB=LBY SUD=SDN SSD=SSD IRN=IRN TUR=TUR IRQ=IRQ EGY=EGY SYR=SYR LEB=LBN JOR=JOR ISR=ISR "
  "SAU=SAU YEM=YEM KUW=KWT BAH=BHR QAT=QAT UAE=ARE OMA=OMN AFG=AFG TKM=TKM TAJ=TJK KYR=KGZ UZB=UZB KZK=KAZ CHN=CHN MON=MNG TAW=TWN PRK=PRK ROK=KOR "
  "JPN=JPN IND=IND BHU=BTN PAK=PAK BNG=BGD MYA=MMR SRI=LKA MAD=MDV NEP=NPL THI=THA CAM=KHM LAO=LAO DRV=VNM MAL=MYS SIN=SGP BRU=BRN PHI=PHL INS=IDN "
  "ETM=TLS AUL=AUS PNG=PNG NEW=NZL SOL=SLB FIJ=FJI VAN=VUT KIR=KIR TUV=TUV TON=TON NAU=NRU MSI=MHL PAL=PLW FSM=FSM WSM=WSM").split())
MONTHS = {m: i + 1 for i, m in enumerate("January February March April May June July August September October November December".split())}
RANK = re.compile(r"^(?:(?:GNU|Interim|Acting|Transitional?|President|president|Prime|Minister|Premier|Chancellor|King|Queen|Emir|Amir|Sultan|Chairman|Chief|of|the|and|"
                  r"Supreme|Leader|Head|State|Government|Council|General|Gen|Gen\.|Col\.|Col|Capt\.|Capt|Lt\.|Field|Marshal|Maj\.|Brig\.|Commander|Prince|Grand|Duke|"
                  r"Taoiseach|Captain|Colonel|Sheikh|SHAYKH|Executive|Federal|Co-prince|French|Spanish|Archbishop|Pope|Dr\.|Party|Secretary|Sir|Dame|Republic|Bainimarama|"
                  r"Military|Crown|Cabinet|in|Ministers|Presidency|Transition|Provisional|Government,|State,|caretaker|Sovereign|First|Political|Bureau|"
                  r"Secretary,|Chancellor,|National|Defense|Affairs|Commission|Administration|Minister,|President,)\s+)+")

ROMAN = "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split()

def plain(name):
    """HERMENEGILDO dos SANTOS → Hermenegildo dos Santos."""
    words = []
    for word in name.split():
        parts = re.split(r"([-'])", word)
        words.append("".join(p.capitalize() if len(p) > 1 and p.upper() == p else p for p in parts))
    return re.sub(r"\b(I{2,3}|I[vx]|Vi{0,3}|Xi{0,3}v?)\b", lambda m: m[0].upper(), " ".join(words), flags=re.I) if words and words[-1].lower() in ROMAN else " ".join(words)

def day(text):
    m = re.search(r"(?:(\d{1,2}) )?([A-Z][a-z]+)? ?(\d{4})", text)
    if not m: return ""
    if m[2] in MONTHS: return f"{m[3]}-{MONTHS[m[2]]:02}" + (f"-{int(m[1]):02}" if m[1] else "")
    return m[3]

def factbook(path, codes):
    out = {}
    for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        country = html.unescape(row["country"]).strip()
        # The table's words for the two Congos are not to be trusted; its codes are.
        code = {"cf": "COG", "cg": "COD"}.get(row["gec"]) or NAMES.get(country) or codes.get(country)
        if not code or row["role"] not in KIND: continue
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", row["text"]))).strip()
        text = text.split("note -")[0].split("represented by")[0]
        for part in text.split(";")[:1 if row["role"] == "head of government" else 2]:
            if re.match(r"\s*(?:First |Second )?(?:Vice|Deputy|Crown Prince|Interim Vice)", part): continue
            m = re.match(r"\s*(.*?)\(since ([^)]*)\)", part)
            if not m: continue
            name = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", m[1]).strip().replace("&nbsp", " ")
            name = RANK.sub("", name.strip(" ,") + " ").strip(" ,")
            name = plain(re.sub(r"\s+", " ", name))
            if len(name.split()) > 6 or not name or any(c.isdigit() for c in name): continue
            if "Heir" in name or "oprince" in name or ("Charles III" in name or "Elizabeth" in name) and code != "GBR": continue
            key = (code, KIND[row["role"]], name)
            since = day(m[2])
            first, last = out.get(key, (since, ""))
            out[key] = (min(x for x in (first, since) if x) if first or since else "", max(last, row["last_seen"]))
    end = max(last for _, last in out.values())
    return {key: (first, "" if last == end else last) for key, (first, last) in out.items()}

def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))

def main():
    folder = pathlib.Path(sys.argv[1])
    codes = {}
    for line in (GAZETTEER / "states.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"): continue
        fields = line.split("\t")
        for name in [fields[7]] + fields[8].split(";"):
            codes[name.strip()] = fields[0]
    people = factbook(folder / "leaders_factbook.tsv", codes)
    rows = [(code, name, kind, first, last, "almanac") for (code, kind, name), (first, last) in people.items()]
    kinds = collections.defaultdict(collections.Counter)
    states = COW
    reign = []
    for row in csv.DictReader((folder / "leaders_reign_1950_2021.csv").open(encoding="utf-8", errors="replace")):
        code, until = states.get(row["stateabb"]), row["eyear"]
        if not code or code == "SMR" or (until and int(until) < 2000): continue
        name = re.sub(r"\([^)]*\)", "", row["leader"]).strip()
        name = re.sub(r"\b[A-Z]\.\s?", "", name).strip()
        if not name or "\ufffd" in name or "&" in name: continue
        reign.append((code, name, f"{row['syear']}-{int(row['smonth']):02}", f"{until}-{int(row['emonth']):02}" if until and row["emonth"] else ""))
        for (other, kind, full) in people:
            if other == code and fold(name).split()[-1] in fold(full).split(): kinds[code][kind] += 1
    known = {(code, fold(name).split()[-1]) for code, name, *_ in rows}
    for code, name, first, last in reign:
        if (code, fold(name).split()[-1]) in known or not kinds[code]: continue
        rows.append((code, name, kinds[code].most_common(1)[0][0], first, last or "2021-08", "leaders"))
    with (GAZETTEER / "offices.tsv").open("w", encoding="utf-8") as out:
        out.write("name\tspellings\tparty\toffice\tfrom\tto\tsource\n")
        for code, name, kind, first, last, source in sorted(set(rows)):
            out.write("\t".join((name, "", code, kind, first, last, source)) + "\n")

main()
