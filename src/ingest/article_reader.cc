#include "ingest/article_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>
#include <set>
#include <utility>

#include "base/digest.h"
#include "base/utf8.h"
#include "ingest/html.h"
#include "ingest/json_article.h"
#include "ingest/plain_text.h"

namespace paraphe {

namespace {

enum class Format : unsigned char { json_lines, json, text, markdown, html, unknown };

Format format_of(const std::filesystem::path& path) {
  const std::string extension = lower(path.extension().string());
  constexpr std::array<std::pair<std::string_view, Format>, 9> known{{{".jsonl", Format::json_lines},
                                                                      {".ndjson", Format::json_lines},
                                                                      {".json", Format::json},
                                                                      {".txt", Format::text},
                                                                      {".md", Format::markdown},
                                                                      {".markdown", Format::markdown},
                                                                      {".html", Format::html},
                                                                      {".htm", Format::html},
                                                                      {".xhtml", Format::html}}};
  const auto at = std::find_if(known.begin(), known.end(), [&](const auto& each) { return each.first == extension; });
  return at == known.end() ? Format::unknown : at->second;
}

Format format_by_beginning(std::string_view text) {
  if (text.starts_with("---\n") || text.starts_with("---\r")) return Format::markdown;
  text = trim(text);
  if (text.starts_with("{")) return Format::json_lines;
  if (text.starts_with("[{") || text.starts_with("[\n")) return Format::json;
  if (text.starts_with("<!") || text.starts_with("<html") || text.starts_with("<HTML") || text.starts_with("<?xml"))
    return Format::html;
  return Format::text;
}

// How messages and ids call a path: as given, were it not UTF-8 with question marks.
std::string display(const std::filesystem::path& path) {
  const std::string name = path.string();
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    const bool wrong = c.value == 0xFFFD || c.value < 0x20;
    out += wrong ? std::string("?") : name.substr(at, static_cast<std::size_t>(c.bytes));
    at += static_cast<std::size_t>(std::max(c.bytes, 1));
  }
  return out;
}

// The lines of a stream, of each no more than `largest_line` bytes.
class Lines {
 public:
  explicit Lines(std::istream& in) : in_(&in), buffer_(1 << 16, '\0') {}

  // False at the end. `whole` is false when the line was longer; its beginning is in `line`.
  bool next(std::string& line, bool& whole) {
    line.clear();
    whole = true;
    bool any = false;
    for (;;) {
      if (at_ == size_ && !fill()) return any;
      any = true;
      const std::string_view rest(buffer_.data() + at_, size_ - at_);
      const std::size_t stop = rest.find('\n');
      const std::string_view part = rest.substr(0, stop);
      const std::size_t room = largest_line - line.size();
      line.append(part.substr(0, room));
      if (part.size() > room) whole = false;
      at_ += std::min(rest.size(), stop == std::string_view::npos ? rest.size() : stop + 1);
      if (stop != std::string_view::npos) return true;
    }
  }

  // The bytes that are to come, for telling the format.
  std::string_view peek() {
    if (at_ == size_) fill();
    return {buffer_.data() + at_, size_ - at_};
  }

  // All that is to come, at most one byte more than a document may have.
  std::string rest() {
    std::string out;
    while ((at_ < size_ || fill()) && out.size() <= largest_document) {
      out.append(buffer_, at_, size_ - at_);
      at_ = size_;
    }
    return out;
  }

 private:
  bool fill() {
    if (!in_->good()) return false;
    in_->read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    size_ = static_cast<std::size_t>(std::max<std::streamsize>(in_->gcount(), 0));
    at_ = 0;
    return size_ > 0;
  }

  std::istream* in_;
  std::string buffer_;
  std::size_t at_ = 0, size_ = 0;
};

}  // namespace

struct ArticleReader::State {
  const Knowledge& knowledge;
  IngestOptions options;
  std::istream& standard_input;

  struct Source {
    std::filesystem::path path;
    int depth = 0;  // of folders
  };
  std::deque<Source> sources;
  std::unique_ptr<std::ifstream> file;
  std::optional<Lines> lines;  // of a JSONL file that is being read
  std::string name;            // of the file that is being read
  std::size_t line_number = 0;
  std::deque<std::pair<ArticleDraft, std::string>> drafts;  // of a file that was read whole, with their places
  JsonArticles json;
  std::set<std::array<unsigned char, 32>> seen;  // digests of ids

  State(const Knowledge& all, IngestOptions given, std::istream& input)
      : knowledge(all), options(std::move(given)), standard_input(input) {}

  void refuse(ErrorKind kind, std::string message) {
    ArticleDraft draft;
    draft.refused = Error{kind, std::move(message)};
    drafts.emplace_back(std::move(draft), name);
  }

  // A folder's files and folders take its place, in the order of names.
  void open_folder(const Source& folder) {
    constexpr int deepest = 32;
    std::vector<std::filesystem::path> inside;
    std::error_code code;
    for (std::filesystem::directory_iterator at(folder.path, code), end; !code && at != end; at.increment(code)) {
      const std::string file_name = at->path().filename().string();
      if (file_name.empty() || file_name.front() == '.') continue;
      std::error_code ignored;
      const bool is_folder = at->is_directory(ignored);
      if (is_folder && at->is_symlink(ignored)) continue;  // it may lead back here
      if (is_folder || format_of(at->path()) != Format::unknown) inside.push_back(at->path());
    }
    if (code)
      return refuse(ErrorKind::unreadable_file,
                    fmt::format("the folder cannot be read; check its rights ({})", code.message()));
    if (folder.depth >= deepest)
      return refuse(ErrorKind::too_large, fmt::format("folders are more than {} deep", deepest));
    std::sort(inside.begin(), inside.end());
    for (auto at = inside.rbegin(); at != inside.rend(); ++at) sources.push_front({std::move(*at), folder.depth + 1});
  }

  void open(const Source& source) {
    name = display(source.path);
    line_number = 0;
    lines.reset();
    file.reset();
    if (source.path == "-") return open_stream(standard_input, Format::unknown);
    std::error_code code;
    if (std::filesystem::is_directory(source.path, code)) return open_folder(source);
    const std::filesystem::file_status status = std::filesystem::status(source.path, code);
    if (!std::filesystem::exists(status))
      return refuse(ErrorKind::unreadable_file, "there is no such file; check the name");
    // Whoever names a pipe wants it read; one that lies in a folder would be waited for without end.
    if (source.depth > 0 && !std::filesystem::is_regular_file(status))
      return refuse(ErrorKind::unreadable_file, "this is no file with a text but a pipe, socket or device");
    file = std::make_unique<std::ifstream>(source.path, std::ios::binary);
    if (!*file) return refuse(ErrorKind::unreadable_file, "the file cannot be opened; check its rights");
    open_stream(*file, format_of(source.path));
  }

  void open_stream(std::istream& in, Format format) {
    lines.emplace(in);
    const std::string_view beginning = lines->peek();
    constexpr std::size_t looked_at = 4096;
    if (beginning.empty()) {
      lines.reset();
      return refuse(ErrorKind::empty_input, "the file is empty");
    }
    if (format == Format::unknown) {
      const std::string_view head = beginning.starts_with("\xEF\xBB\xBF") ? beginning.substr(3) : beginning;
      if (head.substr(0, looked_at).find('\0') != std::string_view::npos) {
        lines.reset();
        return refuse(ErrorKind::malformed_input, "the file is binary; articles are JSONL, text, Markdown or HTML");
      }
      format = format_by_beginning(head);
    }
    if (format != Format::json_lines) read_whole(format);
  }

  void read_whole(Format format) {
    const std::string all = lines->rest();
    lines.reset();
    if (all.size() > largest_document) {
      return refuse(ErrorKind::too_large, fmt::format("the file has more than {} bytes", largest_document));
    }
    std::string_view text = all;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (format == Format::json) return read_json_file(text);
    if (format != Format::html && text.find('\0') != std::string_view::npos) {
      return refuse(ErrorKind::malformed_input, "the file is binary; articles are JSONL, text, Markdown or HTML");
    }
    ArticleDraft draft = format == Format::html       ? read_html(text)
                  : format == Format::markdown ? read_markdown(text)
                                               : read_plain_text(text);
    drafts.emplace_back(std::move(draft), name);
  }

  // One article or an array of them; if it is neither, perhaps lines.
  void read_json_file(std::string_view text) {
    std::vector<ArticleDraft> found = json.read_all(text);
    if (found.size() == 1 && found[0].refused && trim(text).starts_with("{") &&
        trim(text).find('\n') != std::string_view::npos) {
      found.clear();
      while (!text.empty()) {
        const std::size_t stop = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(text.substr(0, stop));
        text.remove_prefix(std::min(text.size(), stop + 1));
        ++line_number;
        if (!line.empty()) drafts.emplace_back(json.read(line), fmt::format("{}:{}", name, line_number));
      }
      return;
    }
    for (std::size_t i = 0; i < found.size(); ++i)
      drafts.emplace_back(std::move(found[i]), fmt::format("{}:{}", name, i + 1));
    if (found.empty()) refuse(ErrorKind::empty_input, "the file holds no article");
  }

  // The next line of the JSONL file as a draft; false at its end.
  bool next_line() {
    std::string line;
    bool whole = true;
    while (lines->next(line, whole)) {
      ++line_number;
      std::string_view content = line;
      if (line_number == 1 && content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
      while (!content.empty() && (content.back() == '\r' || content.back() == ' ' || content.back() == '\t'))
        content.remove_suffix(1);
      if (content.empty()) continue;
      const std::string place = fmt::format("{}:{}", name, line_number);
      if (whole) {
        drafts.emplace_back(json.read(content), place);
      } else {
        ArticleDraft draft;
        draft.id = rescue_id(content);
        draft.refused = Error{ErrorKind::too_large, fmt::format("the line has more than {} bytes", largest_line)};
        drafts.emplace_back(std::move(draft), place);
      }
      return true;
    }
    return false;
  }

  Article finish(ArticleDraft draft, const std::string& place) {
    Article article = finish_article(knowledge, options, std::move(draft), place);
    if (!article.set_aside && !seen.insert(sha256(article.id)).second) {
      article.set_aside = SetAside{"ingest", fmt::format("{}: an article with the id « {} » was read before ({})",
                                                         name_of(ErrorKind::malformed_input), article.id, place)};
      article.text = "\n";
      article.title_bytes = 0;
    }
    return article;
  }
};

ArticleReader::ArticleReader(const Knowledge& knowledge, std::vector<std::filesystem::path> paths,
                             IngestOptions options, std::istream& standard_input)
    : state_(std::make_unique<State>(knowledge, std::move(options), standard_input)) {
  for (std::filesystem::path& path : paths) state_->sources.push_back({std::move(path), 0});
}

ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

std::optional<Article> ArticleReader::next() {
  State& s = *state_;
  for (;;) {
    if (!s.drafts.empty()) {
      auto [draft, place] = std::move(s.drafts.front());
      s.drafts.pop_front();
      return s.finish(std::move(draft), place);
    }
    if (s.lines && s.next_line()) continue;
    s.lines.reset();
    if (s.sources.empty()) return std::nullopt;
    const State::Source source = std::move(s.sources.front());
    s.sources.pop_front();
    s.open(source);
  }
}

}  // namespace paraphe
