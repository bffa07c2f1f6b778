#include "app/console.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>

namespace paraphe {

bool print(Console& console, std::string_view text) {
  if (console.closed) return false;
  if (std::fwrite(text.data(), 1, text.size(), console.out) != text.size()) {
    console.closed = true;
    console.failure = errno;
  }
  return !console.closed;
}

void tell(Console& console, std::string_view text) {
  if (!console.quiet) complain(console, text);
}

void complain(Console& console, std::string_view text) {
  show_progress(console, 0);
  std::fwrite(text.data(), 1, text.size(), console.err);
  std::fputc('\n', console.err);
}

void show_progress(Console& console, std::size_t articles) {
  if (!console.progress || console.quiet) return;
  if (articles == 0) {
    std::fputs("\r\x1b[K", console.err);
  } else {
    fmt::print(console.err, "\r{}", console.say("progress.articles", {{"n", std::to_string(articles)}}));
    std::fflush(console.err);
  }
}

std::string quoted_choice(const Wording& say, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string quoted = say("quoted", {{"text", names[i]}});
    if (i == 0) {
      text = quoted;
    } else {
      text = say(i + 1 == names.size() ? "list.or" : "list.comma", {{"a", text}, {"b", quoted}});
    }
  }
  return text;
}

}  // namespace paraphe
