// core/text/width.hpp - how many terminal cells a text takes, and folding to a width. East-Asian wide characters take two cells,
// combining marks none. Knows no terminal and no colour.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

std::size_t width(std::string_view utf8);
std::string pad_right(std::string_view utf8, std::size_t cells);  // never cuts
std::string pad_left(std::string_view utf8, std::size_t cells);
// Lines of at most `cells` cells; breaks at spaces, and anywhere beside a Han character; a longer word is split, nothing is lost.
std::vector<std::string> wrap(std::string_view utf8, std::size_t cells);

}  // namespace core::text
