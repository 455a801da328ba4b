// tests/cli/wrong_line_test.cpp - a wrong command line exits 2, says what is wrong, names the nearest known word and lists what there is; expected
// values are the vocabulary's own names.
#include <catch2/catch.hpp>

#include "cli/commands.hpp"
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

using Words = std::vector<std::string>;

struct Case {
  Words words;
  std::string typed, near, listed;
};

}  // namespace

TEST_CASE("an unknown word exits 2 with the word, the nearest known one and the list") {
  for (auto const& c : {
           Case{{"grade"}, "'grade'", "'grades'", "compare"},
           Case{{"compare", "PSF"}, "PSF", "'pfs'", "CNS-PFS"},
           Case{{"compare", "PFS", "--line", "frist"}, "frist", "'first'", "second-or-later"},
           Case{{"compare", "PFS", "--subtype", "HR+/HER3-"}, "HR+/HER3-", "'HR+/HER2-'", "TNBC"},
           Case{{"compare", "PFS", "--menopausal", "postmenopause"}, "postmenopause", "'postmenopausal'", "pre-or-perimenopausal"},
           Case{{"grades", "--prior", "palbociclb"}, "palbociclb", "'palbociclib'", "cdk46-inhibitor"},
           Case{{"grades", "--prior", "palbociclib=progresed"}, "progresed", "'progressed'", "refractory"},
           Case{{"grades", "--biomarker", "pik3ca-mutatd"}, "pik3ca-mutatd", "'pik3ca-mutated'", "esr1-mutated"},
           Case{{"grades", "--site", "brain-metastasis"}, "brain-metastasis", "'brain-metastases'", "bone-metastases"},
           Case{{"grades", "--treatment", "ribocicilib"}, "ribocicilib", "'ribociclib'", "corticosteroid"},
           Case{{"grades", "--document", "abc-chna-2024"}, "abc-chna-2024", "'abc-china-2024'", "abc-china-2024"},
           Case{{"compare", "PFS", "--trial", "MONALESA-3"}, "MONALESA-3", "'monaleesa-3'", "PALOMA-2"},
           Case{{"compare", "PFS", "--format", "markdwn"}, "markdwn", "'markdown'", "csv"},
           Case{{"show", "MONALESA-3"}, "MONALESA-3", "'MONALEESA-3'", "document:id"},
           Case{{"show", "abc-china-2024:paloma-2-oss"}, "paloma-2-oss", "'abc-china-2024:paloma-2-os'", "document:id"},
           Case{{"verify", "abc-chna-2024=x.txt"}, "abc-chna-2024", "abc-china-2024", ""},
           Case{{"template", "reslts"}, "reslts", "'results'", "claims"},
       }) {
    Workplace const place;
    place.write("x.txt", "text");
    auto const ran = support::run(c.words);
    CAPTURE(c.typed, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out == "");
    CHECK(contains(ran.err, c.typed));
    CHECK(contains(ran.err, c.near));
    CHECK(contains(ran.err, c.listed));
  }
}

TEST_CASE("an unknown option of any command exits 2 and names the command's help") {
  for (auto const& command : cli::commands()) {
    Words words{command.name, "--no-such-option"};
    for (auto const& option : command.options)
      if (option.required) words.push_back("word");
    auto const ran = support::run(words);
    CAPTURE(command.name, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, "--no-such-option"));
    CHECK(contains(ran.err, "trialbook " + command.name + " --help"));
  }
}

TEST_CASE("a missing, a surplus and a repeated word exit 2") {
  for (auto const& words : {Words{}, Words{"compare"}, Words{"show"}, Words{"import"}, Words{"verify"}, Words{"template"}, Words{"grades", "surplus"},
                            Words{"grades", "--line"}, Words{"grades", "--line", "first", "--line", "second"}, Words{"verify", "abc-china-2024"}}) {
    auto const ran = support::run(words);
    CAPTURE(words, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(ran.err.find("trialbook: ") == 0);
  }
}

TEST_CASE("an option takes one word and leaves the next to the command") {
  auto const ran = support::run({"compare", "--line", "first", "PFS"});
  CHECK(ran.exit_code == 0);
  CHECK(ran.out == support::run({"compare", "PFS", "--line", "first"}).out);
  auto const two = support::run({"grades", "--biomarker", "pik3ca-mutated", "gbrca-mutated"});
  CHECK(two.exit_code == 2);
}

TEST_CASE("names are taken in any case, language and form of hyphen") {
  auto const rows_of = [](std::string const& csv) {  // the query is kept as it was typed
    auto rows = csv_rows(csv);
    for (auto& row : rows) row.erase("query");
    return rows;
  };
  auto const expected = rows_of(support::run({"compare", "PFS", "--treatment", "ribociclib", "--format", "csv"}).out);
  REQUIRE(expected.size() > 1);
  for (std::string const name : {"Ribociclib", "RIBOCICLIB", "瑞波西利"}) {
    auto const ran = support::run({"compare", "pfs", "--treatment", name, "--format", "csv"});
    CAPTURE(name, ran.err);
    CHECK(ran.exit_code == 0);
    CHECK(rows_of(ran.out) == expected);
  }
}
