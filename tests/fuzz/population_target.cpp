// tests/fuzz/population_target.cpp - populations: the same promises as for regimens.
#include "core/text/population_grammar.hpp"

#include "core/text/unicode.hpp"
#include "tests/fuzz/expressions.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

using namespace core::text;

std::string text_of(PriorTherapy const& prior) {
  std::string treatments;
  for (auto const& treatment : prior.treatments)
    treatments += (treatments.empty() ? "class:" : " | class:") + treatment.name;  // the reader takes one class: off
  std::string out = "prior (" + treatments + ") " + prior.status;
  if (!prior.setting.empty()) out += " setting " + prior.setting;
  if (!prior.lines.empty()) out += " lines " + prior.lines;
  if (!prior.interval.empty()) out += " interval " + prior.interval;
  return out;
}

std::string text_of(std::vector<PopulationItem> const& items) {
  std::string out;
  for (auto const& item : items) {
    out += out.empty() ? "" : " ; ";
    for (std::size_t i = 0; i < item.alternatives.size(); ++i) {
      auto const& atom = item.alternatives[i];
      out += (i == 0 ? "" : " | ") + (atom.prior ? text_of(*atom.prior) : atom.name.name);
    }
    if (item.heading) out += " [heading]";
  }
  return out;
}

void check_places(std::u32string const& expression, std::vector<PopulationItem> const& items) {
  for (auto const& item : items) {
    require(!item.alternatives.empty(), "a dimension has an alternative");
    for (auto const& atom : item.alternatives) {
      if (!atom.prior) {
        auto const name = atom.name.name.starts_with("line-") ? NameAt{"line", atom.name.at} : atom.name;
        check_place(expression, name);
        continue;
      }
      require(!atom.prior->treatments.empty() && !atom.prior->status.empty(), "a prior therapy has a treatment and a status");
      for (auto const& treatment : atom.prior->treatments) check_place(expression, treatment);
    }
  }
}

}  // namespace

void population(std::string_view bytes) {
  if (first_invalid_utf8(bytes)) return;
  auto const expression = to_code_points(bytes);
  std::vector<PopulationItem> read;
  try {
    read = parse_population(bytes);
  } catch (SyntaxError const& e) {
    return check_error(expression, e);
  }
  check_places(expression, read);
  auto const canonical = text_of(read);
  require(reads_with(parse_population, canonical) && text_of(parse_population(canonical)) == canonical,
          "canonical text reads the same: " + canonical);
}

}  // namespace fuzz
