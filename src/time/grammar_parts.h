// The grammar itself, shared by the files that hold its parts: days.cc (weekdays, days, numbers), periods.cc (months,
// seasons, weeks, years), points.cc (one point in time), grammar.cc (ranges and roles). Every function reads from an
// item on and says where it stopped; none keeps state.
#pragma once
#include <initializer_list>

#include "time/grammar.h"

namespace paraphe {

inline bool is_year_number(const TimeItem& item) {
  return item.kind == TimeKind::number && item.figures && item.value >= 1000 && item.value <= 2199;
}

inline bool is_day_number(const TimeItem& item) {
  return (item.kind == TimeKind::number && item.value >= 1 && item.value <= 31) ||
         (item.kind == TimeKind::ordinal && item.value == 1);
}

class DateGrammar {
 public:
  DateGrammar(const TimeItems& items, const Article& article) : items_(items), article_(article) {}

  std::optional<TimeDraft> draft_at(std::size_t at) const;

 private:
  TimeKind kind(std::size_t i) const { return items_.kind(i); }
  const TimeItem& item(std::size_t i) const { return items_.at(i); }
  bool is(std::size_t i, TimeKind k) const { return items_.is(i, k); }
  bool mark_or_end(std::size_t i) const { return i >= items_.size() || items_.at(i).mark; }
  bool function_word(std::size_t i) const;
  bool counts_next(std::size_t number) const;
  bool year_stands(std::size_t i) const;
  std::size_t skip(std::size_t i, std::initializer_list<TimeKind> kinds, int most) const;

  bool pick_at(std::size_t& i, Point& point) const;
  bool year_reference(std::size_t& i, Point& point) const;
  void year_tail(std::size_t& i, Point& point) const;

  Point point_at(std::size_t i) const;
  Point written_at(std::size_t i, TimeKind determiner) const;
  Point period_at(std::size_t i, bool determined) const;
  Point weekday_at(std::size_t i, TimeKind determiner) const;
  Point number_at(std::size_t i, TimeKind determiner) const;
  Point day_of_month_at(std::size_t i, TimeKind determiner) const;
  Point month_at(std::size_t i) const;
  void week_tail(std::size_t& i, Point& point) const;
  Point fortnight_at(std::size_t i, int ordinal) const;
  Point edge_at(std::size_t i) const;
  Point season_at(std::size_t i, TimeKind determiner) const;
  Point quarter_at(std::size_t i, int ordinal) const;
  Point unit_at(std::size_t i, TimeKind determiner, bool same) const;
  Point counted_units_at(std::size_t i, int count, bool approximate) const;
  Point turned_at(std::size_t i, TimeKind determiner) const;
  Point shifted_at(std::size_t i, int sign) const;
  Point partial_at(std::size_t i) const;
  std::optional<TimeDraft> range_at(std::size_t i) const;
  std::optional<TimeDraft> frequency_at(std::size_t at) const;
  std::optional<TimeDraft> day_of_other_at(std::size_t at) const;
  std::optional<TimeDraft> then_at(std::size_t at) const;
  bool lead_at(std::size_t at, TimeDraft& draft) const;
  bool counted_at(std::size_t at, std::size_t body, TimeDraft& draft) const;
  void shift_from_stated(TimeDraft& draft) const;
  std::optional<TimeDraft> pair_at(std::size_t i) const;
  static void share(Point& first, const Point& second);

  const TimeItems& items_;
  const Article& article_;
};

}  // namespace paraphe
