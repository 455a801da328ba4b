// tests/cli/search_test.cpp - a name is found in any script and spelling, a word where it stands; nothing found says what is near.
#include <catch2/catch.hpp>

#include "tests/cli/workplace.hpp"

namespace {

std::string found(std::string const& text) {
  auto const ran = support::run({"search", text, "--format", "csv"});
  CAPTURE(text, ran.err);
  CHECK(ran.exit_code == 0);
  return ran.out;
}

}  // namespace

TEST_CASE("search takes a name in either script, full or half width, with blanks and hyphens, in part or whole") {
  for (std::string const name : {"denosumab", "DENOSUMAB", "ｄｅｎｏｓｕｍａｂ", "Deno sumab", "地舒单抗", "地舒單抗", "地諾單抗", "denosu"}) {
    CAPTURE(name);
    CHECK(contains(found(name), "names,drug,denosumab,denosumab"));
  }
  CHECK(contains(found("abcsg-18"), "names,trial,denosumab-adjuvant-ai,ABCSG-18 (identified by us)"));
  CHECK(contains(found("骨折"), "names,endpoint,fracture,"));
  CHECK(contains(found("T-DXd"), "names,drug,trastuzumab-deruxtecan"));
}

TEST_CASE("search finds words of claims and notes, and documents") {
  CHECK(contains(found("orchiectomy"), "words,claim,"));
  CHECK(contains(found("esmo"), "words,document,esmo-bone-health-patients"));
  CHECK(contains(found("as printed"), "words,note,"));
}

TEST_CASE("nothing found is an answer with the nearest names; nothing to look for is an error") {
  auto const ran = support::run({"search", "denosumbb"});
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "Nothing in this book"));
  CHECK(contains(ran.out, "did you mean 'denosumab'"));
  CHECK(support::run({"search", " - "}).exit_code == 2);
  CHECK(contains(support::run({"search", "' OR 1=1 --"}).out, "Nothing in this book"));
}
