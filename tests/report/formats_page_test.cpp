// tests/report/formats_page_test.cpp - docs/formats.md names every format, as it is typed and with its suffix.
#include <catch2/catch.hpp>

#include "report/formats.hpp"
#include "tests/support/book.hpp"

TEST_CASE("the page on formats has a row for every format") {
  auto const page = support::read(TEST_SOURCE_DIR "/docs/formats.md");
  for (auto const& format : report::formats()) {
    CAPTURE(format.name);
    CHECK(page.find("| `" + std::string(format.name) + "` | " + std::string(format.suffix) + " |") != std::string::npos);
  }
}
