// tests/cli/verify_test.cpp - verify against altered copies of the guideline: a changed number is found, another layout of the same text is not held
// against it. The copies are made from the source document at run time; skipped, loudly, where it is missing.
#include <catch2/catch.hpp>

#include <regex>

#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

namespace {

// The guideline's text, or empty with a warning.
std::string guideline() {
  auto const documents = support::needs_shared("documents");
  if (documents.empty()) return {};
  return support::read(documents / "002_7fb8ffc3d1e81d41.txt");
}

std::string replaced_once(std::string text, std::string const& from, std::string const& to) {
  auto const at = text.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  return text.replace(at, from.size(), to);
}

// As another program would extract it: no page heads, and each line joined to the next by a blank.
std::string other_layout(std::string const& text) {
  std::string out;
  std::size_t heads = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    std::string const line = text.substr(at, end - at);
    if (contains(line, "Chin J Oncol, December 2024, Vol."))
      ++heads;
    else
      out += line + " ";
    at = end + 1;
  }
  REQUIRE(heads > 0);
  return out;
}

support::Ran verify(std::string const& text) {
  Workplace const place;
  place.write("copy.txt", text);
  return support::run({"verify", "abc-china-2024=copy.txt"});
}

}  // namespace

TEST_CASE("the document that the locators were made on verifies without a miss") {
  auto const text = guideline();
  if (text.empty()) return;
  auto const ran = verify(text);
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "the very text"));
  CHECK(contains(ran.out, "relocated 0, ambiguous 0, missing 0"));
}

TEST_CASE("a changed number in the copy exits 3 and names the finding, and only it") {
  auto const text = guideline();
  if (text.empty()) return;
  for (auto const& [from, to, id] : {std::tuple("HR=0.563", "HR=0.573", "paloma-2-pfs"), std::tuple("0.004 55）", "0.004 56）", "monaleesa-3-os"),
                                     std::tuple("（66.8 和 53.7", "（66.9 和 53.7", "monarch-3-os-final")}) {
    auto const ran = verify(replaced_once(text, from, to));
    CAPTURE(from, ran.out);
    CHECK(ran.exit_code == 3);
    auto const misses = ran.out.substr(std::min(ran.out.find("\nMisses"), ran.out.size()));
    CHECK(contains(misses, std::string("abc-china-2024:") + id + "\n"));
    std::regex const an_id("abc-china-2024:");
    CHECK(std::distance(std::sregex_iterator(misses.begin(), misses.end(), an_id), std::sregex_iterator()) == 1);
  }
}

TEST_CASE("in another layout of the same text every finding is found again with its numbers") {
  auto const text = guideline();
  if (text.empty()) return;
  auto const ran = verify(other_layout(text));
  CAPTURE(ran.out);
  CHECK(contains(ran.out, "another copy"));
  CHECK(contains(ran.out, "missing 0\n"));
  CHECK_FALSE(contains(ran.out, "relocated 0"));
  for (std::string const id : {"monaleesa-2-pfs", "paloma-2-os", "bylieve-pfs", "tropion-breast01-pfs"})
    CHECK_FALSE(contains(ran.out, "abc-china-2024:" + id));
}

TEST_CASE("another layout of the same text is no reason for exit code 3") {
  auto const text = guideline();
  if (text.empty()) return;
  auto const ran = verify(other_layout(text));
  CAPTURE(ran.out.substr(0, 2000));
  CHECK(ran.exit_code == 0);
}

TEST_CASE("line breaks alone do not make another copy") {
  auto text = guideline();
  if (text.empty()) return;
  text = std::regex_replace(text, std::regex("\n"), "\r\n");
  CHECK(contains(verify(text).out, "the very text"));
}

TEST_CASE("a document that says nothing of the kind has every place missing") {
  auto const ran = verify("Not this document at all.");
  CHECK(ran.exit_code == 3);
  CHECK(contains(ran.out, "exact 0, relocated 0, ambiguous 0, missing"));
}
