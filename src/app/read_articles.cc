#include <fmt/format.h>

#include <iostream>

#include "app/commands.h"
#include "app/in_order.h"
#include "ingest/article_reader.h"

namespace paraphe {

void print_faults(Console& console, const Faults& faults) {
  for (const Fault& fault : faults) complain(console, to_string(fault));
}

int with_engine(const Settings& settings, Console& console, const std::function<int(const Engine&)>& use) {
  Faults faults;
  const Result<Engine> engine = load_engine(settings.knowledge, faults);
  if (engine && faults.empty()) return use(*engine);
  print_faults(console, faults);
  if (faults.empty()) complain(console, engine.error().message);
  complain(console, console.say("knowledge.unusable", {{"folder", settings.knowledge.string()}}));
  return exit_unusable;
}

int with_knowledge(const Settings& settings, Console& console, const std::function<int(const Knowledge&)>& use) {
  Faults faults;
  const Knowledge knowledge = load_knowledge(settings.knowledge, faults);
  if (faults.empty()) return use(knowledge);
  print_faults(console, faults);
  complain(console, console.say("knowledge.unusable", {{"folder", settings.knowledge.string()}}));
  return exit_unusable;
}

namespace {

void tell_of_article(Console& console, const Article& article, Tally& tally) {
  ++tally.articles;
  tally.facts += article.facts.size();
  tally.claims += article.claims.size();
  for (const std::string& note : article.notes) {
    tell(console, console.say("article.note", {{"id", article.id}, {"note", note}}));
  }
  if (article.set_aside) {
    ++tally.set_aside;
    tell(console,
         console.say("article.set_aside",
                     {{"id", article.id}, {"stage", article.set_aside->stage}, {"reason", article.set_aside->reason}}));
  } else if (!article.published) {
    ++tally.undated;
  }
}

void tell_the_end(Console& console, const Tally& tally) {
  if (tally.undated > 0) tell(console, console.say("article.undated", {{"n", std::to_string(tally.undated)}}));
  if (tally.set_aside > 0) {
    tell(console, console.say("article.set_aside.count",
                              {{"n", std::to_string(tally.set_aside)}, {"all", std::to_string(tally.articles)}}));
  }
}

}  // namespace

ArticleRun read_articles(const Engine& engine, const Settings& settings, Console& console, std::string_view last_stage,
                         const std::function<bool(Article&)>& use) {
  return read_articles(
      engine, settings, console,
      [&](Workspace& workspace, Article& article) { run_pipeline(engine, workspace, article, last_stage); }, use);
}

ArticleRun read_articles(const Engine& engine, const Settings& settings, Console& console,
                         const std::function<void(Workspace&, Article&)>& work,
                         const std::function<bool(Article&)>& use) {
  ArticleRun run;
  for (const std::string& path : settings.paths) {
    std::error_code code;
    if (path == "-" || std::filesystem::exists(path, code)) continue;
    complain(console, console.say("path.missing", {{"path", path}}));
    run.exit = exit_wrong_command;
  }
  if (run.exit != exit_done) return run;
  ArticleReader articles(engine.knowledge, {settings.paths.begin(), settings.paths.end()},
                         {settings.input_date, settings.input_language}, std::cin);
  ArticleFlow flow;
  flow.next = [&]() -> std::unique_ptr<Article> {
    std::optional<Article> article = articles.next();
    return article ? std::make_unique<Article>(std::move(*article)) : nullptr;
  };
  flow.work = work;
  flow.emit = [&](Article& article) {
    tell_of_article(console, article, run.tally);
    if (run.tally.articles % 16 == 0) show_progress(console, run.tally.articles);
    return use(article);
  };
  run_in_order(flow, settings.threads);
  show_progress(console, 0);
  tell_the_end(console, run.tally);
  if (run.tally.set_aside > 0) run.exit = exit_set_aside;
  return run;
}

}  // namespace paraphe
