// One article from one JSON object: {"id", "text", "title", "lang", "published", "outlet", "url", "author",
// "retrieved"}; `text` is required, other keys are ignored, null is as if the key were not there. The texts are kept as
// they are (offsets are into them). Objects may be nested 64 deep.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/draft.h"

namespace paraphe {

class JsonArticles {
 public:
  JsonArticles();
  ~JsonArticles();

  // A draft that is refused still has its id where that can be read.
  ArticleDraft read(std::string_view object);
  // A whole file: one object, or an array of objects; refused as a whole if it is neither.
  std::vector<ArticleDraft> read_all(std::string_view document);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

// The value of the outermost "id" of a line that is no JSON; "" where there is none.
std::string rescue_id(std::string_view line);

}  // namespace paraphe
