// report/lazy_library.hpp - a shared library that is loaded when the first of its functions is called: those for office files bring libcrypto with
// them, which would cost every command a millisecond. A function has the name and the type of its header. Throws core::Error when it is not there.
#pragma once
#include <string>

namespace report {

class LazyLibrary {
 public:
  LazyLibrary(std::string file, std::string package) : file_(std::move(file)), package_(std::move(package)) {}
  void* symbol(char const* name);

 private:
  std::string file_, package_;  // as the loader knows it; the Debian package that brings it
  void* handle_ = nullptr;
};

template <typename Function>
class LazyFunction;

template <typename Result, typename... Arguments>
class LazyFunction<Result(Arguments...)> {
 public:
  LazyFunction(LazyLibrary& library, char const* name) : library_(library), name_(name) {}
  Result operator()(Arguments... arguments) const {
    if (function_ == nullptr) function_ = reinterpret_cast<Result (*)(Arguments...)>(library_.symbol(name_));
    return function_(arguments...);
  }

 private:
  LazyLibrary& library_;
  char const* name_;
  mutable Result (*function_)(Arguments...) = nullptr;
};

}  // namespace report

// Inside a namespace, hides the function of the header.
#define TRIALBOOK_LAZY(library, function) \
  LazyFunction<decltype(::function)> const function { library, #function }
