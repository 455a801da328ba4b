// core/text/normal_text.hpp - N(text) of a document: valid UTF-8 → NFKC → white space, soft hyphens and zero-width characters deleted.
// Remembers for each code point of N where it came from, so that a passage can be shown and a number checked as a whole token of the source.
// Knows no locators and no database. Throws core::Error on invalid UTF-8.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

class NormalText {
 public:
  explicit NormalText(std::string source);

  std::u32string_view characters() const { return characters_; }
  std::size_t size() const { return characters_.size(); }
  std::string const& sha256() const { return sha256_; }

  std::string_view utf8(std::size_t start, std::size_t length) const;  // the span as bytes of N
  // The source passage behind a span, white space folded to single blanks (none between Han characters).
  std::string passage(std::size_t start, std::size_t length) const;
  std::string_view source() const { return source_; }
  // Byte offset in the source where the code point at `index` begins; size() gives the end of the source.
  std::size_t source_offset(std::size_t index) const;
  // Whether the source has a separator (white space or invisible character) between code points index-1 and index of N.
  bool separated_before(std::size_t index) const;

 private:
  std::string source_;
  std::u32string characters_;
  std::string normal_;                // N as UTF-8
  std::vector<std::size_t> bytes_;    // byte offset in normal_ of each character; one more for the end
  std::vector<std::size_t> offsets_;  // source byte offset of each character; one more for the end
  std::vector<bool> separated_;
  std::string sha256_;
};

}  // namespace core::text
