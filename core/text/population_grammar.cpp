// core/text/population_grammar.cpp - items at ';', alternatives at '|', then words.
#include "core/text/population_grammar.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"

namespace core::text {
namespace {

constexpr std::array<std::string_view, 5> statuses{"naive", "exposed", "progressed", "refractory", "not-progressed"};
constexpr std::array<std::string_view, 3> settings{"adjuvant", "neoadjuvant", "advanced"};

constexpr std::string_view unexpected = "()[]|@";

template <std::size_t n>
std::string listed(std::array<std::string_view, n> const& words) {
  std::string out;
  for (auto const word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

std::vector<NameAt> words_of(NameAt const& piece) {
  std::vector<NameAt> words;
  std::size_t depth = 0, start = std::string::npos;
  for (std::size_t i = 0; i <= piece.name.size(); ++i) {
    char const c = i < piece.name.size() ? piece.name[i] : ' ';
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (c == ' ' && depth == 0) {
      if (start != std::string::npos)
        words.push_back({piece.name.substr(start, i - start), piece.at + count_code_points(piece.name.substr(0, start))});
      start = std::string::npos;
    } else if (start == std::string::npos) {
      start = i;
    }
  }
  return words;
}

// "1", "1-2" (rising), ">=2", "<=2".
bool valid_lines(std::string const& s) {
  auto const number = [](std::string_view digits) {
    int n = digits.empty() || digits.size() > 2 ? -1 : 0;
    for (char const c : digits) n = n < 0 || c < '0' || c > '9' ? -1 : n * 10 + (c - '0');
    return n;
  };
  if (s.starts_with(">=") || s.starts_with("<=")) return number(std::string_view(s).substr(2)) >= 0;
  auto const dash = s.find('-');
  if (dash == std::string::npos) return number(s) >= 0;
  int const low = number(std::string_view(s).substr(0, dash)), high = number(std::string_view(s).substr(dash + 1));
  return low >= 0 && high > low;
}

// The words behind the status: pairs of a key and its value.
void parse_qualifiers(std::vector<NameAt> const& words, std::size_t next, PriorTherapy& prior) {
  for (; next < words.size(); next += 2) {
    auto const& key = words[next];
    if (next + 1 == words.size()) throw SyntaxError{key.at, "a value is missing behind '" + key.name + "'"};
    auto const& value = words[next + 1];
    std::string const* const filled = key.name == "setting"    ? &prior.setting
                                      : key.name == "lines"    ? &prior.lines
                                      : key.name == "interval" ? &prior.interval
                                                               : nullptr;
    if (filled != nullptr && !filled->empty()) throw SyntaxError{key.at, "'" + key.name + "' stands twice"};
    if (key.name == "setting") {
      if (std::find(settings.begin(), settings.end(), value.name) == settings.end())
        throw SyntaxError{value.at, "a setting is one of " + listed(settings)};
      prior.setting = value.name;
    } else if (key.name == "lines") {
      if (!valid_lines(value.name)) throw SyntaxError{value.at, "lines are written 1, 1-2 or >=2"};
      prior.lines = value.name;
    } else if (key.name == "interval") {
      refuse_characters(value, unexpected);
      prior.interval = value.name;
    } else {
      throw SyntaxError{key.at, "expected setting, lines or interval"};
    }
  }
}

PriorTherapy parse_prior(NameAt const& piece) {
  auto const words = words_of(piece);
  PriorTherapy prior;
  auto const status =
      std::find_if(words.begin(), words.end(), [](NameAt const& w) { return std::find(statuses.begin(), statuses.end(), w.name) != statuses.end(); });
  if (status == words.end()) throw SyntaxError{piece.at, "a status is missing; it is one of " + listed(statuses)};
  if (status - words.begin() < 2) throw SyntaxError{status->at, "the treatment is missing between 'prior' and its status"};
  NameAt treatment = words[1];
  for (auto word = words.begin() + 2; word != status; ++word) treatment.name += " " + word->name;
  treatment = trimmed(treatment.name, treatment.at);
  if (treatment.name.starts_with('(') && treatment.name.ends_with(')'))
    prior.treatments = split_outside_brackets(std::string_view(treatment.name).substr(1, treatment.name.size() - 2), '|', treatment.at + 1);
  else
    prior.treatments.push_back(std::move(treatment));
  for (auto& one : prior.treatments) {
    if (one.name.starts_with("class:")) one = trimmed(std::string_view(one.name).substr(6), one.at + 6);
    if (one.name.empty()) throw SyntaxError{one.at, "a class is missing here"};
    refuse_characters(one, unexpected);
  }
  prior.status = status->name;
  parse_qualifiers(words, static_cast<std::size_t>(status - words.begin()) + 1, prior);
  return prior;
}

Atom parse_atom(NameAt piece) {
  Atom atom;
  if (piece.name.starts_with("prior ")) {
    atom.prior = parse_prior(piece);
    atom.name.at = piece.at;
    return atom;
  }
  refuse_characters(piece, unexpected);
  bool const line = piece.name.starts_with("line ");
  atom.name = line ? NameAt{"line-" + trim(std::string_view(piece.name).substr(5)), piece.at} : std::move(piece);
  return atom;
}

}  // namespace

std::vector<PopulationItem> parse_population(std::string_view expression) {
  static constexpr std::string_view mark = "[heading]";
  std::vector<PopulationItem> items;
  for (auto& piece : split_outside_brackets(expression, ';', 0)) {
    PopulationItem item;
    if (piece.name.ends_with(mark)) {
      item.heading = true;
      piece.name = trim(std::string_view(piece.name).substr(0, piece.name.size() - mark.size()));
    }
    for (auto& alternative : split_outside_brackets(piece.name, '|', piece.at)) item.alternatives.push_back(parse_atom(std::move(alternative)));
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace core::text
