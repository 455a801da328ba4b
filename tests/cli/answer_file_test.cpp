// tests/cli/answer_file_test.cpp - an answer arrives whole or not at all: existing files, full disks, directories, closed pipes.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

namespace {

using Words = std::vector<std::string>;

// The commands that can write their answer to a file, each with a line that works in a folder that has text.txt.
std::vector<Words> writers() {
  return {{"grades", "--subtype", "HR+/HER2-", "--format", "text"},
          {"compare", "PFS", "--format", "text"},
          {"show", "MONALEESA-3", "--format", "text"},
          {"template", "results", "--format", "csv"},
          {"locate", "text.txt", "a passage"}};
}

Words with_output(Words words, std::string const& file) {
  words.insert(words.end(), {"--output", file});
  return words;
}

// Exit code with standard output on a file descriptor of the test.
int run_into(int descriptor, Words const& words) {
  pid_t const child = ::fork();
  if (child == 0) {
    ::dup2(descriptor, STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
    std::vector<char*> argv{const_cast<char*>(TEST_PROGRAM)};
    for (auto const& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    ::execv(TEST_PROGRAM, argv.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("an existing file stays as it is unless --overwrite is given") {
  for (auto const& words : writers()) {
    Workplace const place;
    place.write("text.txt", "a passage");
    place.write("out.txt", "precious");
    auto const refused = support::run(with_output(words, "out.txt"));
    CAPTURE(words, refused.err);
    CHECK(refused.exit_code == 2);
    CHECK(contains(refused.err, "out.txt"));
    CHECK(contains(refused.err, "--overwrite"));
    CHECK(support::read("out.txt") == "precious");
    auto replaced = with_output(words, "out.txt");
    replaced.push_back("--overwrite");
    CHECK(support::run(replaced).exit_code == 0);
    CHECK(support::read("out.txt") == support::run(words).out);
    CHECK(place.names() == Words{"out.txt", "text.txt"});
  }
}

TEST_CASE("an answer that cannot be written exits 1, names the file and leaves nothing behind") {
  for (auto const& words : writers())
    for (std::string const target : {"/dev/full", "folder", "no/such/folder/out.txt"}) {
      Workplace const place;
      place.write("text.txt", "a passage");
      std::filesystem::create_directory("folder");
      auto const line = with_output(words, target);
      auto const ran = support::run(line);
      CAPTURE(line, ran.err);
      CHECK(ran.exit_code == 1);
      CHECK(contains(ran.err, target));
      CHECK(ran.out == "");
      CHECK(place.names() == Words{"folder", "text.txt"});
      CHECK(std::filesystem::is_empty("folder"));
    }
}

TEST_CASE("a wrong filter leaves the file that --overwrite would have replaced") {
  Workplace const place;
  place.write("out.md", "precious");
  CHECK(support::run({"compare", "PFS", "--line", "frist", "--output", "out.md", "--overwrite"}).exit_code == 2);
  CHECK(support::read("out.md") == "precious");
}

TEST_CASE("the suffix chooses the format, and an unknown one is refused before any work") {
  Workplace const place;
  for (std::string const suffix : {"txt", "csv", "json", "jsonl", "md", "html", "docx", "xlsx"})
    CHECK(support::run({"compare", "PFS", "--output", "out." + suffix}).exit_code == 0);
  CHECK(support::read("out.csv") == support::run({"compare", "PFS", "--format", "csv"}).out);
  CHECK(support::read("out.md") == support::run({"compare", "PFS", "--format", "markdown"}).out);
  CHECK(support::read("out.json") == support::run({"compare", "PFS", "--format", "json"}).out);
  CHECK(support::read("out.jsonl") == support::run({"compare", "PFS", "--format", "jsonl"}).out);
  CHECK(support::read("out.html") == support::run({"compare", "PFS", "--format", "html"}).out);
  CHECK((support::read("out.docx") == support::run({"compare", "PFS", "--format", "docx"}).out));
  CHECK((support::read("out.xlsx") == support::run({"compare", "PFS", "--format", "xlsx"}).out));
  auto const ran = support::run({"compare", "PFS", "--output", "out.jsn"});
  CHECK(ran.exit_code == 2);
  for (std::string const suffix : {".txt", ".csv", ".json", ".jsonl", ".md", ".html", ".docx", ".xlsx"}) CHECK(contains(ran.err, suffix));
  CHECK_FALSE(std::filesystem::exists("out.jsn"));
}

TEST_CASE("a file that is no text is refused by a terminal before any work, and the message says where it can go") {
  if (!support::needs_terminals()) return;
  for (std::string const name : {"docx", "xlsx"}) {
    auto const ran = support::run_on_terminal({"compare", "PFS", "--format", name}, 80);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.out, "--format " + name));
    CHECK(contains(ran.out, "--output answer." + name));
    CHECK_FALSE(contains(ran.out, "PK"));
  }
}

TEST_CASE("a reader that goes away is not an error, a full disk behind stdout is") {
  for (auto const& words : {Words{"compare", "PFS", "OS"}, Words{"grades", "--explain"}, Words{"template", "results"}}) {
    CAPTURE(words);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    ::close(ends[0]);
    CHECK(run_into(ends[1], words) == 0);
    ::close(ends[1]);
    int const full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    REQUIRE(full >= 0);
    CHECK(run_into(full, words) == 1);
    ::close(full);
  }
}

TEST_CASE("a suffix that promises a Word or Excel file is not given to another format") {
  Workplace const place;
  auto const refused = support::run({"compare", "PFS", "--trial", "PALOMA-2", "--format", "csv", "--output", "answer.docx"});
  CHECK(refused.exit_code == 2);
  CHECK(contains(refused.err, "answer.docx promises docx, and --format says csv"));
  CHECK_FALSE(std::filesystem::exists("answer.docx"));
  CHECK(support::run({"compare", "PFS", "--trial", "PALOMA-2", "--format", "csv", "--output", "answer.txt"}).exit_code == 0);
}

TEST_CASE("a league table cannot be sorted on its page, as its rows and columns belong together") {
  Workplace const place;
  auto const page = support::run({"table", "league", "PFS", "--subtype", "HR+/HER2-", "--line", "second-or-later", "--assume-two-sided",
                                  "--headings-too", "--format", "html"})
                        .out;
  auto const league = page.substr(page.find("Below the diagonal"));
  CHECK_FALSE(contains(league.substr(0, league.find("</thead>")), "data-sort"));
}
