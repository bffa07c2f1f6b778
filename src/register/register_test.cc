#include "register/register.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "register/articles.h"
#include "register/facts.h"
#include "register/hand_made_articles.h"
#include "register/keep.h"
#include "register/verify.h"

namespace paraphe {
namespace {

constexpr std::string_view now = "2025-11-25T10:00:00.000Z";

class RegisterTest : public testing::Test {
 protected:
  RegisterTest() {
    folder_ = std::filesystem::temp_directory_path() / fmt::format("paraphe_register_{}", getpid());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    file_ = folder_ / "test.sqlite";
    Faults faults;
    ontology_ = load_ontology(std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge" / "ontology", faults);
    EXPECT_TRUE(faults.empty());
  }
  ~RegisterTest() override { std::filesystem::remove_all(folder_); }

  Register open(Access access = Access::write) {
    return open_register(file_, access).value();  // throws, and fails the test, when there is none
  }

  Kept add(Register& book, const Article& article, std::string_view learnt = now) {
    const Result<Kept> kept = keep(book, ontology_, article, learnt);
    EXPECT_TRUE(kept) << (kept ? "" : kept.error().message);
    return kept.value_or(Kept{});
  }

  std::vector<RegisterFact> facts(Register& book, const AsKnown& known = {}) {
    std::vector<RegisterFact> all;
    const auto use = [&](const BlockFacts& block) {
      all.insert(all.end(), block.facts.begin(), block.facts.end());
      return true;
    };
    EXPECT_TRUE(for_each_block(book, ontology_, "", "", known, use));
    return all;
  }

  void expect_whole() {
    Register book = open(Access::read);
    const Result<Verdict> verdict = verify_register(book, ontology_);
    ASSERT_TRUE(verdict) << verdict.error().message;
    EXPECT_TRUE(verdict->faults.empty()) << verdict->faults.front();
  }

  Article numbered(int number) {
    return article_with_meeting(fmt::format("a{}", number), fmt::format("Les ministres se sont vus, fois {}.", number),
                                "2025-11-20", "held", to_string(plus_days({2020, 1, 1}, number * 3)));
  }

  std::filesystem::path folder_, file_;
  Ontology ontology_;
};

TEST_F(RegisterTest, TheSameArticleAgainChangesNothing) {
  ASSERT_TRUE(create_register(file_));
  Register book = open();
  const Article article = article_with_meeting("a", "Ils se sont vus hier.", "2025-11-20", "held", "2025-11-19");
  EXPECT_EQ(add(book, article).as, KeptAs::added);
  EXPECT_EQ(add(book, article).as, KeptAs::unchanged);
  EXPECT_EQ(add(book, article).claims, 1);
  EXPECT_EQ(facts(book).size(), 1u);
}

TEST_F(RegisterTest, AChangedArticleIsANewVersionAndTheOldOneCanStillBeAsked) {
  ASSERT_TRUE(create_register(file_));
  Register book = open();
  add(book, article_with_meeting("a", "Ils se verront demain.", "2025-11-18", "scheduled", "2025-11-19"));
  const Article later = article_with_meeting("a", "Ils se sont vus.", "2025-11-20", "held", "2025-11-19");
  EXPECT_EQ(add(book, later, "2025-11-26T10:00:00.000Z").as, KeptAs::new_version);
  ASSERT_EQ(facts(book).size(), 1u);
  EXPECT_EQ(facts(book)[0].fact.status, "held");
  const auto before = facts(book, {"", "2025-11-25T23:59:59.999Z"});
  ASSERT_EQ(before.size(), 1u);
  EXPECT_EQ(before[0].fact.status, "scheduled");
  EXPECT_TRUE(facts(book, {"2025-11-17", ""}).empty());
  expect_whole();
}

TEST_F(RegisterTest, WhatIsKeptCannotBeOverwritten) {
  ASSERT_TRUE(create_register(file_));
  Register book = open();
  add(book, numbered(1));
  for (const char* sql : {"UPDATE article SET text = ''", "DELETE FROM claim", "UPDATE account SET status = 'held'"})
    EXPECT_FALSE(guarded([&] { book.database().run(sql); })) << sql;
}

TEST_F(RegisterTest, WrongFilesAreRefusedAndNotTouched) {
  EXPECT_EQ(open_register(file_, Access::read).error().kind, ErrorKind::no_register);
  std::ofstream(file_) << "no database at all, but long enough to be looked at as one. ";
  EXPECT_EQ(open_register(file_, Access::write).error().kind, ErrorKind::wrong_register);
  std::filesystem::remove(file_);
  Database(file_, Access::create).run("CREATE TABLE other (x)");
  EXPECT_EQ(open_register(file_, Access::write).error().kind, ErrorKind::wrong_register);
  std::filesystem::remove(file_);
  ASSERT_TRUE(create_register(file_));
  EXPECT_FALSE(create_register(file_));
  open().database().run("PRAGMA user_version = 99");
  EXPECT_EQ(open_register(file_, Access::write).error().kind, ErrorKind::newer_register);
}

TEST_F(RegisterTest, ABackupIsARegister) {
  ASSERT_TRUE(create_register(file_));
  Register book = open();
  add(book, numbered(1));
  const auto copy = folder_ / "copy.sqlite";
  ASSERT_TRUE(backup_register(book, copy));
  EXPECT_FALSE(backup_register(book, copy));
  Result<Register> other = open_register(copy, Access::read);
  ASSERT_TRUE(other);
  EXPECT_EQ(facts(*other).size(), 1u);
}

TEST_F(RegisterTest, ADamagedFileIsFound) {
  ASSERT_TRUE(create_register(file_));
  {
    Register book = open();
    for (int i = 0; i < 40; ++i) add(book, numbered(i));
    book.database().run("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  const auto size = std::filesystem::file_size(file_);
  std::fstream bytes(file_, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(static_cast<std::streamoff>(size / 2));
  bytes << std::string(8192, '\x7F');
  bytes.close();
  Result<Register> book = open_register(file_, Access::read);
  if (!book) return;  // found at once
  const Result<Verdict> verdict = verify_register(*book, ontology_);
  EXPECT_TRUE(!verdict || !verdict->faults.empty());
}

// A child writes articles and tells each one that is kept; it is killed at any moment. What it told is there.
TEST_F(RegisterTest, WhatWasAcknowledgedOutlivesKilling) {
  ASSERT_TRUE(create_register(file_));
  std::mt19937 random(7);
  int next = 0;
  std::set<std::string> acknowledged;
  for (int round = 0; round < 200; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      Result<Register> book = open_register(file_, Access::write);
      for (int i = next; book && i < next + 50; ++i) {
        if (!keep(*book, ontology_, numbered(i), now)) break;
        if (write(ends[1], &i, sizeof i) != sizeof i) break;
      }
      _exit(0);
    }
    close(ends[1]);
    usleep(static_cast<useconds_t>(random() % 90'000));
    kill(child, SIGKILL);
    int kept = 0;
    while (read(ends[0], &kept, sizeof kept) == sizeof kept) {
      acknowledged.insert(fmt::format("a{}", kept));
      next = kept + 1;
    }
    close(ends[0]);
    waitpid(child, nullptr, 0);
  }
  Register book = open(Access::read);
  std::set<std::string> there;
  ASSERT_TRUE(for_each_article(book, [&](const ArticleRow& row) { return there.insert(row.id).second; }));
  EXPECT_TRUE(std::includes(there.begin(), there.end(), acknowledged.begin(), acknowledged.end()));
  EXPECT_GT(acknowledged.size(), 20u);
  expect_whole();
}

// A limit on the size of files stands for a full disk: SQLite meets the same errors.
TEST_F(RegisterTest, AFullDiskIsToldAndLosesNothing) {
  ASSERT_TRUE(create_register(file_));
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{2'000'000, 2'000'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    Result<Register> book = open_register(file_, Access::write);
    for (int i = 0; i < 2000; ++i) {
      const Result<Kept> kept = keep(*book, ontology_, numbered(i), now);
      if (!kept) _exit(kept.error().kind == ErrorKind::no_room ? 42 : 1);
    }
    _exit(2);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 42);
  expect_whole();
  Register book = open();
  EXPECT_GT(facts(book).size(), 5u);
  EXPECT_EQ(add(book, numbered(5000)).as, KeptAs::added);
}

TEST_F(RegisterTest, AReaderAsksWhileAWriterAdds) {
  ASSERT_TRUE(create_register(file_));
  std::jthread writer([&] {
    Register book = open();
    for (int i = 0; i < 60; ++i) add(book, numbered(i));
  });
  Register book = open(Access::read);
  std::size_t before = 0;
  for (int i = 0; i < 30; ++i) {
    const std::size_t count = facts(book).size();
    EXPECT_GE(count, before);
    before = count;
  }
}

}  // namespace
}  // namespace paraphe
