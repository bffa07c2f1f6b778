// A half-open range of bytes of the article's text (title + "\n" + body).
#pragma once
#include <cstdint>
#include <string_view>

namespace paraphe {

struct Span {
  std::uint32_t begin = 0, end = 0;
  auto operator<=>(const Span&) const = default;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

inline std::string_view text_of(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }
inline bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }
inline bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }
inline Span join(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace paraphe
