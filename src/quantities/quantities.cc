#include "quantities/quantities.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "quantities/comparisons.h"
#include "quantities/reading.h"

namespace paraphe {

namespace {

// What a bare number may take over from what was spoken of before it.
struct Running {
  std::string_view big, thing;  // units: of the last amount in millions, or of money; of the last thing counted
  TokenIndex big_noun = no_token, thing_noun = no_token;  // of whom they were: 60 millions d'aide, 86 boursiers
  QuantityKind big_kind = QuantityKind::money;
  double scale = 1;            // of that amount
  int sentences_since = 1000;  // since that amount
  bool thing_since = false;    // a noun that is counted was named after it
  bool counted_here = false;   // the sentence has counted a thing: other nouns do not matter
};

TokenIndex head_of(const Article& article, TokenRange range) {
  TokenIndex first = no_token;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const Token& token = article.token(i);
    if (token.head >= range.begin && token.head < range.end) continue;
    if (token.upos == Upos::ADP || token.upos == Upos::DET || token.upos == Upos::PUNCT) {
      if (first == no_token) first = i;
      continue;
    }
    return i;
  }
  return first != no_token ? first : range.begin;
}

TokenRange tokens_of(const NumberSentence& sentence, std::size_t begin, std::size_t end) {
  return {sentence.words[begin].tokens.begin, sentence.words[end - 1].tokens.end};
}

Quantity quantity_of(const Article& article, const NumberSentence& sentence, const Amount& amount) {
  Quantity out;
  out.antecedent = amount.antecedent;
  out.tokens = tokens_of(sentence, amount.begin, amount.end);
  out.span = {sentence.words[amount.begin].span.begin, sentence.words[amount.end - 1].span.end};
  out.head = head_of(article, out.tokens);
  if (amount.counted_word > 0) out.counted = sentence.words[amount.counted_word].tokens.begin;
  out.value = amount.value;
  out.worded = amount.worded;
  out.op = amount.op;
  out.kind = amount.kind;
  out.unit = amount.unit;
  return out;
}

// « de 35 à 60 millions d'euros »: the first number takes scale and unit of the second.
void take_over(Amount& first, const Amount& second) {
  if (!first.plain) return;
  if (first.scale == 1 && second.scale > 1 && first.value < 1000) {
    first.value *= second.scale;
    first.scale = second.scale;
  }
  first.kind = second.kind;
  first.unit = second.unit;
  first.plain = second.plain;
}

bool follows_to(const NumberSentence& sentence, const Amount& amount) {
  return amount.lead > 0 && (sentence.kind(amount.lead - 1) == NumberKind::to ||
                             (amount.lead < amount.begin && sentence.kind(amount.begin - 1) == NumberKind::to));
}

bool follows_of(const NumberSentence& sentence, const Amount& amount) {
  return amount.lead > 0 && sentence.kind(amount.lead - 1) == NumberKind::of;
}

bool is_noun(const Article& article, const NumberSentence& sentence, std::size_t word) {
  return article.token(sentence.words[word].tokens.begin).upos == Upos::NOUN;
}

// A verb of change stands before the first number or between the two: porter de 40 à 60, de 231 il est passé à 340.
bool changes(const Language& language, const Article& article, const NumberSentence& sentence, const Amount& first,
             const Amount& second) {
  const std::size_t from = first.begin > 8 ? first.begin - 8 : 0;
  // « une tranche de 336 millions, ce qui porte à un milliard … »: a « de » of a noun tells no change behind it.
  const bool of_noun = first.lead > 1 && is_noun(article, sentence, first.lead - 2);
  const std::size_t to = of_noun ? first.begin : std::min(second.begin, first.begin + 24);
  for (std::size_t i = from; i < to; ++i) {
    const TokenRange range = sentence.words[i].tokens;
    const std::int32_t entry = language.number_words.book.entry_of(article.token(range.begin).lemma);
    if (entry == PhraseBook::unknown) continue;
    if (language.number_words.entries[static_cast<std::size_t>(entry)].kind == NumberKind::change) return true;
  }
  return false;
}

bool comparable(const Amount& main, const Amount& other) {
  if (main.worded || main.other_thing) return false;
  return other.plain || main.plain || other.worded || other.unit == main.unit;
}

constexpr std::size_t no_main = static_cast<std::size_t>(-1);

// Links of one sentence: for each amount the main figure that it is compared with.
std::vector<std::size_t> mains_of(const Language& language, const Article& article, const NumberSentence& sentence,
                                  std::vector<Amount>& amounts) {
  std::vector<std::size_t> main(amounts.size(), no_main);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (i > 0 && main[i - 1] == no_main && follows_of(sentence, amounts[i - 1]) && follows_to(sentence, amounts[i]) &&
        comparable(amounts[i], amounts[i - 1]) && changes(language, article, sentence, amounts[i - 1], amounts[i])) {
      take_over(amounts[i - 1], amounts[i]);
      main[i - 1] = i;
      continue;
    }
    if (!amounts[i].contrast) continue;
    for (std::size_t k = i, steps = 0; k-- > 0 && steps < 6; ++steps) {
      if (main[k] != no_main || !comparable(amounts[k], amounts[i])) continue;
      main[i] = k;
      take_over(amounts[i], amounts[k]);
      break;
    }
  }
  return main;
}

// The nouns that a text counts, up to the amount: « vos soignants sont arrivés ? — Deux cent dix-sept. »
void pass_nouns(const NumberSentence& sentence, std::size_t from, std::size_t to, Running& running) {
  for (std::size_t i = from; i < to; ++i) {
    if (sentence.kind(i) != NumberKind::unit) continue;
    const UnitKind kind = sentence.entries[i].entry->unit_kind;
    if ((kind != UnitKind::person && kind != UnitKind::item) || running.counted_here) continue;
    running.thing = sentence.entries[i].entry->unit;
    running.thing_noun = sentence.words[i].tokens.begin;
    running.thing_since = true;
  }
}

// The noun whose amount it is: un prêt de 60 millions d'euros.
TokenIndex noun_of(const Article& article, const NumberSentence& sentence, const Amount& amount) {
  const TokenIndex head = article.token(head_of(article, tokens_of(sentence, amount.begin, amount.end))).head;
  return head >= 0 && article.token(head).upos == Upos::NOUN ? head : no_token;
}

// A bare number takes the unit of what was spoken of: « 60 millions seulement ont été versés », « n'en reçut que 21 ».
void give_unit(const Article& article, const NumberSentence& sentence, Amount& amount, Running& running) {
  if (amount.worded) return;
  if (amount.plain) {
    const bool of_money =
        amount.scale == 1 && running.scale > 1 && amount.value < 1000 && !running.thing_since &&
        (running.sentences_since == 0 ||
         (running.sentences_since == 1 && (amount.partitive || amount.value != std::floor(amount.value))));
    if (of_money) {
      amount.value *= running.scale;
      amount.scale = running.scale;
    }
    if (amount.scale > 1) {
      amount.kind = running.big_kind;
      amount.unit = running.big;
      amount.antecedent = running.big_noun;
      running.scale = amount.scale;
      running.sentences_since = 0;
    } else {
      amount.unit = running.thing;
      amount.antecedent = running.thing_noun;
    }
    return;
  }
  if (amount.kind == QuantityKind::money || (amount.kind == QuantityKind::measure && amount.scale > 1)) {
    running.big = amount.unit;
    running.big_kind = amount.kind;
    running.big_noun = noun_of(article, sentence, amount);
    running.scale = amount.scale;
    running.sentences_since = 0;
    running.thing_since = false;
  }
  if (amount.kind == QuantityKind::count && !amount.other_thing) {
    running.thing = amount.unit;
    running.thing_noun = amount.counted_word > 0 ? sentence.words[amount.counted_word].tokens.begin : no_token;
    running.thing_since = running.counted_here = true;
  }
}

void drop_overlapped(std::vector<Amount>& amounts, const std::vector<WordedComparison>& worded) {
  std::size_t next = 0;
  std::erase_if(amounts, [&](const Amount& amount) {
    while (next < worded.size() && worded[next].end <= amount.begin) ++next;
    return next < worded.size() && worded[next].begin < amount.end;
  });
}

// The day of the time expression that stands nearest to the amount, between its neighbours.
std::optional<Day> day_near(const Article& article, Span amount, Span left_neighbour, Span right_neighbour) {
  std::optional<Day> best;
  std::uint32_t best_distance = 0;
  const auto from = std::lower_bound(article.times.begin(), article.times.end(), left_neighbour.end,
                                     [](const TimeExpression& time, std::uint32_t at) { return time.span.begin < at; });
  for (auto time = from; time != article.times.end() && time->span.end <= right_neighbour.begin; ++time) {
    const std::optional<Day> day = time->date.begin.year > 0 ? first_day(time->date) : last_day(time->date);
    if (!day) continue;
    const std::uint32_t distance =
        time->span.begin >= amount.end ? time->span.begin - amount.end : amount.begin - time->span.end;
    if (!best || distance < best_distance) best = day, best_distance = distance;
  }
  return best;
}

// « qui valait 91 millions en 2010, en a représenté 547 l'an dernier »: of two figures of one thing, the second with
// « en », the earlier is what the later is compared with.
void link_by_dates(Article& article, QuantityIndex base, const std::vector<Amount>& amounts,
                   const std::vector<QuantityIndex>& index) {
  for (std::size_t i = 1; i < amounts.size(); ++i) {
    if (!amounts[i].partitive || index[i] == no_quantity || index[i - 1] == no_quantity) continue;
    Quantity& first = article.quantities[static_cast<std::size_t>(index[i - 1])];
    Quantity& second = article.quantities[static_cast<std::size_t>(index[i])];
    const bool free = !first.is_comparator && !second.is_comparator && first.comparator == no_quantity &&
                      second.comparator == no_quantity;
    if (!free || first.unit != second.unit || first.kind != second.kind) continue;
    const std::uint32_t end =
        article.sentences[static_cast<std::size_t>(article.token(second.tokens.begin).sentence)].span.end;
    const Span after{end, end};
    const Span before{
        article.sentences[static_cast<std::size_t>(article.token(first.tokens.begin).sentence)].span.begin,
        index[i - 1] > base
            ? article.quantities[static_cast<std::size_t>(index[i - 1] - 1)].span.end
            : article.sentences[static_cast<std::size_t>(article.token(first.tokens.begin).sentence)].span.begin};
    const std::optional<Day> early = day_near(article, first.span, before, second.span);
    const std::optional<Day> late = day_near(article, second.span, first.span, after);
    // Without a date of its own a figure is of the day: « délivrerait 150 licences, alors qu'il n'en concédait que 40
    // en 2019 ».
    const std::optional<Day> first_day_of = early ? early : article.published,
                             second_day = late ? late : article.published;
    if (!first_day_of || !second_day || *first_day_of == *second_day) continue;
    // « offre chaque année 50 bourses, entend en accorder 80 en 2026 »: what is given and what is to come are two things.
    if (!early && *second_day > *first_day_of) continue;
    // « a livré six vedettes en décembre à la garde, qui en réclamait dix »
    if (!late) continue;
    const bool first_is_old = *first_day_of < *second_day;
    (first_is_old ? first : second).is_comparator = true;
    (first_is_old ? second : first).comparator = first_is_old ? index[i - 1] : index[i];
  }
}

void find_in_sentence(const Language& language, Article& article, const NumberSentence& sentence, Running& running) {
  std::vector<WordedComparison> worded = worded_comparisons(language, sentence);
  std::vector<Amount> amounts = read_amounts(language, article, sentence);
  // « offert un stade, pour 17 millions »: the money is the amount.
  const bool money =
      std::any_of(amounts.begin(), amounts.end(), [](const Amount& a) { return a.kind == QuantityKind::money; });
  std::erase_if(amounts, [&](const Amount& a) {
    return money && a.value == 1 && a.kind == QuantityKind::count && sentence.kind(a.begin) == NumberKind::numeral;
  });
  // « livrer 4 milliards de plus »: with no figure before it, it is an amount of its own.
  const std::size_t first = amounts.empty() ? sentence.size() : amounts.front().begin;
  std::erase_if(worded, [&](const WordedComparison& each) { return each.surplus && each.begin <= first; });
  drop_overlapped(amounts, worded);
  const std::vector<std::size_t> main = mains_of(language, article, sentence, amounts);
  const QuantityIndex base = static_cast<QuantityIndex>(article.quantities.size());

  // Both lists are in the order of the text; the worded ones are put between the others.
  std::vector<QuantityIndex> index(amounts.size(), no_quantity);
  std::vector<QuantityIndex> worded_index;
  std::size_t next = 0;
  const auto put_worded = [&](std::size_t before) {
    for (; next < worded.size() && worded[next].begin < before; ++next) {
      Quantity quantity;
      quantity.tokens = tokens_of(sentence, worded[next].begin, worded[next].end);
      quantity.span = {sentence.words[worded[next].begin].span.begin, sentence.words[worded[next].end - 1].span.end};
      quantity.head = head_of(article, quantity.tokens);
      quantity.worded = true;
      quantity.is_comparator = true;
      worded_index.push_back(static_cast<QuantityIndex>(article.quantities.size()));
      article.quantities.push_back(quantity);
    }
  };
  std::size_t passed = 0;
  ++running.sentences_since;
  running.counted_here = false;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    put_worded(amounts[i].begin);
    pass_nouns(sentence, passed, amounts[i].begin, running);
    passed = amounts[i].end;
    give_unit(article, sentence, amounts[i], running);
    // A worded number says nothing but as the other side of a comparison.
    if (amounts[i].worded && main[i] == no_main) continue;
    index[i] = static_cast<QuantityIndex>(article.quantities.size());
    article.quantities.push_back(quantity_of(article, sentence, amounts[i]));
  }
  put_worded(sentence.size());
  pass_nouns(sentence, passed, sentence.size(), running);

  const auto at = [&](QuantityIndex i) -> Quantity& { return article.quantities[static_cast<std::size_t>(i)]; };
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (main[i] == no_main || index[i] == no_quantity || index[main[i]] == no_quantity) continue;
    at(index[i]).is_comparator = true;
    if (at(index[main[i]]).comparator == no_quantity) at(index[main[i]]).comparator = index[i];
  }
  link_by_dates(article, base, amounts, index);
  std::vector<bool> other_thing(article.quantities.size() - static_cast<std::size_t>(base));
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (index[i] != no_quantity) other_thing[static_cast<std::size_t>(index[i] - base)] = amounts[i].other_thing;
  }
  for (std::size_t w = 0; w < worded_index.size(); ++w) {
    const QuantityIndex each = worded_index[w];
    // « et deux fois plus devraient l'être » is a figure of its own.
    const NumberKind before = worded[w].begin > 0 ? sentence.kind(worded[w].begin - 1) : NumberKind::none;
    if (before == NumberKind::joint || before == NumberKind::and_) continue;
    // The figure before it in the sentence.
    for (QuantityIndex k = each - 1, steps = 0; k >= base && steps < 6; --k, ++steps) {
      if (at(k).is_comparator || at(k).worded || at(k).comparator != no_quantity) continue;
      if (other_thing[static_cast<std::size_t>(k - base)]) continue;
      at(k).comparator = each;
      break;
    }
  }
}

// The code of a currency that states share: that of the one home which the text speaks of.
class SharedCurrencies {
 public:
  SharedCurrencies(const NumberWords& numbers, const Article& article) : numbers_(numbers), article_(article) {}

  // The shared currency that the amount's words end with; nullptr when they name none.
  const SharedCurrency* shared_in(std::string_view amount) const {
    for (const SharedCurrency& shared : numbers_.shared_currencies) {
      for (const std::string& word : shared.words) {
        if (amount.ends_with(word)) return &shared;
      }
    }
    return nullptr;
  }

  std::string_view code_of(const SharedCurrency& shared) {
    std::string_view only;
    for (const std::string& code : shared.codes) {
      if (!spoken_of(code)) continue;
      if (!only.empty()) return shared.fallback;
      only = code;
    }
    return only.empty() ? std::string_view(shared.fallback) : only;
  }

 private:
  bool spoken_of(const std::string& code) {
    if (text_.empty()) text_ = lower(article_.text);
    for (const CurrencyHome& home : numbers_.currency_homes) {
      if (home.code != code) continue;
      for (const std::string& word : home.words) {
        for (std::size_t at = text_.find(word); at != std::string::npos; at = text_.find(word, at + 1)) {
          const CodePoint after = code_point_at(text_, at + word.size());
          const bool starts = at == 0 || !is_letter(code_point_before(at));
          if (starts && (!is_letter(after.value) || after.value == 's' || after.value == 'e')) return true;
        }
      }
    }
    return false;
  }
  char32_t code_point_before(std::size_t at) const {
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) --begin;
    return code_point_at(text_, begin).value;
  }

  const NumberWords& numbers_;
  const Article& article_;
  std::string text_;  // the article in lower case, made when first needed
};

void settle_shared_currencies(const NumberWords& numbers, Article& article) {
  SharedCurrencies currencies(numbers, article);
  std::vector<std::pair<const SharedCurrency*, std::string_view>> known;
  std::string_view last;  // of the amount before: « contre 12 milliards » takes it over
  for (Quantity& quantity : article.quantities) {
    if (quantity.kind != QuantityKind::money || !quantity.unit.empty() || quantity.worded) continue;
    const SharedCurrency* shared = currencies.shared_in(lower(article.words(quantity.span)));
    if (shared != nullptr) {
      auto at = std::find_if(known.begin(), known.end(), [&](const auto& each) { return each.first == shared; });
      if (at == known.end()) at = known.insert(known.end(), {shared, currencies.code_of(*shared)});
      last = at->second;
    }
    quantity.unit = last;
  }
}

}  // namespace

void find_quantities_in(const Language& language, Article& article) {
  article.quantities.clear();
  Running running;
  std::size_t next_time = 0;
  for (const Sentence& sentence : article.sentences) {
    if (sentence.kind == SentenceKind::dateline) continue;
    find_in_sentence(language, article, number_sentence(language, article, sentence, next_time), running);
  }
  settle_shared_currencies(language.number_words, article);
}

Result<void> find_quantities(const Knowledge& knowledge, Article& article) {
  const Language* language = knowledge.language(article.language);
  if (language == nullptr) {
    return failure(ErrorKind::wrong_language,
                   "there is no knowledge/languages/" + article.language + "; the article cannot be read");
  }
  find_quantities_in(*language, article);
  return {};
}

}  // namespace paraphe
