// core/text/spreadsheet.hpp - text in a CSV file that a spreadsheet program would take for a formula. An apostrophe in front keeps it text; taking it
// off again gives back exactly what it was. Knows no CSV.
#pragma once
#include <string>
#include <string_view>

namespace core::text {

// Text that begins, blanks aside, with = + - @ (full width too), or with a tab or line break, and is no plain number such as -5.5, +3 or -2%, gets an
// apostrophe in front. So does such text that already has apostrophes in front: the way back takes off exactly one.
std::string spreadsheet_safe(std::string_view text);

// Text as it stands, for files that are not written so: only where the way back would take off an apostrophe of its own, it gets one more.
std::string with_own_apostrophe(std::string_view text);

// The way back for files written so; other text stays as it is.
std::string from_spreadsheet_safe(std::string_view text);

}  // namespace core::text
