// tests/cli/completion_test.cpp - what the completion key offers: from the plain data of the commands and the names of the shipped book, through bash
// and zsh as they ask.
#include <catch2/catch.hpp>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/shell_words.hpp"
#include "core/error.hpp"
#include "query/completions.hpp"
#include "query/filters.hpp"
#include "schema/book.hpp"
#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

struct Offered {
  std::string kind;
  Words words;
  bool has(std::string const& word) const { return std::find(words.begin(), words.end(), word) != words.end(); }
};

Offered offered(Words line) {
  line.insert(line.begin(), {"__complete", "zsh"});
  auto const ran = support::run(line);
  REQUIRE(ran.exit_code == 0);
  REQUIRE(ran.err == "");
  Offered out;
  for (auto const& one : support::lines_of(ran.out)) out.words.push_back(one.substr(0, one.find('\t')));
  out.kind = out.words.front();
  out.words.erase(out.words.begin());
  return out;
}

// What a script prints with the program in front of the path.
std::string output_of(Workplace const& place, std::string const& shell, std::string const& script) {
  place.write("script", script);
  auto const program = fs::path(TEST_PROGRAM).parent_path().string();
  return support::output_of("PATH=" + program + ":$PATH HOME=" + place.path().string() + " " + shell + " script");
}

}  // namespace

TEST_CASE("commands, options and fixed values are completed") {
  CHECK(offered({"gr"}).words == Words{"grades"});
  CHECK(offered({""}).words.size() == cli::commands().size());
  CHECK(offered({"--v"}).words == Words{"--version"});
  CHECK(offered({"compare", "--form"}).words == Words{"--format"});
  CHECK(offered({"compare", "--format", "c"}).words == Words{"csv"});
  CHECK(offered({"compare", "--format=c"}).words == Words{"--format=csv"});
  CHECK(offered({"template", "res"}).words == Words{"results"});
  CHECK(offered({"completion", ""}).words == Words{"bash", "zsh"});
  CHECK(offered({"no-such-command", ""}).words.empty());
}

TEST_CASE("an option that may stand once is not offered again, one that may be repeated is") {
  CHECK_FALSE(offered({"grades", "--line", "first", "--"}).has("--line"));
  CHECK(offered({"grades", "--treatment", "ribociclib", "--"}).has("--treatment"));
}

TEST_CASE("names of the book are completed, in every language it has") {
  CHECK(offered({"grades", "--subtype", "HR+/"}).words == Words{"HR+/HER2-"});
  CHECK(offered({"grades", "--line", "second-"}).words == Words{"second-or-later"});
  CHECK(offered({"grades", "--prior", "cdk"}).words == Words{"cdk46-inhibitor"});
  CHECK(offered({"grades", "--prior", "cdk46-inhibitor=pro"}).words == Words{"cdk46-inhibitor=progressed"});
  CHECK(offered({"doses", "德曲"}).words == Words{"德曲妥珠单抗"});
  CHECK(offered({"doses", "CDK4/6 "}).words == Words{"CDK4/6 inhibitor"});
  CHECK(offered({"show", "MONARCH p"}).words == Words{"MONARCH plus"});
  CHECK(offered({"compare", "PFS", "cns-p"}).has("cns-pfs"));
  CHECK(offered({"show", "abc-china-2024:paloma-2-o"}).words == Words{"abc-china-2024:paloma-2-os"});
}

TEST_CASE("a word in another case than the book's is completed where no name has its case") {
  CHECK(offered({"doses", "DENOSUM"}).words == Words{"denosumab"});
  CHECK(offered({"show", "monaleesa-3"}).words == Words{"monaleesa-3"});
}

TEST_CASE("files are left to the shell, behind a document and '=' too") {
  CHECK(offered({"import", ""}).kind == "files");
  CHECK(offered({"compare", "--output", ""}).kind == "files");
  CHECK(offered({"build", "--data", ""}).kind == "folders");
  auto const documents = offered({"verify", "abc"});
  CHECK(documents.kind == "open");
  CHECK(documents.words == Words{"abc-china-2024="});
  CHECK(offered({"verify", "abc-china-2024=gui"}).kind == "files");
}

TEST_CASE("every value that an option names is there to be completed") {
  for (auto const& command : cli::commands())
    for (auto const& option : command.options) {
      if (option.completes.empty() || cli::is_positional(option)) continue;
      CAPTURE(command.name, option.name);
      auto const found = offered({command.name, "--" + option.name, ""});
      CHECK((found.kind != "words" || !found.words.empty()));
    }
}

TEST_CASE("every name that is offered for a filter is one that the filter takes") {
  auto book = schema::open(support::shipped_book());
  schema::Vocabulary const vocabulary(book);
  for (auto const& option : cli::filter_options())
    for (auto const& offer : query::completions(book, option.completes, "")) {
      CAPTURE(option.name, offer.word);
      CHECK_NOTHROW(query::resolve(book, vocabulary, {{option.name, offer.word}}));
    }
}

TEST_CASE("a book that is not there or no book completes nothing and says nothing") {
  Workplace const place;
  place.write("no-book.db", "this is no database");
  CHECK(offered({"show", "--db", "no-book.db", ""}).words.empty());
  CHECK(offered({"show", "--db", "missing.db", ""}).words.empty());
}

TEST_CASE("a line of bash is taken apart at blanks outside quotes") {
  CHECK(cli::shell_words("trialbook doses \"CDK4/6 in").words == Words{"doses", "CDK4/6 in"});
  CHECK(cli::shell_words("trialbook doses \"CDK4/6 in").quote == '"');
  CHECK(cli::shell_words("trialbook show a\\ b 'c d' ").words == Words{"show", "a b", "c d", ""});
  CHECK(cli::shell_words("trialbook").words == Words{""});
}

TEST_CASE("bash gets the part of a candidate behind its last break, quoted as the user began") {
  auto const replaced = [](std::string const& candidate, std::string const& line, std::string const& word) {
    return cli::replacement(candidate, cli::shell_words(line), word);
  };
  CHECK(replaced("abc:paloma", "trialbook show abc:pal", "pal") == "paloma");
  CHECK(replaced("--format=csv", "trialbook show --format=c", "c") == "csv");
  CHECK(replaced("CDK4/6 inhibitor", "trialbook doses CDK4", "CDK4") == "CDK4/6\\ inhibitor");
  CHECK(replaced("CDK4/6 inhibitor", "trialbook doses \"CDK4", "CDK4") == "CDK4/6 inhibitor");
  CHECK(replaced("it's", "trialbook doses it", "it") == "it\\'s");
  CHECK(replaced("it's", "trialbook doses 'it", "it") == "it'\\''s");
  CHECK(replaced("a$b", "trialbook doses \"a", "a") == "a\\$b");
}

TEST_CASE("the script for bash completes as the program says, and files by itself") {
  Workplace const place;
  place.write("my file.csv", "");
  auto const out = output_of(place, "bash", R"SH(source <(trialbook completion bash)
ask() { COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=(trialbook) COMP_CWORD=1; _trialbook trialbook "$2" ""; printf '%s|' "${COMPREPLY[@]}"; echo; }
ask 'trialbook gra' gra
ask 'trialbook show abc-china-2024:paloma-2-o' paloma-2-o
ask 'trialbook doses CDK4/6\ in' 'CDK4/6\ in'
ask 'trialbook import my' my
unset COMP_LINE COMP_POINT
COMP_WORDS=(trialbook compare --format = c) COMP_CWORD=4
_trialbook
printf '%s|\n' "${COMPREPLY[@]}"
complete -p trialbook
)SH");
  CHECK(out == "grades|\npaloma-2-os|\nCDK4/6\\ inhibitor|\nmy file.csv|\ncsv|\ncomplete -F _trialbook trialbook\n");
}

TEST_CASE("the script for zsh completes commands, quoted names and names with a colon") {
  if (!support::needs_terminals() || !support::needs_program("zsh", "zsh")) return;
  Workplace const place;
  auto const out = output_of(place, "zsh -f", R"SH(zmodload zsh/zpty
zpty -b shell 'TERM=dumb zsh -f -i'
zpty -w shell 'autoload -U compinit; compinit -u -D; source <(trialbook completion zsh); compdef _trialbook shown; shown() print -r -- "=${(j:|:)@}="'
for line in 'gra' 'doses "CDK4/6 in' 'doses CDK4/6\ in' 'show abc-china-2024:paloma-2-o' 'compare --format=c' 'verify abc'; do
  zpty -w shell "shown $line"$'\t'
  zpty -r shell seen $'*\n=*=\r\n*' || exit 1
  seen=${seen##*$'\n='}
  print -r -- "${seen%%=$'\r'*}"
done
zpty -d shell
)SH");
  CHECK(out ==
        "grades\ndoses|CDK4/6 inhibitor\ndoses|CDK4/6 inhibitor\nshow|abc-china-2024:paloma-2-os\ncompare|--format=csv\nverify|abc-china-2024=\n");
}

TEST_CASE("a shell without a script is a wrong command line") {
  auto const ran = support::run({"completion", "fish"});
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "known: bash, zsh"));
}
