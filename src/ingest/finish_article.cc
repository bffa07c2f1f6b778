#include <fmt/format.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "ingest/article_reader.h"
#include "ingest/language.h"

namespace paraphe {

namespace {

// Characters that press text does not have, or has in small numbers.
struct OddCharacters {
  std::size_t characters = 0;
  std::size_t controls = 0;   // C0 but tab and line breaks; NUL
  std::size_t invisible = 0;  // zero width, marks of direction
  bool nul = false;
};

OddCharacters count_odd(std::string_view text) {
  OddCharacters out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    ++out.characters;
    if (c.value == 0) out.nul = true;
    if (c.value < 0x20 && c.value != '\n' && c.value != '\r' && c.value != '\t' && c.value != '\f' && c.value != '\v')
      ++out.controls;
    // The joiners 200C and 200D belong to emoji and to other scripts.
    if (c.value == 0x200B || c.value == 0x200E || c.value == 0x200F || (c.value >= 0x202A && c.value <= 0x202E) ||
        (c.value >= 0x2060 && c.value <= 0x2069) || c.value == 0xFEFF) {
      ++out.invisible;
    }
    at += static_cast<std::size_t>(c.bytes);
  }
  return out;
}

std::optional<Error> wrong_text(std::string_view text) {
  if (text.size() > largest_text) {
    return Error{ErrorKind::too_large,
                 fmt::format("title and text have {} bytes; at most {} are read", text.size(), largest_text)};
  }
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos) {
    return Error{ErrorKind::malformed_input,
                 fmt::format("byte {} of the text is not UTF-8; save the file as UTF-8", bad)};
  }
  const OddCharacters odd = count_odd(text);
  // A stray control character comes from a bad copy; many are no text. Pages may hold a few marks of direction; many
  // hide what is written.
  constexpr std::size_t one_in = 20, a_few = 3;
  if (odd.nul) return Error{ErrorKind::malformed_input, "the text holds NUL characters: it is no text"};
  if (odd.controls > a_few && odd.controls * one_in > odd.characters) {
    return Error{ErrorKind::malformed_input, fmt::format("{} of {} characters are control characters: it is no text",
                                                         odd.controls, odd.characters)};
  }
  if (odd.invisible > a_few && odd.invisible * one_in > odd.characters) {
    return Error{ErrorKind::malformed_input,
                 fmt::format("{} of {} characters are invisible (zero width or marks of direction)", odd.invisible,
                             odd.characters)};
  }
  return std::nullopt;
}

// The day of « 2024-05-06 » and of « 2024-05-06T08:00:00Z ».
std::optional<Day> day_of(std::string_view text) {
  constexpr std::size_t size = 10;
  if (text.size() > size && (text[size] == 'T' || text[size] == ' ')) text = text.substr(0, size);
  return parse_day(text);
}

void set_day(const IngestOptions& options, const ArticleDraft& draft, Article& article) {
  const std::string_view published = trim(draft.published);
  if (published.empty()) {
    article.published = options.published;
    return;
  }
  article.published = day_of(published);
  if (!article.published) {
    article.notes.push_back(
        fmt::format("« {} » is not a date (YYYY-MM-DD): read without one", published.substr(0, 40)));
  }
}

// « fr-FR » and « FR » are fr.
std::string primary_tag(std::string_view tag) {
  std::string primary = lower(trim(tag));
  return primary.substr(0, primary.find_first_of("-_"));
}

std::string read_languages(const Knowledge& knowledge) {
  std::vector<std::string> tags;
  for (const Language& language : knowledge.languages) tags.push_back(language.tag);
  return fmt::format("{}", fmt::join(tags, ", "));
}

std::optional<Error> set_language(const Knowledge& knowledge, const IngestOptions& options, const ArticleDraft& draft,
                                  Article& article) {
  article.language = primary_tag(draft.language.empty() ? options.language : draft.language);
  if (article.language.empty()) {
    const DetectedLanguage found = detect_language(knowledge.profiles, article.text);
    article.language = found.tag;
    constexpr std::size_t hardly_any = 12;
    if (article.language.empty() && found.letters < hardly_any && !knowledge.languages.empty()) {
      article.language = knowledge.languages.front().tag;
      article.notes.push_back(fmt::format("too short to tell its language: read as {}", article.language));
    }
    if (article.language.empty()) {
      return Error{
          ErrorKind::wrong_language,
          fmt::format("the language of the text was not recognised; languages read: {}", read_languages(knowledge))};
    }
  }
  if (knowledge.language(article.language) != nullptr) return std::nullopt;
  return Error{ErrorKind::wrong_language, fmt::format("the text is in the language « {} »; languages read: {}",
                                                      article.language.substr(0, 20), read_languages(knowledge))};
}

enum class Alphabet : unsigned char { latin, greek, cyrillic, other };

Alphabet alphabet_of(char32_t c) {
  if (c < 0x250) return Alphabet::latin;
  if (c >= 0x370 && c < 0x400) return Alphabet::greek;
  if (c >= 0x400 && c < 0x530) return Alphabet::cyrillic;
  return Alphabet::other;
}

// « Тоgo » with Cyrillic letters looks like a name and is none: its letters make another word, which no name is found in.
void note_mixed_alphabets(Article& article) {
  const std::string_view text = article.text;
  std::size_t word = 0;
  bool latin = false, foreign = false;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? code_point_at(text, at) : CodePoint{U' ', 1};
    if (is_letter(c.value)) {
      const Alphabet alphabet = alphabet_of(c.value);
      if (!latin && !foreign) word = at;
      latin |= alphabet == Alphabet::latin;
      foreign |= alphabet == Alphabet::greek || alphabet == Alphabet::cyrillic;
    } else if (latin || foreign) {
      if (latin && foreign) {
        constexpr std::size_t longest_shown = 80;
        const std::string_view written = at - word <= longest_shown ? text.substr(word, at - word) : "…";
        article.notes.push_back(fmt::format(
            "« {} » mixes letters of two alphabets: it is not taken for the name that it looks like", written));
        return;
      }
      latin = foreign = false;
    }
    at += static_cast<std::size_t>(std::max(c.bytes, 1));
  }
}

void set_aside(Article& article, const Error& error) {
  article.set_aside = SetAside{"ingest", fmt::format("{}: {}", name_of(error.kind), error.message)};
  article.text = "\n";
  article.title_bytes = 0;
}

}  // namespace

Article finish_article(const Knowledge& knowledge, const IngestOptions& options, ArticleDraft draft, std::string_view place) {
  Article article;
  const bool usable_id = !draft.id.empty() && draft.id.size() <= longest_id && is_valid_utf8(draft.id);
  article.id = usable_id ? draft.id : std::string(place);
  article.outlet = std::move(draft.outlet);
  article.url = std::move(draft.url);
  article.author = std::move(draft.author);
  article.retrieved = std::move(draft.retrieved);
  article.notes = std::move(draft.notes);
  article.text = "\n";
  if (draft.refused) {
    set_aside(article, *draft.refused);
    return article;
  }
  if (!draft.id.empty() && !usable_id) {
    set_aside(article, {ErrorKind::malformed_input,
                        fmt::format("`id` has {} bytes; at most {} are read", draft.id.size(), longest_id)});
    return article;
  }
  if (draft.id.empty()) article.id = "sha256:" + hexadecimal(sha256(draft.title + "\n" + draft.text)).substr(0, 12);
  // A title is one line: offsets stay the same.
  for (char& c : draft.title) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  article.text = draft.title + "\n" + draft.text;
  article.title_bytes = static_cast<std::uint32_t>(std::min<std::size_t>(draft.title.size(), largest_text));
  if (const std::optional<Error> wrong = wrong_text(article.text)) {
    set_aside(article, *wrong);
    return article;
  }
  if (trim(article.text).empty()) {
    set_aside(article, {ErrorKind::empty_input, "the text is empty"});
    return article;
  }
  set_day(options, draft, article);
  note_mixed_alphabets(article);
  if (const std::optional<Error> wrong = set_language(knowledge, options, draft, article)) set_aside(article, *wrong);
  return article;
}

}  // namespace paraphe
