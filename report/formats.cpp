// report/formats.cpp - the registry.
#include "report/formats.hpp"

#include <array>

#include "report/csv.hpp"
#include "report/markdown.hpp"
#include "report/text.hpp"

namespace report {
namespace {

constexpr std::array registry{
    Format{"text", ".txt", "for reading on a terminal", render_text},
    Format{"csv", ".csv", "RFC 4180, UTF-8, one header row, all columns", render_csv},
    Format{"markdown", ".md", "tables for documents and web pages", render_markdown},
};

}  // namespace

std::span<Format const> formats() { return registry; }

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
