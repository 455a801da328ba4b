// tests/report/unzipped.hpp - zip containers read back by libzip. A file that is missing gives an empty text; a container that is none fails the
// test.
#pragma once
#include <zip.h>
#include <catch2/catch.hpp>

#include <ctime>
#include <memory>
#include <string>
#include <vector>

struct ZipDiscard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

inline std::unique_ptr<zip_t, ZipDiscard> opened(std::string const& container) {
  zip_source_t* source = zip_source_buffer_create(container.data(), container.size(), 0, nullptr);
  std::unique_ptr<zip_t, ZipDiscard> archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
  REQUIRE(archive != nullptr);
  return archive;
}

inline std::vector<std::string> names_in(std::string const& container) {
  auto const archive = opened(container);
  std::vector<std::string> out;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i)
    out.emplace_back(zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0));
  return out;
}

inline std::string unzipped(std::string const& container, std::string const& name) {
  auto const archive = opened(container);
  zip_stat_t stat;
  if (zip_stat(archive.get(), name.c_str(), 0, &stat) != 0) return {};
  std::string out(stat.size, '\0');
  zip_file_t* file = zip_fopen(archive.get(), name.c_str(), 0);
  REQUIRE(zip_fread(file, out.data(), out.size()) == static_cast<zip_int64_t>(out.size()));
  zip_fclose(file);
  return out;
}

// The date of each file as it stands in the container.
inline std::vector<std::string> dates_in(std::string const& container) {
  auto const archive = opened(container);
  std::vector<std::string> out;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat);
    char date[11];
    std::strftime(date, sizeof date, "%F", std::localtime(&stat.mtime));
    out.emplace_back(date);
  }
  return out;
}
