// The commands that fill and look after the register: init, add, articles, verify, backup.
#include <fmt/format.h>

#include <chrono>

#include "app/commands.h"
#include "dossier/fact_json.h"
#include "register/articles.h"
#include "register/keep.h"
#include "register/verify.h"

namespace paraphe {

namespace {

// UTC, with milliseconds.
std::string present_moment() {
  using namespace std::chrono;
  const auto now = floor<milliseconds>(system_clock::now());
  const auto day = floor<days>(now);
  const year_month_day date(day);
  const hh_mm_ss time(now - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

void print_kept(const Settings& settings, Console& console, const Article& article, std::string_view state,
                std::int64_t claims) {
  if (settings.form != Form::json) return;
  print(console, to_line(Json{{"id", article.id}, {"state", state}, {"claims", claims}}) + "\n");
  // What is written here is in the register: say so at once.
  if (std::fflush(console.out) != 0 && console.failure == 0) console.failure = errno;
}

struct Additions {
  std::size_t added = 0, unchanged = 0, new_versions = 0;
  std::optional<Error> stopped;
};

bool add_one(const Settings& settings, Console& console, const Engine& engine, Register& book, Article& article,
             Additions& additions) {
  // What nobody reads any more is kept all the same.
  if (article.set_aside) {
    print_kept(settings, console, article, "set_aside", 0);
    return true;
  }
  const Result<Kept> kept = keep(book, engine.knowledge.ontology, article, present_moment());
  if (!kept) {
    additions.stopped = kept.error();
    return false;
  }
  ++(kept->as == KeptAs::added       ? additions.added
     : kept->as == KeptAs::unchanged ? additions.unchanged
                                     : additions.new_versions);
  print_kept(settings, console, article, name_of(kept->as), kept->claims);
  return true;
}

int add_all(const Settings& settings, Console& console, const Engine& engine, Register& book) {
  const auto known = digests_of_articles(book);
  if (!known) return refuse_register(settings, console, known.error());
  // An article that the register has is not read again.
  const auto is_known = [&](const Article& article) {
    const auto at = known->find(article.id);
    return at != known->end() && at->second == article_digest(article);
  };
  Additions additions;
  const ArticleRun run = read_articles(
      engine, settings, console,
      [&](Workspace& own, Article& article) {
        if (!is_known(article)) run_pipeline(engine, own, article);
      },
      [&](Article& article) { return add_one(settings, console, engine, book, article, additions); });
  if (additions.stopped) return refuse_register(settings, console, *additions.stopped);
  if (run.exit == exit_wrong_command) return run.exit;
  tell(console, console.say("add.done", {{"added", std::to_string(additions.added)},
                                         {"new_versions", std::to_string(additions.new_versions)},
                                         {"unchanged", std::to_string(additions.unchanged)}}));
  if (run.exit != exit_done) return run.exit;
  return run.tally.articles == 0 ? exit_empty : exit_done;
}

}  // namespace

int refuse_register(const Settings& settings, Console& console, const Error& error) {
  complain(console, console.say(fmt::format("register.{}", name_of(error.kind)),
                                {{"file", settings.register_file.string()}, {"detail", error.message}}));
  return exit_unusable;
}

int with_register(const Settings& settings, Console& console, Access access, const std::function<int(Register&)>& use) {
  Result<Register> book = open_register(settings.register_file, access);
  return book ? use(*book) : refuse_register(settings, console, book.error());
}

int init_command(const Settings& settings, Console& console) {
  std::error_code code;
  if (std::filesystem::exists(settings.register_file, code)) {
    complain(console, console.say("register.there", {{"file", settings.register_file.string()}}));
    return exit_unusable;
  }
  const Result<void> made = create_register(settings.register_file);
  if (!made) return refuse_register(settings, console, made.error());
  tell(console, console.say("init.done", {{"file", settings.register_file.string()}}));
  return exit_done;
}

int add_command(const Settings& settings, Console& console) {
  return with_register(settings, console, Access::write, [&](Register& book) {
    return with_engine(settings, console,
                       [&](const Engine& engine) { return add_all(settings, console, engine, book); });
  });
}

int articles_command(const Settings& settings, Console& console) {
  return with_register(settings, console, Access::read, [&](Register& book) -> int {
    std::size_t articles = 0;
    const Result<void> done = for_each_article(book, [&](const ArticleRow& row) {
      ++articles;
      if (settings.form == Form::json) {
        Json json{
            {"id", row.id}, {"title", row.title}, {"outlet", row.outlet}, {"url", row.url}, {"lang", row.language}};
        json["published"] = row.published.empty() ? Json(nullptr) : Json(row.published);
        json["learnt"] = row.learnt;
        json["version"] = row.number;
        json["claims"] = row.claims;
        json["facts"] = row.facts;
        json["origin"] = row.origin;
        json["altered"] = row.altered;
        return print(console, to_line(json) + "\n");
      }
      const std::optional<Day> day = parse_day(row.published);
      return print(console,
                   fmt::format("{:<10}  {}  {}{}\n", day ? row.published : "", row.id,
                               row.title.empty() ? row.outlet : row.title,
                               row.origin == row.id
                                   ? std::string()
                                   : "  " + (row.altered ? console.say("articles.altered", {{"origin", row.origin}})
                                                         : console.say("articles.copy", {{"origin", row.origin}}))));
    });
    if (!done) return refuse_register(settings, console, done.error());
    return articles == 0 ? exit_empty : exit_done;
  });
}

int verify_command(const Settings& settings, Console& console) {
  return with_register(settings, console, Access::read, [&](Register& book) {
    return with_knowledge(settings, console, [&](const Knowledge& knowledge) -> int {
      const Result<Verdict> verdict = verify_register(book, knowledge.ontology);
      if (!verdict) return refuse_register(settings, console, verdict.error());
      if (settings.form == Form::json) {
        print(console, to_line(Json{{"articles", verdict->articles},
                                    {"claims", verdict->claims},
                                    {"facts", verdict->facts},
                                    {"faults", verdict->faults}}) +
                           "\n");
      } else {
        for (const std::string& fault : verdict->faults) complain(console, fault);
        print(console, console.say(verdict->faults.empty() ? "verify.good" : "verify.bad",
                                   {{"articles", std::to_string(verdict->articles)},
                                    {"claims", std::to_string(verdict->claims)},
                                    {"facts", std::to_string(verdict->facts)},
                                    {"n", std::to_string(verdict->faults.size())}}) +
                           "\n");
      }
      return verdict->faults.empty() ? exit_done : exit_empty;
    });
  });
}

int backup_command(const Settings& settings, Console& console) {
  std::error_code code;
  if (std::filesystem::exists(settings.names[0], code)) {
    complain(console, console.say("register.there", {{"file", settings.names[0]}}));
    return exit_wrong_command;
  }
  return with_register(settings, console, Access::write, [&](Register& book) -> int {
    const Result<void> copied = backup_register(book, settings.names[0]);
    if (!copied) {
      Settings target = settings;
      target.register_file = settings.names[0];
      return refuse_register(target, console, copied.error());
    }
    tell(console, console.say("backup.done", {{"file", settings.names[0]}}));
    return exit_done;
  });
}

}  // namespace paraphe
