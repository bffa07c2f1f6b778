// The buffers of one thread, used again from article to article. Each stage that needs one keeps its own part behind
// an opaque pointer; a part holds no result and may be dropped at any time.
#pragma once
#include <memory>

namespace paraphe {

struct WorkspacePart {
  virtual ~WorkspacePart() = default;
};

struct Workspace {
  std::unique_ptr<WorkspacePart> syntax;
};

}  // namespace paraphe
