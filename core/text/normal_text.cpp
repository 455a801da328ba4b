// core/text/normal_text.cpp - every character of N has a source offset: ICU's Edits give the mapping of changed stretches; inside a changed stretch all characters map to its start.
#include "core/text/normal_text.hpp"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include "core/error.hpp"
#include "core/text/hash.hpp"
#include "core/text/unicode.hpp"

namespace core::text {
namespace {

struct Normalised {
  std::string bytes;
  icu::Edits edits;
};

Normalised normalise(std::string const& source) {
  Normalised out;
  UErrorCode status = U_ZERO_ERROR;
  auto const* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::StringByteSink<std::string> sink(&out.bytes);
  if (U_SUCCESS(status)) nfkc->normalizeUTF8(0, icu::StringPiece(source.data(), static_cast<int32_t>(source.size())), sink, &out.edits, status);
  if (U_FAILURE(status)) throw Error("the document could not be normalised");
  return out;
}

std::size_t sequence_length(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

}  // namespace

NormalText::NormalText(std::string source) : source_(std::move(source)) {
  if (source_.size() > 0x7FFFFFFF) throw Error("the document is larger than 2 GB");
  if (auto const at = first_invalid_utf8(source_))
    throw Error(fmt::format("the document is not UTF-8 at byte {}", *at + 1), "convert it, for example with: iconv -f GB18030 -t UTF-8 FILE");
  Normalised const normal = normalise(source_);
  UErrorCode status = U_ZERO_ERROR;
  auto edit = normal.edits.getFineIterator();
  bool separated = true;
  while (edit.next(status)) {
    auto at = static_cast<std::size_t>(edit.destinationIndex());
    auto const end = at + static_cast<std::size_t>(edit.newLength());
    while (at < end) {
      std::size_t const n = sequence_length(static_cast<unsigned char>(normal.bytes[at]));
      char32_t const c = to_code_points(std::string_view(normal.bytes).substr(at, n)).front();
      if (is_space_or_invisible(c)) {
        separated = true;
      } else {
        auto const in_stretch = edit.hasChange() ? 0 : at - static_cast<std::size_t>(edit.destinationIndex());
        bytes_.push_back(normal_.size());
        normal_.append(normal.bytes, at, n);
        characters_.push_back(c);
        offsets_.push_back(static_cast<std::size_t>(edit.sourceIndex()) + in_stretch);
        separated_.push_back(separated);
        separated = false;
      }
      at += n;
    }
  }
  bytes_.push_back(normal_.size());
  offsets_.push_back(source_.size());
  sha256_ = text::sha256(normal_);
}

std::string_view NormalText::utf8(std::size_t start, std::size_t length) const {
  return std::string_view(normal_).substr(bytes_.at(start), bytes_.at(start + length) - bytes_.at(start));
}

std::size_t NormalText::source_offset(std::size_t index) const { return offsets_.at(index); }

bool NormalText::separated_before(std::size_t index) const { return index >= separated_.size() || separated_[index]; }

std::string NormalText::passage(std::size_t start, std::size_t length) const {
  std::u32string out;
  for (std::size_t i = start; i < start + length && i < size(); ++i) {
    bool const between_han = !out.empty() && (is_han(out.back()) || is_han(characters_[i]) || characters_[i] > 0x2FFF);
    if (separated_before(i) && i > start && !between_han) out.push_back(U' ');
    out.push_back(characters_[i]);
  }
  return to_utf8(out);
}

}  // namespace core::text
