// query/abbreviations.cpp - an abbreviation occurs where it stands as a whole token of the text that people see; "HR" is not found in "HR+".
#include "query/abbreviations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/text/unicode.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using Meanings = std::map<std::string, std::string>;  // abbreviation → what it stands for

// Of statistics and pathology: no book has them as names.
constexpr std::array<std::pair<char const*, char const*>, 19> common{{{"CI", "confidence interval"},
                                                                      {"HR", "hazard ratio"},
                                                                      {"OR", "odds ratio"},
                                                                      {"RR", "risk ratio"},
                                                                      {"NR", "not reached"},
                                                                      {"SE", "standard error"},
                                                                      {"vs", "versus"},
                                                                      {"GRADE", "Grading of Recommendations Assessment, Development and Evaluation"},
                                                                      {"TNBC", "triple-negative breast cancer"},
                                                                      {"HER2", "human epidermal growth factor receptor 2"},
                                                                      {"HR+", "hormone-receptor-positive"},
                                                                      {"HR-", "hormone-receptor-negative"},
                                                                      {"ER", "oestrogen receptor"},
                                                                      {"PR", "progesterone receptor"},
                                                                      {"IHC", "immunohistochemistry"},
                                                                      {"CNS", "central nervous system"},
                                                                      {"PD-L1", "programmed death ligand 1"},
                                                                      {"MRD", "minimal residual disease"},
                                                                      {"RECIST", "Response Evaluation Criteria in Solid Tumours"}}};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// A word such as "letrozole" is none; "mTOR inhibitor", "PFS" and "CDK4/6i" are.
bool is_short_form(std::string const& name) {
  return std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1 || name == "vs";
}

Meanings meanings_of(core::database::Connection& book) {
  Meanings out;
  for (auto const& [abbreviation, meaning] : common) out.emplace(abbreviation, meaning);
  Statement s(book, std::string(sql::abbreviations));
  while (s.executeStep()) {
    auto const abbreviation = s.getColumn(0).getString(), meaning = s.getColumn(1).getString();
    if (is_short_form(abbreviation) && meaning.find(abbreviation) == std::string::npos) out.emplace(abbreviation, meaning);
  }
  return out;
}

bool is_seen(core::table::Column const& column) { return column.place != Place::machine && column.place != Place::picture; }

void add_table(core::table::Table const& table, std::string& out) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!is_seen(table.columns[i])) continue;
    out += table.columns[i].label + "\n";
    for (auto const& row : table.rows) out += row[i] + "\n";
  }
}

std::string seen_in(Document const& document) {
  std::string out = document.title + "\n";
  auto const add = [&](std::vector<std::string> const& lines) {
    for (auto const& line : lines) out += line + "\n";
  };
  for (auto const& fact : document.facts) out += fact.value + "\n";
  for (auto const& section : document.sections) {
    out += section.heading + "\n";
    add(section.before);
    add_table(section.table, out);
    add(section.after);
  }
  add(document.notes);
  return out;
}

// `longer(c)`: the token goes on with this character behind it.
template <class Longer>
bool occurs(std::string const& token, std::string const& text, Longer const& longer) {
  for (auto at = text.find(token); at != std::string::npos; at = text.find(token, at + 1)) {
    auto const end = at + token.size();
    char const before = at == 0 ? ' ' : text[at - 1], behind = end == text.size() ? ' ' : text[end];
    if (!is_letter_or_digit(before) && !is_letter_or_digit(behind) && !longer(behind)) return true;
  }
  return false;
}

// Codes are also of Han characters: 推荐 is not found in 优先推荐.
bool code_occurs(std::string const& code, std::string const& cells) {
  auto const text = core::text::to_code_points(cells), wanted = core::text::to_code_points(code);
  auto const goes_on = [](char32_t c) { return core::text::is_han(c) || (c < 128 && is_letter_or_digit(static_cast<char>(c))); };
  for (auto at = text.find(wanted); at != std::u32string::npos; at = text.find(wanted, at + 1)) {
    auto const end = at + wanted.size();
    if ((at == 0 || !goes_on(text[at - 1])) && (end == text.size() || !goes_on(text[end]))) return true;
  }
  return false;
}

// Two documents may use one code; a scale is explained where its document has a part in the answer.
bool names_document(Document const& document, std::string const& id) {
  for (auto const& section : document.sections)
    for (auto const& row : section.table.rows)
      for (auto const& cell : row)
        if (cell.find(id) != std::string::npos) return true;
  return false;
}

void explain_codes(core::database::Connection& book, Document& document) {
  std::string cells;
  for (auto const& section : document.sections) add_table(section.table, cells);
  std::map<std::string, bool> named;
  Statement s(book, std::string(sql::abbreviations_codes));
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    auto const [at, fresh] = named.emplace(text("document_id"), false);
    if (fresh) at->second = names_document(document, at->first);
    if (at->second && code_occurs(text("code"), cells))
      document.scales.push_back(
          {text("code"), fmt::format("{} ({} {}), our paraphrase: {}", text("scale"), text("issuer"), text("edition"), text("definition"))});
  }
}

}  // namespace

void explain(core::database::Connection& book, Document& document) {
  document.abbreviations.clear();
  document.scales.clear();
  auto const meanings = meanings_of(book);
  auto const text = seen_in(document);
  for (auto const& [abbreviation, meaning] : meanings) {
    auto const longer = [&, a = abbreviation](char behind) { return (behind == '+' || behind == '-') && meanings.contains(a + behind); };
    if (occurs(abbreviation, text, longer)) document.abbreviations.push_back({abbreviation, meaning});
  }
  explain_codes(book, document);
}

void keep_occurring(Document& document) {
  auto const text = seen_in(document);
  std::erase_if(document.abbreviations, [&](auto const& a) { return !occurs(a.term, text, [](char) { return false; }); });
}

}  // namespace query
