// tests/core/names_test.cpp - which names count as the same, and which are offered for a misspelt one; expected by hand from the rule in
// core/text/names.hpp.
#include <catch2/catch.hpp>

#include "core/text/names.hpp"

namespace {

using core::text::did_you_mean;
using core::text::fold_name;
using core::text::nearest_names;

bool same(std::string_view a, std::string_view b) { return fold_name(a) == fold_name(b); }

std::vector<std::string> const drugs{"ribociclib", "palbociclib", "abemaciclib", "letrozole", "anastrozole", "fulvestrant"};

}  // namespace

TEST_CASE("case, width, blanks and any kind of hyphen have no meaning in a name") {
  CHECK(same("Dato-DXd", "DATO DXD"));
  CHECK(same("Dato‐DXd", "dato–dxd"));
  CHECK(same("ＤａｔｏＤＸｄ", "Dato-DXd"));
  CHECK(same("MONALEESA-2", "monaleesa 2"));
  CHECK(same("MONALEESA‑2", "MONALEESA\u00AD-2"));
  CHECK(same("CDK4/6抑制剂", "CDK4/6 抑制剂"));
  CHECK(same("T-DM1", "T−DM1"));
  CHECK(same("Ⅱ", "II"));
}

TEST_CASE("brackets, commas and middle dots have no meaning in a name") {
  CHECK(same("PIK3CA (mutated)", "PIK3CA mutated"));
  CHECK(same("5（氟）", "5(氟)"));
  CHECK(same("a·b、c，d", "abcd"));
}

TEST_CASE("HR+ and HR- are different, with any minus sign") {
  CHECK_FALSE(same("HR+", "HR-"));
  CHECK_FALSE(same("HR-", "HR"));
  CHECK_FALSE(same("HR+", "HR"));
  CHECK(same("HR-", "hr−"));
  CHECK(same("HR-", "ＨＲ－"));
  CHECK(same("HR+", "ＨＲ＋"));
  CHECK(same("HER2-", "HER-2-"));
  CHECK(same("HR- )", "HR-"));
  CHECK_FALSE(same("HR-/HER2-", "HR/HER2-"));
}

TEST_CASE("different names stay different") {
  CHECK_FALSE(same("MONALEESA-2", "MONALEESA-3"));
  CHECK_FALSE(same("letrozole", "anastrozole"));
  CHECK_FALSE(same("达雷木单抗", "达雷妥尤单抗"));
  CHECK(fold_name(" - ") == "-");
  CHECK(fold_name("").empty());
}

TEST_CASE("a misspelt name gets its nearest known ones, nearest first") {
  CHECK(nearest_names("ribocilib", drugs).front() == "ribociclib");
  CHECK(nearest_names("letrozol", drugs).front() == "letrozole");
  CHECK(nearest_names("lterozole", drugs, 1) == std::vector<std::string>{"letrozole"});
  CHECK(nearest_names("RIBO CICLIB", drugs).front() == "ribociclib");
  CHECK(nearest_names("xyz", drugs).empty());
  CHECK(nearest_names("", drugs).empty());
}

TEST_CASE("a part of a known name is near to it") {
  auto const near = nearest_names("ciclib", drugs);
  CHECK(near.size() == 3);
  for (auto const& name : near) CHECK_THAT(name, Catch::EndsWith("ciclib"));
}

TEST_CASE("ties are in alphabetical order, names are given once, and no more than asked for") {
  CHECK(nearest_names("aab", {"aad", "aac", "aac", "aae", "aaf"}) == std::vector<std::string>{"aac", "aad", "aae"});
  CHECK(nearest_names("aab", {"aad", "aac"}, 1) == std::vector<std::string>{"aac"});
}

TEST_CASE("two letters exchanged are one slip") { CHECK(nearest_names("PSF", {"PFS", "XYZ"}) == std::vector<std::string>{"PFS"}); }

TEST_CASE("the question is asked only when something is near") {
  CHECK(did_you_mean("letrozol", {"letrozole"}) == "did you mean 'letrozole'?");
  CHECK(did_you_mean("aab", {"aad", "aac"}) == "did you mean 'aac', 'aad'?");
  CHECK(did_you_mean("xyz", drugs).empty());
}

TEST_CASE("traditional and simplified characters agree") {
  CHECK(core::text::fold_name("曲妥珠單抗") == core::text::fold_name("曲妥珠单抗"));
  CHECK(core::text::fold_name("雙膦酸鹽") == core::text::fold_name("双膦酸盐"));
  CHECK(core::text::fold_name("絕經後") == core::text::fold_name("绝经后"));
  CHECK(core::text::fold_name("脑转移") == "脑转移");
}
