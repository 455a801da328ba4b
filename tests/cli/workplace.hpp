// tests/cli/workplace.hpp - a folder to stand in while the program runs, and a command line taken apart as a shell does.
#pragma once
#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/book.hpp"
#include "tests/support/program.hpp"

// The working directory is this temporary folder as long as the object lives.
class Workplace : public support::TemporaryFolder {
 public:
  Workplace() : before_(std::filesystem::current_path()) { std::filesystem::current_path(path()); }
  ~Workplace() { std::filesystem::current_path(before_); }
  Workplace(Workplace const&) = delete;
  Workplace& operator=(Workplace const&) = delete;

  // Names of what lies in the folder now, sorted.
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (auto const& entry : std::filesystem::directory_iterator(path())) out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  std::filesystem::path before_;
};

// Words of a line; double quotes hold words together.
inline std::vector<std::string> words_of(std::string const& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (char const c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ' ' && !quoted)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

inline bool contains(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

inline std::filesystem::path hard_quotes(std::string const& document) {
  return std::filesystem::path(TEST_SOURCE_DIR) / "tests/data/hard-quotes" / document;
}

// For golden files: the hash of the book and the program's version change with every row and release.
inline std::string without_source(std::string const& text) {
  static std::regex const short_hash("(content|内容) [0-9a-f]{12}"), hash("[0-9a-f]{64}"), version("trialbook [0-9]+[.][0-9.]+");
  auto const out = std::regex_replace(std::regex_replace(text, short_hash, "$1 (hash)"), hash, "(hash)");
  return std::regex_replace(out, version, "trialbook (version)");
}
