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
  // What completion offers: "file", "folder", "format", "input-kind", "shell", "command", words parted by '|', or what query::completions knows
  // ("line", "trial" …), several parted by blanks. Nothing: files where the value is a FILE, folders where it is a DIR.
  std::string completes{};
};

bool is_positional(Option const& option);

class Arguments {
 public:
  void add(std::string const& name, std::string const& value) { values_.emplace_back(name, value); }
  bool has(std::string_view name) const;
  std::string get(std::string_view name, std::string const& otherwise = {}) const;
  std::vector<std::string> all(std::string_view name) const;
  Arguments without(std::string_view name) const;

  // The line as one could type it again, without the options that only say where the answer goes.
  void set_query(std::string query) { query_ = std::move(query); }
  std::string const& query() const { return query_; }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
  std::string query_;
};

struct Example {
  std::string line;  // after "trialbook"
  std::string what;
};

struct Command {
  std::string name;
  std::string summary;  // at most 78 cells: one line of the help
  std::vector<Option> options;
  std::vector<Example> examples;
  int (*run)(Arguments const&);
  std::string description{};  // a paragraph for --help and the man page: what is asked, what comes back, what it never does
};

// A whole number from 0; throws core::UsageError for anything else.
std::size_t number_of(Arguments const& arguments, std::string const& option, std::size_t otherwise);

// Option groups that several commands share.
std::vector<Option> with_answer_options(std::vector<Option> own);  // --db --format … --lang
Option format_option(std::string const& otherwise = "text");
std::vector<Option> filter_options();

enum ExitCode { done = 0, failed = 1, usage = 2, found_something = 3 };

}  // namespace cli
