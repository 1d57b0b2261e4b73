"""Facts of articles by the reader, and their scores."""
import random

import numpy as np
import torch

import score as scorer
from batch import Batch, Cands, overlap, sentence_features, settings, viterbi
from data import CONTENT, KINDS, STANCES, STATUSES
from model import group_lse


SPLITS = (0., 1., 2., 3.)  # how readily spans of evidence are cut in two, to see which parts are better than the whole


def topic_text(doc, words, keep):
    """The kept words of the evidence with the small words between them."""
    on = [w for w, k in zip(words, keep) if k]
    if not on:
        return ""
    out = []
    for w in range(on[0], on[-1] + 1):
        t = doc.tok[w]
        if w in on or t["u"] not in CONTENT + ("DET", "PRON", "PUNCT"):
            out.append(t["t"])
    return " ".join(out)


@torch.no_grad()
def read(net, doc, bf16, rules=True, lift=1.):
    """Everything that the reader thinks of an article, before any threshold."""
    net.eval()
    b = Batch([doc], [rules])
    x = b.encode(net, bf16)
    logp = torch.log_softmax(net.tag(x), -1)
    spans = {(0, s, e) for split in SPLITS for _, s, e in viterbi(logp.numpy(), b.sents, lift, split)}
    cands = sorted(spans | ({(0, r["first"], r["last"]) for r in doc.rules} if rules else set()))
    out = []
    if cands:
        c = Cands(b, cands)
        u = net.pool(x, c.first, c.last, c.head, c.f)
        valid = torch.sigmoid(net.valid(torch.cat([u, c.confidence(logp)], -1)).squeeze(-1))
        stance = torch.softmax(net.stance(u), -1)
        xi, ui, f = c.keep_pairs()
        keep = torch.sigmoid(net.keeps(x, u, xi, ui, f))
        sp, mi, pi, f, group, groups = c.pairs()
        who = torch.sigmoid(group_lse(net.pairs(c.mention_vectors(x, sp), u, mi, pi, f), group, len(groups))) if groups else torch.zeros(0, 2)
        for k, (_, first, last) in enumerate(cands):
            out.append(dict(first=first, last=last, read=(0, first, last) in spans, rule=doc.rule_of(first, last) if rules else None, valid=float(valid[k]), stance=stance[k].tolist(),
                            keep=keep[ui == k].tolist(), who=[(g, *who[i].tolist()) for i, (q, g) in enumerate(groups) if q == k]))
    at = [(0, s, e - 1) for s, e in doc.spans if e > s]
    which = [j for j, (s, e) in enumerate(doc.spans) if e > s]
    c = Cands(b, at)
    u = net.spool(x, c.first, c.last, c.head, torch.tensor([sentence_features(doc, j, rules) for j in which]))
    met = torch.sigmoid(net.met(u).squeeze(-1)).tolist()
    pick = [m > .1 for m in met]
    meetings = []
    if any(pick):
        kind, status = net.kind(u).softmax(-1), net.status(u).softmax(-1)
        sp, mi, pi, f, group, groups = c.pairs(pick)
        who = torch.sigmoid(group_lse(net.mpairs(c.mention_vectors(x, sp), u, mi, pi, f), group, len(groups)).squeeze(-1)) if groups else []
        for k, j in enumerate(which):
            if not pick[k]:
                continue
            m = dict(sent=j, met=met[k], kind=KINDS[int(kind[k].argmax())], status=STATUSES[int(status[k].argmax())],
                     who=[(g, float(who[i])) for i, (q, g) in enumerate(groups) if q == k])
            for what in ("places", "dates"):
                cs = settings(doc, j, what)
                m[what] = ""
                if cs:
                    v = torch.stack([x[s:e + 1].mean(0) for s, e, _, _ in cs])
                    z = torch.cat([net.places(v, u, torch.arange(len(cs)), torch.full((len(cs),), k), torch.tensor([f for *_, f in cs])), torch.zeros(1)])
                    i = int(z.argmax())
                    m[what] = cs[i][2] if i < len(cs) else ""
            meetings.append(m)
    return out, meetings


def positions(doc, cands, valid=.5, holder=.5, about=.5, least=.3):
    """The positions that are sure enough."""
    kept, out = [], []
    for c in sorted(cands, key=lambda c: -c["valid"]):
        if c["valid"] < valid or any(overlap((c["first"], c["last"]), k) for k in kept):
            continue
        hs = {g for g, h, _ in c["who"] if h >= holder}
        if not hs and c["who"]:
            g, h, _ = max(c["who"], key=lambda w: w[1])
            hs = {g} if h >= least else set()
        if not hs:
            continue
        kept.append((c["first"], c["last"]))
        words = range(c["first"], c["last"] + 1)
        keep = [k > .5 and doc.tok[w]["u"] in CONTENT for w, k in zip(words, c["keep"])]
        if not any(keep):
            top = max(range(len(words)), key=lambda i: c["keep"][i])
            keep[top] = True
        out.append(dict(holders=[doc.actors[g]["id"] for g in sorted(hs)], stance=STANCES[int(np.argmax(c["stance"]))], topic=topic_text(doc, words, keep),
                        about=[doc.actors[g]["id"] for g, _, q in c["who"] if q >= about and g not in hs],
                        evidence=doc.text[doc.tok[c["first"]]["s"]:doc.tok[c["last"]]["e"]], c=c, sent=doc.sent[c["first"]]))
    return out


def rule_positions(doc):
    out = []
    for r in doc.rules:
        out.append(dict(holders=[doc.actors[g]["id"] for g in sorted(r["holders"])], stance=STANCES[r["stance"]], topic=" ".join(doc.tok[w]["t"] for w in r["topic"]),
                        about=[doc.actors[g]["id"] for g in sorted(r["about"])], evidence=doc.text[doc.tok[r["first"]]["s"]:doc.tok[r["last"]]["e"]], sent=r["sent"]))
    return out


def joined(doc, found):
    """Meetings as one where the actors of one are among those of another: the first, with the place and date first told."""
    out = []
    for m in found:
        for o in out:
            if m["ws"] <= o["ws"] or o["ws"] <= m["ws"]:
                o["ws"] |= m["ws"]
                o["place"], o["date"] = o["place"] or m["place"], o["date"] or m["date"]
                break
        else:
            out.append(m)
    return [dict(m, participants=[doc.actors[g]["id"] for g in sorted(m["ws"])]) for m in out]


def meetings_of(doc, found, met=.5, who=.5):
    sure = [dict(ws={g for g, p in m["who"] if p >= who}, kind=m["kind"], status=m["status"], place=m["places"], date=m["dates"])
            for m in found if m["met"] >= met]
    return joined(doc, [m for m in sure if m["ws"]])


def rule_meetings(doc):
    return joined(doc, [dict(ws=set(m["participants"] or []), place=m["place"], date=m["date"]) for m in doc.input["meetings"]])


def tally(docs, preds, mets):
    t = scorer.fresh()
    tp = fp = fn = 0
    for d, p, m in zip(docs, preds, mets):
        scorer.score(d.gold, dict(actors=d.actors, meetings=m, positions=p), t)
        must, may, got = {i["sent"] for i in d.items if not i["optional"]}, {i["sent"] for i in d.items}, {q["sent"] for q in p}
        tp, fp, fn = tp + len(got & must), fp + len(got - may), fn + len(must - got)
    return {k: v.prf() for k, v in t.items()}, 2 * tp / max(1, 2 * tp + fp + fn)


def show(name, r):
    t, f = r
    print("   %-26s pos P %.3f R %.3f F %.3f  meet P %.3f R %.3f F %.3f  links P %.3f R %.3f F %.3f  sentences %.3f" % ((name,) + t["positions"] + t["meetings"] + t["links"] + (f,)), flush=True)


def evaluate(net, docs, bf16):
    state = random.getstate()
    rp, rm = [rule_positions(d) for d in docs], [rule_meetings(d) for d in docs]
    show("rules", tally(docs, rp, rm))
    red = [read(net, d, bf16) for d in docs]
    for v in (.4, .5, .6, .7):
        show("reader %.2f" % v, tally(docs, [positions(d, c, v) for d, (c, _) in zip(docs, red)], [meetings_of(d, m, v) for d, (_, m) in zip(docs, red)]))
    red = [read(net, d, bf16, rules=False) for d in docs]
    show("reader .50 without rules", tally(docs, [positions(d, c) for d, (c, _) in zip(docs, red)], [meetings_of(d, m) for d, (_, m) in zip(docs, red)]))
    random.setstate(state)
