// core/table/tree.hpp - results of a computation for programs: named values, lists and lists of lists at full precision, beside the tables that
// people read. Formats that can hold numbers (JSON) print it; the others leave it out, as the tables say the same rounded.
#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace core::table {

struct Tree {
  using Members = std::vector<std::pair<std::string, Tree>>;  // in the order of printing
  using Items = std::vector<Tree>;
  std::variant<std::monostate, bool, long long, double, std::string, Items, Members> value;

  Tree() = default;
  Tree(bool b) : value(b) {}
  Tree(int i) : value(static_cast<long long>(i)) {}
  Tree(std::size_t i) : value(static_cast<long long>(i)) {}
  Tree(double d) : value(d) {}  // finite; what is undefined is left empty
  Tree(std::string s) : value(std::move(s)) {}
  Tree(char const* s) : value(std::string(s)) {}
  Tree(Items items) : value(std::move(items)) {}
  Tree(Members members) : value(std::move(members)) {}
};

}  // namespace core::table
