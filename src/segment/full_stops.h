// Words that are written with full stops: M., art. 5, O.N.U., J.-C., the J. of « J. M. Coetzee ».
#pragma once
#include <optional>

#include "segment/lookahead.h"
#include "segment/scan.h"

namespace paraphe {

struct StoppedWord {
  std::size_t end = 0;  // behind its full stop
  Stop stop = Stop::none;
};

// The word with full stops that begins at `from`, if one does.
std::optional<StoppedWord> read_stopped_word(const Lookahead& look, std::size_t from);

}  // namespace paraphe
