// core/text/words.cpp - code points one by one, so that a word knows where it stands; ASCII and Han, nearly all there is, need no tables of ICU.
#include "core/text/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "core/text/han_variants.hpp"
#include "core/text/unicode.hpp"

namespace core::text {
namespace {

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// As unicode61 has it: letters and numbers of any kind.
bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || is_ascii_digit(c);
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_mark(char32_t c) { return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

class Splitter {
 public:
  explicit Splitter(std::string_view utf8) : text_(utf8) {}

  std::vector<Word> split() {
    auto const* s = reinterpret_cast<uint8_t const*>(text_.data());
    for (std::size_t i = 0; i < text_.size();) {
      std::size_t const begin = i;
      UChar32 c = 0;
      U8_NEXT_OR_FFFD(s, i, text_.size(), c);
      take(static_cast<char32_t>(c), begin, i);
    }
    return std::move(words_);
  }

 private:
  void take(char32_t c, std::size_t begin, std::size_t end) {
    if (c < 0x80) return put(is_ascii_letter(c) ? c | 0x20 : c, begin, end);
    if (is_mark(c)) return;  // an accent beside its letter
    if (!is_word_character(c)) return close();
    for (char32_t const folded : to_code_points(nfkc_casefold(text_.substr(begin, end - begin))))
      if (!is_mark(folded)) put(folded, begin, end);
  }

  void put(char32_t c, std::size_t begin, std::size_t end) {
    if (!is_word_character(c)) return close();
    bool const han = c >= 0x80 && is_han(c);
    if (han || !open_) {
      close();
      words_.push_back({"", begin, end, false});
    }
    open_ = !han;
    Word& word = words_.back();
    word.folded += c < 0x80 ? std::string(1, static_cast<char>(c)) : to_utf8(std::u32string(1, han ? simplified_han(c) : c));
    word.end = end;
    word.prefix_of_more = !han && !is_ascii_digit(c);
  }

  void close() { open_ = false; }

  std::string_view text_;
  std::vector<Word> words_;
  bool open_ = false;
};

}  // namespace

std::vector<Word> words_in(std::string_view utf8) { return Splitter(utf8).split(); }

std::string spaced_words(std::string_view utf8) {
  std::string out;
  for (auto const& word : words_in(utf8)) out += (out.empty() ? "" : " ") + word.folded;
  return out;
}

}  // namespace core::text
