// report/formats.hpp - the formats a document can be written in. A format is one row of the registry: name, file suffix, function.
// Same document and options, same bytes.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/table/document.hpp"

namespace report {

struct Options {
  std::size_t width = 0;          // cells of the terminal; 0 = not a terminal, nothing is folded
  bool colour = false;            // escape sequences allowed
  std::string language = "en";    // of labels and headings, for formats that name it
  bool byte_order_mark = false;   // csv: starts with one, for spreadsheet programs that guess the encoding
  bool spreadsheet_safe = false;  // csv: text that a spreadsheet would take for a formula gets an apostrophe in front
};

struct Format {
  std::string_view name;
  std::string_view suffix;  // with the point
  std::string_view summary;
  std::string (*render)(core::table::Document const&, Options const&);
  bool explains = false;  // made to be handed on: every answer in it carries its abbreviations and codes
  bool binary = false;    // no text: never for a terminal
};

std::span<Format const> formats();
std::string format_names();     // "text, csv, …"
std::string format_suffixes();  // ".txt, .csv, …"
Format const* find_format(std::string_view name);
Format const* format_of_suffix(std::string_view suffix);

}  // namespace report
