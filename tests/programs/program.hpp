// tests/programs/program.hpp - other people's programs, run on what trialbook wrote: a folder that goes away, a limit of time, both outputs. Whether
// a program is there is asked with tests/support/needs.hpp first.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/book.hpp"

namespace programs {

struct Ran {
  int exit_code = -1;  // 124: out of time
  std::string out;     // both outputs
};

// A folder of its own in which programs run: it is their working directory and their HOME.
class Scratch {
 public:
  // Runs a program with its arguments; after so many seconds it and all that it started are ended.
  Ran run(std::vector<std::string> const& line, int seconds = 120) const;
  // Runs trialbook with the shipped book; fails the test unless it exits 0.
  void trialbook(std::vector<std::string> const& arguments) const;
  void write(std::string const& file, std::string const& content) const { folder_.write(file, content); }
  std::string read(std::string const& file) const;  // empty when there is none
  bool has(std::string const& file) const { return std::filesystem::exists(path(file)); }
  std::filesystem::path path(std::string const& file) const { return folder_.path() / file; }

 private:
  support::TemporaryFolder folder_;
};

// The text without white space, in which line breaks of a page or cell do not hide what stands there.
std::string squeezed(std::string const& text);

}  // namespace programs
