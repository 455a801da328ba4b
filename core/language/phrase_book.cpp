// core/language/phrase_book.cpp - answers are remembered, as the same cell stands in many rows.
#include "core/language/phrase_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/catalogue.hpp"
#include "core/error.hpp"

namespace core::language {
namespace {

constexpr std::size_t longest_list = 4000;  // bytes; longer text is prose, not a list of labels

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "msgid \"…\"" → what stands between the quotes, escapes undone.
std::string quoted(std::string_view line, std::size_t number) {
  auto const begin = line.find('"'), end = line.rfind('"');
  if (begin == std::string_view::npos || end == begin) throw core::Error(fmt::format("catalogue, line {}: a quoted text is expected", number));
  std::string out;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (line[i] == '\\' && i + 1 < end) {
      ++i;
      out += line[i] == 'n' ? '\n' : line[i];
    } else {
      out += line[i];
    }
  }
  return out;
}

struct Separator {
  std::string_view english, other;
};
// The first joins conditions: labels first, own words behind them, which stay as they are.
constexpr std::array separators{Separator{"; ", "；"},    Separator{" ‖ ", " ‖ "}, Separator{" · ", " · "}, Separator{" or ", "或"},
                                Separator{" and ", "和"}, Separator{", ", "，"},   Separator{" + ", " + "}, Separator{"/", "/"}};

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> out;
  for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    out.push_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  out.push_back(text);
  return out;
}

// "{}" takes the next capture, "{2}" the second.
std::string filled(std::string_view translation, std::vector<std::string> const& captures) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < translation.size(); ++i) {
    auto const close = translation[i] == '{' ? translation.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += translation[i];
      continue;
    }
    std::size_t const which = close == i + 1 ? next++ : static_cast<std::size_t>(translation[i + 1] - '1');
    if (which < captures.size()) out += captures[which];
    i = close;
  }
  return out;
}

// A part that is translated in turn ends no bracket that it did not open: "n=4) vs 5 (n=3" is none.
bool is_balanced(std::string_view text) {
  int open = 0;
  for (char const c : text) {
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (open < 0) return false;
  }
  return open == 0;
}

}  // namespace

bool has_english_word(std::string_view text) {
  std::size_t run = 0;
  bool small = false;
  for (char const c : text) {
    run = is_letter(c) ? run + 1 : 0;
    small = is_letter(c) && (c >= 'a' || (run > 1 && small));
    if (run >= 2 && small) return true;
  }
  return false;
}

PhraseBook::PhraseBook(std::string_view po) {
  std::size_t number = 0;
  std::string english;
  for (std::size_t start = 0; start < po.size();) {
    auto const end = std::min(po.find('\n', start), po.size());
    auto const line = po.substr(start, end - start);
    start = end + 1;
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("msgid "))
      english = quoted(line, number);
    else if (line.starts_with("msgstr "))
      add(std::exchange(english, {}), quoted(line, number));
    else if (line[0] != '"')  // continued lines stand in the head of the file only
      throw core::Error(fmt::format("catalogue, line {}: neither msgid nor msgstr", number));
  }
  std::stable_sort(patterns_.begin(), patterns_.end(), [](Pattern const& a, Pattern const& b) { return a.weight > b.weight; });
}

void PhraseBook::add(std::string english, std::string other) {
  if (english.empty()) return;
  if (english.find('{') == std::string::npos) return add_label(std::move(english), std::move(other));
  Pattern pattern;
  pattern.english = english;
  pattern.translation = std::move(other);
  std::size_t start = 0;
  for (auto at = english.find('{'); at != std::string::npos; at = english.find('{', start)) {
    pattern.literals.push_back(english.substr(start, at - start));
    start = english.find('}', at) + 1;
    pattern.captures.push_back(start == at + 2 ? '\0' : english[at + 1]);
  }
  pattern.literals.push_back(english.substr(start));
  for (auto const& literal : pattern.literals) pattern.weight += literal.size();
  patterns_.push_back(std::move(pattern));
}

void PhraseBook::add_label(std::string english, std::string other) { whole_.emplace(std::move(english), std::move(other)); }

std::vector<std::string> PhraseBook::phrases() const {
  std::vector<std::string> out;
  for (auto const& [english, other] : whole_) out.push_back(english);
  for (auto const& pattern : patterns_) out.push_back(pattern.english);
  return out;
}

std::vector<std::pair<std::string, std::string>> PhraseBook::patterns() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (auto const& pattern : patterns_) out.emplace_back(pattern.english, pattern.translation);
  return out;
}

std::optional<std::string> PhraseBook::translate(std::string_view text) const {
  if (auto const known = whole_.find(text); known != whole_.end()) return known->second;
  if (!has_english_word(text)) return std::string(text);
  if (auto const known = known_.find(text); known != known_.end()) return known->second;
  auto out = text.find('\n') == std::string_view::npos ? by_pattern(text) : by_lines(text);
  if (!out) out = as_list(text);
  known_.emplace(text, out);
  return out;
}

std::string PhraseBook::translate_or_keep(std::string_view text) const { return translate(text).value_or(std::string(text)); }

std::optional<std::string> PhraseBook::by_lines(std::string_view text) const {
  std::string out;
  for (auto const line : split(text, "\n")) {
    auto const translated = translate(line);
    if (!translated) return std::nullopt;
    out += (line.data() == text.data() ? "" : "\n") + *translated;
  }
  return out;
}

std::optional<std::string> PhraseBook::as_list(std::string_view text) const {
  if (text.size() > longest_list) return std::nullopt;
  for (auto const& separator : separators) {
    bool const keeps_rest = &separator == separators.begin();
    auto parts = split(text, separator.english);
    if (parts.size() < 2) continue;
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      auto const part = i > 0 && keeps_rest ? translate_or_keep(parts[i]) : translate(parts[i]);
      if (!part) break;
      out += (i == 0 ? "" : std::string(separator.other)) + *part;
      if (i + 1 == parts.size()) return out;
    }
  }
  return std::nullopt;
}

std::optional<std::string> PhraseBook::by_pattern(std::string_view text) const {
  for (auto const& pattern : patterns_) {
    if (!text.starts_with(pattern.literals.front()) || !text.ends_with(pattern.literals.back())) continue;
    Captures captures;
    if (match(pattern, text.substr(pattern.literals.front().size()), 0, captures)) return filled(pattern.translation, captures);
  }
  return std::nullopt;
}

std::optional<std::string> PhraseBook::captured(char kind, std::string_view part) const {
  if (part.find(" ‖ ") != std::string_view::npos) return std::nullopt;  // parts that are translated apart
  if (kind == '\0') return is_balanced(part) ? translate(part) : std::nullopt;
  if (kind == '.' && part.find(' ') != std::string_view::npos) return std::nullopt;
  auto const known = whole_.find(part);
  return known == whole_.end() ? std::string(part) : known->second;
}

// `rest` begins where capture number `capture` begins.
bool PhraseBook::match(Pattern const& pattern, std::string_view rest, std::size_t capture, Captures& captures) const {
  if (capture == pattern.captures.size()) return rest.empty();
  auto const& literal = pattern.literals[capture + 1];
  bool const last = capture + 1 == pattern.captures.size();
  for (std::size_t at = last ? (rest.size() >= literal.size() ? rest.size() - literal.size() : std::string_view::npos) : rest.find(literal, 1);
       at != std::string_view::npos && at > 0; at = last ? std::string_view::npos : rest.find(literal, at + 1)) {
    if (rest.substr(at, literal.size()) != literal) return false;
    auto const part = rest.substr(0, at);
    auto const translated = captured(pattern.captures[capture], part);
    if (!translated) continue;
    captures.push_back(*translated);
    if (match(pattern, rest.substr(at + literal.size()), capture + 1, captures)) return true;
    captures.pop_back();
  }
  return false;
}

PhraseBook chinese() { return PhraseBook(catalogue::zh); }

}  // namespace core::language
