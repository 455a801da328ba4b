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
  bool used = false, numbers = true;
};

Shown look_at(Section const& section, std::size_t index) {
  auto const& column = section.table.columns[index];
  Shown out{index, std::max(narrowest, core::text::width(column.label) + filter_button), false, !column.typed};
  for (auto const& row : section.table.rows) {
    out.used = out.used || !row[index].empty();
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
      if (auto shown = look_at(section, i); shown.used) out.push_back(shown);
    }
  return out;
}

void write_table(Workbook& workbook, Section const& section, std::string const& name) {
  auto const columns = shown_columns(section);
  if (columns.empty()) return;
  std::vector<double> widths;
  for (auto const& shown : columns) widths.push_back(static_cast<double>(shown.width));
  Sheet sheet(workbook, name, widths);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    auto const& column = section.table.columns[columns[k].index];
    sheet.text(k, column.label.empty() ? column.key : column.label, {true, column.computed, true});
  }
  for (auto const& row : section.table.rows) {
    sheet.next_row();
    for (std::size_t k = 0; k < columns.size(); ++k) {
      auto const& [index, width, used, numbers] = columns[k];
      bool const computed = section.table.columns[index].computed;
      auto const number = numbers ? plain_number(row[index]) : std::nullopt;
      if (number)
        sheet.number(k, number->value, {false, computed, false, number->decimals});
      else
        sheet.text(k, row[index], {false, computed, true});
    }
  }
  sheet.head_with_first_row();
}

void write_line(Sheet& sheet, std::string const& label, std::string const& text) {
  sheet.text(0, label, {true, false, true});
  sheet.text(1, text, {false, false, true});
  sheet.next_row();
}

void write_question(Workbook& workbook, Document const& document) {
  Sheet sheet(workbook, document.words.query, {28, 110});
  sheet.text(0, document.title, {true});
  sheet.next_row();
  for (auto const& fact : core::table::facts_for_files(document)) write_line(sheet, fact.label, fact.value);
  for (auto const& section : document.sections) {
    if (!section.heading.empty()) write_line(sheet, section.heading, "");
    for (auto const* const lines : {&section.before, &section.after})
      for (auto const& line : *lines) write_line(sheet, "", line);
  }
  for (auto const& note : document.notes) write_line(sheet, "", note);
}

void write_explanations(Workbook& workbook, Document const& document) {
  if (document.abbreviations.empty() && document.scales.empty()) return;
  Sheet sheet(workbook, document.words.abbreviations, {28, 110});
  auto const write = [&](std::string const& heading, std::vector<Explanation> const& explanations) {
    if (explanations.empty()) return;
    sheet.text(0, heading, {true});
    sheet.next_row();
    for (auto const& [term, meaning] : explanations) {
      sheet.text(0, term, {false, false, true});
      sheet.text(1, meaning, {false, false, true});
      sheet.next_row();
    }
  };
  write(document.words.abbreviations, document.abbreviations);
  write(document.words.scales, document.scales);
}

}  // namespace

std::string render_xlsx(Document const& document, Options const&) {
  auto const& [query, book, program] = document.source;
  Workbook workbook({document.title, query, program, book});
  for (auto const& section : document.sections)
    write_table(workbook, section, !section.heading.empty() ? section.heading : document.sections.size() == 1 ? document.title : section.part);
  write_question(workbook, document);
  write_explanations(workbook, document);
  return workbook.close();
}

}  // namespace report
