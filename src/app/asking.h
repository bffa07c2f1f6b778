// What every question to the register needs: the parties meant, the day as of which it is asked, the facts that are
// wanted.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "dossier/telling.h"
#include "register/facts.h"

namespace paraphe {

AsKnown view_of(const Settings& settings);

struct Question {
  const Settings& settings;
  Console& console;
  const Knowledge& knowledge;
  Register& book;
  std::string a, b;  // codes; "" for all
  Teller teller;
};

// Opens the register, finds out whom settings.names mean, and hands the question on.
int with_question(const Settings& settings, Console& console, const std::function<int(Question&)>& use);

// The facts that settings.filter wants, block after block.
Result<void> for_each_wanted(Question& question,
                             const std::function<bool(const RegisterFact&, const std::vector<Account>&)>& use);

// One line: id, date and what is told.
bool print_fact_line(Question& question, const RegisterFact& fact, const std::vector<Account>& accounts);

}  // namespace paraphe
