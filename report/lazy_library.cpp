// report/lazy_library.cpp - over dlopen; a loaded library stays until the program ends.
#include "report/lazy_library.hpp"

#include <dlfcn.h>

#include "core/error.hpp"

namespace report {

void* LazyLibrary::symbol(char const* name) {
  if (handle_ == nullptr) handle_ = ::dlopen(file_.c_str(), RTLD_LAZY | RTLD_LOCAL);
  void* const found = handle_ == nullptr ? nullptr : ::dlsym(handle_, name);
  if (found == nullptr) throw core::Error(std::string("this format needs a library: ") + ::dlerror(), "install the package " + package_);
  return found;
}

}  // namespace report
