"""A tagger and biaffine dependency parser on a pretrained encoder (Dozat and Manning 2017)."""
import torch
import torch.nn as nn

ARC, REL = 256, 128   # elements of the vectors that arcs and relations are scored by
CASES = 6             # see case()


def case(word):
    """How a word is written, which the encoder's lower-cased pieces don't tell."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 4
    if not letters:
        return 5
    if all(not c.isupper() for c in letters):
        return 0
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 2
    return 1 if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else 3


class Trees(nn.Module):
    def __init__(self, encoder, tags, rels, names):
        super().__init__()
        self.enc = encoder
        width = encoder.config.hidden_size
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.drop = nn.Dropout(.2)
        self.tag = nn.Linear(width, tags)
        self.name = nn.Linear(width, names)
        self.arc_dep, self.arc_head, self.rel_dep, self.rel_head = (nn.Linear(width, n) for n in (ARC, ARC, REL, REL))
        self.hidden = nn.Sequential(nn.GELU(), nn.Dropout(.25))
        self.arc = nn.Linear(ARC, ARC, bias=False)      # of a dependent, to be compared with heads
        self.heads = nn.Linear(ARC, 1, bias=False)      # how readily a word is a head
        self.rel = nn.Linear(REL, rels * REL)           # of a dependent, to be compared with its head, by relation
        self.rel_bias = nn.Linear(2 * REL, rels)
        self.rels = rels

    def words(self, ids, mask, first, case):
        """The vector of each word: that of its first piece; of the root, that of the first of all."""
        x = self.enc(input_ids=ids, attention_mask=mask).last_hidden_state
        x = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.size(-1)))
        return self.drop(x + self.case(case))

    def arcs(self, x, real):
        """How well each word (second index) fits as the head of each (first index)."""
        d, h = self.hidden(self.arc_dep(x)), self.hidden(self.arc_head(x))
        s = self.arc(d) @ h.transpose(1, 2) + self.heads(h).transpose(1, 2)
        return s.float().masked_fill(~real.unsqueeze(1), -1e4)

    def relations(self, x, heads):
        d, h = self.hidden(self.rel_dep(x)), self.hidden(self.rel_head(x))
        h = torch.gather(h, 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, h.size(-1)))
        left = self.rel(d).unflatten(-1, (self.rels, REL))
        return (left @ h.unsqueeze(-1)).squeeze(-1) + self.rel_bias(torch.cat([d, h], -1))
