// tests/query/names_test.cpp - every name that occurs in the source documents means the right thing in the filter it belongs to, however it is typed:
// tests/data/names.csv holds filter, meaning (slugs), name as printed, and the documents it is printed in. The shipped book's vocabulary is asked.
// That the names really occur is checked against the documents; skipped, loudly, where they are missing.
#include <unicode/translit.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "core/error.hpp"
#include "core/text/normal_text.hpp"
#include "core/text/unicode.hpp"
#include "importer/csv_reader.hpp"
#include "query/filters.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"
#include "tests/support/needs.hpp"

namespace {

namespace fs = std::filesystem;

struct Row {
  std::string filter, means, name, documents;
};

std::vector<Row> const& table() {
  static std::vector<Row> const rows = [] {
    std::vector<Row> out;
    fs::path const file = fs::path(TEST_SOURCE_DIR) / "tests/data/names.csv";
    importer::read_csv(file.string(), support::read(file), [&](importer::Record& record) {
      auto const& f = record.fields;
      out.push_back({f.at(0).text, f.at(1).text, f.at(2).text, f.at(3).text});
    });
    out.erase(out.begin());  // header
    return out;
  }();
  return rows;
}

// Slugs, in alphabetical order, that a name means in a filter; "not known" when it is refused.
class Meaning {
 public:
  std::string of(std::string const& filter, std::string const& name) {
    if (filter == "endpoint") return slug(vocabulary_.endpoint(name));
    if (filter == "trial") return slug(vocabulary_.trial(name));
    try {
      auto const filters = query::resolve(book_, vocabulary_, {{filter, name}});
      std::set<std::string> slugs;
      for (auto const& axis : filters.axes)
        if (!axis.implied) slugs.insert(slugs_.at(axis.term_id));
      for (auto const id : filters.treatments) slugs.insert(slugs_.at(id));
      std::string out;
      for (auto const& one : slugs) out += (out.empty() ? "" : " ") + one;
      return out;
    } catch (core::UsageError const&) {
      return "not known";
    }
  }

 private:
  static std::string slug(std::optional<schema::Named> const& named) { return named ? named->slug : "not known"; }
  std::map<std::int64_t, std::string> slugs_of() const {
    std::map<std::int64_t, std::string> out;
    for (auto const& term : vocabulary_.terms()) out[term.id] = term.slug;
    return out;
  }

  core::database::Connection book_ = schema::open(support::shipped_book());
  schema::Vocabulary vocabulary_{book_};
  std::map<std::int64_t, std::string> slugs_ = slugs_of();
};

std::string sorted_words(std::string const& text) {
  std::istringstream in(text);
  std::set<std::string> const words{std::istream_iterator<std::string>(in), {}};
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::u32string replaced(std::u32string const& name, char32_t from, std::u32string const& to) {
  std::u32string out;
  for (char32_t const c : name) out += c == from ? to : std::u32string(1, c);
  return out;
}

std::u32string cased(std::u32string name, char32_t first, char32_t last, int by) {
  for (auto& c : name)
    if (c >= first && c <= last) c = static_cast<char32_t>(static_cast<int>(c) + by);
  return name;
}

std::u32string full_width(std::u32string name) {
  for (auto& c : name) c = c == U' ' ? U'　' : c > U' ' && c < 0x7F ? c + 0xFEE0 : c;
  return name;
}

// A blank at each change between Latin and Han, as some programs set text.
std::u32string blanks_between_scripts(std::u32string const& name) {
  std::u32string out;
  for (char32_t const c : name) {
    if (!out.empty() && out.back() != U' ' && c != U' ' && core::text::is_han(out.back()) != core::text::is_han(c)) out.push_back(U' ');
    out.push_back(c);
  }
  return out;
}

// As it is printed in Taiwan and Hong Kong, or the other way round.
std::u32string in_script(std::u32string const& name, char const* transform) {
  UErrorCode status = U_ZERO_ERROR;
  static std::map<std::string, std::unique_ptr<icu::Transliterator>> loaded;
  auto& other = loaded[transform];
  if (!other) other.reset(icu::Transliterator::createInstance(transform, UTRANS_FORWARD, status));
  REQUIRE(U_SUCCESS(status));
  auto text = icu::UnicodeString::fromUTF8(core::text::to_utf8(name));
  other->transliterate(text);
  text.findAndReplace(icu::UnicodeString::fromUTF8("酥鬆"), icu::UnicodeString::fromUTF8("疏鬆"));  // ICU writes 疏松 wrongly
  std::string out;
  text.toUTF8String(out);
  return core::text::to_code_points(out);
}

// How people type the same name.
std::map<std::string, std::u32string> spellings(std::string const& name) {
  auto const n = core::text::to_code_points(name);
  return {{"as printed", n},
          {"upper case", cased(n, U'a', U'z', -32)},
          {"lower case", cased(n, U'A', U'Z', 32)},
          {"traditional", in_script(n, "Simplified-Traditional")},
          {"simplified", in_script(n, "Traditional-Simplified")},
          {"full width", full_width(n)},
          {"no blanks", replaced(n, U' ', U"")},
          {"blanks between scripts", blanks_between_scripts(n)},
          {"blanks outside", U"  " + n + U"　"},
          {"hyphen U+2010", replaced(n, U'-', U"‐")},
          {"no-break hyphen", replaced(n, U'-', U"‑")},
          {"en dash", replaced(n, U'-', U"–")},
          {"minus sign", replaced(n, U'-', U"−")},
          {"blanks around hyphens", replaced(n, U'-', U" - ")},
          {"zero-width blanks", replaced(n, U'-', U"-\u200B")}};
}

}  // namespace

TEST_CASE("every name that occurs in the documents means the right thing, in every spelling") {
  Meaning meaning;
  REQUIRE(table().size() > 500);
  for (auto const& row : table())
    for (auto const& [how, typed] : spellings(row.name)) {
      CAPTURE(row.filter, row.name, how, core::text::to_utf8(typed));
      CHECK(meaning.of(row.filter, core::text::to_utf8(typed)) == sorted_words(row.means));
    }
}

TEST_CASE("a word without its hyphen is the same drug or trial") {
  Meaning meaning;
  for (auto const& row : table()) {
    if (row.filter != "treatment" && row.filter != "trial") continue;
    std::string typed;
    std::copy_if(row.name.begin(), row.name.end(), std::back_inserter(typed), [](char c) { return c != '-'; });
    CAPTURE(row.name, typed);
    CHECK(meaning.of(row.filter, typed) == row.means);
  }
}

TEST_CASE("no name stands twice in the table of names") {
  std::set<std::pair<std::string, std::string>> seen;
  for (auto const& row : table()) {
    CAPTURE(row.filter, row.name);
    CHECK(seen.emplace(row.filter, row.name).second);
  }
}

TEST_CASE("each name of the table is printed in the documents that it is listed for") {
  auto const folder = support::needs_shared("documents");
  if (folder.empty()) return;
  std::map<std::string, std::string> const prefixes{{"denosumab-review", "000"},
                                                    {"ai-osteoporosis-2025", "001"},
                                                    {"abc-china-2024", "002"},
                                                    {"myeloma-targeted-review", "003"},
                                                    {"esmo-bone-health-patients", "004"}};
  for (auto const& [document, prefix] : prefixes)
    for (auto const& entry : fs::directory_iterator(folder)) {
      if (!entry.path().filename().string().starts_with(prefix)) continue;
      core::text::NormalText const text(support::read(entry.path()));
      for (auto const& row : table()) {
        CAPTURE(document, row.name);
        bool const listed = ("; " + row.documents + ";").find("; " + document + ";") != std::string::npos;
        core::text::NormalText const name(row.name);
        CHECK(listed == (text.characters().find(name.characters()) != std::u32string_view::npos));
      }
    }
}
