// What must be known of a page before the HTML parser sees it: the parser frees its tree by recursion, and copies open
// formatting elements into every new block, so that a small file can ask for a deep or a huge tree.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace paraphe {

// The page without scripts, styles, drawings, embedded frames and comments; an error when its tree would be too deep
// or too large.
Result<std::string> safe_html(std::string_view file);

}  // namespace paraphe
