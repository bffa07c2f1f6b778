// Every layer of one sentence, in the order in which the stages write them.
#include <fmt/format.h>

#include <array>

#include "app/commands.h"
#include "clauses/dump.h"
#include "dossier/fact_json.h"
#include "dossier/telling.h"
#include "ingest/article_reader.h"
#include "text/conllu.h"

namespace paraphe {

namespace {

constexpr std::array<std::string_view, 6> entity_names{"state", "organisation", "group", "person", "place", "other"};
constexpr std::array<std::string_view, 7> reference_names{"name",    "demonym", "metonym",    "title",
                                                          "surname", "pronoun", "description"};
constexpr std::array<std::string_view, 4> name_names{"person", "place", "organisation", "other"};
constexpr std::array<std::string_view, 5> role_names{"point", "since", "until", "duration", "frequency"};
constexpr std::array<std::string_view, 4> anchor_names{"stated", "publication", "other_expression", "unresolved"};
constexpr std::array<std::string_view, 5> quantity_names{"count", "money", "percent", "measure", "ordinal"};

template <std::size_t N, typename E>
std::string_view name_in(const std::array<std::string_view, N>& names, E value) {
  const auto at = static_cast<std::size_t>(value);
  return at < N ? names[at] : std::string_view("?");
}

void heading(Console& console, std::string_view layer) {
  print(console, fmt::format("\n# {}\n", console.say(fmt::format("layer.{}", layer))));
}

void print_values(Console& console, const Article& article) {
  heading(console, "names");
  for (const Name& name : article.names) {
    print(console,
          fmt::format("{}  {}\n", name_in(name_names, name.kind), article.words(article.span_of(name.tokens))));
  }
  heading(console, "times");
  for (const TimeExpression& time : article.times) {
    const bool empty = time.date == Edtf{};
    print(console, fmt::format("{}  {}  {}  {}{}{}\n", empty ? "-" : to_string(time.date),
                               name_in(role_names, time.role), name_in(anchor_names, time.anchor),
                               article.words(time.span), time.days != 0 ? fmt::format("  days={}", time.days) : "",
                               time.weekday_conflict ? "  weekday does not agree" : ""));
  }
  heading(console, "quantities");
  for (const Quantity& quantity : article.quantities) {
    print(console,
          fmt::format("{} {}{} {}  {}{}{}\n", name_in(quantity_names, quantity.kind), symbol_of(quantity.op),
                      quantity.worded ? "…" : number_json(quantity.value).dump(), quantity.unit,
                      article.words(quantity.span),
                      quantity.counted == no_token ? "" : fmt::format("  of {}", article.token(quantity.counted).form),
                      quantity.is_comparator ? "  comparator" : ""));
  }
}

void print_mentions(Console& console, const Article& article) {
  heading(console, "mentions");
  for (std::size_t i = 0; i < article.mentions.size(); ++i) {
    const Mention& mention = article.mentions[i];
    print(console,
          fmt::format("m{}  {} {} [{}]  {}{}{}{}\n", i, name_in(entity_names, mention.kind),
                      name_in(reference_names, mention.reference), fmt::join(mention.parties, " "),
                      article.words(mention.span), mention.name.empty() ? "" : fmt::format("  = {}", mention.name),
                      mention.antecedent == no_mention ? "" : fmt::format("  → m{}", mention.antecedent),
                      mention.place_reading ? "  place" : ""));
  }
  for (const Title& title : article.titles) {
    print(console, fmt::format("title  {} {} [{}]  {}  of m{}\n", title.kind, title.status,
                               fmt::join(title.parties, " "), article.words(title.office), title.person));
  }
}

void print_layers(Console& console, const Article& article) {
  heading(console, "tokens");
  print(console, write_conllu(article));
  print_values(console, article);
  print_mentions(console, article);
  heading(console, "clauses");
  for (const Clause& clause : article.clauses) print(console, dump(article, clause) + "\n");
  heading(console, "claims");
  for (std::size_t i = 0; i < article.claims.size(); ++i) {
    print(console, to_line(claim_json(article, article.claims[i], i + 1)) + "\n");
  }
}

void print_facts(Console& console, const Engine& engine, const Article& article) {
  heading(console, "facts");
  const Teller teller{&engine.knowledge, console.say, {}, {}, article.published};
  for (const Fact& fact : article.facts) {
    print(console, to_line(fact_json(fact, article.text)) + "\n");
    print(console, fmt::format("  {}\n", tell(teller, read_fact(article, fact))));
  }
}

}  // namespace

int explain_command(const Settings& settings, Console& console) {
  return with_engine(settings, console, [&](const Engine& engine) {
    ArticleDraft draft;
    draft.id = "sentence";
    draft.text = settings.names[0];
    IngestOptions options{settings.input_date, settings.input_language};
    // A sentence is too short to tell its language by: the first one that can be read is meant.
    if (options.language.empty() && !engine.knowledge.languages.empty()) {
      options.language = engine.knowledge.language("fr") ? "fr" : engine.knowledge.languages.front().tag;
    }
    Article article = finish_article(engine.knowledge, options, std::move(draft), "sentence");
    Workspace workspace;
    run_pipeline(engine, workspace, article);
    if (article.set_aside) {
      complain(console, console.say("article.set_aside", {{"id", article.id},
                                                          {"stage", article.set_aside->stage},
                                                          {"reason", article.set_aside->reason}}));
      return exit_set_aside;
    }
    if (settings.form == Form::json) {
      print(console, to_line(facts_json(article)) + "\n");
      return exit_done;
    }
    print_layers(console, article);
    print_facts(console, engine, article);
    if (!article.published) tell(console, console.say("explain.undated"));
    return exit_done;
  });
}

}  // namespace paraphe
