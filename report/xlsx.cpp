// report/xlsx.cpp - which text goes into which cell of which sheet. How a number is told from text stands here too.
#include "report/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "core/text/width.hpp"
#include "report/xlsx/workbook.hpp"

namespace report {
namespace {

using core::table::Column;
using core::table::Document;
using core::table::Explanation;
using core::table::Place;
using core::table::Row;
using core::table::Section;
using xlsx::Cell;
using xlsx::Look;
using xlsx::Sheet;
using xlsx::Workbook;

constexpr std::size_t narrowest = 6, widest = 48;  // characters of a column; longer text folds
constexpr std::size_t filter_button = 3;
constexpr std::size_t exact_digits = 15;  // of a number of Excel

struct Number {
  double value = 0;
  int decimals = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits with at most one point and a hyphen in front; a number that Excel would show with other digits is none.
std::optional<Number> plain_number(std::string const& text) {
  auto const digits = text.substr(text.starts_with('-') ? 1 : 0);
  auto const whole = std::min(digits.find('.'), digits.size());
  auto const decimals = whole == digits.size() ? 0 : digits.size() - whole - 1;
  bool const shaped = std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.'; }) && whole > 0 &&
                      !digits.ends_with('.') && std::count(digits.begin(), digits.end(), '.') <= 1;
  if (!shaped || whole + decimals > exact_digits || (whole > 1 && digits[0] == '0')) return {};
  Number out{0, static_cast<int>(decimals)};
  std::from_chars(text.data(), text.data() + text.size(), out.value);
  return std::signbit(out.value) && out.value == 0 ? std::nullopt : std::optional(out);
}

// "5.2.1" is the number of a chapter, and so is "5.2" in the same column.
bool is_numbering(std::string const& text) {
  return std::count(text.begin(), text.end(), '.') > 1 && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
}

struct Shown {
  std::size_t index = 0;  // of the column in its section
  std::size_t width = narrowest;
  bool numbers = true;
};

Shown look_at(Section const& section, std::size_t index) {
  auto const& column = section.table.columns[index];
  Shown out{index, std::max(narrowest, core::text::width(column.label) + filter_button), !column.typed};
  for (auto const& row : section.table.rows) {
    out.width = std::max(out.width, core::text::width(row[index]) + 1);
    out.numbers = out.numbers && !is_numbering(row[index]);
  }
  out.width = std::min(out.width, widest);
  return out;
}

// Those for people, then those for programs; pictures and columns without any value are left out.
std::vector<Shown> shown_columns(Section const& section) {
  std::vector<Shown> out;
  auto const& columns = section.table.columns;
  for (bool const for_programs : {false, true})
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].place == Place::picture || (columns[i].place == Place::machine) != for_programs) continue;
      if (core::table::has_content(section, i)) out.push_back(look_at(section, i));
    }
  return out;
}

Cell cell_of(Column const& column, std::string const& text, bool numbers) {
  auto const number = numbers ? plain_number(text) : std::nullopt;
  if (number) return {text, number->value, {false, column.computed, false, number->decimals}};
  return {text, {}, {false, column.computed, true}};
}

void write_table(Workbook& workbook, Section const& section, std::string const& name) {
  auto const columns = shown_columns(section);
  if (columns.empty()) return;
  auto const& all = section.table.columns;
  std::vector<double> widths;
  std::vector<Cell> cells;
  std::size_t for_people = 0;
  for (auto const& shown : columns) {
    auto const& column = all[shown.index];
    widths.push_back(static_cast<double>(shown.width));
    cells.push_back({column.label.empty() ? column.key : column.label, {}, {true, column.computed, true}});
    for_people += column.place == Place::machine ? 0 : 1;
  }
  Sheet sheet(workbook, name, widths);
  sheet.write_row(cells);
  for (auto const& row : section.table.rows) {
    for (std::size_t k = 0; k < columns.size(); ++k) cells[k] = cell_of(all[columns[k].index], row[columns[k].index], columns[k].numbers);
    sheet.write_row(cells);
  }
  sheet.head_with_first_row(for_people > 0 ? for_people : columns.size(), !section.table.fixed_order);
}

constexpr Look plain{false, false, true}, bold{true, false, true}, title{true, false, false};

void write_question(Workbook& workbook, Document const& document) {
  Sheet sheet(workbook, document.words.query, {28, 110});
  sheet.write_row({{document.title, {}, title}});
  for (auto const& fact : core::table::facts_for_files(document)) sheet.write_row({{fact.label, {}, bold}, {fact.value, {}, plain}});
  auto const write_lines = [&](std::vector<std::string> const& lines) {
    for (auto const& line : lines) sheet.write_row({{}, {line, {}, plain}});
  };
  for (auto const& section : document.sections) {
    if (!section.heading.empty()) sheet.write_row({{section.heading, {}, title}});
    write_lines(section.before);
    write_lines(section.after);
  }
  write_lines(document.notes);
}

void write_explanations(Workbook& workbook, Document const& document) {
  if (document.abbreviations.empty() && document.scales.empty()) return;
  Sheet sheet(workbook, document.words.abbreviations, {28, 110});
  auto const write = [&](std::string const& heading, std::vector<Explanation> const& explanations) {
    if (!explanations.empty()) sheet.write_row({{heading, {}, title}});
    for (auto const& [term, meaning] : explanations) sheet.write_row({{term, {}, plain}, {meaning, {}, plain}});
  };
  write(document.words.abbreviations, document.abbreviations);
  write(document.words.scales, document.scales);
}

}  // namespace

std::string render_xlsx(Document const& document, Options const&) {
  auto const& [query, book, program] = document.source;
  Workbook workbook({document.title, query, program, book});
  for (auto const& section : document.sections) write_table(workbook, section, section.heading.empty() ? document.title : section.heading);
  write_question(workbook, document);
  write_explanations(workbook, document);
  return workbook.close();
}

}  // namespace report
