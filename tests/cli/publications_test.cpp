// tests/cli/publications_test.cpp - publications of trials beside the documents: questions about documents are answered from documents, a publication
// is shown when it is named, and what cannot be done with one is said.
#include <catch2/catch.hpp>

#include "tests/cli/workplace.hpp"

namespace {

std::string const publication = "pmid-27717303";

std::string said(std::string const& line) {
  auto const ran = support::run(words_of(line));
  CAPTURE(line, ran.err);
  CHECK(ran.exit_code == 0);
  return ran.out;
}

}  // namespace

TEST_CASE("questions about documents are answered from documents only") {
  for (auto const* line :
       {"compare --conflicts --format csv", "doses denosumab --format csv", "vocabulary document --format csv"}) {
    auto const out = said(line);
    CAPTURE(line);
    CHECK((contains(out, "abc-china-2024") || contains(out, "denosumab-review")));
    CHECK_FALSE(contains(out, publication));
    CHECK_FALSE(contains(out, "scorecard"));
  }
}

TEST_CASE("a publication that is named is shown, its findings too") {
  CHECK(contains(said("show " + publication), "0.56 (0.43–0.72)"));
  CHECK(contains(said("compare PFS --document " + publication + " --format csv"), publication + ":monaleesa-2-pfs,"));
  auto const finding = said("show " + publication + ":monaleesa-2-pfs");
  for (auto const* part : {"extraction", "double", "source_kind", "abstract", "pmid", "27717303", "publication"}) CHECK(contains(finding, part));
}

TEST_CASE("the audit of a publication is shown when it is named") {
  auto const ran = support::run(words_of("audit --document her2climb-esmo-293p"));
  CHECK(ran.exit_code == 3);
  CHECK(contains(ran.out, "lies above the upper one"));
  CHECK_FALSE(contains(support::run(words_of("audit --format csv")).out, "her2climb-esmo-293p"));
}

TEST_CASE("nothing of a publication can be verified, and that is said with where to look instead") {
  Workplace const place;
  place.write("copy.txt", "some text");
  auto const ran = support::run({"verify", publication + "=copy.txt"});
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "there is nothing to verify"));
  CHECK(contains(ran.err, "trialbook show " + publication));
}

TEST_CASE("the coverage of a publication says why headings say nothing of it") {
  CHECK(contains(said("show " + publication + " --coverage"), "its headings say nothing of coverage"));
  CHECK(contains(said("show " + publication + " --coverage --lang zh"), "试验自己的出版物"));
}
