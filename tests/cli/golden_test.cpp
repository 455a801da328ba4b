// tests/cli/golden_test.cpp - what a user sees, byte for byte, in the formats of the main questions. Files in tests/cli/golden; after a wanted change
// of layout or data run with TRIALBOOK_UPDATE_GOLDEN=1 and read the diff. What the answers mean is asserted in answers_test.cpp.
#include <catch2/catch.hpp>

#include <algorithm>
#include <clocale>
#include <cwchar>
#include <iterator>
#include <regex>
#include <set>

#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

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
      {"show-trial", "show MONALEESA-3", {"txt", "csv", "json", "jsonl", "md", "html"}},
      {"show-finding", "show abc-china-2024:paloma-2-os", {"txt"}},
      {"show-drug", "show T-DXd", {"txt"}},
      {"show-nothing-quoted", "show NALA", {"txt"}},
      {"audit", "audit", {"txt", "csv", "md"}},
      {"audit-zh", "audit --lang zh", {"txt"}},
      {"network-second-line",
       "network PFS --subtype HR+/HER2- --line second-or-later --source documents --assume-two-sided --headings-too",
       {"txt", "csv"}},
      {"network-second-line-zh",
       "network PFS --subtype HR+/HER2- --line second-or-later --source documents --assume-two-sided --headings-too --lang zh",
       {"txt"}},
      {"network-nothing", "network OS --source documents", {"txt"}},
      {"indirect-fulvestrant", "indirect abemaciclib capivasertib PFS --subtype HR+/HER2- --assume-two-sided --headings-too", {"txt", "csv", "md"}},
      {"table-evidence", "table evidence PFS OS --subtype HR+/HER2- --line first", {"txt", "csv", "md", "html"}},
      {"table-evidence-zh", "table evidence PFS OS --subtype HR+/HER2- --line first --lang zh", {"txt"}},
      {"table-evidence-both", "table evidence PFS --trial PALOMA-2 --source both", {"txt", "csv", "md"}},
      {"table-recommendations", "table recommendations --subtype HER2+ --document abc-china-2024 --setting visceral-crisis", {"txt", "csv", "md"}},
      {"table-recommendations-zh", "table recommendations --subtype HR+/HER2- --document abc-china-2024 --lang zh", {"txt"}},
      {"table-sof", "table sof PFS OS --subtype HR+/HER2- --line first --baseline \"PFS=50% @ 24 months\"", {"txt", "csv", "md", "json"}},
      {"table-sof-zh", "table sof PFS OS --subtype HR+/HER2- --line first --baseline \"PFS=50% @ 24 months\" --lang zh", {"txt"}},
      {"table-sof-pooled",
       "table sof PFS --subtype HR+/HER2- --line first --treatment \"CDK4/6 inhibitor\" --pooled --headings-too --lump class:cdk46-inhibitor "
       "--baseline 60%",
       {"txt"}},
      {"table-profile", "table profile PFS --subtype HR+/HER2- --line second --baseline 60%", {"txt", "md"}},
      {"table-characteristics", "table characteristics --subtype TNBC", {"txt", "csv"}},
      {"table-league", "table league PFS --subtype HR+/HER2- --line second-or-later --assume-two-sided --headings-too", {"txt", "md"}},
      {"table-empty", "table evidence PFS --subtype HR+/HER2- --line first --treatment alpelisib", {"txt"}},
      {"pool-first-line",
       "pool PFS --subtype HR+/HER2- --line first --treatment cdk46-inhibitor --assessor investigator --lump class:cdk46-inhibitor --lump "
       "class:endocrine-therapy --lump placebo",
       {"txt", "csv", "md"}},
      {"pool-first-line-zh",
       "pool PFS --subtype HR+/HER2- --line first --treatment cdk46-inhibitor --assessor investigator --lump class:cdk46-inhibitor --lump "
       "class:endocrine-therapy --lump placebo --lang zh",
       {"txt"}},
      {"empty-compare", "compare PFS --subtype HR+/HER2- --line first --treatment alpelisib", {"txt", "csv", "md"}},
      {"empty-grades", "grades --subtype HR+/HER2- --treatment denosumab", {"txt", "csv"}},
  };
  return all;
}

// The shipped data hold an error of their documents.
int exit_of(Golden const& golden) { return golden.name.starts_with("audit") ? 3 : 0; }

// Cells as the C library counts them, which is not how the program does.
int cells(std::string const& line) {
  int n = 0;
  std::mbstate_t state{};
  wchar_t c = 0;
  for (char const *at = line.data(), *end = at + line.size(); at < end;) {
    auto const bytes = std::mbrtowc(&c, at, static_cast<std::size_t>(end - at), &state);
    if (bytes == 0 || bytes > 4) return -1;
    n += std::max(0, ::wcwidth(c));
    at += bytes;
  }
  return n;
}

// Numbers as printed, groups of three decimals with their blank.
std::multiset<std::string> numbers(std::string const& text) {
  static std::regex const number("[0-9][0-9.]*( [0-9]+)*");
  std::multiset<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at) out.insert(at->str());
  return out;
}

std::vector<std::string> lines_wider_than(int columns, std::string const& text) {
  std::vector<std::string> out;
  for (auto const& line : support::lines_of(text))
    if (auto const n = cells(line); n < 0 || n > columns) out.push_back(line);
  return out;
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

TEST_CASE("no answer is wider than the terminal, and none of its numbers is broken or lost, in Chinese text too") {
  if (!support::needs_terminals()) return;
  REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
  for (auto const& golden : goldens()) {
    auto const whole = numbers(support::run(words_of(golden.line)).out);
    for (int const columns : {40, 80, 160}) {
      auto const ran = support::run_on_terminal(words_of(golden.line), static_cast<unsigned short>(columns), {"NO_COLOR=1"});
      CAPTURE(golden.line, columns);
      CHECK(ran.exit_code == exit_of(golden));
      CHECK(lines_wider_than(columns, ran.out) == std::vector<std::string>{});
      CHECK(numbers(ran.out) == whole);
    }
  }
  std::setlocale(LC_CTYPE, "C");
}
