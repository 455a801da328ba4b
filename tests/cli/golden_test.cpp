// tests/cli/golden_test.cpp - what a user sees, byte for byte, in the formats of the main questions. Files in tests/cli/golden; after a wanted change
// of layout or data run with TRIALBOOK_UPDATE_GOLDEN=1 and read the diff. What the answers mean is asserted in answers_test.cpp.
#include <catch2/catch.hpp>

#include <regex>

#include "tests/cli/workplace.hpp"

namespace {

struct Golden {
  std::string name, line;
  std::vector<std::string> suffixes;
};

std::vector<Golden> const& goldens() {
  static std::vector<Golden> const all{
      {"grades-after-cdk46-inhibitor",
       "grades --subtype HR+/HER2- --line second-or-later --prior cdk46-inhibitor --tables-only",
       {"txt", "csv", "md"}},
      {"grades-first-line-explained", "grades --subtype HR+/HER2- --line first --tables-only --explain", {"txt"}},
      {"compare-pfs-first-line", "compare PFS --subtype HR+/HER2- --line first", {"txt", "csv", "md"}},
      {"compare-os", "compare OS --subtype HR+/HER2-", {"txt"}},
      {"compare-pfs-first-line-zh", "compare PFS --subtype HR+/HER2- --line first --lang zh", {"txt", "md"}},
      {"grades-after-cdk46-inhibitor-zh",
       "grades --subtype HR+/HER2- --line second-or-later --prior cdk46-inhibitor --tables-only --lang zh",
       {"txt"}},
      {"show-trial-of-two-documents-zh", "show abcsg-18 --lang zh", {"txt"}},
      {"compare-conflicts", "compare --conflicts", {"txt", "csv"}},
      {"doses-denosumab", "doses denosumab", {"txt", "csv", "md"}},
      {"show-trial-of-two-documents", "show abcsg-18", {"txt", "md"}},
      {"show-trial", "show MONALEESA-3", {"txt", "csv", "md"}},
      {"show-finding", "show abc-china-2024:paloma-2-os", {"txt"}},
      {"show-drug", "show T-DXd", {"txt"}},
      {"show-nothing-quoted", "show NALA", {"txt"}},
      {"audit", "audit", {"txt", "csv", "md"}},
      {"audit-zh", "audit --lang zh", {"txt"}},
      {"empty-compare", "compare PFS --subtype HR+/HER2- --line first --treatment alpelisib", {"txt", "csv", "md"}},
      {"empty-grades", "grades --subtype HR+/HER2- --treatment denosumab", {"txt", "csv"}},
  };
  return all;
}

// The shipped data hold an error of their documents.
int exit_of(Golden const& golden) { return golden.name.starts_with("audit") ? 3 : 0; }

// The hash of the book and the program's version change with every row and release.
std::string without_source(std::string const& text) {
  return std::regex_replace(text, std::regex("content [0-9a-f]{12} · trialbook [0-9.]+"), "content (hash) · trialbook (version)");
}

}  // namespace

TEST_CASE("answers look as the golden files show them") {
  for (auto const& golden : goldens())
    for (auto const& suffix : golden.suffixes) {
      auto words = words_of(golden.line);
      if (suffix != "txt") words.insert(words.end(), {"--format", suffix == "md" ? "markdown" : suffix});
      auto const ran = support::run(words);
      CAPTURE(golden.line, ran.err);
      CHECK(ran.exit_code == exit_of(golden));
      CHECK(ran.err == "");
      CHECK(support::differs_from_golden("cli/golden/" + golden.name + "." + suffix, without_source(ran.out)) == "");
    }
}

TEST_CASE("the same question gives the same bytes, into a pipe and into a file") {
  for (auto const& golden : goldens()) {
    Workplace const place;
    auto words = words_of(golden.line);
    auto const once = support::run(words), again = support::run(words);
    CAPTURE(golden.line);
    CHECK(once.out == again.out);
    words.insert(words.end(), {"--output", "answer.txt"});
    CHECK(support::run(words).exit_code == exit_of(golden));
    CHECK(support::read("answer.txt") == once.out);
  }
}
