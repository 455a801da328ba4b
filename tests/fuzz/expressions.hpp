// tests/fuzz/expressions.hpp - what both grammars promise about places.
#pragma once
#include <string>

#include "core/text/regimen_grammar.hpp"
#include "core/text/unicode.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {

// The first word of the name stands in the expression at the place that it was given.
inline void check_place(std::u32string const& expression, core::text::NameAt const& name) {
  require(!name.name.empty() && name.at < expression.size(), "a name lies inside its expression");
  auto const word = core::text::to_code_points(name.name.substr(0, name.name.find(' ')));
  require(expression.compare(name.at, word.size(), word) == 0, "'" + name.name + "' stands at its place");
}

inline void check_error(std::u32string const& expression, core::text::SyntaxError const& error) {
  require(!error.message.empty(), "a syntax error says what is wrong");
  require(error.at <= expression.size(), "a syntax error points into the expression or right behind it");
}

template <class Parse>
bool reads_with(Parse const& parse, std::string const& text) {
  try {
    parse(text);
    return true;
  } catch (core::text::SyntaxError const&) {
    return false;
  }
}

}  // namespace fuzz
