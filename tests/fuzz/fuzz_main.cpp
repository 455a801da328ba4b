// tests/fuzz/fuzz_main.cpp - libFuzzer's entry for one target, named by TRIALBOOK_FUZZ_TARGET; a violation ends in a crash file.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::TRIALBOOK_FUZZ_TARGET({reinterpret_cast<char const*>(data), size});
  return 0;
}
