#!/usr/bin/env python3
"""Scores predicted facts against annotated articles (both JSONL, one article a line: {"id":…, "facts":[…]}).

usage: score.py GOLD.jsonl PREDICTED.jsonl [--types meeting,flow] [--json] [--errors N] [--totals]

A predicted fact can match a gold fact of the same article when the type is the same, the parties agree (Jaccard at least 0.5), an office is
of the same person, and either a quote of each touches the same sentence, or parties and kind are equal and the date, the value or a
person too. Matches are one to one, as many and as good as possible. Reported, as F1 with 95 % intervals (articles resampled):
  found      matched facts
  exact      and parties, kind, status, polarity right
  strict     and certainty, attribution (said by someone or not), every party slot of the gold, date, value with op and unit, trend, act
  content    F1 of slot values over all facts, matched or not; slots: the same on matched facts only
each over all facts, over the main ones (without office and assessment), and as mean over types with at least 10 gold facts.
Overclaims, each over its own number of chances (on matched facts): a plan told as a deed, a hedge dropped, a denial lost, an attribution lost,
a stage raised (proposed < negotiating < … < in_force); and, over predictions, spurious facts told as done and certain.
A fact without a good quote is spurious. A quote is bad when it is not in the article, has fewer than 2 words or more than 300 characters, or is the fourth. Facts that the codebook does not
allow are malformed and spurious. A missing or repeated article is an error (exit 1). --types looks at some types alone; --totals hides what could show single facts or types.
The codebook's lists are codebook.py beside this file.
"""
import argparse, calendar, collections, json, os, random, re, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from codebook import QUOTES, QUOTE_LENGTH, QUOTE_WORDS, ROLES, SETS, fold, malformed, party

DONE = {"meeting": {"held"}, "agreement": {"signed", "ratified", "in_force", "concluded", "approved", "initialled", "extended"},
        "flow": {"delivered", "awarded"}, "cooperation": {"held", "under_way", "ended"},
        "representation": {"opened", "established", "appointed", "accredited", "recalled", "expelled", "severed", "closed", "reopened", "resumed"},
        "friction": {"done", "ongoing"}}
TO_COME = {"meeting": {"mooted", "invited", "scheduled", "postponed", "cancelled", "denied"}, "agreement": {"proposed", "negotiating", "denied"},
           "flow": {"requested", "pledged", "committed", "cancelled", "denied"}, "cooperation": {"planned", "denied"}, "representation": {"planned", "agreed"}, "friction": {"threatened", "denied"}}
STAGES = {"agreement": "proposed negotiating concluded initialled signed approved ratified in_force".split(), "flow": "requested pledged committed awarded delivered".split(),
          "meeting": "mooted invited scheduled under_way held".split(), "tie": "aspired asserted".split()}
SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}
ASIDE = {"office", "assessment"}

def days(part, last):
    """The first or last day of a year, month, season or day; '..' when open."""
    if part in ("", ".."): return ".."
    m = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", part)
    if not m: return part
    year, month, day = int(m[1]), m[2], m[3]
    if day: return part
    if month in SEASONS: month, year = SEASONS[month][last], year + (last and month == "24")
    month = int(month) if month else (12 if last else 1)
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1] if last else 1:02}"

def same_date(a, b, published=""):
    """EDTF values compared as days, without ~ and ?. Since X may be written X or X/; a limit may start at the publication or be open."""
    def ends(edtf):
        parts = str(edtf).replace("~", "").replace("?", "").split("/")
        limit = len(parts) == 2 and parts[0] and published.startswith(parts[0])
        return ".." if limit else days(parts[0], False), days(parts[-1], True), days(parts[0], True)
    x, y = ends(a), ends(b)
    return x[:2] == y[:2] or (x[0] == y[0] != ".." and (x[1] == ".." and y[1] == y[2] or y[1] == ".." and x[1] == x[2]))

def same(slot, a, b, published=""):
    if slot == "value":
        try: return abs(float(a) - float(b)) <= 1e-6 * max(1, abs(float(a)))
        except (TypeError, ValueError): return False
    if slot == "date": return same_date(a, b, published)
    if slot == "comparator":
        if not (isinstance(a, dict) and isinstance(b, dict)): return False
        x, y = a.get("value"), b.get("value")
        if not (same("value", x, y) or (isinstance(x, str) and isinstance(y, str) and fold(x) == fold(y))): return False
        return not isinstance(x, (int, float)) or a.get("op", "=") == b.get("op", "=")
    if slot == "persons":
        x, y = fold(a).split(), fold(b).split()
        if not x or not y: return False
        return set(x) <= set(y) or set(y) <= set(x) or (x[-1] == y[-1] and x[0][0] == y[0][0] and 1 in (len(x[0]), len(y[0])))
    if slot in ("office", "title", "place", "city", "level"):
        x, y = set(fold(a).split()), set(fold(b).split())
        return bool(x and y) and len(x & y) / len(x | y) >= 0.5
    return party(a) == party(b) if slot in ROLES else a == b

def values(fact):
    for k, v in fact["slots"].items():
        for x in (v if k in SETS else [v]): yield k, x

def common(gold, pred, published):
    left, n = list(values(pred)), 0
    for k, v in values(gold):
        for x in left:
            if x[0] == k and same(k, v, x[1], published): n += 1; left.remove(x); break
    return n

ABBREVIATION = re.compile(r"(?:^|[\s(«’'])(?:MM?|Mmes?|Mlles?|Drs?|Prs?|Me|Mgr|Mr|Mrs|Ms|n°|No|art|Ste?|Gen|Col|Lt|Sgt|Sen|Rep|Gov|[A-ZÀ-Þ](?:\.\s?-?[A-ZÀ-Þ])*)\.$")

def sentences(text):
    out, start = [], 0
    for m in re.finditer(r"[.!?…]+(?:\s?[»”\")’])*(?P<gap>\s+)(?=[«“\"(]?\s?[0-9A-ZÀ-ÖØ-ÞА-Я—–-])|(?P<line>\n+)", text):
        gap = "line" if m["line"] else "gap"
        if gap == "gap" and ABBREVIATION.search(text[start:m.start("gap")]): continue
        if m.start(gap) > start: out.append((start, m.start(gap)))
        start = m.end(gap)
    if start < len(text): out.append((start, len(text)))
    return out

def touched(text, sents, quotes):
    """The sentences that the quotes touch (a quote under 4 words only by the first place where it stands); and how many quotes are bad."""
    hit, bad = set(), max(0, len(quotes) - QUOTES)
    for q in quotes[:QUOTES]:
        places = [m.start() for m in re.finditer(re.escape(q), text)] if len(q.split()) >= QUOTE_WORDS and len(q) <= QUOTE_LENGTH else []
        bad += not places
        for at in places if len(q.split()) >= 4 else places[:1]: hit |= {i for i, (a, b) in enumerate(sents) if at < b and at + len(q) > a}
    return hit, bad

def assignment(w):
    """Maximum-weight one-to-one pairs of a rectangular matrix; weight 0 = no pair."""
    n, m = len(w), len(w[0]) if w else 0
    if not n or not m: return []
    size = max(n, m); big = max(max(r) for r in w)
    cost = [[big - (w[i][j] if i < n and j < m else 0) for j in range(size)] for i in range(size)]
    u, v, p, way = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    for i in range(1, size + 1):
        p[0], j0 = i, 0
        minv, used = [float("inf")] * (size + 1), [False] * (size + 1)
        while True:
            used[j0] = True; i0, delta, j1 = p[j0], float("inf"), 0
            for j in range(1, size + 1):
                if not used[j]:
                    c = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if c < minv[j]: minv[j], way[j] = c, j0
                    if minv[j] < delta: delta, j1 = minv[j], j
            for j in range(size + 1):
                if used[j]: u[p[j]] += delta; v[j] -= delta
                else: minv[j] -= delta
            j0 = j1
            if p[j0] == 0: break
        while j0:
            j1 = way[j0]; p[j0] = p[j1]; j0 = j1
    return [(p[j] - 1, j - 1) for j in range(1, size + 1) if p[j] - 1 < n and j - 1 < m and w[p[j] - 1][j - 1] > 0]

def weight(g, p, gs, ps, published):
    """0 when the two facts cannot be the same; otherwise how good a pair they are."""
    if g["type"] != p["type"]: return 0.0
    x, y = set(map(party, g["parties"])), set(map(party, p["parties"])); jaccard = len(x & y) / len(x | y)
    if jaccard < 0.5: return 0.0
    a, b = g["slots"], p["slots"]
    person = any(same("persons", u, v) for u in a.get("persons", []) for v in b.get("persons", []))
    if g["type"] == "office" and not person: return 0.0
    if not ps: return 0.0
    here = bool(gs & ps)
    if not here:
        dated = "date" in a and "date" in b and same_date(a["date"], b["date"], published)
        valued = "value" in a and "value" in b and same("value", a["value"], b["value"])
        if not (x == y and g["kind"] == p["kind"] and (dated or valued or person)): return 0.0
    n = sum(1 for _ in values(g))
    return 1000 + here + jaccard + (g["kind"] == p["kind"]) + (g["status"] == p["status"]) + (g["polarity"] == p["polarity"]) + (common(g, p, published) / n if n else 1)

def score_article(article, predicted, errors):
    """Counts of one article: a Counter keyed by (column, type)."""
    c = collections.Counter(); published = article.get("published", "")
    text = article.get("title", "") + "\n" + article["text"]; sents = sentences(text); gold = article["facts"]; good = []
    for p in predicted:
        t = p.get("type") if isinstance(p, dict) and isinstance(p.get("type"), str) else "?"
        what = malformed(p); c["pred", t] += 1; c["malformed", t] += bool(what)
        if what: errors.append((article["id"], "malformed: " + "; ".join(what[:3]), p))
        else: good.append(p)
    gs = [touched(text, sents, f["quotes"])[0] for f in gold]; ps = []
    for p in good:
        hit, bad = touched(text, sents, p["quotes"]); ps.append(hit); c["bad quotes", p["type"]] += bad; c["quotes", p["type"]] += len(p["quotes"])
    pairs = assignment([[weight(g, p, gs[i], ps[j], published) for j, p in enumerate(good)] for i, g in enumerate(gold)])
    mg, mp = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, g in enumerate(gold):
        t = g["type"]; c["gold", t] += 1; c["value gold", t] += sum(1 for _ in values(g))
        if g.get("weight") == "core": c["core", t] += 1; c["core found", t] += i in mg
        if i not in mg: errors.append((article["id"], "missed", g))
    for j, p in enumerate(good):
        t = p["type"]; c["value pred", t] += sum(1 for _ in values(p))
        if j not in mp:
            errors.append((article["id"], "spurious", p))
            c["spurious deeds", t] += p["status"] in DONE.get(t, ()) and p["polarity"] == "affirmed" and p["certainty"] == "certain"
    for i, j in pairs:
        g, p, t = gold[i], good[j], gold[i]["type"]; a, b = g["slots"], p["slots"]
        c["found", t] += 1
        ok = {k: g[k] == p[k] for k in ("kind", "status", "polarity", "certainty")}
        for k, v in ok.items(): c[k, t] += v
        parties = set(map(party, g["parties"])) == set(map(party, p["parties"]))
        exact = parties and ok["kind"] and ok["status"] and ok["polarity"]; c["exact", t] += exact
        roles = all(k in b and same(k, a[k], b[k]) for k in ROLES if k in a)
        keys = all(k not in a or (k in b and same(k, a[k], b[k], published)) for k in ("date", "value", "op", "unit", "trend", "act"))
        strict = exact and ok["certainty"] and roles and keys and bool(g.get("said_by")) == bool(p.get("said_by"))
        c["strict", t] += strict
        if not strict: errors.append((article["id"], "differs" if not exact else "not strict", {"gold": g, "predicted": p}))
        n = common(g, p, published); c["value tp", t] += n; c["slot gold", t] += sum(1 for _ in values(g)); c["slot pred", t] += sum(1 for _ in values(p))
        done = DONE.get(t, ()); deed = p["status"] in done and p["polarity"] == "affirmed" and p["certainty"] == "certain"
        if g["status"] in TO_COME.get(t, ()) or (t in TO_COME and g["polarity"] == "negated"): c["plan told as deed of", t] += 1; c["plan told as deed", t] += deed
        if g["certainty"] != "certain": c["hedge dropped of", t] += 1; c["hedge dropped", t] += p["certainty"] == "certain"
        if g["polarity"] == "negated": c["denial lost of", t] += 1; c["denial lost", t] += p["polarity"] != "negated"
        if g.get("said_by"): c["attribution lost of", t] += 1; c["attribution lost", t] += not p.get("said_by")
        s = STAGES.get(t, [])
        if g["status"] in s[:-1] and p["status"] in s: c["stage raised of", t] += 1; c["stage raised", t] += s.index(p["status"]) > s.index(g["status"])
    return c

def prf(tp, n_pred, n_gold):
    p = tp / n_pred if n_pred else 0.0; r = tp / n_gold if n_gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0

def total(counts, key, types=None):
    return sum(v for (k, t), v in counts.items() if k == key and (types is None or t in types))

COLUMNS = {"found": ("found", "pred", "gold"), "exact": ("exact", "pred", "gold"), "strict": ("strict", "pred", "gold"), "content": ("value tp", "value pred", "value gold"), "slots": ("value tp", "slot pred", "slot gold")}

def table(counts, types=None):
    return {name: prf(*(total(counts, k, types) for k in keys)) for name, keys in COLUMNS.items()}

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold"); ap.add_argument("predicted"); ap.add_argument("--json", action="store_true"); ap.add_argument("--types"); ap.add_argument("--totals", action="store_true"); ap.add_argument("--errors", type=int, default=0)
    o = ap.parse_args(); gold = [json.loads(l) for l in open(o.gold, encoding="utf-8") if l.strip()]
    predicted, faults, errors = {}, [], []
    for n, l in enumerate(open(o.predicted, encoding="utf-8", errors="replace"), 1):
        if not l.strip(): continue
        try: x = json.loads(l); i, facts = x["id"], x["facts"]; assert isinstance(facts, list)
        except (ValueError, KeyError, TypeError, AssertionError): faults.append(f"line {n} is no article"); continue
        if i in predicted: faults.append(f"article {i} is repeated")
        predicted.setdefault(i, facts)
    if o.types:
        only = set(o.types.split(","))
        for a in gold: a["facts"] = [f for f in a["facts"] if f["type"] in only]
        predicted = {i: [f for f in facts if not isinstance(f, dict) or f.get("type") in only] for i, facts in predicted.items()}
    known = {a["id"] for a in gold}
    faults += [f"article {a['id']} is missing" for a in gold if a["id"] not in predicted] + [f"article {i} is unknown" for i in predicted if i not in known]
    per = [score_article(a, predicted.get(a["id"], []), errors) for a in gold]
    c = sum(per, collections.Counter()); types = sorted({t for k, t in c if k in ("gold", "pred")}); main_types = [t for t in types if t not in ASIDE]
    rnd = random.Random(1); samples = collections.defaultdict(list)
    for _ in range(400):
        s = collections.Counter()
        for _ in per: s.update(per[rnd.randrange(len(per))])
        for name, v in table(s, main_types).items(): samples[name].append(v[2])
    ci = {k: (sorted(v)[9], sorted(v)[-10]) for k, v in samples.items()}
    common_types = [t for t in types if c["gold", t] >= 10]; n = total(c, "found") or 1
    over = {k: (total(c, k), total(c, k + " of")) for k in ("plan told as deed", "hedge dropped", "denial lost", "attribution lost", "stage raised")}
    over["spurious deeds"] = (total(c, "spurious deeds"), total(c, "pred"))
    res = {"articles": len(gold), "gold": total(c, "gold"), "predicted": total(c, "pred"), "malformed": total(c, "malformed"), "bad_quotes": total(c, "bad quotes"), "quotes": total(c, "quotes"),
           "main": table(c, main_types), "all": table(c), "interval": ci, "mean": {k: sum(table(c, [t])[k][2] for t in common_types) / max(1, len(common_types)) for k in COLUMNS},
           "core_recall": total(c, "core found") / max(1, total(c, "core")), **{k: total(c, k) / n for k in ("kind", "status", "polarity", "certainty")}, "overclaims": over, "faults": faults,
           "types": {t: {"gold": c["gold", t], "predicted": c["pred", t], **table(c, [t])} for t in types}}
    if o.totals: res.pop("types")
    if o.json: print(json.dumps(res)); sys.exit(bool(faults))
    print(f"{len(gold)} articles, {res['gold']} gold facts, {res['predicted']} predicted, {res['malformed']} malformed, {res['bad_quotes']} bad quotes of {res['quotes']}")
    for f in faults[:10]: print("ERROR:", f)
    print("F1         main   95 %% interval      all    mean of types   (main: without office and assessment; mean over %d types)" % len(common_types))
    for k in COLUMNS: print("  %-8s %.3f   %.3f to %.3f   %.3f   %.3f   main P %.3f R %.3f" % (k, res["main"][k][2], *ci[k], res["all"][k][2], res["mean"][k], *res["main"][k][:2]))
    print("core recall %.3f   on matched facts: kind %.3f   status %.3f   polarity %.3f   certainty %.3f" % tuple(res[k] for k in ("core_recall", "kind", "status", "polarity", "certainty")))
    print("overclaims: " + " · ".join(f"{k} {a} of {b}" for k, (a, b) in over.items()))
    if not o.totals:
        for t in types: print("  %-15s gold %4d  predicted %4d  found P %.3f R %.3f F1 %.3f  exact %.3f  strict %.3f" % (t, c["gold", t], c["pred", t], *table(c, [t])["found"], table(c, [t])["exact"][2], table(c, [t])["strict"][2]))
        for a, what, fact in errors[:o.errors]: print(a, what, json.dumps(fact, ensure_ascii=False))
    sys.exit(bool(faults))

if __name__ == "__main__": main()
