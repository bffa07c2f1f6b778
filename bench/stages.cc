// What each stage costs a sentence, the whole pipeline, starting up, memory, and growth with the length of an article and of
// a sentence; how near the network comes to the machine's limit; the pace on a year's news.
//
//   build/release/bin/bench --benchmark_repetitions=5 --benchmark_report_aggregates_only=true
//
// Reads examples/press; another folder or file: PARAPHE_PRESS=FOLDER. The news are ner/winer-fr in PARAPHE_DATA, else in
// ../shared; without them that measure is skipped. One thread; times are of the processor, so that
// a busy machine falsifies them little. A stage is timed on articles that the stages before it have read; the time of
// preparing them is not counted. Measures only: whether the answers are right is for the tests.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "ingest/article_reader.h"
#include "pipeline.h"
#include "products.h"

namespace paraphe {

namespace {

const std::filesystem::path knowledge_folder = PARAPHE_SOURCE_DIR "/knowledge";

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void tell_memory(const char* after) {
  std::cout << "peak of resident memory after " << after << ": " << static_cast<int>(peak_memory()) << " MiB\n";
}

struct Press {
  std::string id, text;
  std::uint32_t title_bytes = 0;
  std::optional<Day> published;
};

Article article_of(const Press& press) {
  Article article;
  article.id = press.id;
  article.language = "fr";
  article.text = press.text;
  article.title_bytes = press.title_bytes;
  article.published = press.published;
  return article;
}

std::filesystem::path press_folder() {
  const char* other = std::getenv("PARAPHE_PRESS");
  return other != nullptr ? other : PARAPHE_SOURCE_DIR "/examples/press";
}

std::filesystem::path news_folder() {
  const char* data = std::getenv("PARAPHE_DATA");
  return std::filesystem::path(data != nullptr ? data : PARAPHE_SOURCE_DIR "/../shared") / "ner" / "winer-fr";
}

std::vector<Press> read_press(const Knowledge& knowledge, const std::filesystem::path& folder) {
  ArticleReader reader(knowledge, {folder}, {}, std::cin);
  std::vector<Press> all;
  while (const std::optional<Article> article = reader.next()) {
    if (!article->set_aside) all.push_back({article->id, article->text, article->title_bytes, article->published});
  }
  return all;
}

// All the press as one article, as many times over as asked.
Press repeated(const std::vector<Press>& press, std::int64_t times) {
  Press whole = press.front();
  for (std::int64_t i = 0; i < times; ++i) {
    for (const Press& one : press) whole.text += "\n\n" + one.text.substr(one.title_bytes + 1);
  }
  return whole;
}

void count_sentences(benchmark::State& state, std::int64_t sentences) {
  state.SetItemsProcessed(sentences);
  state.counters["s/sentence"] =
      benchmark::Counter(static_cast<double>(sentences), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void measure_stage(benchmark::State& state, const Engine& engine, const std::vector<Press>& press, std::size_t number) {
  const Stage& stage = stages()[number];
  Workspace workspace;
  std::int64_t sentences = 0;
  for ([[maybe_unused]] auto _ : state) {
    double spent = 0;
    for (const Press& one : press) {
      Article article = article_of(one);
      if (number > 0) run_pipeline(engine, workspace, article, stages()[number - 1].name);
      const double begin = processor_seconds();
      if (!stage.run(engine, workspace, article)) return state.SkipWithError("the stage failed");
      spent += processor_seconds() - begin;
      sentences += static_cast<std::int64_t>(article.sentences.size());
    }
    state.SetIterationTime(spent);
  }
  count_sentences(state, sentences);
}

void measure_pipeline(benchmark::State& state, const Engine& engine, const std::vector<Press>& press) {
  Workspace workspace;
  std::int64_t sentences = 0;
  for ([[maybe_unused]] auto _ : state) {
    const double begin = processor_seconds();
    for (const Press& one : press) {
      Article article = article_of(one);
      run_pipeline(engine, workspace, article);
      if (article.set_aside) return state.SkipWithError("an article was set aside");
      sentences += static_cast<std::int64_t>(article.sentences.size());
    }
    state.SetIterationTime(processor_seconds() - begin);
  }
  count_sentences(state, sentences);
}

// One article of 1, 4, 16 … times the press: the time a sentence must not grow.
void measure_growth(benchmark::State& state, const Engine& engine, const std::vector<Press>& press) {
  const std::vector<Press> one{repeated(press, state.range(0))};
  measure_pipeline(state, engine, one);
}

// A year's news and more, each article once.
void measure_news(benchmark::State& state, const Engine& engine) {
  if (!std::filesystem::exists(news_folder())) return state.SkipWithError("skipped: needs PARAPHE_DATA");
  const std::vector<Press> news = read_press(engine.knowledge, news_folder());
  measure_pipeline(state, engine, news);
}

// One sentence without full stop, of so many words.
void measure_sentence(benchmark::State& state, const Engine& engine) {
  std::string text = "\nLe ministre parle de";
  for (std::int64_t words = 4; words < state.range(0); words += 4) text += " la visite et de";
  measure_pipeline(state, engine, {Press{"sentence", text, 0, std::nullopt}});
  state.counters["s/word"] = benchmark::Counter(static_cast<double>(state.range(0) * state.iterations()),
                                                benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["peak_MiB"] = peak_memory();
}

void measure_start(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    const double begin = processor_seconds();
    Faults faults;
    const Result<Engine> engine = load_engine(knowledge_folder, faults);
    if (!engine) return state.SkipWithError("the engine does not load");
    state.SetIterationTime(processor_seconds() - begin);
  }
}

int run(int argc, char** argv) {
  Faults faults;
  const Result<Engine> engine = load_engine(knowledge_folder, faults);
  if (!engine) {
    for (const Fault& fault : faults) std::cerr << to_string(fault) << "\n";
    std::cerr << engine.error().message << "\n";
    return 1;
  }
  tell_memory("loading");
  const std::vector<Press> press = read_press(engine->knowledge, press_folder());
  if (press.empty()) {
    std::cerr << "no article to read\n";
    return 1;
  }
  const auto add = [](const std::string& name, auto measure) {
    return benchmark::RegisterBenchmark(name.c_str(), measure)->UseManualTime()->Unit(benchmark::kMillisecond);
  };
  // Numbers of iterations are given: a stage that takes microseconds would be repeated, with all before it, for minutes.
  for (std::size_t number = 0; number < stages().size(); ++number) {
    add("stage/" + std::string(stages()[number].name),
        [&, number](benchmark::State& state) { measure_stage(state, *engine, press, number); })
        ->Iterations(8);
  }
  add("pipeline", [&](benchmark::State& state) { measure_pipeline(state, *engine, press); })->Iterations(8);
  add("growth", [&](benchmark::State& state) { measure_growth(state, *engine, press); })->Arg(1)->Arg(4)->Arg(16)->Iterations(1);
  add("sentence", [&](benchmark::State& state) { measure_sentence(state, *engine); })->Arg(20)->Arg(2'000)->Arg(20'000)->Iterations(1);
  add("news", [&](benchmark::State& state) { measure_news(state, *engine); })->Iterations(1);
  add_product_measures(knowledge_folder / "models" / "reader.model");
  add("start", measure_start)->Iterations(4);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  tell_memory("all");
  return 0;
}

}  // namespace

}  // namespace paraphe

int main(int argc, char** argv) { return paraphe::run(argc, argv); }
