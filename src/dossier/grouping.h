// Facts of several articles that say the same: one line of a dossier with several footnotes. The same means: same type,
// kind, parties, polarity and acting side, and the same date – of a flow the same value, unit and period, of an office
// the same person. Facts without a date are the same only where their own words are (title, level, office, figure).
// Nothing cleverer: two reports of one event that differ in a date stay two lines.
#pragma once
#include <vector>

#include "dossier/collect.h"

namespace paraphe {

struct FactGroup {
  const ReadFact* lead;              // of the latest article: what the line tells
  std::vector<const ReadFact*> all;  // in the order of publication, then of the input
  std::vector<const ReadFact*> against;  // of the register: those that say that it is not so
};

// In the order of the first fact of each group. The facts must outlive the groups.
std::vector<FactGroup> group_facts(const std::vector<ReadFact>& facts);
// As the register has merged them: the lead is the register's fact. The collection must outlive the groups.
std::vector<FactGroup> groups_of_register(const Collection& collection);

}  // namespace paraphe
