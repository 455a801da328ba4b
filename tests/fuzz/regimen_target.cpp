// tests/fuzz/regimen_target.cpp - regimens: every name stands where its place says, an error points into the expression, and the canonical text of
// what was read reads the same.
#include "core/text/regimen_grammar.hpp"
#include "core/text/unicode.hpp"
#include "tests/fuzz/expressions.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

using namespace core::text;

std::string text_of(Component const& component) {
  std::string out = component.relative ? "other than prior: " : "";
  out += (component.is_class ? "class:" : "") + component.name.name;
  if (component.has_except) out += " except class:" + component.except.name;
  return out + (component.dose.raw.empty() ? "" : " @ " + component.dose.raw);
}

// Always with brackets: "(choice x)" names a drug "choice x", without them it would be a choice among x.
std::string text_of(Regimen const& regimen) {
  std::string out;
  for (auto const& slot : regimen) {
    out += (out.empty() ? "" : " + ") + std::string(slot.choice ? "choice (" : "(");
    for (std::size_t i = 0; i < slot.alternatives.size(); ++i) out += (i == 0 ? "" : " | ") + text_of(slot.alternatives[i]);
    out += ")";
  }
  return out;
}

void check_places(std::u32string const& expression, Regimen const& regimen) {
  for (auto const& slot : regimen) {
    require(!slot.alternatives.empty(), "a slot has an alternative");
    for (auto const& component : slot.alternatives) {
      check_place(expression, component.name);
      if (component.has_except) check_place(expression, component.except);
    }
  }
}

}  // namespace

void regimen(std::string_view bytes) {
  if (first_invalid_utf8(bytes)) return;
  auto const expression = to_code_points(bytes);
  Regimen read;
  try {
    read = parse_regimen(bytes);
  } catch (SyntaxError const& e) {
    return check_error(expression, e);
  }
  check_places(expression, read);
  auto const canonical = text_of(read);
  require(reads_with(parse_regimen, canonical) && text_of(parse_regimen(canonical)) == canonical, "canonical text reads the same: " + canonical);
  quoted_text(bytes);
}

}  // namespace fuzz
