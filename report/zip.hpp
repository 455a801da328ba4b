// report/zip.hpp - zip containers, in memory: files with names in, bytes out. The one place that writes them. Same entries, same bytes: each file has
// the first date that zip knows, whatever clock and time zone say. Knows nothing of what the files are. Throws core::Error with the library's reason.
#pragma once
#include <span>
#include <string>

namespace report {

struct ZipEntry {
  std::string name;  // with "/" between folders
  std::string bytes;
};

std::string zip(std::span<ZipEntry const> entries);

}  // namespace report
