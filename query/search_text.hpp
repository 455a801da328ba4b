// query/search_text.hpp - what a user typed to search for → groups of words, the expression for the full-text index, and the piece of a text around
// what was found. Knows neither tables nor answers. Nothing that is typed can reach the syntax of FTS5: only folded letters and digits are passed on.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace query {

struct SearchTerms {
  std::vector<std::string> groups;  // parted by blanks, or held together by quotes; as typed
  std::string expression;           // for MATCH; empty when no group holds a letter or digit
};

// All groups must occur; a group of several words ("HER2-low", 骨转移, "bone marrow") is a phrase. The last word of a group that is not quoted may go
// on when it ends in a letter: fractur finds fracture.
// `other_names` gives further names of what a group is a name of: each of them is as good as the group.
SearchTerms search_terms(std::string_view typed, std::function<std::vector<std::string>(std::string const& group)> const& other_names);

// Words between these in a text are the hit.
std::pair<std::string, std::string> search_mark();

// The stretch of `text` around its first hit with every hit in it marked. `highlighted` are the folded words of the same text with U+0001 before and
// U+0002 behind each hit, as highlight() of FTS5 gives them.
std::string snippet(std::string const& text, std::string const& highlighted, std::size_t room = 160);

}  // namespace query
