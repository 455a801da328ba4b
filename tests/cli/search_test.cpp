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

TEST_CASE("words are found in either script, width and case, by the other names of what they name, with the hit marked") {
  CHECK(contains(found("orchiectom"), "[[orchiectomy]]"));
  CHECK(contains(found("ＯＲＣＨＩＥＣＴＯＭＹ"), "[[orchiectomy]]"));
  for (std::string const name : {"骨转移", "骨轉移", "bone metastases"}) {
    CAPTURE(name);
    CHECK(contains(found(name), "[[bone metastases]]"));
  }
  CHECK(contains(found("Her2 low"), "[[HER2-low]]"));
  CHECK(contains(found("HER2-low"), "[[HER2-low]]"));
  CHECK(contains(found("HER2-low"), "words,recommendation,"));
  CHECK(contains(found("晚期乳腺癌"), "中国[[晚期乳腺癌]]规范诊疗指南"));
}

TEST_CASE("several words must all occur; in quotes they stand beside each other") {
  CHECK(contains(found("fractures hip"), "words,claim,ai-osteoporosis-2025:raloxifene-hip-fracture"));
  CHECK_FALSE(contains(found("\"fractures hip\""), "words,claim,ai-osteoporosis-2025:raloxifene-hip-fracture"));
  CHECK(contains(found("\"hip fractures\""), "words,claim,ai-osteoporosis-2025:raloxifene-hip-fracture"));
}

TEST_CASE("exact names come first, then those that begin so") {
  auto const out = found("fracture");
  auto const whole = out.find("names,endpoint,fracture,"), part = out.find("names,endpoint,hip-fracture,");
  CHECK(whole < part);
  CHECK(part != std::string::npos);
}

TEST_CASE("each kind is cut at the limit, says how many there are, and one kind can be asked for alone") {
  auto const cut = support::run({"search", "fracture", "--limit", "2"});
  CHECK(contains(cut.out, "more: trialbook search \"fracture\" --kind claim --limit 0"));
  auto const all = support::run({"search", "fracture", "--kind", "claim", "--limit", "0", "--format", "csv"});
  CHECK_FALSE(contains(all.out, "\nnames,"));
  CHECK_FALSE(contains(all.out, "\nwords,note,"));
  auto const rows = std::count(all.out.begin(), all.out.end(), '\n') - 1;
  CHECK(rows > 10);
  CHECK(contains(support::run({"search", "fracture"}).out, "claim " + std::to_string(rows)));
  auto const wrong = support::run({"search", "fracture", "--kind", "claims"});
  CHECK(wrong.exit_code == 2);
  CHECK(contains(wrong.err, "did you mean 'claim'"));
}

TEST_CASE("nothing that is typed reaches the syntax of the index or of SQL") {
  for (std::string const text : {"NEAR(a b)", "\"",        "a\"b",
                                 "*",         "x*",        "words:fracture",
                                 "-fracture", "^fracture", "(fracture",
                                 "fracture)", "a AND",     "OR",
                                 "NOT x",     "{a b}",     "fracture; DROP TABLE finding",
                                 "%",         "_",         "\\",
                                 "[[",        "a\\\"b"}) {
    CAPTURE(text);
    auto const ran = support::run({"search", "--format", "csv", "--", text});
    CHECK((ran.exit_code == 0 || ran.exit_code == 2));
    CHECK_FALSE(contains(ran.err, "fts5"));
    CHECK_FALSE(contains(ran.err, "syntax"));
    CHECK_FALSE(contains(ran.err, "JSON"));
  }
}
