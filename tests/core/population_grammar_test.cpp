// tests/core/population_grammar_test.cpp - every form of codebook §9 for populations, and where each syntax error stands (code points from 0).
#include <catch2/catch.hpp>

#include <optional>

#include "core/text/population_grammar.hpp"

namespace {

using core::text::parse_population;
using core::text::PriorTherapy;

std::optional<std::size_t> error_at(std::string_view expression) {
  try {
    parse_population(expression);
    return std::nullopt;
  } catch (core::text::SyntaxError const& e) {
    CHECK_FALSE(e.message.empty());
    return e.at;
  }
}

PriorTherapy prior_of(std::string_view expression) {
  auto const items = parse_population(expression);
  REQUIRE(items.size() == 1);
  REQUIRE(items[0].alternatives[0].prior);
  return *items[0].alternatives[0].prior;
}

}  // namespace

TEST_CASE("dimensions are joined by semicolons and alternatives by bars") {
  auto const items = parse_population("advanced-breast-cancer ; hr+ ; her2-low | her2-ultralow ; postmenopausal");
  REQUIRE(items.size() == 4);
  CHECK(items[0].alternatives[0].name.name == "advanced-breast-cancer");
  CHECK(items[1].alternatives[0].name.at == 25);
  REQUIRE(items[2].alternatives.size() == 2);
  CHECK(items[2].alternatives[0].name.name == "her2-low");
  CHECK(items[2].alternatives[1].name.name == "her2-ultralow");
  CHECK(items[2].alternatives[1].name.at == 42);
}

TEST_CASE("a heading marks its own dimension only") {
  auto const items = parse_population("hr+ [heading] ; her2- ; her2-low | her2-ultralow[heading]");
  CHECK(items[0].heading);
  CHECK(items[0].alternatives[0].name.name == "hr+");
  CHECK_FALSE(items[1].heading);
  CHECK(items[2].heading);
  CHECK(items[2].alternatives[1].name.name == "her2-ultralow");
}

TEST_CASE("lines are terms of their own") {
  for (auto const& [typed, name] : {std::pair{"line first", "line-first"},
                                    {"line second", "line-second"},
                                    {"line second-or-later", "line-second-or-later"},
                                    {"line third-or-later [heading]", "line-third-or-later"},
                                    {"line  first", "line-first"}})
    CHECK(parse_population(typed)[0].alternatives[0].name.name == name);
  CHECK(parse_population("line first | line second")[0].alternatives[1].name.name == "line-second");
}

TEST_CASE("a prior therapy has treatment and status") {
  for (std::string const status : {"naive", "exposed", "progressed", "refractory", "not-progressed"}) {
    auto const prior = prior_of("prior cdk46-inhibitor " + status);
    CHECK(prior.status == status);
    REQUIRE(prior.treatments.size() == 1);
    CHECK(prior.treatments[0].name == "cdk46-inhibitor");
    CHECK(prior.treatments[0].at == 6);
    CHECK(prior.setting.empty());
  }
  CHECK(prior_of("prior class:taxane exposed").treatments[0].name == "taxane");
  CHECK(prior_of("prior trastuzumab deruxtecan exposed").treatments[0].name == "trastuzumab deruxtecan");
}

TEST_CASE("alternatives of a prior therapy stand in brackets") {
  auto const prior = prior_of("prior (tamoxifen | nonsteroidal-ai) progressed [heading]");
  REQUIRE(prior.treatments.size() == 2);
  CHECK(prior.treatments[0].name == "tamoxifen");
  CHECK(prior.treatments[0].at == 7);
  CHECK(prior.treatments[1].name == "nonsteroidal-ai");
  CHECK(prior.treatments[1].at == 19);
}

TEST_CASE("setting, lines and interval follow the status in any order") {
  auto const prior = prior_of("prior endocrine-therapy progressed setting advanced lines 1-2 interval <12m");
  CHECK(prior.setting == "advanced");
  CHECK(prior.lines == "1-2");
  CHECK(prior.interval == "<12m");
  auto const other = prior_of("prior endocrine-therapy progressed lines >=2 setting adjuvant");
  CHECK(other.setting == "adjuvant");
  CHECK(other.lines == ">=2");
  CHECK(prior_of("prior taxane exposed lines 1 setting neoadjuvant").lines == "1");
}

TEST_CASE("each syntax error of a population says where it stands") {
  CHECK(error_at("") == 0);
  CHECK(error_at("hr+ ; ") == 5);
  CHECK(error_at("hr+ ; ; her2-") == 6);
  CHECK(error_at("hr+ | ") == 4);
  CHECK(error_at("hr+ ; [heading]") == 6);
  CHECK(error_at("hr+ [heading] | her2-") == 4);
  CHECK(error_at("hr+ ; her2- [headnig]") == 12);
  CHECK(error_at("hr+ ; (her2-") == 6);
  CHECK(error_at("hr+) ; her2-") == 3);
  CHECK(error_at("hr+ ; prior cdk46-inhibitor") == 6);
  CHECK(error_at("hr+ ; prior progressed") == 12);
  CHECK(error_at("prior taxane exposed setting") == 21);
  CHECK(error_at("prior taxane exposed setting palliative") == 29);
  CHECK(error_at("prior taxane exposed lines many") == 27);
  CHECK(error_at("prior taxane exposed twice 1") == 21);
  CHECK(error_at("prior (tamoxifen | ) progressed") == 18);
  CHECK(error_at("男性 ; prior progressed") == 11);
}

TEST_CASE("lines have the three forms of the codebook and no other") {
  for (std::string const good : {"1", "1-2", ">=2", "2-10"}) CHECK_FALSE(error_at("prior taxane exposed lines " + good));
  for (std::string const bad : {">1", "<3", "1-", "-2", "2-1", "1-2-3", "=>2", ">=2<4", "1>"}) {
    CAPTURE(bad);
    CHECK(error_at("prior taxane exposed lines " + bad) == 27);
  }
}

TEST_CASE("a qualifier is given once") {
  CHECK(error_at("prior taxane exposed setting adjuvant setting advanced") == 38);
  CHECK(error_at("prior taxane exposed lines 1 lines 2") == 29);
}

TEST_CASE("classes are named alike with and without brackets") {
  auto const prior = prior_of("prior (class:taxane | class:anthracycline) exposed");
  REQUIRE(prior.treatments.size() == 2);
  CHECK(prior.treatments[0].name == "taxane");
  CHECK(prior.treatments[1].name == "anthracycline");
}

TEST_CASE("signs that belong elsewhere are errors in lines, treatments and intervals too") {
  CHECK(error_at("line second [headin]") == 12);
  CHECK(error_at("prior letrozole@x naive") == 15);
  CHECK(error_at("prior letrozole naive interval <12m]") == 35);
  CHECK(error_at("prior class: naive") == 12);
}

TEST_CASE("blanks of every kind around a treatment are no part of it") {
  CHECK(prior_of("prior 来曲唑\u3000 naive").treatments[0].name == "来曲唑");
  auto const spaced = prior_of("prior (class:  taxane) naive");
  CHECK(spaced.treatments[0].name == "taxane");
  CHECK(spaced.treatments[0].at == 15);
}

TEST_CASE("a prior therapy has its place, for a message about the whole of it") {
  auto const items = parse_population("hr+ ; prior letrozole naive");
  CHECK(items[1].alternatives[0].name.at == 6);
}
