// core/text/encoding.cpp - signatures first, then the shape of the bytes above 0x7F; ICU decodes the piece that the message shows.
#include "core/text/encoding.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace core::text {
namespace {

struct Signature {
  std::string_view bytes, what, advice;
};
constexpr std::string_view save_as_csv = "open it in its program and save the table as: CSV UTF-8 (comma delimited)";
constexpr std::array signatures{
    Signature{"PK\x03\x04", "a zip archive, as Excel and Word write them", save_as_csv},
    Signature{"\xD0\xCF\x11\xE0", "an old Excel or Word file", save_as_csv},
    Signature{"%PDF-", "a PDF file", "tables are typed as CSV; start from: trialbook template results"},
    Signature{"SQLite format 3", "a database", "name it with --db; the files to import are CSV"},
    Signature{"\x1F\x8B", "a file packed with gzip", "unpack it with: gunzip FILE"},
};

unsigned char at(std::string_view bytes, std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0; }
bool high(unsigned char c) { return c >= 0x80; }

// Zero bytes at every other place, as ASCII has them in UTF-16.
bool looks_like_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  auto const part = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < part.size(); ++i) zeros[i % 2] += part[i] == '\0';
  return std::max(zeros[0], zeros[1]) > part.size() / 4 && std::min(zeros[0], zeros[1]) < part.size() / 20;
}

// Pairs of bytes in the rows of GB 2312, which common Chinese text keeps to; other encodings of two bytes leave them often.
bool looks_like_gb(std::string_view part) {
  std::size_t pairs = 0, common = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    auto const lead = at(part, i), trail = at(part, i + 1);
    if (!high(lead)) continue;
    if (lead == 0x80 || lead == 0xFF || i + 1 >= part.size()) return i + 1 >= part.size() && pairs > 0 && common * 5 >= pairs * 4;
    if (trail >= 0x30 && trail <= 0x39) {  // four bytes
      i += 3;
      continue;
    }
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return false;
    ++pairs;
    common += lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1;
    ++i;
  }
  return pairs > 0 && common * 5 >= pairs * 4;
}

// Each byte above 0x7F stands alone between ASCII: accents of a Western code page.
bool looks_western(std::string_view part) {
  bool any = false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (!high(at(part, i))) continue;
    if (high(at(part, i + 1))) return false;
    any = true;
  }
  return any;
}

std::string decoded(std::string_view bytes, char const* encoding) {
  std::string out;
  icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), encoding).toUTF8String(out);
  return out;
}

FileGuess convert(std::string_view what, std::string const& encoding, std::string text) {
  return {std::string(what), "convert it: iconv -f " + encoding + " -t UTF-8 FILE > NEW.csv", std::move(text)};
}

}  // namespace

FileGuess guess_file(std::string_view bytes, std::size_t fault) {
  for (auto const& signature : signatures)
    if (bytes.starts_with(signature.bytes)) return {std::string(signature.what), std::string(signature.advice), {}};
  if (looks_like_utf16(bytes)) return convert("UTF-16", bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") ? "UTF-16" : "UTF-16LE", {});
  auto const line_start = bytes.substr(0, fault).find_last_of(",\n\r\t\"");
  std::size_t const start = line_start == std::string_view::npos ? 0 : line_start + 1;
  auto const end = std::min(bytes.find_first_of(",\n\r\t\"", fault), bytes.size());
  auto const part = bytes.substr(start, std::min<std::size_t>(end - start, 400));
  if (looks_like_gb(part)) return convert("GB18030 (GBK, GB2312)", "GB18030", decoded(part, "gb18030"));
  if (looks_western(part)) return convert("Windows-1252 or Latin-1", "WINDOWS-1252", decoded(part, "windows-1252"));
  return {{}, "is it a text file? Save it as UTF-8, or convert it: iconv -f ENCODING -t UTF-8 FILE > NEW.csv", {}};
}

}  // namespace core::text
