// core/text/regimen_grammar.hpp - the syntax of regimen expressions (data/CODEBOOK.md §9): "ribociclib + (letrozole | anastrozole)".
// Knows no vocabulary: names come out as typed, with their place. A syntax error carries its place for a caret.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

// Thrown by both grammars; `at` counts code points from 0 in the expression.
struct SyntaxError {
  std::size_t at = 0;
  std::string message;
};

struct NameAt {
  std::string name;
  std::size_t at = 0;  // code points from 0
};

struct Dose {
  std::string raw;  // as typed behind '@'; empty = no dose stated
  std::string value, unit, route, interval;
};

struct Component {
  NameAt name;
  bool is_class = false;  // written with class:
  bool relative = false;  // "other than prior:"
  bool has_except = false;
  NameAt except;
  Dose dose;
};

struct Slot {
  bool choice = false;  // physician's choice
  std::vector<Component> alternatives;
};

using Regimen = std::vector<Slot>;

Regimen parse_regimen(std::string_view expression);

// Text in double quotes stands for a group or an act that is no regimen; returns it without quotes, or an empty string.
std::string quoted_text(std::string_view expression);

// `text` without blanks at its ends; `at` moves along with its first character.
NameAt trimmed(std::string_view text, std::size_t at);

// Throws SyntaxError at the first of the refused characters.
void refuse_characters(NameAt const& piece, std::string_view refused);

// Pieces of `text` between `separator` outside brackets, with the code-point offset of each, blanks trimmed. Shared by both grammars.
std::vector<NameAt> split_outside_brackets(std::string_view text, char separator, std::size_t offset);

}  // namespace core::text
