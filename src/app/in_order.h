// Reads articles, works on them in several threads and hands them back in the order of the input, with bounded memory:
// at most four articles a thread are held at a time.
#pragma once
#include <functional>
#include <memory>

#include "text/article.h"
#include "text/workspace.h"

namespace paraphe {

struct ArticleFlow {
  std::function<std::unique_ptr<Article>()> next;  // one thread at a time; nullptr at the end
  std::function<void(Workspace&, Article&)> work;  // many threads at once
  std::function<bool(Article&)> emit;              // the caller's thread, in the order of `next`; false: stop
};

// Runs the flow to its end with `threads` workers. What `work` throws sets the article aside.
void run_in_order(const ArticleFlow& flow, int threads);

}  // namespace paraphe
