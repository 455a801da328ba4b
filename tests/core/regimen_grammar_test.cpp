// tests/core/regimen_grammar_test.cpp - every form of codebook §9 for regimens, and where each syntax error stands (code points from 0).
#include <catch2/catch.hpp>

#include <optional>

#include "core/text/regimen_grammar.hpp"

namespace {

using core::text::parse_regimen;

std::optional<std::size_t> error_at(std::string_view expression) {
  try {
    parse_regimen(expression);
    return std::nullopt;
  } catch (core::text::SyntaxError const& e) {
    CHECK_FALSE(e.message.empty());
    return e.at;
  }
}

}  // namespace

TEST_CASE("slots are joined by plus and alternatives stand in brackets") {
  auto const regimen = parse_regimen("ribociclib + (letrozole | anastrozole)");
  REQUIRE(regimen.size() == 2);
  CHECK(regimen[0].alternatives[0].name.name == "ribociclib");
  CHECK(regimen[0].alternatives[0].name.at == 0);
  REQUIRE(regimen[1].alternatives.size() == 2);
  CHECK(regimen[1].alternatives[0].name.name == "letrozole");
  CHECK(regimen[1].alternatives[0].name.at == 14);
  CHECK(regimen[1].alternatives[1].name.at == 26);
  CHECK_FALSE(regimen[1].choice);
}

TEST_CASE("blanks around signs have no meaning, blanks inside names stay") {
  auto const regimen = parse_regimen("  nab paclitaxel+placebo  ");
  REQUIRE(regimen.size() == 2);
  CHECK(regimen[0].alternatives[0].name.name == "nab paclitaxel");
  CHECK(regimen[0].alternatives[0].name.at == 2);
  CHECK(regimen[1].alternatives[0].name.name == "placebo");
}

TEST_CASE("a class is marked, alone and among alternatives") {
  auto const regimen = parse_regimen("class:cdk46-inhibitor + (class:taxane | capecitabine)");
  CHECK(regimen[0].alternatives[0].is_class);
  CHECK(regimen[0].alternatives[0].name.name == "cdk46-inhibitor");
  CHECK(regimen[0].alternatives[0].name.at == 6);
  CHECK(regimen[1].alternatives[0].is_class);
  CHECK_FALSE(regimen[1].alternatives[1].is_class);
}

TEST_CASE("a dose has value, unit, route and interval as far as stated") {
  auto const dose = parse_regimen("denosumab @ 60 mg sc every 6 months")[0].alternatives[0].dose;
  CHECK(dose.raw == "60 mg sc every 6 months");
  CHECK(dose.value == "60");
  CHECK(dose.unit == "mg");
  CHECK(dose.route == "sc");
  CHECK(dose.interval == "every 6 months");
  auto const short_dose = parse_regimen("fulvestrant @ 500 mg")[0].alternatives[0];
  CHECK(short_dose.name.name == "fulvestrant");
  CHECK(short_dose.dose.unit == "mg");
  CHECK(short_dose.dose.route.empty());
  CHECK(short_dose.dose.interval.empty());
  CHECK(parse_regimen("letrozole")[0].alternatives[0].dose.raw.empty());
}

TEST_CASE("two doses of one drug are alternatives of one slot") {
  auto const regimen = parse_regimen("(camizestrant @ 75 mg | camizestrant @ 150 mg)");
  REQUIRE(regimen.size() == 1);
  REQUIRE(regimen[0].alternatives.size() == 2);
  CHECK(regimen[0].alternatives[0].dose.value == "75");
  CHECK(regimen[0].alternatives[1].dose.value == "150");
}

TEST_CASE("physician's choice belongs to a slot") {
  auto const one = parse_regimen("choice class:single-agent-chemotherapy")[0];
  CHECK(one.choice);
  CHECK(one.alternatives[0].is_class);
  auto const several = parse_regimen("choice (capecitabine | eribulin) + trastuzumab");
  CHECK(several[0].choice);
  CHECK(several[0].alternatives.size() == 2);
  CHECK_FALSE(several[1].choice);
}

TEST_CASE("an exception and another of the prior class are marked with their names") {
  auto const except = parse_regimen("class:chemotherapy except class:taxane")[0].alternatives[0];
  CHECK(except.name.name == "chemotherapy");
  CHECK(except.has_except);
  CHECK(except.except.name == "taxane");
  CHECK(except.except.at == 32);
  auto const other = parse_regimen("fulvestrant + other than prior: class:cdk46-inhibitor")[1].alternatives[0];
  CHECK(other.relative);
  CHECK(other.is_class);
  CHECK(other.name.name == "cdk46-inhibitor");
}

TEST_CASE("text in double quotes is no regimen") {
  CHECK(core::text::quoted_text("\"MRD-negative\"") == "MRD-negative");
  CHECK(core::text::quoted_text("  \"two words\" ") == "two words");
  CHECK(core::text::quoted_text("letrozole").empty());
  CHECK(core::text::quoted_text("\"open").empty());
  CHECK(core::text::quoted_text("\"\"").empty());
}

TEST_CASE("each syntax error of a regimen says where it stands") {
  CHECK(error_at("") == 0);
  CHECK(error_at("letrozole + ") == 11);
  CHECK(error_at("letrozole + + fulvestrant") == 12);
  CHECK(error_at("+ letrozole") == 0);
  CHECK(error_at("ribociclib + (letrozole | anastrozole") == 13);
  CHECK(error_at("letrozole)") == 9);
  CHECK(error_at("(letrozole | )") == 12);
  CHECK(error_at("(a)(b)") == 2);
  CHECK(error_at("(letrozole | anastrozole) @ 5 mg") == 0);
  CHECK(error_at("letrozole @") == 10);
  CHECK(error_at("letrozole | anastrozole") == 10);
  CHECK(error_at("ribociclib + class:") == 19);
  CHECK(error_at("来曲唑 + 氟维司群)") == 10);
}

TEST_CASE("a class without its exception, and two doses of one component, are errors") {
  CHECK(error_at("class:chemotherapy except class:") == 32);
  CHECK(error_at("letrozole @ 2.5 mg @ 5 mg") == 19);
}

TEST_CASE("blanks of every kind in front of a name move its place") {
  auto const regimen = parse_regimen("\u3000来曲唑 +\r\n\u3000\t氟维司群\u3000");
  REQUIRE(regimen.size() == 2);
  CHECK(regimen[0].alternatives[0].name.at == 1);
  CHECK(regimen[1].alternatives[0].name.name == "氟维司群");
  CHECK(regimen[1].alternatives[0].name.at == 10);
}

TEST_CASE("alternatives with doses need their brackets: a dose holds no bar and no bracket") {
  CHECK(error_at("letrozole @ 2.5 mg | anastrozole @ 1 mg") == 33);
  CHECK(error_at("letrozole @ 2.5 mg | anastrozole") == 19);
  CHECK(error_at("letrozole @ 2.5 mg (po)") == 19);
  CHECK(error_at("class:chemotherapy except class:taxane | letrozole") == 39);
}
