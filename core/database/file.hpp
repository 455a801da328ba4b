// core/database/file.hpp - files whole: reading, and writing so that either the old or the new content is there, never a part.
// Temporary files stand beside the target and are removed on failure; a lock keeps two writers apart.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace core::database {

// Throws core::Error: missing, a directory, unreadable, larger than `most` bytes (nothing is kept of such a file).
std::string read_file(std::filesystem::path const& file, std::size_t most = std::string::npos);

// Throws core::Error with the reason when nobody could read this file: missing, a directory, a device, no permission. `advice` is for a missing one.
void check_readable(std::filesystem::path const& file, std::string const& advice);

// Writes beside `target`, syncs, renames. Throws core::Error with the system's reason; the target stays as it was.
void write_file(std::filesystem::path const& target, std::string_view bytes);

// A file beside the target (beside what a link leads to) that becomes the target on commit() and is removed otherwise (with SQLite's own side files).
// Left-overs of killed writers are removed on construction, as the lock shows that nobody else is writing.
class Replacement {
 public:
  explicit Replacement(std::filesystem::path target);
  ~Replacement();
  Replacement(Replacement const&) = delete;
  Replacement& operator=(Replacement const&) = delete;

  std::filesystem::path const& path() const { return path_; }
  void commit();  // sync, rename, sync the folder

 private:
  void remove_leftovers() const noexcept;
  std::filesystem::path target_, path_;
  int lock_ = -1;
};

}  // namespace core::database
