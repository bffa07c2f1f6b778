// A saved web page as a draft: its title, date, outlet, author and address from the head, and the text of that part of
// it in which most running text stands; scripts, menus, forms, side and foot matter are left out. One paragraph a line.
// Text only. A page that is nested too deep or has too many elements is refused. Cost: linear; about 30 MB/s.
#pragma once
#include <string_view>

#include "ingest/draft.h"

namespace paraphe {

ArticleDraft read_html(std::string_view file);

}  // namespace paraphe
