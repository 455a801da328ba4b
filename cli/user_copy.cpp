// cli/user_copy.cpp - a PDF or word-processor file is told from text by its first bytes, or by a zero byte anywhere.
#include "cli/user_copy.hpp"

#include <fmt/format.h>

#include "core/database/file.hpp"
#include "core/error.hpp"

namespace cli {

core::text::NormalText read_copy(std::string const& file) {
  auto bytes = core::database::read_file(file);
  if (bytes.starts_with("%PDF-") || bytes.starts_with("PK\x03\x04") || bytes.find('\0') != std::string::npos)
    throw core::Error(file + ": this is not plain text", "make a text file of it first, for example with: pdftotext " + file + " guideline.txt");
  try {
    return core::text::NormalText(std::move(bytes));
  } catch (core::Error const& e) {
    throw core::Error(fmt::format("{}: {}", file, e.what()), e.advice());
  }
}

}  // namespace cli
