// A sentence as the grammar of dates sees it: words and phrases of the table, numbers and written dates as items, all
// other words as items of no kind. One look-up a word; linear.
#pragma once
#include <string>
#include <vector>

#include "knowledge/language.h"
#include "text/surface_words.h"

namespace paraphe {

struct TimeItem {
  TimeKind kind = TimeKind::none;
  int value = 0;  // of the table, or the number
  Day date;       // of written dates; of a year_pair year and month hold the years, of a day_pair day and
                  // month the days
  std::size_t word = 0, words = 0;
  bool figures = false;      // a number written in digits
  bool approximate = false;  // a number like « une vingtaine »
  bool capital = false;
  bool mark = false;  // punctuation
};

struct TimeItems {
  std::vector<SurfaceWord> words;
  std::vector<TimeItem> items;

  const TimeItem& at(std::size_t index) const {
    static const TimeItem nothing{};
    return index < items.size() ? items[index] : nothing;
  }
  TimeKind kind(std::size_t index) const { return at(index).kind; }
  bool is(std::size_t index, TimeKind kind) const { return index < items.size() && items[index].kind == kind; }
  bool is_unit(std::size_t index, TimeUnit unit) const {
    return is(index, TimeKind::unit) && items[index].value == static_cast<int>(unit);
  }
  std::size_t size() const { return items.size(); }
};

TimeItems time_items(const Language& language, const Article& article, const Sentence& sentence);

}  // namespace paraphe
