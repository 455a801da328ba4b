// tests/query/edition_match_test.cpp - which item of one edition is which of another: never a guess.
#include <catch2/catch.hpp>

#include "query/edition_match.hpp"

namespace {

using query::EditionItem;
using query::EditionItems;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
using Indices = std::vector<std::size_t>;

EditionItem item(std::string const& strict, std::string const& middle, std::string const& loose, std::string const& grade) {
  return {"", "", "", "", "", {strict, middle, loose}, "", {{"Grade", grade}}};
}

bool anything(EditionItem const&, EditionItem const&) { return true; }
bool nothing(EditionItem const&, EditionItem const&) { return false; }

}  // namespace

TEST_CASE("items of one identity are one item, whatever else changed") {
  auto const match = query::match_editions({item("a", "", "", "strong")}, {item("b", "", "", "weak"), item("a", "", "", "weak")}, anything);
  CHECK(match.pairs == Pairs{{0, 1}});
  CHECK(match.added == Indices{0});
  CHECK(match.removed.empty());
}

TEST_CASE("equal twins are paired with each other, and one too many is added") {
  EditionItems const one{item("a", "", "", "strong")}, two{item("a", "", "", "strong"), item("a", "", "", "strong")};
  CHECK(query::match_editions(two, two, anything).pairs == Pairs{{0, 0}, {1, 1}});
  CHECK(query::match_editions(one, two, anything).added == Indices{1});
  CHECK(query::match_editions(two, one, anything).removed == Indices{1});
}

TEST_CASE("of twins the unchanged one is paired first, the other is the changed one") {
  EditionItems const before{item("a", "", "", "weak"), item("a", "", "", "optional")}, after{item("a", "", "", "strong"), item("a", "", "", "weak")};
  CHECK(query::match_editions(before, after, anything).pairs == Pairs{{1, 0}, {0, 1}});
}

TEST_CASE("several candidates: none is paired, all are named") {
  auto const match = query::match_editions({item("a", "", "", "weak")}, {item("a", "", "", "strong"), item("a", "", "", "optional")}, anything);
  CHECK(match.pairs.empty());
  CHECK(match.open == Pairs{{0, 0}, {0, 1}});
  CHECK(match.removed == Indices{0});
  CHECK(match.added == Indices{0, 1});
}

TEST_CASE("a looser identity does not decide what a stricter one leaves open") {
  auto const match =
      query::match_editions({item("a", "m", "", "weak")}, {item("a", "m", "", "strong"), item("a", "other", "", "optional")}, anything);
  CHECK(match.pairs.empty());
}

TEST_CASE("a looser identity pairs what no stricter one finds") {
  CHECK(query::match_editions({item("a", "m", "", "weak")}, {item("b", "m", "", "weak")}, nothing).pairs == Pairs{{0, 0}});
}

TEST_CASE("the loosest identity pairs only what is compatible, and the incompatible is no candidate") {
  EditionItems const before{item("a", "", "l", "weak")}, after{item("b", "", "l", "weak"), item("c", "", "l", "strong")};
  CHECK(query::match_editions(before, after, nothing).pairs.empty());
  CHECK(query::match_editions(before, after, anything).open.size() == 2);
  auto const only_strong = [](EditionItem const&, EditionItem const& b) { return b.aspects[0].second == "strong"; };
  CHECK(query::match_editions(before, after, only_strong).pairs == Pairs{{0, 1}});
}

TEST_CASE("an empty identity pairs nothing, and an empty edition has nothing to pair") {
  CHECK(query::match_editions({item("a", "", "", "weak")}, {item("b", "", "", "weak")}, anything).pairs.empty());
  CHECK(query::match_editions({}, {item("a", "", "", "weak")}, anything).added == Indices{0});
  CHECK(query::match_editions({item("a", "", "", "weak")}, {}, anything).removed == Indices{0});
}
