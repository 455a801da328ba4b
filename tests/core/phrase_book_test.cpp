// tests/core/phrase_book_test.cpp - phrases, lists and patterns; what is not known stays as it is, prose above all.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/language/phrase_book.hpp"
#include "core/table/localise.hpp"

using core::language::PhraseBook;

namespace {

PhraseBook small() {
  PhraseBook book(
      "# a comment\nmsgid \"\"\nmsgstr \"\"\n\"Language: zh\\n\"\n\nmsgid \"Trial\"\nmsgstr \"试验\"\nmsgid \"{} months\"\nmsgstr \"{} 个月\"\n"
      "msgid \"{} vs {}\"\nmsgstr \"{} vs {}\"\nmsgid \"note on {.}: {*}\"\nmsgstr \"{} 附注：{}\"\nmsgid \"{} in {}\"\nmsgstr \"{2}：{1}\"\nmsgid "
      "\"exact\"\nmsgstr "
      "\"相符\"\n");
  book.add_label("letrozole", "来曲唑");
  book.add_label("first line", "一线");
  return book;
}

}  // namespace

TEST_CASE("a text of several lines is translated line by line, and not at all when a line is unknown") {
  auto const book = small();
  CHECK(book.translate("letrozole\nfirst line") == "来曲唑\n一线");
  CHECK(book.translate("3 months vs 2 months\nP<0.001") == "3 个月 vs 2 个月\nP<0.001");
  CHECK_FALSE(book.translate("letrozole\nnobody knows this").has_value());
}

TEST_CASE("a phrase is looked up whole, and a text without an English word is itself") {
  auto const book = small();
  CHECK(book.translate("Trial") == "试验");
  CHECK(book.translate("HR 0.57 (0.46–0.70)") == "HR 0.57 (0.46–0.70)");
  CHECK(book.translate("P<0.000 1") == "P<0.000 1");
  CHECK(book.translate("") == "");
  CHECK_FALSE(book.translate("Patients improved").has_value());
}

TEST_CASE("a pattern translates what stands in it, and fits only when all of that is known") {
  auto const book = small();
  CHECK(book.translate("25.3 vs 16.0 months") == "25.3 vs 16.0 个月");
  CHECK(book.translate("letrozole vs letrozole") == "来曲唑 vs 来曲唑");
  CHECK_FALSE(book.translate("letrozole vs something else").has_value());
  CHECK(book.translate("letrozole in first line") == "一线：来曲唑");
}

TEST_CASE("what a pattern leaves open is kept as it stands, but for a label") {
  auto const book = small();
  CHECK(book.translate("note on doc:id-1: exact months are not printed") == "doc:id-1 附注：exact months are not printed");
  CHECK(book.translate("note on doc:id-1: letrozole") == "doc:id-1 附注：来曲唑");
  CHECK_FALSE(book.translate("note on the trial: exact").has_value());  // an id has no blanks
}

TEST_CASE("a list is translated part by part; conditions behind labels stay in our words, prose stays whole") {
  auto const book = small();
  CHECK(book.translate("letrozole + letrozole") == "来曲唑 + 来曲唑");
  CHECK(book.translate("first line; when it can be given") == "一线；when it can be given");
  CHECK_FALSE(book.translate("when it can be given; first line").has_value());
}

TEST_CASE("a damaged catalogue is refused with the line") {
  CHECK_THROWS_WITH(PhraseBook("msgid \"a\"\nnonsense\n"), Catch::Contains("line 2"));
  CHECK_THROWS_WITH(PhraseBook("msgid a\n"), Catch::Contains("line 1"));
}

TEST_CASE("an answer is translated where people read it, keys and columns for programs stay") {
  using core::table::Place;
  core::table::Document document;
  document.title = "Trial";
  core::table::Section section;
  section.part = "inside";
  section.table.columns = {{"trial", "Trial"}, {"unit", "Trial", Place::machine}};
  section.table.rows = {{"letrozole", "exact"}, {"free words", "exact"}};
  document.sections.push_back(section);
  std::vector<core::table::Gap> gaps;
  core::table::localise(document, small(), &gaps);
  CHECK(document.title == "试验");
  CHECK(document.sections[0].part == "inside");
  CHECK(document.sections[0].table.columns[0].key == "trial");
  CHECK(document.sections[0].table.columns[0].label == "试验");
  CHECK(document.sections[0].table.rows[0] == core::table::Row{"来曲唑", "exact"});
  CHECK(document.sections[0].table.rows[1][0] == "free words");
  std::erase_if(gaps, [](core::table::Gap const& gap) { return gap.place == "word"; });  // this small catalogue has none of the formats' words
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].place == "cell trial");
}

TEST_CASE("every Chinese phrase of the program has as many blanks as its English one, and none is empty") {
  auto const book = core::language::chinese();
  auto const blanks = [](std::string const& text) { return std::count(text.begin(), text.end(), '{'); };
  CHECK(book.phrases().size() > 300);
  for (auto const& phrase : book.phrases()) {
    CAPTURE(phrase);
    if (blanks(phrase) == 0) CHECK(book.translate(phrase).value_or("") != "");
  }
  for (auto const& [english, chinese] : book.patterns()) {
    CAPTURE(english, chinese);
    CHECK(blanks(english) == blanks(chinese));
  }
}

TEST_CASE("parts of a cell behind ‖ are translated apart, and no pattern reaches over them") {
  PhraseBook const book("msgid \"same: {}; {*}\"\nmsgstr \"相同：{}；{}\"\nmsgid \"rounded: {}; {*}\"\nmsgstr \"取整：{}；{}\"\n");
  CHECK(book.translate("same: HR 0.5; Some Journal ‖ rounded: HR 0.50; Other Journal") == "相同：HR 0.5；Some Journal ‖ 取整：HR 0.50；Other Journal");
}

TEST_CASE("no part of a pattern ends a bracket that it did not open") {
  PhraseBook const book("msgid \"{} ({})\"\nmsgstr \"{}（{}）\"\nmsgid \"{} vs {}\"\nmsgstr \"{} vs {}\"\nmsgid \"arm\"\nmsgstr \"组\"\n");
  CHECK(book.translate("arm (n=4) vs arm (n=3)") == "组（n=4） vs 组（n=3）");
}
