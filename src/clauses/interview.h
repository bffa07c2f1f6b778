// Whether an article is an interview, who answers in it, and which sentences are answers.
//   « Où en sont les échanges ? ⏎ Nous visons 500 millions. » → the second sentence is the guest's word
// Known by its form alone: at least three paragraphs that end in a question mark. Linear.
#pragma once
#include <vector>

#include "text/article.h"

namespace paraphe {

struct Interview {
  MentionIndex guest = no_mention;  // no_mention: no interview, or nobody named who answers
  std::vector<char> answer;         // by sentence; empty when there is no guest
};

Interview find_interview(const Article& article);

}  // namespace paraphe
