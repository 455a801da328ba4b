// tests/fuzz/targets.cpp - the list of targets; libFuzzer's executables and the corpus test read it.
#include "tests/fuzz/targets.hpp"

#include <array>

namespace fuzz {

std::span<Target const> targets() {
  static constexpr std::array<Target, 5> all{
      {{"csv", csv}, {"regimen", regimen}, {"population", population}, {"number", number}, {"locator", locator}}};
  return all;
}

}  // namespace fuzz
