// core/text/names.cpp - folding by code points, traditional Han characters as simplified ones; Damerau-Levenshtein distance with adjacent
// transpositions.
#include "core/text/names.hpp"

#include <algorithm>
#include <utility>

#include "core/text/han_variants.hpp"
#include "core/text/unicode.hpp"

namespace core::text {
namespace {

bool is_dash(char32_t c) { return c == U'-' || c == 0x2212 || (c >= 0x2010 && c <= 0x2015) || c == 0x30FC || c == 0xFE63; }

bool is_dropped(char32_t c) {
  static constexpr std::u32string_view dropped = U"/.,;:()[]'\"_·・、，（）";
  return is_space_or_invisible(c) || dropped.find(c) != std::u32string_view::npos;
}

std::size_t distance(std::u32string const& a, std::u32string const& b) {
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    before = std::exchange(previous, std::exchange(current, before));
  }
  return previous[b.size()];
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::u32string const folded = to_code_points(nfkc_casefold(name));
  std::u32string out;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char32_t const c = folded[i];
    bool const at_end = std::all_of(folded.begin() + static_cast<std::ptrdiff_t>(i) + 1, folded.end(), [](char32_t d) { return is_dropped(d); });
    if (is_dash(c)) {
      if (at_end || (i + 1 < folded.size() && folded[i + 1] == U'/')) out.push_back(U'-');
    } else if (!is_dropped(c)) {
      out.push_back(simplified_han(c));
    }
  }
  return to_utf8(out);
}

std::vector<std::string> nearest_names(std::string_view name, std::vector<std::string> const& candidates, std::size_t most) {
  std::u32string const wanted = to_code_points(fold_name(name));
  std::size_t const limit = std::max<std::size_t>(1, wanted.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (auto const& candidate : candidates) {
    std::u32string const known = to_code_points(fold_name(candidate));
    std::size_t d = distance(wanted, known);
    bool const inside = wanted.size() >= 3 && known.find(wanted) != std::u32string::npos;
    if (d <= limit || inside) found.emplace_back(inside ? std::min(d, limit) : d, candidate);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (auto& [d, candidate] : found)
    if (out.size() < most && std::find(out.begin(), out.end(), candidate) == out.end()) out.push_back(std::move(candidate));
  return out;
}

std::string did_you_mean(std::string_view name, std::vector<std::string> const& candidates) {
  auto const near = nearest_names(name, candidates);
  if (near.empty()) return {};
  std::string out = "did you mean ";
  for (std::size_t i = 0; i < near.size(); ++i) out += (i ? ", '" : "'") + near[i] + "'";
  return out + "?";
}

}  // namespace core::text
