// tests/report/page_test.cpp - the page is well formed, closed to the network and complete without its script; and, in a browser if there is one, its
// columns sort as a reader expects.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <regex>
#include <sstream>

#include "core/text/unicode.hpp"
#include "tests/report/hard_document.hpp"
#include "tests/support/book.hpp"
#include "tests/support/needs.hpp"

namespace {

using Strings = std::vector<std::string>;

// What is wrong with it as XML, as far as a page can go wrong here: tags that do not match, a bare & or <, an attribute without quotes.
std::string fault_in(std::string page) {
  page = std::regex_replace(page, std::regex("^<!DOCTYPE html>"), "");
  for (auto start = page.find("<![CDATA["); start != std::string::npos; start = page.find("<![CDATA["))
    page.erase(start, page.find("]]>", start) + 3 - start);
  static std::regex const reference("&(?!amp;|lt;|gt;|quot;|#39;)"), tag("^<(/?)([a-z][a-z0-9]*)((?: [a-z:-]+=\"[^\"<]*\")*)(/?)>");
  if (std::regex_search(page, reference)) return "a bare &";
  Strings open;
  for (auto at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    std::smatch found;
    auto const rest = page.substr(at, 4000);
    if (!std::regex_search(rest, found, tag)) return "no tag: " + rest.substr(0, 60);
    if (found[4] == "/") continue;
    if (found[1] != "/")
      open.push_back(found[2]);
    else if (open.empty() || open.back() != found[2])
      return "not opened: " + rest.substr(0, 60);
    else
      open.pop_back();
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

bool contains(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

// What `script`, run in the page by a browser, leaves in the array `seen`, one string each.
Strings seen_by(std::string const& script, std::string page) {
  support::TemporaryFolder const folder;
  page.insert(page.rfind("</body>"), "<script>const seen = [];" + script + "document.body.dataset.seen = seen.join(';') + ';';</script>");
  folder.write("page.html", page);
  auto const in = [&](char const* name) { return (folder.path() / name).string(); };
  std::system(
      ("chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
       " --disable-sync --user-data-dir=" +
       in("profile") + " --dump-dom file://" + in("page.html") + " >" + in("out") + " 2>" + in("err"))
          .c_str());
  auto const dom = support::read(in("out"));
  std::smatch found;
  CAPTURE(support::read(in("err")));
  REQUIRE(std::regex_search(dom, found, std::regex("data-seen=\"([^\"]*)\"")));
  Strings out;
  std::istringstream stream(found[1]);
  for (std::string one; std::getline(stream, one, ';');) out.push_back(one);
  return out;
}

// Names for scripts: the first table, its rows by trial, a button by its label.
std::string const names = R"(
  const table = document.querySelector('table');
  const order = () => [...table.tBodies[0].rows].filter(r => !r.classList.contains('heading')).map(r => r.cells[1].textContent).join(' ');
  const button = (label) => [...table.querySelectorAll('thead button')].find(b => b.textContent === label);
)";

core::table::Document findings_only() {
  auto document = hard_document();
  document.sections.resize(1);
  document.sections[0].table.rows[1][2] = document.sections[0].table.rows[0][2];  // an unused column is not on the page
  return document;
}

}  // namespace

TEST_CASE("the page is well formed whatever the text") {
  CHECK(fault_in(rendered("html")) == "");
  CHECK(fault_in(rendered("html", {})) == "");
  core::table::Document document;
  document.title = "a\xff\x01<";
  document.mark = {"[", "]"};
  document.sections.push_back({"a", "", {"[x] ] [ [y"}, {{{"k", ""}}, {{"[<&]"}, {""}}}, {}});
  auto const page = rendered("html", document);
  CHECK(fault_in(page) == "");
  CHECK_FALSE(core::text::first_invalid_utf8(page));
  CHECK(contains(page, "<mark>[x]</mark> ] [ [y"));
  CHECK(contains(page, "<mark>[&lt;&amp;]</mark>"));
}

TEST_CASE("text of an answer never becomes markup") {
  auto const page = rendered("html");
  CHECK(count(page, "<script") == 1);
  CHECK(count(page, "</script>") == 1);
  CHECK(contains(page, "<title>标题 &lt;/script&gt; &quot;A&quot; &amp; &lt;B&gt;</title>"));
  CHECK(contains(page, "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK_FALSE(contains(page, "<b>"));
}

TEST_CASE("the page needs no network and forbids it") {
  auto const page = rendered("html");
  CHECK(contains(page, "Content-Security-Policy\" content=\"default-src 'none';"));
  for (std::string const part : {" src=", " href=", "url(", "@import", "fetch(", "XMLHttp"}) {
    CAPTURE(part);
    CHECK_FALSE(contains(page, part));
  }
  CHECK(count(page, "http") == 2);  // the name of XHTML and the policy's attribute
}

TEST_CASE("the page holds facts, banners, every row, notes and the language") {
  auto const page = rendered("html");
  CHECK(contains(page, "lang=\"en\""));
  CHECK(contains(page, "<dt>Filters</dt><dd>--line first --site &quot;脑&quot;</dd>"));
  CHECK(contains(page, "<dt>Query</dt><dd>trialbook compare PFS --line first</dd>"));
  CHECK(contains(page, "content 0123456789ab · trialbook 9.8.7"));
  CHECK(contains(page, "<p class=\"banner\" role=\"note\">! Cross-trial: &quot;rows&quot; of &lt;4&gt; trials &amp; more</p>"));
  CHECK(contains(page, "note on x:1: 5 &lt; 6 &amp; &quot;so&quot;"));
  CHECK(contains(page, "No finding fits."));
  CHECK(contains(page, "Bars: │ is 1."));
  CHECK(contains(page, "Not medical advice &amp; &lt;no&gt; more."));
  CHECK(contains(page, ">HR 0.60 (0.46–0.77)<"));
  CHECK(contains(page, "├─■┤"));
  CHECK(count(page, "<tr>") + count(page, "<tr class=\"bare\">") == 2 + 5 + 2);  // two headers; an empty table is left out
}

TEST_CASE("groups and items head their rows, with their words before them") {
  auto const page = rendered("html");
  CHECK(count(page, "<tr class=\"heading group\">") == 2);
  CHECK(count(page, "<tr class=\"heading item\">") == 5);
  CHECK(contains(page, ">B|C<span class=\"aside\"> · only if: first line</span>"));
}

TEST_CASE("a table of items alone shows them as cells") {
  using core::table::Place;
  core::table::Document document;
  document.sections.push_back(
      {"a", "", {}, {{{"g", "G", Place::group}, {"i", "I", Place::item}, {"c", "C"}}, {{"x", "one", ""}, {"x", "two", ""}}}, {}});
  auto const page = rendered("html", document);
  CHECK(count(page, "<tr class=\"heading group\">") == 1);
  CHECK(contains(page, "<td class=\"short\">one</td>"));
}

TEST_CASE("a wide answer is printed across, a narrow one upright") {
  CHECK(contains(rendered("html"), "size: A4 portrait"));
  auto document = hard_document();
  auto& section = document.sections[2];
  for (std::string const key : {"a", "b", "c", "d", "e"}) {
    section.table.columns.push_back({key, key});
    for (auto& row : section.table.rows) row.push_back("x");
  }
  CHECK(contains(rendered("html", document), "size: A4 landscape"));
}

TEST_CASE("a browser sorts numbers as numbers, empty cells and words last, and keeps every row") {
  if (!support::needs_program("chromium", "chromium")) return;
  auto const seen = seen_by(names + R"(
    seen.push(order());
    for (const label of ['P', 'Experimental vs control', 'Effect'])
      for (let click = 1; click <= 3; ++click) {
        button(label).click();
        seen.push(order());
      })",
                            rendered("html", findings_only()));
  REQUIRE(seen.size() == 10);
  std::string const as_written = "=1+1 B|C 德曲妥珠单抗 D E";
  CHECK(seen[0] == as_written);
  CHECK(seen[1] == "D B|C =1+1 德曲妥珠单抗 E");  // <0.000 1 before 0.000 2, <0.001 before 0.001
  CHECK(seen[2] == "E 德曲妥珠单抗 =1+1 B|C D");
  CHECK(seen[3] == as_written);
  CHECK(seen[4] == "德曲妥珠单抗 =1+1 E B|C D");  // 9.1, 25.3, 110, not reached, empty
  CHECK(seen[5] == "E =1+1 德曲妥珠单抗 B|C D");
  CHECK(seen[6] == as_written);
  CHECK(seen[7] == "=1+1 D B|C E 德曲妥珠单抗");  // 0.60 and 0.6 are equal: as they stood
  CHECK(seen[8] == "E B|C =1+1 D 德曲妥珠单抗");
  CHECK(seen[9] == as_written);
}

TEST_CASE("in a browser, sorting turns headings into columns, says so to screen readers, and can be undone") {
  if (!support::needs_program("chromium", "chromium")) return;
  auto const seen = seen_by(names + R"(
    const shown = (selector) => getComputedStyle(table.querySelector(selector)).display !== 'none';
    const say = () => seen.push(button('P').parentElement.getAttribute('aria-sort') + ' ' + shown('tr.heading') + ' ' + shown('td.grouping'));
    const whole = table.tBodies[0].textContent;
    say();
    button('P').click(); say();
    button('P').click(); say();
    button('P').click(); say();
    seen.push(table.tBodies[0].textContent.replace(/\n/g, '') === whole.replace(/\n/g, ''));
    const pressed = document.querySelector('.switch');
    pressed.click(); say();
    seen.push(pressed.getAttribute('aria-pressed'));
    button('P').click(); button('P').click(); button('P').click(); say();
    pressed.click(); say();)",
                            rendered("html", findings_only()));
  CHECK(seen == Strings{"none true false", "ascending false true", "descending false true", "none true false", "true", "none false true", "true",
                        "none false true", "none true false"});
}
