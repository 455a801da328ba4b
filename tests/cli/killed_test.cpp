// tests/cli/killed_test.cpp - build and import killed at any moment leave the old or the new book, whole; the next run sweeps up. The delays are
// random, the seed is printed; what is checked does not depend on them.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <functional>
#include <random>
#include <thread>

#include "schema/book.hpp"
#include "tests/cli/workplace.hpp"

namespace {

constexpr int kills = 60;
constexpr std::chrono::microseconds shortest_range = std::chrono::milliseconds(60);

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// Delays are drawn from a range a little longer than an undisturbed run takes here, so that every phase is hit, with sanitizers too.
std::chrono::microseconds timed(Words const& words) {
  auto const start = std::chrono::steady_clock::now();
  REQUIRE(support::run(words).exit_code == 0);
  auto const took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  return std::max(shortest_range, took * 6 / 5);
}

// Starts the program and kills it after the delay; true when it was killed, false when it had ended by itself.
bool run_and_kill(Words const& words, std::chrono::microseconds delay) {
  pid_t const child = ::fork();
  if (child == 0) {
    int const nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    std::vector<char*> argv{const_cast<char*>(TEST_PROGRAM)};
    for (auto const& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    ::execv(TEST_PROGRAM, argv.data());
    ::_exit(127);
  }
  std::this_thread::sleep_for(delay);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

// The content hash of a sound book; the reason when it is not one.
std::string state_of(fs::path const& book) {
  try {
    auto opened = schema::open(book);
    auto const check = support::value(opened, "PRAGMA integrity_check");
    return check == "ok" ? schema::property(opened, "content_hash") : check;
  } catch (std::exception const& e) {
    return e.what();
  }
}

// Runs `words` often, killed each time; `reset` restores the old state before each. Every state afterwards is the old or the new one.
void kill_often(Words const& words, std::chrono::microseconds range, Workplace const& place, std::string const& old_state,
                std::string const& new_state, std::function<void()> const& reset) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> delay(0, static_cast<int>(range.count()));
  int killed = 0;
  for (int i = 0; i < kills; ++i) {
    reset();
    int const microseconds = delay(random);
    killed += run_and_kill(words, std::chrono::microseconds(microseconds));
    auto const state = state_of("book.db");
    CAPTURE(seed, i, microseconds, place.names());
    CHECK((state == old_state || state == new_state));
  }
  CHECK(killed > 0);
}

Words without_stray_files(Workplace const& place) {
  Words out;
  for (auto const& name : place.names())
    if (name.find("book.db") == 0) out.push_back(name);
  return out;
}

void write_over(fs::path const& from, fs::path const& to) { fs::copy_file(from, to, fs::copy_options::overwrite_existing); }

}  // namespace

TEST_CASE("an import killed at any moment leaves the old or the new book") {
  Workplace const place;
  Words const words{"import", hard_quotes("abc-china-2024").string(), "--db", "book.db"};
  write_over(support::shipped_book(), "start.db");
  write_over("start.db", "book.db");
  auto const range = timed(words);
  auto const old_state = state_of("start.db"), new_state = state_of("book.db");
  REQUIRE(old_state != new_state);
  kill_often(words, range, place, old_state, new_state, [] { write_over("start.db", "book.db"); });
  write_over("start.db", "book.db");
  CHECK(support::run(words).exit_code == 0);
  CHECK(state_of("book.db") == new_state);
  CHECK(without_stray_files(place) == Words{"book.db"});
}

TEST_CASE("a build killed at any moment leaves the old or the new book") {
  Workplace const place;
  std::string const data = (fs::path(TEST_SOURCE_DIR) / "data").string();
  Words const words{"build", "--data", data, "--output", "book.db", "--quiet"};
  REQUIRE(support::run({"import", hard_quotes("myeloma-targeted-review").string(), "--db", "start.db"}).exit_code == 0);
  auto const range = timed(words);
  auto const old_state = state_of("start.db"), new_state = state_of("book.db");
  REQUIRE(old_state != new_state);
  kill_often(words, range, place, old_state, new_state, [] { write_over("start.db", "book.db"); });
  CHECK(support::run(words).exit_code == 0);
  CHECK(state_of("book.db") == new_state);
  CHECK(without_stray_files(place) == Words{"book.db"});
}

TEST_CASE("a first import killed at any moment leaves no book or a whole one") {
  Workplace const place;
  Words const words{"import", hard_quotes("myeloma-targeted-review").string(), "--db", "book.db"};
  auto const range = timed(words);
  auto const new_state = state_of("book.db");
  fs::remove("book.db");
  kill_often(words, range, place, state_of("book.db"), new_state, [] { fs::remove("book.db"); });
  fs::remove("book.db");
  CHECK(support::run(words).exit_code == 0);
  CHECK(without_stray_files(place) == Words{"book.db"});
}
