// core/text/encoding.hpp - what a file that is not UTF-8 probably is, so that a message can name the next step. A guess by byte patterns, never used
// to read the file.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace core::text {

struct FileGuess {
  std::string what;    // "GB18030 (GBK, GB2312)", "a zip archive, as Excel and Word write them" …; empty when nothing fits
  std::string advice;  // what to do
  std::string text;    // what stands at the fault, decoded, when the encoding is known
};

// `fault`: byte of the first sequence that is not UTF-8, or of a byte that no text has.
FileGuess guess_file(std::string_view bytes, std::size_t fault);

}  // namespace core::text
