// query/search_text.cpp - the words of a text and the words of its index entry are the same in number and order, so a hit is found by counting words.
#include "query/search_text.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "core/text/words.hpp"

namespace query {
namespace {

using core::text::Word;

struct Group {
  std::string text;
  bool quoted = false;
};

bool is_quote(char32_t c) { return c == U'"' || c == 0x201C || c == 0x201D || c == 0xFF02; }

std::vector<Group> groups_of(std::string_view typed) {
  std::vector<Group> out(1);
  bool inside = false;
  for (char32_t const c : core::text::to_code_points(typed)) {
    if (is_quote(c)) {
      inside = !inside;
      out.push_back({"", inside});
    } else if (!inside && core::text::is_space_or_invisible(c)) {
      out.emplace_back();
    } else {
      out.back().text += core::text::to_utf8(std::u32string(1, c));
    }
  }
  std::erase_if(out, [](Group const& group) { return core::text::trim(group.text).empty(); });
  return out;
}

constexpr std::size_t least_prefix = 3;

std::string phrase_of(Group const& group) {
  auto const words = core::text::words_in(group.text);
  if (words.empty()) return {};
  std::string out = "\"";
  for (auto const& word : words) out += (out.size() > 1 ? " " : "") + word.folded;
  bool const may_go_on = !group.quoted && words.back().prefix_of_more && words.back().folded.size() >= least_prefix;
  return out + (may_go_on ? "\" *" : "\"");
}

using Stretch = std::pair<std::size_t, std::size_t>;  // bytes of the text

std::vector<Stretch> hits_in(std::vector<Word> const& words, std::string const& highlighted) {
  std::vector<Stretch> out;
  std::size_t at = 0, first = 0;
  for (char const c : highlighted) {
    if (c == ' ') ++at;
    if (c == '\x01') first = at;
    if (c == '\x02' && at < words.size()) out.emplace_back(words[first].begin, words[at].end);
  }
  return out;
}

// Where the piece begins and ends: at a word, as far from the hit as there is room.
Stretch window(std::string const& text, std::vector<Word> const& words, Stretch const& hit, std::size_t room) {
  auto const long_enough = [&](std::size_t begin, std::size_t end) { return core::text::count_code_points(text.substr(begin, end - begin)) > room; };
  if (!long_enough(0, text.size())) return {0, text.size()};
  std::size_t begin = hit.first, end = hit.second;
  for (auto word = words.rbegin(); word != words.rend(); ++word)
    if (word->begin < begin && core::text::count_code_points(text.substr(word->begin, hit.first - word->begin)) <= room / 3) begin = word->begin;
  for (auto const& word : words)
    if (word.end > end && !long_enough(begin, word.end)) end = word.end;
  if (words.front().begin == begin) begin = 0;
  if (words.back().end == end) end = text.size();
  return {begin, end};
}

}  // namespace

SearchTerms search_terms(std::string_view typed, std::function<std::vector<std::string>(std::string const& group)> const& other_names) {
  SearchTerms out;
  auto const with_other_names = [&](std::string const& name, std::string any) {
    for (auto const& other : other_names(name))
      if (auto const phrase = phrase_of({other, true}); phrase.size() > least_prefix + 1) any += " OR " + phrase;
    return any;
  };
  for (auto const& group : groups_of(typed)) {
    out.groups.push_back(group.text);
    if (auto const phrase = phrase_of(group); !phrase.empty())
      out.expression += (out.expression.empty() ? "(" : " AND (") + with_other_names(group.text, phrase) + ")";
  }
  std::string const whole(typed);  // "bone metastases" is a name too
  if (out.groups.size() > 1 && !other_names(whole).empty())
    out.expression = "(" + out.expression + ") OR " + with_other_names(whole, phrase_of({whole, true}));
  return out;
}

std::pair<std::string, std::string> search_mark() { return {"[[", "]]"}; }

std::string snippet(std::string const& text, std::string const& highlighted, std::size_t room) {
  auto const words = core::text::words_in(text);
  auto const hits = hits_in(words, highlighted);
  if (hits.empty()) return text;
  auto const [begin, end] = window(text, words, hits.front(), room);
  auto const mark = search_mark();
  std::string out = begin > 0 ? "… " : "";
  std::size_t at = begin;
  for (auto const& [first, last] : hits) {
    if (first < at || last > end) continue;
    out += text.substr(at, first - at) + mark.first + text.substr(first, last - first) + mark.second;
    at = last;
  }
  return out + text.substr(at, end - at) + (end < text.size() ? " …" : "");
}

}  // namespace query
