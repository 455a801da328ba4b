// core/text/regimen_grammar.cpp - recursive splitting at '+' and '|', prefixes taken off one after the other.
#include "core/text/regimen_grammar.hpp"

#include <array>

#include "core/text/number.hpp"
#include "core/text/unicode.hpp"

namespace core::text {
namespace {

bool take_prefix(NameAt& piece, std::string_view prefix) {
  if (!piece.name.starts_with(prefix)) return false;
  piece = trimmed(std::string_view(piece.name).substr(prefix.size()), piece.at + count_code_points(prefix));
  return true;
}

Dose parse_dose(std::string_view raw) {
  Dose dose;
  dose.raw = trim(raw);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < dose.raw.size();) {
    auto const end = std::min(dose.raw.find(' ', i), dose.raw.size());
    if (end > i) words.push_back(dose.raw.substr(i, end - i));
    i = end + 1;
  }
  static constexpr std::array<std::string_view, 6> routes{"po", "sc", "iv", "im", "oral", "topical"};
  std::size_t next = 0;
  if (next < words.size() && parse_quoted(words[next])) dose.value = words[next++];
  if (!dose.value.empty() && next < words.size()) dose.unit = words[next++];
  if (next < words.size())
    for (auto const route : routes)
      if (words[next] == route) {
        dose.route = words[next++];
        break;
      }
  for (; next < words.size(); ++next) dose.interval += (dose.interval.empty() ? "" : " ") + words[next];
  return dose;
}

void take_dose(NameAt& piece, Component& component) {
  auto const at = piece.name.find('@');
  if (at == std::string::npos) return;
  if (auto const second = piece.name.find('@', at + 1); second != std::string::npos)
    throw SyntaxError{piece.at + count_code_points(piece.name.substr(0, second)),
                      "a second dose; doses of one drug are alternatives: (drug @ 75 mg | drug @ 150 mg)"};
  component.dose = parse_dose(std::string_view(piece.name).substr(at + 1));
  refuse_characters(trimmed(std::string_view(piece.name).substr(at + 1), piece.at + count_code_points(piece.name.substr(0, at + 1))), "()|");
  if (component.dose.raw.empty()) throw SyntaxError{piece.at + count_code_points(piece.name.substr(0, at)), "a dose is missing behind '@'"};
  piece.name = trim(std::string_view(piece.name).substr(0, at));
}

void take_except(NameAt& piece, Component& component) {
  static constexpr std::string_view word = " except ";
  auto const at = piece.name.find(word);
  if (at == std::string::npos) return;
  auto const before = count_code_points(piece.name.substr(0, at));
  component.has_except = true;
  component.except = trimmed(std::string_view(piece.name).substr(at + word.size()), piece.at + before + word.size());
  take_prefix(component.except, "class:");
  if (component.except.name.empty()) throw SyntaxError{component.except.at, "a drug or class is missing behind 'except'"};
  piece.name = trim(std::string_view(piece.name).substr(0, at));
}

Component parse_component(NameAt piece) {
  Component component;
  component.relative = take_prefix(piece, "other than prior:");
  component.is_class = take_prefix(piece, "class:");
  take_dose(piece, component);
  take_except(piece, component);
  if (piece.name.empty()) throw SyntaxError{piece.at, "a drug or class is missing here"};
  refuse_characters(piece, "()|+@");
  refuse_characters(component.except, "()|+@");
  component.name = std::move(piece);
  return component;
}

Slot parse_slot(NameAt piece) {
  Slot slot;
  slot.choice = take_prefix(piece, "choice ") || take_prefix(piece, "physician's choice:");
  if (piece.name.starts_with('(')) {
    if (!piece.name.ends_with(')')) throw SyntaxError{piece.at, "this bracket is not closed at the end of its slot"};
    auto const inner = std::string_view(piece.name).substr(1, piece.name.size() - 2);
    for (auto& alternative : split_outside_brackets(inner, '|', piece.at + 1)) slot.alternatives.push_back(parse_component(std::move(alternative)));
  } else {
    slot.alternatives.push_back(parse_component(std::move(piece)));
  }
  return slot;
}

}  // namespace

NameAt trimmed(std::string_view text, std::size_t at) {
  std::string name = trim(text);
  auto const skipped = text.substr(0, text.find(name));
  return {std::move(name), at + count_code_points(skipped)};
}

void refuse_characters(NameAt const& piece, std::string_view refused) {
  if (auto const bad = piece.name.find_first_of(refused); bad != std::string::npos)
    throw SyntaxError{piece.at + count_code_points(piece.name.substr(0, bad)), "an unexpected '" + piece.name.substr(bad, 1) + "'"};
}

std::vector<NameAt> split_outside_brackets(std::string_view text, char separator, std::size_t offset) {
  std::vector<NameAt> pieces;
  std::vector<std::size_t> open;
  std::size_t start = 0;
  auto const position = [&](std::size_t byte) { return offset + count_code_points(text.substr(0, byte)); };
  for (std::size_t i = 0; i <= text.size(); ++i) {
    bool const at_end = i == text.size();
    if (!at_end && text[i] == '(') open.push_back(i);
    if (!at_end && text[i] == ')') {
      if (open.empty()) throw SyntaxError{position(i), "a closing bracket without an opening one"};
      open.pop_back();
    }
    if (at_end && !open.empty()) throw SyntaxError{position(open.back()), "this bracket is not closed"};
    if (!at_end && (text[i] != separator || !open.empty())) continue;
    pieces.push_back(trimmed(text.substr(start, i - start), position(start)));
    if (pieces.back().name.empty()) throw SyntaxError{position(at_end && i > 0 ? i - 1 : i), "something is missing here"};
    start = i + 1;
  }
  return pieces;
}

Regimen parse_regimen(std::string_view expression) {
  Regimen regimen;
  for (auto& piece : split_outside_brackets(expression, '+', 0)) regimen.push_back(parse_slot(std::move(piece)));
  return regimen;
}

std::string quoted_text(std::string_view expression) {
  std::string const s = trim(expression);
  return s.size() > 2 && s.starts_with('"') && s.ends_with('"') ? s.substr(1, s.size() - 2) : std::string();
}

}  // namespace core::text
