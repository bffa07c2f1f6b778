"""The reference reader: runs the quantised file as FORMAT.md says, slowly. evaluate.py and golden.py use it."""

import math

import torch

import batches
import lemma_scripts
import quantise
import trees


class Reader:
    def __init__(self, path):
        self.header, arrays = quantise.read(path)
        self.tensors = {}
        for name, array in arrays.items():
            # Sums of s8×s8 products stay below 2^24: float32 holds them exactly.
            self.tensors[name] = torch.from_numpy(array.copy()) if name == "sentencepiece" else torch.from_numpy(array.astype("float32"))
        self.config, self.labels = self.header["config"], self.header["labels"]
        self.pieces = batches.Pieces(bytes(arrays["sentencepiece"]))
        self.full_activations = False  # True: leave activations in float32, to see what their rounding costs

    def linear(self, name, x):
        if self.full_activations:
            return x @ (self.tensors[name] * self.tensors[f"{name}.scale"][:, None]).T + self.tensors[f"{name}.bias"]
        scale = x.abs().amax(dim=-1, keepdim=True) / 127
        rounded = torch.where(scale > 0, (x / scale.clamp(min=1e-30)).round().clamp(-127, 127), 0.0)
        sums = rounded @ self.tensors[name].T
        return sums * (scale * self.tensors[f"{name}.scale"]) + self.tensors[f"{name}.bias"]

    def norm(self, name, x):
        return torch.nn.functional.layer_norm(x, x.shape[-1:], self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"], self.config["eps"])

    def encode(self, batch, language):
        pieces = batch["pieces"]
        rows, length = pieces.shape
        heads = self.config["heads"]
        x = self.tensors["word"][pieces] * self.tensors["word.scale"][pieces][:, :, None]
        x = x + self.tensors["position"][:length] + self.tensors[self.header["languages"][language]["bias"]]
        x = self.norm("embedding.norm", x)
        absent = ~batch["present"][:, None, None, :]
        for i in range(self.config["layers"]):
            mixed = self.linear(f"layer.{i}.query_key_value", x).view(rows, length, 3, heads, -1).permute(2, 0, 3, 1, 4)
            query, key, value = mixed.unbind(0)
            scores = (query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])).masked_fill(absent, -1e9)
            context = (torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(rows, length, -1)
            x = self.norm(f"layer.{i}.attention.norm", x + self.linear(f"layer.{i}.attention_output", context))
            inner = torch.nn.functional.gelu(self.linear(f"layer.{i}.inner", x))
            x = self.norm(f"layer.{i}.norm", x + self.linear(f"layer.{i}.outer", inner))
        flat = x.reshape(-1, x.shape[-1])
        return 0.5 * (flat[batch["first"]] + flat[batch["last"]])

    @torch.no_grad()
    def read(self, sentences, language, size=2000):
        """[{upos, features, lemma, heads, relations, names, vectors}] for lists of folded words."""
        examples = []
        for number, forms in enumerate(sentences):
            ids = [self.pieces.of(form) for form in forms]
            examples.append({"ids": ids, "bank": 0, "words": len(ids), "length": 2 + sum(map(len, ids)), "number": number})
        examples.sort(key=lambda example: example["length"])
        results = [None] * len(sentences)
        while examples:
            group = [examples.pop()]
            while examples and (len(group) + 1) * group[0]["length"] <= size:
                group.append(examples.pop())
            batch = batches.tensors(group, self.pieces)
            for example, result in zip(group, self._read_batch(batch, language, group, sentences)):
                results[example["number"]] = result
        return results

    def _read_batch(self, batch, language, group, sentences):
        vectors = self.encode(batch, language)
        of_words = vectors[:, 1:]
        scores = {name: self.linear(name, of_words) for name in ("upos", "features", "lemma", "names")}
        gelu = torch.nn.functional.gelu
        dependents = self.linear("arc.bilinear", gelu(self.linear("arc.dependent", of_words)))
        arcs = dependents @ gelu(self.linear("arc.head", vectors)).transpose(1, 2)
        label_dependent = gelu(self.linear("label.dependent", of_words))
        label_head = gelu(self.linear("label.head", vectors))
        for row, example in enumerate(group):
            count, forms = example["words"], sentences[example["number"]]
            heads = trees.decode(arcs[row, :count, :count + 1].double().numpy())
            yield {
                "heads": [int(head) for head in heads],
                "relations": self._relations(label_dependent[row, :count], label_head[row, torch.from_numpy(heads)], heads),
                "upos": self._upos(scores["upos"][row, :count], forms),
                "features": [self.labels["features"][k] for k in scores["features"][row, :count].argmax(-1)],
                "lemma": [lemma_scripts.apply(self.labels["lemma_scripts"][k], form)
                          for k, form in zip(scores["lemma"][row, :count].argmax(-1), forms)],
                "names": [self.labels["names"][k] for k in scores["names"][row, :count].argmax(-1)],
                "name_scores": scores["names"][row, :count].numpy(),
                "vectors": of_words[row, :count], "pieces": example["ids"],
            }

    def _upos(self, scores, forms):
        labels = self.labels["upos"]
        found = [labels[k] for k in scores.argmax(-1)]
        adposition, determiner = labels.index("ADP"), labels.index("DET")
        for i, form in enumerate(forms):
            if form.lower() == "des":
                found[i] = "ADP" if scores[i, adposition] > scores[i, determiner] else "DET"
        return found

    def _relations(self, dependents, heads_vectors, heads):
        width = dependents.shape[-1]
        u = self.linear("label.bilinear", dependents).view(len(dependents), -1, width + 1)
        scores = (u[:, :, :width] @ heads_vectors[:, :, None]).squeeze(-1) + u[:, :, width]
        root = self.labels["relations"].index("root")
        scores[:, root] = -1e9
        best = [self.labels["relations"][k] for k in scores.argmax(-1)]
        return ["root" if head == 0 else relation for relation, head in zip(best, heads)]
