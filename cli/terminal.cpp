// cli/terminal.cpp - $COLUMNS goes first, as in other programs; what is no number above zero there is not minded.
#include "cli/terminal.hpp"

#include <sys/ioctl.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace cli {

std::size_t columns_of(int descriptor) {
  if (char const* columns = std::getenv("COLUMNS")) {
    std::size_t n = 0;
    if (std::from_chars(columns, columns + std::strlen(columns), n).ec == std::errc() && n > 0) return n;
  }
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace cli
