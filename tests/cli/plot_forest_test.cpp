// tests/cli/plot_forest_test.cpp - plot forest as a user runs it: the numbers of pool stand in the picture, the book's usual case is not pooled, both
// languages, PNG and PDF with repeatable bytes, files whole or not at all.
#include <catch2/catch.hpp>

#include <regex>

#include "core/language/phrase_book.hpp"
#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

namespace {

constexpr char const* three_studies = "study,hr,ci_lower,ci_upper\nA,0.70,0.55,0.89\nB,0.85,0.66,1.09\nC,0.62,0.40,0.96\n";

support::Ran plot(std::string const& line) { return support::run(words_of("plot forest " + line)); }

std::vector<std::string> texts_of(std::string const& svg) {
  static std::regex const text("<text [^>]*>([^<]*)</text>");
  std::vector<std::string> out;
  for (std::sregex_iterator at(svg.begin(), svg.end(), text), end; at != end; ++at) out.push_back((*at)[1]);
  return out;
}

// Studies of a book that may be pooled: two trials, one question, quoted intervals.
std::vector<std::pair<std::string, std::string>> finding(std::string const& id, std::string const& trial, std::string const& hr,
                                                         std::string const& low, std::string const& high, std::string const& orientation) {
  return {{"id", id},
          {"section", "1"},
          {"trial", trial},
          {"comparison_kind", "randomised"},
          {"population", "advanced-breast-cancer ; hr+ ; her2- ; line first"},
          {"experimental", "ribociclib + letrozole"},
          {"control", "letrozole"},
          {"endpoint", "PFS"},
          {"effect_measure", "HR"},
          {"orientation", orientation},
          {"orientation_basis", "wording"},
          {"effect_raw", hr},
          {"ci_low_raw", low},
          {"ci_high_raw", high},
          {"ci_level", "95"},
          {"ci_level_basis", "quoted"},
          {"locator", "1+9@00000000"}};
}

}  // namespace

TEST_CASE("every estimate, interval, P, weight and heterogeneity figure of pool stands in the forest plot") {
  Workplace const place;
  place.write("s.csv", three_studies);
  auto const pooled = support::run(words_of("pool --input s.csv")).out, svg = plot("--input s.csv").out;
  std::regex const number("[0-9]+[.][0-9]+%?( \\([0-9.–]+\\))?|P[<=][0-9.]+|[0-9.]+–[0-9.]+");
  std::size_t seen = 0;
  bool studies = false;
  for (auto line : support::lines_of(pooled)) {
    if (line.starts_with("Book") || line.starts_with("Program")) continue;
    studies = studies || line == "Studies";
    for (std::sregex_iterator at(line.begin(), line.end(), number), end; at != end; ++at) {
      std::string const figure = at->str();
      if (studies && figure.back() != '%') continue;  // ln ratio and SE: the picture shows ratio and interval
      if (line.find("trialbook") != std::string::npos) continue;
      CAPTURE(line, figure);
      CHECK(contains(std::regex_replace(svg, std::regex("&lt;"), "<"), figure));
      ++seen;
    }
  }
  CHECK(contains(svg, "3 studies. Heterogeneity: "));
  CHECK(seen > 12);
}

TEST_CASE("the shipped book quotes no two intervals of one question: its first-line plot is not pooled and says so") {
  auto const ran = plot("PFS --subtype HR+/HER2- --line first --source documents");
  CHECK(ran.exit_code == 0);
  CHECK(ran.err == "");
  CHECK(contains(ran.out, "PFS, not pooled"));
  CHECK(contains(ran.out, "! Cross-trial: rows of 6 different trials"));
  CHECK(contains(ran.out, "Not drawn (the direction of the ratio is unknown): PARSIFAL-LONG"));
  CHECK(contains(ran.out, "MONALEESA-2"));
  CHECK_FALSE(contains(ran.out, "<polygon"));
  CHECK(ran.out == plot("PFS --subtype HR+/HER2- --line first --source documents").out);
}

TEST_CASE("trials of one question are pooled with their arms at the sides, and a turned ratio is marked") {
  Workplace const place;
  place.write("results.csv", support::results_csv({finding("a", "monaleesa-2", "0.57", "0.46", "0.71", "exp/ctl"),
                                                   finding("b", "monaleesa-7", "1.67", "1.25", "2.22", "ctl/exp")}));
  auto const imported = support::import_into(place, {"results.csv"}, "made-up");
  CHECK((imported.problems.empty() ? "" : core::describe(imported.problems[0])) == "");
  auto const asked = "PFS --document made-up --db " + imported.book.string();
  auto const svg = plot(asked).out;
  CHECK(contains(svg, "Favours ribociclib + letrozole"));
  CHECK(contains(svg, "Favours letrozole"));
  CHECK(contains(svg, "0.60 (0.45–0.80)*"));
  CHECK(contains(svg, "* quoted as control over experimental"));
  CHECK(contains(svg, "Random effects"));
  auto const unpooled = plot(asked + " --no-pooled").out;
  CHECK(contains(unpooled, "PFS, not pooled"));
  CHECK_FALSE(contains(unpooled, "Random effects"));
}

TEST_CASE("studies stand in the order that is asked for") {
  Workplace const place;
  place.write("s.csv", "study,TE,seTE\nMiddle,-0.3,0.2\nAlpha,-0.1,0.3\nZulu,-0.2,0.1\n");
  auto const order = [](std::string const& svg) {
    std::string out;
    for (auto const& text : texts_of(svg))
      if (text == "Middle" || text == "Alpha" || text == "Zulu") out += text[0];
    return out;
  };
  CHECK(order(plot("--input s.csv").out) == "MAZ");
  CHECK(order(plot("--input s.csv --order name").out) == "AMZ");
  CHECK(order(plot("--input s.csv --order precision --no-pooled").out) == "ZMA");
  CHECK(plot("--input s.csv --order effect").exit_code == 2);
}

TEST_CASE("a picture in Chinese has no English sentence") {
  Workplace const place;
  place.write("s.csv", three_studies);
  std::regex const sentence("[a-z]{3,} [a-z]{2,} [a-z]{2,}");
  for (auto const* line : {"--input s.csv", "--input s.csv --no-pooled", "PFS --subtype HR+/HER2- --line first",
                           "PFS OS --subtype HR+/HER2- --assume-two-sided --headings-too --lump class:cdk46-inhibitor --lump placebo"}) {
    auto const ran = plot(std::string(line) + " --lang zh");
    CHECK(ran.exit_code == 0);
    for (auto const& text : texts_of(ran.out)) {
      CAPTURE(line, text);
      CHECK_FALSE(std::regex_search(text, sentence));
    }
  }
}

TEST_CASE("PNG and PDF have the same bytes twice and are what their suffix says") {
  if (!support::needs_program("rsvg-convert", "librsvg2-bin")) return;
  Workplace const place;
  place.write("s.csv", three_studies);
  for (std::string const suffix : {"png", "pdf"}) {
    REQUIRE(plot("--input s.csv --output one." + suffix).exit_code == 0);
    REQUIRE(plot("--input s.csv --output two." + suffix).exit_code == 0);
    auto const bytes = support::read("one." + suffix);
    CHECK(bytes.substr(1, 3) == (suffix == "png" ? "PNG" : "PDF"));
    CHECK(bytes == support::read("two." + suffix));
  }
  CHECK(place.names() == std::vector<std::string>{"one.pdf", "one.png", "s.csv", "two.pdf", "two.png"});
  REQUIRE(plot("--input s.csv --width 500 --output small.png").exit_code == 0);
  auto const header = support::read("small.png");
  CHECK(static_cast<unsigned char>(header.at(18)) * 256 + static_cast<unsigned char>(header.at(19)) == 500);
}

TEST_CASE("the words of a picture can be copied from the PDF") {
  if (!support::needs_programs({{"rsvg-convert", "librsvg2-bin"}, {"pdftotext", "poppler-utils"}})) return;
  Workplace const place;
  place.write("s.csv", three_studies);
  REQUIRE(plot("--input s.csv --output one.pdf").exit_code == 0);
  CHECK(contains(support::output_of("pdftotext one.pdf -"), "Random effects"));
}

TEST_CASE("without rsvg-convert the user is told what to install, and no file is made") {
  Workplace const place;
  place.write("s.csv", three_studies);
  auto const ran = support::run(words_of("plot forest --input s.csv --output s.png"), {"PATH=/nowhere"});
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "librsvg2-bin"));
  CHECK(place.names() == std::vector<std::string>{"s.csv"});
}

TEST_CASE("a picture is refused with the next step where it cannot be made") {
  Workplace const place;
  place.write("s.csv", three_studies);
  auto const refused = [](std::string const& line, std::string const& word) {
    auto const ran = support::run(words_of(line));
    CAPTURE(line, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out == "");
    CHECK(contains(ran.err, word));
  };
  refused("plot forst PFS", "forest");
  refused("plot forest", "which endpoint");
  refused("plot forest PFS --output s.gif", ".svg, .png, .pdf");
  refused("plot forest --input s.csv PFS", "--input");
  refused("plot forest --input s.csv --output s.csv --overwrite", ".svg, .png, .pdf");
  refused("plot forest --input s.csv --output s.svg --width 500", "PNG");
  refused("plot forest --input s.csv --output s.png --width 5", "200");
  REQUIRE(plot("--input s.csv --output s.svg").exit_code == 0);
  refused("plot forest --input s.csv --output s.svg", "--overwrite");
  CHECK(plot("--input s.csv --output s.svg --overwrite").exit_code == 0);
  auto const empty = plot("ORR --subtype TNBC --line first");
  CHECK(empty.exit_code == 1);
  CHECK(contains(empty.err, "nothing to draw"));
}

TEST_CASE("a picture is not poured onto a terminal") {
  if (!support::needs_terminals()) return;
  Workplace const place;
  place.write("s.csv", three_studies);
  CHECK(support::run_on_terminal(words_of("plot forest --input s.csv"), 80).exit_code == 2);
}
