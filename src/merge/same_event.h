// Part of same_fact.h: types whose facts happen on a day or over some days – meeting, representation, cooperation,
// friction, statement – and how an answer is put together.
#pragma once
#include "merge/same_fact.h"

namespace paraphe {

inline Judgement different() { return {Sameness::different, 0, {}}; }

// Collects what speaks for one thing.
struct Because {
  int weight = 0;
  std::string reason;

  Because& add(bool holds, int much, std::string_view word) {
    if (!holds) return *this;
    weight += much;
    reason += reason.empty() ? "" : " ";
    reason += word;
    return *this;
  }
  Judgement same() const { return {Sameness::same, weight, reason}; }
};

Judgement judge_events(const Told& a, const Told& b);

}  // namespace paraphe
