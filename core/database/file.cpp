// core/database/file.cpp - POSIX calls with their errors turned into sentences.
#include "core/database/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/error.hpp"

namespace core::database {
namespace {

namespace fs = std::filesystem;

std::string advice_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "make room on that disk, or write to another one";
    case EFBIG:
      return "a limit on the size of files is in force (ulimit -f)";
    case EACCES:
    case EPERM:
      return "check who may read and write there (ls -l), or name another place";
    case EROFS:
      return "the disk is read-only; name another place";
    case ENOENT:
    case ENOTDIR:
      return "check the spelling of the path";
    default:
      return {};
  }
}

[[noreturn]] void fail(fs::path const& file, std::string_view doing) {
  int const error = errno;
  throw Error(fmt::format("{}: {}: {}", file.string(), doing, std::strerror(error)), advice_for(error));
}

// A link stays a link: what it leads to is replaced.
fs::path followed(fs::path const& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  auto const target = fs::weakly_canonical(path, error);
  return error ? path : target;
}

[[noreturn]] void fail_too_large(fs::path const& file, std::size_t most) {
  throw Error(fmt::format("{}: is too large; at most {} MB are read at once", file.string(), most / 1'000'000),
              "split it into several files, each with the header row");
}

bool is_folder(fs::path const& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

void sync_path(fs::path const& path, int flags) {
  int const fd = ::open(path.c_str(), flags);
  if (fd < 0) fail(path, "cannot be opened");
  int const result = ::fsync(fd);
  int const saved = errno;
  ::close(fd);
  errno = saved;
  if (result != 0 && errno != EINVAL) fail(path, "cannot be written to disk");
}

fs::path folder_of(fs::path const& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

void write_all(int fd, std::string_view bytes, fs::path const& file) {
  while (!bytes.empty()) {
    auto const n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      int const saved = errno;
      ::close(fd);
      errno = saved;
      fail(file, "cannot be written");
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

std::string read_file(fs::path const& file, std::size_t most) {
  if (is_folder(file)) throw Error(file.string() + ": is a directory, not a file", "name a file in it");
  std::error_code error;
  if (auto const size = fs::file_size(file, error); !error && size > most) fail_too_large(file, most);
  int const fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(file, "cannot be read");
  std::string out;
  if (std::error_code error; auto const size = fs::file_size(file, error)) out.reserve(error ? 0 : size);  // a pipe has none
  char buffer[1 << 16];
  while (true) {
    auto const n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      int const saved = errno;
      ::close(fd);
      errno = saved;
      if (n < 0) fail(file, "cannot be read");
      return out;
    }
    if (out.size() + static_cast<std::size_t>(n) > most) {  // a pipe has no size to be asked for
      ::close(fd);
      fail_too_large(file, most);
    }
    out.append(buffer, static_cast<std::size_t>(n));
  }
}

void check_readable(fs::path const& file, std::string const& advice) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    if (errno != ENOENT) fail(file, "cannot be read");
    throw Error(file.string() + ": there is no such file", advice);
  }
  if (S_ISDIR(status.st_mode)) throw Error(file.string() + ": is a directory, not a database", "name a file with --db FILE");
  if (!S_ISREG(status.st_mode)) throw Error(file.string() + ": is a device or a pipe, not a database", "name a file with --db FILE");
  if (::access(file.c_str(), R_OK) != 0) fail(file, "cannot be read");
}

void write_file(fs::path const& target, std::string_view bytes) {
  std::error_code error;
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {  // a pipe or a device is written, not replaced
    if (is_folder(target)) throw Error(target.string() + ": is a directory", "name a file");
    int const fd = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) fail(target, "cannot be written");
    write_all(fd, bytes, target);
    if (::close(fd) != 0) fail(target, "cannot be written");
    return;
  }
  fs::path const file = followed(target), part = file.string() + ".part";
  int const fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) fail(target, "cannot be written");
  try {
    write_all(fd, bytes, target);
    if (::close(fd) != 0) fail(target, "cannot be written");
    sync_path(part, O_RDONLY);
    fs::rename(part, file);
  } catch (fs::filesystem_error const& e) {
    ::unlink(part.c_str());
    throw Error(fmt::format("{}: {}", target.string(), e.code().message()), advice_for(e.code().value()));
  } catch (...) {
    ::unlink(part.c_str());
    throw;
  }
}

Replacement::Replacement(fs::path target) : target_(followed(target)), path_(target_.string() + ".new") {
  if (is_folder(target_)) throw Error(target_.string() + ": is a directory", "name a file for the database");
  if (!is_folder(folder_of(target_))) throw Error(folder_of(target_).string() + ": there is no such folder", "make it first, or name another place");
  fs::path const lock = target_.string() + ".lock";
  // The holder removes the lock file when it has finished; a lock taken on a file that is gone meanwhile counts for nothing, so it is taken again.
  for (struct stat held{}, named{};;) {
    lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0) fail(target_, "cannot be written");
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
      ::close(lock_);
      throw Error(target_.string() + ": another trialbook is writing this database", "wait until it has finished, then try again");
    }
    if (::fstat(lock_, &held) == 0 && ::stat(lock.c_str(), &named) == 0 && held.st_ino == named.st_ino && held.st_dev == named.st_dev) break;
    ::close(lock_);
  }
  remove_leftovers();
}

Replacement::~Replacement() {
  remove_leftovers();
  ::unlink((target_.string() + ".lock").c_str());
  ::close(lock_);
}

void Replacement::remove_leftovers() const noexcept {
  for (char const* suffix : {"", "-journal", "-wal", "-shm", ".vacuum", ".vacuum-journal"}) ::unlink((path_.string() + suffix).c_str());
}

void Replacement::commit() {
  std::error_code error;
  if (auto const old = fs::status(target_, error); fs::is_regular_file(old))
    fs::permissions(path_, old.permissions(), error);  // a private one stays so
  sync_path(path_, O_RDONLY);
  if (::rename(path_.c_str(), target_.c_str()) != 0) fail(target_, "cannot be replaced");
  sync_path(folder_of(target_), O_RDONLY | O_DIRECTORY);
}

}  // namespace core::database
