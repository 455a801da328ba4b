// report/formats.cpp - the registry.
#include "report/formats.hpp"

#include <array>

#include "report/csv.hpp"
#include "report/docx.hpp"
#include "report/html.hpp"
#include "report/json.hpp"
#include "report/latex.hpp"
#include "report/markdown.hpp"
#include "report/text.hpp"
#include "report/xlsx.hpp"

namespace report {
namespace {

constexpr std::array registry{
    Format{"text", ".txt", "for reading on a terminal", render_text},
    Format{"csv", ".csv", "UTF-8, one header row, all columns; query, book and program as the last columns of each row", render_csv},
    Format{"json", ".json", "one object with all that was answered; quoted numbers are strings as printed", render_json},
    Format{"jsonl", ".jsonl", "one object a row; the first line is {\"about\": query, book, program, facts, banners, notes}", render_jsonl},
    Format{"markdown", ".md", "tables for documents and web pages", render_markdown},
    Format{"html", ".html", "one page for browser and paper, sortable, without a network", render_html},
    Format{"latex", ".tex", "a LaTeX document that compiles as it is, with tables over several pages", render_latex, true},
    Format{"docx", ".docx", "a Word file: real tables in styles that can be changed, footnotes", render_docx, true, true},
    Format{"xlsx", ".xlsx", "an Excel workbook: a sheet a table with filters, numbers as numbers with their decimals", render_xlsx, true, true},
};

std::string listed(std::string_view Format::*member) {
  std::string out;
  for (auto const& format : registry) out += (out.empty() ? "" : ", ") + std::string(format.*member);
  return out;
}

}  // namespace

std::span<Format const> formats() { return registry; }

std::string format_names() { return listed(&Format::name); }

std::string format_suffixes() { return listed(&Format::suffix); }

Format const* find_format(std::string_view name) {
  for (auto const& format : registry)
    if (format.name == name) return &format;
  return nullptr;
}

Format const* format_of_suffix(std::string_view suffix) {
  for (auto const& format : registry)
    if (format.suffix == suffix) return &format;
  return nullptr;
}

}  // namespace report
