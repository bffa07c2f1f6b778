// The articles that the command line names, one after the other.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/settings.h"
#include "text/article.h"

namespace paraphe {

class Articles {
 public:
  explicit Articles(const Settings& settings);
  ~Articles();
  std::unique_ptr<Article> next();  // nullptr at the end

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace paraphe
