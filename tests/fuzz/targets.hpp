// tests/fuzz/targets.hpp - what must hold for any bytes at all, one function a reader. libFuzzer feeds them in fuzz_main.cpp, the suite feeds them
// the corpus in corpus_test.cpp. A violated property throws fuzz::Violation with what was expected.
#pragma once
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fuzz {

struct Violation : std::logic_error {
  using std::logic_error::logic_error;
};

inline void require(bool holds, std::string const& property) {
  if (!holds) throw Violation(property);
}

void csv(std::string_view bytes);
void jsonl(std::string_view bytes);
void regimen(std::string_view bytes);
void population(std::string_view bytes);
void number(std::string_view bytes);
void locator(std::string_view bytes);

struct Target {
  std::string_view name;  // also the folder of its corpus
  void (*run)(std::string_view bytes);
};
std::span<Target const> targets();

}  // namespace fuzz
