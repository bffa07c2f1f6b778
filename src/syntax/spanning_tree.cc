#include "syntax/spanning_tree.h"

#include <algorithm>
#include <cstddef>

namespace paraphe {

namespace {

enum State : std::uint8_t { fresh, on_path, settled };

struct Search {
  TreeBuffers& b;
  std::int32_t size;  // words and the root

  double& score(std::int32_t dependent, std::int32_t head) {
    return b
        .score[static_cast<std::size_t>(dependent) * static_cast<std::size_t>(size) + static_cast<std::size_t>(head)];
  }
  TreeBuffers::Edge& edge(std::int32_t dependent, std::int32_t head) {
    return b
        .edge[static_cast<std::size_t>(dependent) * static_cast<std::size_t>(size) + static_cast<std::size_t>(head)];
  }
  template <typename T>
  static T& at(std::vector<T>& values, std::int32_t index) {
    return values[static_cast<std::size_t>(index)];
  }

  // A tree with one root is the best tree when every edge from the root costs more than all others can gain.
  void read(std::span<const float> scores) {
    const std::size_t cells = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    b.score.assign(cells, 0.0);
    b.edge.resize(cells);
    double low = 0, high = 0;
    for (std::int32_t w = 1; w < size; ++w) {
      for (std::int32_t v = 0; v < size; ++v) {
        const double value =
            scores[static_cast<std::size_t>(w - 1) * static_cast<std::size_t>(size) + static_cast<std::size_t>(v)];
        edge(w, v) = {v, w};
        if (v == w) continue;
        score(w, v) = value;
        low = std::min(low, value);
        high = std::max(high, value);
      }
    }
    const double fine = (high - low + 1) * size;
    for (std::int32_t w = 1; w < size; ++w) score(w, 0) -= fine;
  }

  std::int32_t best_head(std::int32_t node) {
    std::int32_t best = -1;
    for (const std::int32_t head : b.active) {
      if (head != node && (best < 0 || score(node, head) > score(node, best))) best = head;
    }
    return best;
  }

  // The cycle on the path that begins at `first` becomes one node, named after it.
  void contract(std::int32_t first) {
    const auto begin = std::find(b.path.begin(), b.path.end(), first);
    TreeBuffers::Contraction cycle;
    cycle.representative = first;
    cycle.members.assign(begin, b.path.end());
    b.path.erase(begin, b.path.end());
    cycle.member_of.assign(static_cast<std::size_t>(size), -1);
    for (const std::int32_t member : cycle.members) cycle.chosen.push_back(edge(member, at(b.entering, member)));
    for (std::int32_t v = 0; v < size; ++v) {
      if (std::find(cycle.members.begin(), cycle.members.end(), at(b.holder, v)) != cycle.members.end()) {
        at(cycle.member_of, v) = at(b.holder, v);
      }
    }
    for (const std::int32_t member : cycle.members) at(b.state, member) = on_path;
    for (const std::int32_t other : b.active) {
      if (std::find(cycle.members.begin(), cycle.members.end(), other) != cycle.members.end()) continue;
      merge_edges(cycle.members, first, other);
    }
    std::erase_if(b.active, [&](std::int32_t node) {
      return node != first && std::find(cycle.members.begin(), cycle.members.end(), node) != cycle.members.end();
    });
    for (std::int32_t v = 0; v < size; ++v) {
      if (at(cycle.member_of, v) >= 0) at(b.holder, v) = first;
    }
    at(b.state, first) = fresh;
    b.contractions.push_back(std::move(cycle));
  }

  // The best edges between the cycle and a node outside; what enters the cycle frees the edge that it takes the place
  // of.
  void merge_edges(const std::vector<std::int32_t>& members, std::int32_t first, std::int32_t other) {
    std::int32_t in = members.front(), out = members.front();
    const auto gain = [&](std::int32_t member) { return score(member, other) - score(member, at(b.entering, member)); };
    for (const std::int32_t member : members) {
      if (gain(member) > gain(in)) in = member;
      if (score(other, member) > score(other, out)) out = member;
    }
    const double in_score = gain(in), out_score = score(other, out);
    const TreeBuffers::Edge in_edge = edge(in, other), out_edge = edge(other, out);
    // Gains of the other members are read before this, the first member's own entering edge after it never again.
    pending.push_back({first, other, in_score, in_edge});
    pending.push_back({other, first, out_score, out_edge});
  }

  struct Pending {
    std::int32_t dependent, head;
    double score;
    TreeBuffers::Edge edge;
  };
  std::vector<Pending> pending;

  void apply_pending() {
    for (const Pending& p : pending) {
      score(p.dependent, p.head) = p.score;
      edge(p.dependent, p.head) = p.edge;
    }
    pending.clear();
  }

  void settle(std::int32_t start) {
    std::int32_t node = start;
    while (at(b.state, node) != settled) {
      if (at(b.state, node) == on_path) {
        contract(node);
        apply_pending();
        continue;
      }
      at(b.state, node) = on_path;
      b.path.push_back(node);
      at(b.entering, node) = best_head(node);
      node = at(b.entering, node);
    }
    for (const std::int32_t passed : b.path) at(b.state, passed) = settled;
    b.path.clear();
  }

  void expand() {
    b.chosen.assign(static_cast<std::size_t>(size), {});
    for (const std::int32_t node : b.active) {
      if (node != 0) at(b.chosen, node) = edge(node, at(b.entering, node));
    }
    for (auto cycle = b.contractions.rbegin(); cycle != b.contractions.rend(); ++cycle) {
      const TreeBuffers::Edge entering = at(b.chosen, cycle->representative);
      for (std::size_t i = 0; i < cycle->members.size(); ++i) at(b.chosen, cycle->members[i]) = cycle->chosen[i];
      at(b.chosen, at(cycle->member_of, entering.dependent)) = entering;
    }
  }
};

}  // namespace

void best_tree(std::span<const float> scores, std::int32_t n, TreeBuffers& buffers, std::span<std::int32_t> heads) {
  if (n == 0) return;
  Search search{buffers, n + 1, {}};
  search.read(scores);
  const std::size_t size = static_cast<std::size_t>(n) + 1;
  buffers.active.resize(size);
  buffers.holder.resize(size);
  for (std::int32_t v = 0; v <= n; ++v) Search::at(buffers.active, v) = Search::at(buffers.holder, v) = v;
  buffers.entering.assign(size, -1);
  buffers.state.assign(size, fresh);
  buffers.path.clear();
  buffers.contractions.clear();
  buffers.state[0] = settled;
  for (std::int32_t word = 1; word <= n; ++word) search.settle(Search::at(buffers.holder, word));
  search.expand();
  for (std::int32_t w = 0; w < n; ++w) heads[static_cast<std::size_t>(w)] = Search::at(buffers.chosen, w + 1).head;
}

}  // namespace paraphe
