// core/database/guard.hpp - a connection on which SQL of unknown origin may run: it can read this one database and nothing else, for a limited time,
// with limited memory. Knows no answer; what it stopped is asked from it afterwards.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "core/database/database.hpp"

namespace core::database {

struct GuardLimits {
  std::chrono::milliseconds time{10000};
  int value_bytes = 16 << 20;             // of one text or blob
  std::int64_t memory_bytes = 256 << 20;  // of SQLite as a whole, sorting included: nothing is put into files
};

// In force as long as it lives. One at a time: the limit of memory is that of the process.
class Guard {
 public:
  Guard(Connection& connection, GuardLimits const& limits);
  ~Guard();
  Guard(Guard const&) = delete;
  Guard& operator=(Guard const&) = delete;

  std::string const& refused() const { return refused_; }  // in words: "ATTACH", "DELETE of finding"; empty: nothing was
  bool out_of_time() const { return out_of_time_; }

 private:
  static int authorize(void* self, int action, char const* first, char const* second, char const* database, char const* trigger);
  static int progress(void* self);

  Connection& connection_;
  std::chrono::steady_clock::time_point end_;
  std::int64_t heap_before_;
  std::string refused_;
  bool out_of_time_ = false;
};

}  // namespace core::database
