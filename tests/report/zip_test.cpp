// tests/report/zip_test.cpp - a container read back has its files; neither the clock nor the time zone is in its bytes.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <vector>

#include "report/zip.hpp"
#include "tests/report/unzipped.hpp"

TEST_CASE("a zip container, read back, has its files in their order with every byte") {
  std::vector<report::ZipEntry> const entries{
      {"b.txt", "text"}, {"folder/a.bin", std::string("\0\xff\n", 3)}, {"empty", ""}, {"数据.csv", std::string(100000, 'x')}};
  auto const bytes = report::zip(entries);
  CHECK(names_in(bytes) == std::vector<std::string>{"b.txt", "folder/a.bin", "empty", "数据.csv"});
  for (auto const& entry : entries) CHECK(unzipped(bytes, entry.name) == entry.bytes);
  CHECK(bytes.size() < 2000);
}

TEST_CASE("the bytes of a zip container depend on its files alone") {
  std::vector<report::ZipEntry> const entries{{"a", "text"}};
  ::setenv("TZ", "Asia/Shanghai", 1);
  auto const there = report::zip(entries);
  ::setenv("TZ", "America/New_York", 1);
  auto const here = report::zip(entries);
  ::unsetenv("TZ");
  CHECK(here == there);
  CHECK(dates_in(here) == std::vector<std::string>{"1980-01-01"});
}
