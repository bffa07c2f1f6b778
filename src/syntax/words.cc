#include "syntax/words.h"

#include "base/utf8.h"

namespace paraphe {

namespace {

// What stands in the place of a code point; nullptr: it stays.
const char* replacement(char32_t c) {
  switch (c) {
    case 0x2019:
    case 0x2018:
    case 0x02BC:
    case 0x2032:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2212:
      return "-";
    case 0x00A0:
    case 0x202F:
    case 0x2009:
      return " ";
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0xFEFF:
      return "";
    default:
      return nullptr;
  }
}

// Where a part that does not hold the whole rest of the sentence had best end: after the last ; or : of its second
// half, else after its last comma, else at its end.
std::int32_t good_end(std::span<const std::string> forms, std::int32_t begin, std::int32_t end) {
  const std::int32_t half = begin + (end - begin) / 2;
  std::int32_t comma = 0;
  for (std::int32_t w = end - 1; w >= half; --w) {
    const std::string& form = forms[static_cast<std::size_t>(w)];
    if (form == ";" || form == ":") return w + 1;
    if (form == "," && comma == 0) comma = w + 1;
  }
  return comma != 0 ? comma : end;
}

}  // namespace

std::string_view folded_word(std::string_view word, std::string& buffer) {
  bool plain = true;
  for (const char c : word) plain = plain && static_cast<unsigned char>(c) < 0xC2;
  if (plain) return word;
  buffer.clear();
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = code_point_at(word, i);
    const std::string_view written = word.substr(i, static_cast<std::size_t>(c.bytes));
    const char* plainer = replacement(c.value);
    buffer += plainer != nullptr ? std::string_view(plainer) : written;
    i += static_cast<std::size_t>(c.bytes);
  }
  return buffer;
}

void append_pieces(const Network& network, std::string_view folded, std::vector<int>& scratch,
                   std::vector<std::int32_t>& out) {
  scratch.clear();
  // A word of a megabyte is noise, and sentencepiece's time grows with it.
  constexpr std::size_t longest = 1024;
  if (folded.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(folded[end]) & 0xC0) == 0x80) --end;
    folded = folded.substr(0, end);
  }
  const auto status = network.subwords.Encode(folded, &scratch);
  if (!status.ok() || scratch.empty()) {
    out.push_back(network.unknown);
    return;
  }
  const std::size_t kept = std::min(scratch.size(), network.pieces_a_word);
  out.insert(out.end(), scratch.begin(), scratch.begin() + static_cast<std::ptrdiff_t>(kept));
  out.back() = scratch.back();
}

void cut_into_parts(const Network& network, std::span<const std::int32_t> pieces, std::span<const std::string> forms,
                    std::vector<WordRange>& out) {
  const auto limit = static_cast<std::int64_t>(network.pieces_a_sentence);
  const auto words = static_cast<std::int32_t>(pieces.size());
  std::int32_t begin = 0;
  while (begin < words) {
    std::int32_t end = begin;
    std::int64_t sum = 0;
    while (end < words && sum + pieces[static_cast<std::size_t>(end)] <= limit)
      sum += pieces[static_cast<std::size_t>(end++)];
    if (end < words) end = good_end(forms, begin, end);
    out.push_back({begin, end});
    begin = end;
  }
}

}  // namespace paraphe
