// tests/fuzz/locator_target.cpp - locators: read, written and read again they are the same, and a document survives looking for them.
#include "core/text/locator.hpp"

#include "core/text/unicode.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {

using namespace core::text;

void locator(std::string_view bytes) {
  if (first_invalid_utf8(bytes)) return;
  auto const spans = parse_locator(bytes);
  if (!spans) return;
  auto const written = format_locator(*spans);
  auto const again = parse_locator(written);
  require(again && again->size() == spans->size() && format_locator(*again) == written, "a locator written again reads the same");
  NormalText const document("a short text of 57 characters with 0.000 1 and 1 711 in it");
  SpanFinder finder(document);
  for (auto const& span : *spans) {
    require(span.length > 0 && span.hash8.size() == 8, "a span has a length and a hash");
    auto const found = finder.find(span);
    require(found.found == Found::missing || found.start + span.length <= document.size(), "a found span lies inside the document");
  }
}

}  // namespace fuzz
