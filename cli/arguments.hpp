// cli/arguments.hpp - what a command offers on its line, as plain data, and what the user typed. command_line.cpp maps it to CLI11.
// A command touches no file before run().
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cli {

struct Option {
  std::string name;   // "subtype"; positional arguments are upper case: "FILE"
  std::string value;  // what stands behind it in the help; empty: a flag
  std::string help;
  bool required = false;
  bool repeated = false;
};

class Arguments {
 public:
  void add(std::string const& name, std::string const& value) { values_.emplace_back(name, value); }
  bool has(std::string_view name) const;
  std::string get(std::string_view name, std::string const& otherwise = {}) const;
  std::vector<std::string> all(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

struct Example {
  std::string line;  // after "trialbook"
  std::string what;
};

struct Command {
  std::string name;
  std::string summary;
  std::vector<Option> options;
  std::vector<Example> examples;
  int (*run)(Arguments const&);
};

// A whole number from 0; throws core::UsageError for anything else.
std::size_t number_of(Arguments const& arguments, std::string const& option, std::size_t otherwise);

// Option groups that several commands share.
std::vector<Option> with_answer_options(std::vector<Option> own);  // --db --format --output --overwrite
std::vector<Option> filter_options();

enum ExitCode { done = 0, failed = 1, usage = 2, found_something = 3 };

}  // namespace cli
