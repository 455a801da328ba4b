// tests/cli/doc_page.hpp - a page of docs/ taken apart: files to write, and commands with the lines that they print; "…" stands for lines left out.
#pragma once
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/cli/workplace.hpp"

struct DocExample {
  std::string command;
  std::vector<std::string> lines;
};

// Writes the files of the page into `place`.
inline std::vector<DocExample> read_page(Workplace const& place, std::string const& page) {
  std::vector<DocExample> out;
  std::string file;
  bool inside = false;
  std::ofstream csv;
  for (auto const& line : support::lines_of(support::read(std::filesystem::path(TEST_SOURCE_DIR) / "docs" / page))) {
    if (line.starts_with("<!-- ")) file = line.substr(5, line.find(" -->") - 5);
    if (line.starts_with("```")) {
      inside = !inside;
      if (line == "```csv") csv.open(place.path() / file);
      if (!inside) csv.close();
    } else if (csv.is_open()) {
      csv << line << "\n";
    } else if (inside && line.starts_with("$ trialbook ")) {
      out.push_back({line.substr(12), {}});
    } else if (inside && line != "…") {
      REQUIRE_FALSE(out.empty());
      out.back().lines.push_back(line);
    }
  }
  return out;
}

// Runs of blanks as one, and no-break ones as blanks, so that a page need not know the widths of columns.
inline std::string squeezed(std::string const& line) {
  std::string out;
  for (char const c : std::regex_replace(line, std::regex("\u00a0"), " "))
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}
