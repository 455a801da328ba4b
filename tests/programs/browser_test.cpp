// tests/programs/browser_test.cpp - html in Chromium without a window: what people read stands in the page, and it can be drawn.
#include <catch2/catch.hpp>

#include "tests/programs/program.hpp"
#include "tests/report/hard_document.hpp"
#include "tests/support/needs.hpp"

namespace {

std::vector<std::string> chromium(std::vector<std::string> const& what) {
  std::vector<std::string> line{"chromium",
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars",
                                "--user-data-dir=profile"};
  line.insert(line.end(), what.begin(), what.end());
  return line;
}

}  // namespace

TEST_CASE("a browser shows hard text of an answer as text") {
  if (!support::needs_program("chromium", "chromium")) return;
  programs::Scratch const scratch;
  scratch.write("page.html", rendered("html"));
  auto const dom = scratch.run(chromium({"--dump-dom", "file://" + scratch.path("page.html").string()}));
  CHECK(dom.exit_code == 0);
  for (std::string const text : {"=1+1", "德曲妥珠单抗", "&lt;0.001"}) {
    CAPTURE(text);
    CHECK(programs::squeezed(dom.out).find(text) != std::string::npos);
  }
}

TEST_CASE("a browser draws a page of the shipped book") {
  if (!support::needs_program("chromium", "chromium")) return;
  programs::Scratch const scratch;
  scratch.trialbook({"compare", "PFS", "OS", "--subtype", "HR+/HER2-", "--output", "page.html"});
  auto const drawn = scratch.run(chromium({"--window-size=1400,1800", "--screenshot=page.png", "file://" + scratch.path("page.html").string()}));
  CAPTURE(drawn.out);
  CHECK(drawn.exit_code == 0);
  CHECK(scratch.read("page.png").size() > 100'000);  // an empty page of this size has some 10,000 bytes
}
