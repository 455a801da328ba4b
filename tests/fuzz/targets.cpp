// tests/fuzz/targets.cpp - the list of targets; libFuzzer's executables and the corpus test read it.
#include "tests/fuzz/targets.hpp"

#include <array>

namespace fuzz {

std::span<Target const> targets() {
  static constexpr std::array<Target, 6> all{
      {{"csv", csv}, {"jsonl", jsonl}, {"regimen", regimen}, {"population", population}, {"number", number}, {"locator", locator}}};
  return all;
}

}  // namespace fuzz
