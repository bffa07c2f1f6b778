// Figures: 10 000, 3,4, 2024-2025, 12/03/2024, 1er (also « 1 er »), 5G; and the units behind them (20h30, 160km).
#pragma once
#include "segment/lookahead.h"

namespace paraphe {

struct Figure {
  std::size_t end = 0;       // of the figure and what belongs to its word
  std::size_t unit_end = 0;  // of the unit that stands right behind it, a word of its own; `end` without one
};

// The figure that begins with the digit at `begin`.
Figure read_figure(const Lookahead& look, std::size_t begin);

}  // namespace paraphe
