// tests/cli/package_test.cpp - the Debian package that cpack makes: its fields, its content, and that the program in it finds its database from
// wherever it was unpacked.
#include <catch2/catch.hpp>

#include "cli/commands.hpp"
#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

namespace {

namespace fs = std::filesystem;

bool can_package() {
  return support::needs_programs({{"cpack", "cmake"}, {"dpkg-deb", "dpkg"}, {"dpkg-shlibdeps", "dpkg-dev"}, {"file", "file"}, {"strip", "binutils"}});
}

// Makes the package in the working directory; its file.
std::string make_package(std::string const& folder) {
  auto const log = support::output_of("cpack --config " TEST_BINARY_DIR "/CPackConfig.cmake -B " + fs::absolute(folder).string());
  CAPTURE(log);
  for (auto const& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".deb") return entry.path().string();
  FAIL("cpack made no package");
  return {};
}

std::string field(std::string const& package, std::string const& name) {
  auto value = support::output_of("dpkg-deb -f " + package + " " + name);
  if (value.ends_with('\n')) value.pop_back();
  return value;
}

}  // namespace

TEST_CASE("the Debian package states what it is and needs, holds what is installed, and its program answers from where it is unpacked") {
  if (!can_package()) return;
  Workplace const place;
  auto const package = make_package("made");

  CHECK(field(package, "Package") == "trialbook");
  CHECK(field(package, "Version") == TRIALBOOK_VERSION);
  CHECK(field(package, "Section") == "science");
  CHECK(field(package, "Priority") == "optional");
  CHECK(contains(field(package, "Maintainer"), "<"));
  for (char const* library : {"libsqlite3-0 (>= 3.40)", "libicu72", "libfmt9", "libcsv3", "libnettle8", "libstdc++6", "libzip4", "libxlsxwriter4"})
    CHECK(contains(field(package, "Depends"), library));

  auto const content = support::output_of("dpkg-deb -c " + package);
  std::vector<std::string> files{"bin/trialbook",
                                 "share/trialbook/trialbook.db",
                                 "share/man/man1/trialbook.1.gz",
                                 "share/bash-completion/completions/trialbook",
                                 "share/zsh/vendor-completions/_trialbook",
                                 "share/doc/trialbook/copyright",
                                 "share/doc/trialbook/changelog.gz",
                                 "share/doc/trialbook/README.md"};
  for (auto const& command : cli::commands()) files.push_back("share/man/man1/trialbook-" + command.name + ".1.gz");
  for (auto const& file : files) CHECK(contains(content, " ./usr/" + file + "\n"));
  for (auto const& line : support::lines_of(content)) {
    CAPTURE(line);
    bool const runs = line.ends_with("/") || line.ends_with("bin/trialbook");
    CHECK(line.starts_with(line.ends_with("/") ? "drwxr-xr-x root/root" : runs ? "-rwxr-xr-x root/root" : "-rw-r--r-- root/root"));
  }

  CHECK(support::output_of("dpkg-deb -x " + package + " unpacked") == "");
  std::string const question = "doses denosumab --format csv";
  CHECK(support::output_of("env -u TRIALBOOK_DB -u XDG_DATA_HOME HOME=/nonexistent unpacked/usr/bin/trialbook " + question) ==
        support::run(words_of(question)).out);
}
