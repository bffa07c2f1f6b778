#include "app/in_order.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace paraphe {

namespace {

void work_or_set_aside(const ArticleFlow& flow, Workspace& workspace, Article& article) {
  if (article.set_aside) return;
  try {
    flow.work(workspace, article);
  } catch (const std::exception& thrown) {
    article.set_aside = SetAside{"pipeline", thrown.what()};
    article.claims.clear();
    article.facts.clear();
  }
}

class Line {
 public:
  Line(const ArticleFlow& flow, int threads) : flow_(flow), window_(4 * static_cast<std::uint64_t>(threads)) {}

  void serve() {
    Workspace workspace;
    for (;;) {
      std::uint64_t place = 0;
      std::unique_ptr<Article> article = take(place);
      if (!article) return;
      work_or_set_aside(flow_, workspace, *article);
      const std::lock_guard lock(mutex_);
      done_.emplace(place, std::move(article));
      changed_.notify_all();
    }
  }

  // The next article in order, worked on; nullptr when all have been handed out.
  std::unique_ptr<Article> collect() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.contains(emitted_) || (ended_ && emitted_ == taken_); });
    const auto at = done_.find(emitted_);
    if (at == done_.end()) return nullptr;
    std::unique_ptr<Article> article = std::move(at->second);
    done_.erase(at);
    ++emitted_;
    changed_.notify_all();
    return article;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

 private:
  std::unique_ptr<Article> take(std::uint64_t& place) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || taken_ < emitted_ + window_; });
    if (ended_) return nullptr;
    std::unique_ptr<Article> article = flow_.next();
    if (article) {
      place = taken_++;
    } else {
      ended_ = true;
      changed_.notify_all();
    }
    return article;
  }

  const ArticleFlow& flow_;
  std::uint64_t window_, taken_ = 0, emitted_ = 0;
  bool ended_ = false;
  std::map<std::uint64_t, std::unique_ptr<Article>> done_;
  std::mutex mutex_;
  std::condition_variable changed_;
};

}  // namespace

void run_in_order(const ArticleFlow& flow, int threads) {
  Line line(flow, std::max(threads, 1));
  std::vector<std::jthread> workers;
  struct StopAtTheEnd {  // however this function is left, the workers must not wait for room that nobody makes
    Line& line;
    ~StopAtTheEnd() { line.stop(); }
  };
  for (int i = 0; i < std::max(threads, 1); ++i) workers.emplace_back([&line] { line.serve(); });
  const StopAtTheEnd guard{line};
  for (;;) {
    const std::unique_ptr<Article> article = line.collect();
    if (!article || !flow.emit(*article)) return;
  }
}

}  // namespace paraphe
