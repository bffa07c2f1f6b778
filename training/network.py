"""The network in float32/bf16 as it is trained. Inference on the quantised file is in reference.py."""

import math

import torch
from torch import nn
from torch.nn import functional

IGNORE = -100


class StoredDropout(nn.Module):
    """Dropout whose mask is a random window of one stored mask: drawing fresh numbers costs 9 % of the time."""

    pools = {}

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        key = (self.rate, x.dtype)
        if key not in self.pools:
            kept = (torch.rand(6_000_000) >= self.rate).to(x.dtype) / (1 - self.rate)
            self.pools[key] = kept
        pool, count = self.pools[key], x.numel()
        if count > pool.numel():
            return functional.dropout(x, self.rate)
        start = int(torch.randint(0, pool.numel() - count + 1, (1,)))
        return x * pool[start:start + count].view(x.shape)


class Layer(nn.Module):
    """Post-LN transformer layer. Attention by hand: the fused one is several times slower backward in bf16."""

    def __init__(self, config):
        super().__init__()
        width = config["width"]
        self.heads = config["heads"]
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attention_output = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=config["eps"])
        self.inner = nn.Linear(width, config["feed_forward"])
        self.outer = nn.Linear(config["feed_forward"], width)
        self.norm = nn.LayerNorm(width, eps=config["eps"])
        self.dropout = StoredDropout(config["dropout"])

    def forward(self, x, attention_bias):
        batch, length, width = x.shape
        size = width // self.heads
        mixed = self.query_key_value(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = mixed.reshape(3, batch * self.heads, length, size).unbind(0)
        scores = torch.bmm(query, key.transpose(1, 2)).view(batch, self.heads, length, length)
        weights = functional.softmax(scores.float() / math.sqrt(size) + attention_bias, dim=-1)
        weights = self.dropout(weights.to(value.dtype)).view(batch * self.heads, length, length)
        context = torch.bmm(weights, value).view(batch, self.heads, length, size).transpose(1, 2)
        context = self.attention_output(context.reshape(batch, length, width))
        x = self.attention_norm(x + self.dropout(context))
        return self.norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Network(nn.Module):
    def __init__(self, config, labels, banks):
        super().__init__()
        width = config["width"]
        self.config, self.banks = config, banks
        self.word = nn.Embedding(config["vocabulary"], width)
        self.word.weight.requires_grad_(False)  # frozen: pieces rare in the treebanks must stay where they were
        self.position = nn.Parameter(torch.zeros(config["positions"], width))
        self.bank = nn.Embedding(len(banks), width)
        nn.init.normal_(self.bank.weight, std=0.01)
        self.embedding_norm = nn.LayerNorm(width, eps=config["eps"])
        self.layers = nn.ModuleList(Layer(config) for _ in range(config["layers"]))
        self.dropout = StoredDropout(config["dropout"])
        self.head_dropout = StoredDropout(config["head_dropout"])
        self.upos = nn.Linear(width, len(labels["upos"]))
        self.features = nn.Linear(width, len(labels["features"]))
        self.lemma = nn.Linear(width, len(labels["lemma_scripts"]))
        self.names = nn.Linear(width, len(labels["names"]))
        arc, label, relations = config["arc_width"], config["label_width"], len(labels["relations"])
        self.arc_dependent, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.arc_bilinear = nn.Linear(arc, arc)
        self.label_dependent, self.label_head = nn.Linear(width, label), nn.Linear(width, label)
        # One row more a relation: what the dependent alone says about it.
        self.label_bilinear = nn.Linear(label, relations * (label + 1))
        nn.init.zeros_(self.label_bilinear.bias)

    def load_pretrained(self, arrays, rows):
        width = self.config["width"]

        def tensor(name, *shape):
            return torch.from_numpy(arrays[name].copy()).view(*shape)

        with torch.no_grad():
            self.word.weight.copy_(tensor("emb.word", -1, width)[torch.from_numpy(rows)])
            kinds = tensor("emb.type", -1, width)
            self.position.copy_(tensor("emb.pos", -1, width)[:self.config["positions"]] + kinds[0])
            self.embedding_norm.weight.copy_(tensor("emb.ln.w", width))
            self.embedding_norm.bias.copy_(tensor("emb.ln.b", width))
            for index, layer in enumerate(self.layers):
                prefix = f"l{index}."
                for part, suffix in (("weight", "w"), ("bias", "b")):
                    shape = (-1, width) if suffix == "w" else (-1,)
                    stacked = torch.cat([tensor(f"{prefix}{name}.{suffix}", *shape) for name in "qkv"])
                    getattr(layer.query_key_value, part).copy_(stacked)
                    getattr(layer.attention_output, part).copy_(tensor(f"{prefix}ao.{suffix}", *shape))
                    getattr(layer.inner, part).copy_(tensor(f"{prefix}fi.{suffix}", *shape))
                    outer = (width, -1) if suffix == "w" else (-1,)
                    getattr(layer.outer, part).copy_(tensor(f"{prefix}fo.{suffix}", *outer))
                    getattr(layer.attention_norm, part).copy_(tensor(f"{prefix}aln.{suffix}", width))
                    getattr(layer.norm, part).copy_(tensor(f"{prefix}oln.{suffix}", width))

    def encode(self, batch):
        """[sentences, 1 + words, width]: vector of the root, then of each word."""
        pieces = batch["pieces"]
        length = pieces.shape[1]
        bank = self.bank(batch["bank"])
        x = self.word(pieces) + self.position[:length] + (bank[:, None] if bank.dim() == 2 else bank)
        x = self.dropout(self.embedding_norm(x))
        bias = torch.zeros(pieces.shape).masked_fill_(~batch["present"], -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        x = x.float()
        flat = x.reshape(-1, x.shape[-1])
        return 0.5 * (flat[batch["first"]] + flat[batch["last"]])

    def heads(self, vectors, parse=True, names=True):
        """Scores of every head; arcs [b, words, 1 + words], and the halves of the label scores."""
        vectors = self.head_dropout(vectors)
        of_words = vectors[:, 1:]
        result = {}
        if names:
            result["names"] = self.names(of_words).float()
        if parse:
            for name in ("upos", "features", "lemma"):
                result[name] = getattr(self, name)(of_words).float()
            dependent = self.head_dropout(functional.gelu(self.arc_dependent(of_words)))
            head = self.head_dropout(functional.gelu(self.arc_head(vectors)))
            arcs = torch.bmm(self.arc_bilinear(dependent).float(), head.float().transpose(1, 2))
            result["arcs"] = arcs
            result["label_dependent"] = self.head_dropout(functional.gelu(self.label_dependent(of_words)))
            result["label_head"] = self.head_dropout(functional.gelu(self.label_head(vectors)))
        return result

    def label_scores(self, result, heads):
        """Scores of all relations for each word and the head given for it: [b, words, relations]."""
        dependent = result["label_dependent"]
        width = dependent.shape[-1]
        chosen = torch.gather(result["label_head"], 1, heads[:, :, None].expand(-1, -1, width))
        batch, length, _ = dependent.shape
        u = self.label_bilinear(dependent).view(batch * length, -1, width + 1)
        chosen = torch.cat([chosen, torch.ones_like(chosen[:, :, :1])], dim=-1).view(batch * length, width + 1, 1)
        return torch.bmm(u, chosen.to(u.dtype)).view(batch, length, -1).float()
