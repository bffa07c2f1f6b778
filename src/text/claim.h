// What one sentence says (Claim), and what an article says of one thing (Fact). Codes are the ontology's and live as
// long as the knowledge; names and values live as long as the article.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/mention.h"
#include "text/span.h"

namespace paraphe {

struct RuleReference {
  std::string_view file;  // knowledge/facts/meeting.rules
  std::int32_t line = 0;
};

struct ClaimParty {
  std::string_view code;
  Span span;
  std::string_view via;  // the words that stand for the party: Kremlin
};

enum class SlotForm : std::uint8_t { text, number, comparator };

// One value of one slot with the words that give it. Sets (persons, domains, provisions) have one SlotValue an element.
struct SlotValue {
  std::string_view slot;  // ontology's name: date, host, persons …
  SlotForm form = SlotForm::text;
  std::string text;       // code, EDTF, name; of a comparator in words: the words
  double number = 0;      // value slot; a comparator's number
  std::string op, date;   // of a comparator
  bool worded = false;    // of a comparator: `text` holds its value
  Span span;
};

struct Claim {
  std::string_view type, kind, status, polarity, certainty;
  std::vector<ClaimParty> parties;
  std::vector<SlotValue> slots;
  Span said_by;             // empty: the article itself
  std::string said_by_text;
  RuleReference rule;
  std::int32_t sentence = 0;
  std::int32_t clause = -1;
  Span trigger;
  Span quote;               // short, exact, fit to prove the claim: at most 300 characters, at least two words
  std::string_view act;     // the rule's act (signed, ratified …), "" when it names none
  bool attaches = false;    // an agenda, a provision: it adds slots to a fact that another claim states, and is none itself
  bool completed = false;   // a party was taken from the context
  bool weak = false;        // it names the thing and tells no step: the status of any other claim of the thing stands
  TokenIndex head = no_token;  // the word that stands for the thing: the noun (accord, visite) or the verb
};

struct Fact {
  std::string id;           // f1, f2 … in the order of the first quote
  std::string_view type, kind, status, polarity, certainty;
  std::vector<std::string> parties;  // sorted
  std::vector<SlotValue> slots;
  std::string said_by;      // "" for the article itself
  bool core = false;
  std::vector<Span> quotes;          // one to three
  std::vector<std::int32_t> claims;  // indexes into Article::claims
};

}  // namespace paraphe
