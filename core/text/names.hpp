// core/text/names.hpp - comparing names as people type them, and finding the nearest known one. Knows no vocabulary.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

// NFKC case folding; white space, hyphens, dashes, slashes, middle dots, brackets and commas removed: "Dato‐DXd", "DATO DXD" and "ＤａｔｏＤＸｄ"
// agree.
// Traditional Han characters become simplified ones: 曲妥珠單抗 and 曲妥珠单抗 agree.
// '+' and a trailing '-' stay: HR+ and HR- are different.
std::string fold_name(std::string_view name);

// At most `most` of the candidates within an edit distance that grows with length, nearest first, ties in alphabetical order.
std::vector<std::string> nearest_names(std::string_view name, std::vector<std::string> const& candidates, std::size_t most = 3);

// "did you mean 'a', 'b'?" or nothing.
std::string did_you_mean(std::string_view name, std::vector<std::string> const& candidates);

}  // namespace core::text
