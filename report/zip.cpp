// report/zip.cpp - over libzip. Times are set as zip stores them, since the library would turn a time into the local one.
#include "report/zip.hpp"

#include <zip.h>

#include <memory>

#include "core/error.hpp"

namespace report {
namespace {

constexpr zip_uint16_t first_date = (1U << 5U) | 1U;  // 1 January 1980: years since then, month and day

struct SourceFree {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct ArchiveDiscard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Source = std::unique_ptr<zip_source_t, SourceFree>;
using Archive = std::unique_ptr<zip_t, ArchiveDiscard>;

[[noreturn]] void fail(std::string const& what, zip_error_t* error) {
  throw core::Error("the zip container could not be written: " + what + ": " + zip_error_strerror(error));
}

// The archive takes the source over, but only where it accepts it.
void add(zip_t* archive, ZipEntry const& entry) {
  Source source(zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0));
  if (!source) fail(entry.name, zip_get_error(archive));
  auto const index = zip_file_add(archive, entry.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) fail(entry.name, zip_get_error(archive));
  source.release();
  auto const place = static_cast<zip_uint64_t>(index);
  if (zip_file_set_dostime(archive, place, 0, first_date, 0) != 0 || zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 0) != 0)
    fail(entry.name, zip_get_error(archive));
}

std::string content_of(zip_source_t* written) {
  zip_stat_t stat;
  if (zip_source_stat(written, &stat) != 0 || zip_source_open(written) != 0) fail("reading back", zip_source_error(written));
  std::string out(stat.size, '\0');
  auto const n = zip_source_read(written, out.data(), out.size());
  zip_source_close(written);
  if (n != static_cast<zip_int64_t>(out.size())) fail("reading back", zip_source_error(written));
  return out;
}

}  // namespace

std::string zip(std::span<ZipEntry const> entries) {
  zip_error_t error;
  zip_error_init(&error);
  Source written(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!written) fail("memory", &error);
  zip_source_keep(written.get());  // for reading it back after the archive let it go
  Archive archive(zip_open_from_source(written.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) fail("opening", &error);
  for (auto const& entry : entries) add(archive.get(), entry);
  if (zip_close(archive.get()) != 0) fail("compressing", zip_get_error(archive.get()));
  archive.release();
  return content_of(written.get());
}

}  // namespace report
