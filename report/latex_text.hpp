// report/latex_text.hpp - text as LaTeX source that prints the same text, and what an engine must be able to do for it. Accents are composed,
// invisible characters left out; a character that no usual font has is printed as its number, never lost. Knows no tables.
#pragma once
#include <string>
#include <string_view>

namespace report {

// A line break becomes \newline.
std::string latex_text(std::string_view utf8);

// The same for words that explain a picture made of characters: what bars of intervals are made of is drawn, in any font.
std::string latex_picture_note(std::string_view utf8);
std::string latex_picture(std::string_view utf8);  // the picture itself; blanks are steps too

struct LatexNeeds {
  bool xelatex = false;  // otherwise pdflatex and lualatex do as well
  bool chinese = false;
};

LatexNeeds latex_needs(std::string_view source);

}  // namespace report
