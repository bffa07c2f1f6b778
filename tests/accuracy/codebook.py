"""The codebook's closed lists and what makes a fact malformed; groups by the names of knowledge/gazetteer/groups.tsv."""
import os, re, unicodedata

KINDS = {
 "meeting": "visit talks audience call summit consultation",
 "agreement": "treaty framework agreement protocol memorandum declaration contract amendment roadmap",
 "flow": "scholarship grant loan debt_relief humanitarian food energy arms equipment investment trade personnel other",
 "cooperation": "exercise training deployment operation project programme joint_body exchange mediation",
 "representation": "relations embassy consulate ambassador envoy recognition",
 "friction": "sanction expulsion border trade_restriction protest accusation arrest attack threat aid_cut dispute mobilisation withdrawal legal",
 "statement": "praise thank support promise propose request warn criticise condemn reject deny congratulate condole",
 "tie": "level trend history",
 "office": "head_of_state head_of_government foreign_minister defence_minister minister envoy ambassador spokesperson parliament military organisation_head other",
 "assessment": "frame outlook"}
STATUS = {
 "meeting": "mooted invited scheduled under_way held postponed cancelled denied",
 "agreement": "proposed negotiating concluded initialled signed approved ratified in_force extended suspended denounced terminated denied",
 "flow": "requested pledged committed awarded delivered suspended cancelled denied",
 "cooperation": "planned under_way held ended suspended denied",
 "representation": "planned agreed established opened closed reopened appointed accredited recalled expelled severed resumed",
 "friction": "threatened ongoing done lifted denied", "statement": "made", "tie": "asserted aspired",
 "office": "holds held appointed left", "assessment": "voiced"}
SLOTS = {
 "meeting": "host visitor persons date place city domains rank",
 "agreement": "title date place by persons domains provisions",
 "flow": "provider beneficiary value op unit measure date domains comparator",
 "cooperation": "date place city domains", "representation": "sender receiver persons city date act",
 "friction": "actor target date place domains", "statement": "speaker target persons date domains",
 "tie": "level trend date domains", "office": "persons office date", "assessment": "domains"}
VALUES = {"rank": "state official working private", "act": "open close reopen appoint recall establish resume sever accredit", "op": "= ~ >= <= > <",
          "measure": "period stock cumulative quota", "trend": "strengthening stable weakening"}
DOMAINS = set("DIP DEF INT SEC PKO TRD INV DBT AGR FOO ENE MIN TRA DIG EDU TVT SCI CUL HEA HUM ENV MIG GOV MUL UNS".split())
PROVISIONS = set("exercises training intelligence_sharing medical_support arms logistics port_access basing status_of_forces joint_body technology loan investment market_access visa extradition scholarships infrastructure energy_supply food_supply other".split())
ROLES = ("host", "visitor", "provider", "beneficiary", "sender", "receiver", "actor", "target", "speaker")
SETS = ("persons", "domains", "provisions")
PARTY = re.compile(r"^([A-Z]{3}|[A-Z][A-Z0-9+-]{1,11}|ORG:.+)$")
EDTF = re.compile(r"^(\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12]\d|3[01]))?)?[~?]?)?(/(\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12]\d|3[01]))?)?[~?]?|\.\.)?)?$")
QUOTES, QUOTE_WORDS, QUOTE_LENGTH = 3, 2, 300

def fold(s):
    """Lower case, without accents and punctuation."""
    s = unicodedata.normalize("NFKD", str(s)).casefold().replace("œ", "oe").replace("æ", "ae")
    return re.sub(r"[\W_]+", " ", "".join(c for c in s if not unicodedata.combining(c))).strip()

def _aliases():
    out = {}
    table = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "knowledge", "gazetteer", "groups.tsv")
    with open(table, encoding="utf-8") as f:
        lines = [line for line in f.read().splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        code, *names = line.split("\t")
        for n in [code[4:], *(x for column in names for x in column.split(";"))]:
            if n.strip(): out[fold(n)] = code
    return out
ALIASES = _aliases()

def party(code):
    """One spelling for a party: groups are compared without case, accents, articles and hyphens, and by the names of groups.tsv."""
    if not code.startswith("ORG:"): return code
    name = re.sub(r"^(le|la|les|l|the) ", "", fold(code[4:]))
    return ALIASES.get(name, "ORG:" + name)

def malformed(fact):
    """What the codebook does not allow in a fact, as a list of sentences; empty when it is well formed. Quotes are not looked up."""
    out = []
    if not isinstance(fact, dict): return ["not an object"]
    t = fact.get("type")
    if t not in KINDS: return [f"type {t}"]
    if fact.get("kind") not in KINDS[t].split(): out.append(f"{t} kind {fact.get('kind')}")
    if fact.get("status") not in STATUS[t].split(): out.append(f"{t} status {fact.get('status')}")
    if fact.get("polarity") not in ("affirmed", "negated"): out.append("polarity")
    if fact.get("certainty") not in ("certain", "reported", "possible"): out.append("certainty")
    if not (fact.get("said_by") is None or isinstance(fact["said_by"], str)): out.append("said_by")
    p, q, s = fact.get("parties"), fact.get("quotes"), fact.get("slots")
    if not (isinstance(p, list) and all(isinstance(x, str) and PARTY.match(x) for x in p)): return out + [f"parties {p}"]
    if p != sorted(set(p)): out.append(f"parties not sorted or repeated {p}")
    if len(p) < (1 if t in ("office", "friction") else 2): out.append(f"parties {p}")
    if not (isinstance(q, list) and q and all(isinstance(x, str) for x in q)): out.append("quotes")
    if not isinstance(s, dict): return out + ["slots"]
    for k, v in s.items():
        if k not in SLOTS[t].split(): out.append(f"{t} has no slot {k}")
        elif k in SETS:
            if not (isinstance(v, list) and v and all(isinstance(x, str) for x in v)): out.append(f"slot {k}")
        elif k == "value":
            if isinstance(v, bool) or not isinstance(v, (int, float)): out.append(f"value {v!r}")
        elif k == "comparator":
            if not (isinstance(v, dict) and set(v) <= {"value", "op", "date"}): out.append("comparator")
        elif not (isinstance(v, str) and v): out.append(f"slot {k}")
        elif k in VALUES and v not in VALUES[k].split(): out.append(f"{k} {v}")
        elif k == "date" and not EDTF.match(v): out.append(f"date {v}")
        elif k in ROLES and v not in p: out.append(f"{k} {v} is not a party")
    if isinstance(s.get("domains"), list): out += [f"domain {d}" for d in s["domains"] if d not in DOMAINS]
    if isinstance(s.get("provisions"), list): out += [f"provision {d}" for d in s["provisions"] if d not in PROVISIONS]
    if t == "office" and len(s.get("persons", [])) != 1: out.append("office needs one person")
    return out
