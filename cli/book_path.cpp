// cli/book_path.cpp - /proc/self/exe tells where the program stands, so an installed tree works from any place.
#include "cli/book_path.hpp"

#include <sys/auxv.h>

#include <cstdlib>

namespace cli {
namespace {

namespace fs = std::filesystem;

std::string environment(char const* name) {
  char const* value = std::getenv(name);
  return value ? value : "";
}

fs::path& remembered() {
  static fs::path path;
  return path;
}

}  // namespace

fs::path user_book() {
  std::string const data = environment("XDG_DATA_HOME");
  fs::path const base = data.empty() ? fs::path(environment("HOME")) / ".local/share" : fs::path(data);
  return base / "trialbook/trialbook.db";
}

fs::path shipped_book() {
  std::error_code error;
  auto program = fs::read_symlink("/proc/self/exe", error);
  if (error) program = fs::canonical(reinterpret_cast<char const*>(::getauxval(AT_EXECFN)), error);  // a change root without /proc
  return program.parent_path().parent_path() / "share/trialbook/trialbook.db";
}

void use_book(fs::path const& book) { remembered() = book; }

fs::path book_in_use() { return remembered(); }

fs::path book_to_read(Arguments const& arguments) {
  std::error_code error;
  if (arguments.has("db"))
    remembered() = arguments.get("db");
  else if (auto const named = environment("TRIALBOOK_DB"); !named.empty())
    remembered() = named;
  else
    remembered() = fs::exists(user_book(), error) ? user_book() : shipped_book();
  return remembered();
}

}  // namespace cli
