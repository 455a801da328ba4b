// tests/fuzz/corpus_test.cpp - what the fuzzers found, and the lines that they start from, kept as tests: no crash, no violated property.
#include <catch2/catch.hpp>

#include <filesystem>

#include "tests/fuzz/targets.hpp"
#include "tests/support/book.hpp"

namespace {

namespace fs = std::filesystem;

fs::path corpus_of(fuzz::Target const& target) { return fs::path(TEST_SOURCE_DIR) / "tests/fuzz/corpus" / target.name; }

}  // namespace

TEST_CASE("every reader keeps its promises for every file of its corpus") {
  for (auto const& target : fuzz::targets()) {
    std::size_t files = 0;
    for (auto const& entry : fs::directory_iterator(corpus_of(target))) {
      CAPTURE(entry.path());
      CHECK_NOTHROW(target.run(support::read(entry.path())));
      ++files;
    }
    CHECK(files > 0);
  }
}

TEST_CASE("every reader keeps its promises for every beginning of a file of its corpus") {
  for (auto const& target : fuzz::targets())
    for (auto const& entry : fs::directory_iterator(corpus_of(target))) {
      auto const bytes = support::read(entry.path());
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(entry.path(), size);
        REQUIRE_NOTHROW(target.run(bytes.substr(0, size)));
      }
    }
}
