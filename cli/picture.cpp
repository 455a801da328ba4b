// cli/picture.cpp - rsvg-convert reads and writes files in memory: no pipe can block, nothing is left behind.
#include "cli/picture.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/answer.hpp"
#include "core/error.hpp"

extern char** environ;

namespace cli {
namespace {

constexpr std::size_t narrowest = 200, widest = 20000, a4_at_300_dpi = 2480;

std::string suffix_of(Arguments const& arguments) {
  return arguments.has("output") ? std::filesystem::path(arguments.get("output")).extension().string() : ".svg";
}

class MemoryFile {
 public:
  explicit MemoryFile(char const* name) : descriptor_(::memfd_create(name, MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail();
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(MemoryFile const&) = delete;
  MemoryFile& operator=(MemoryFile const&) = delete;
  int descriptor() const { return descriptor_; }

  void write(std::string const& bytes) const {
    for (std::size_t at = 0; at < bytes.size();) {
      auto const n = ::write(descriptor_, bytes.data() + at, bytes.size() - at);
      if (n < 0 && errno != EINTR) fail();
      if (n > 0) at += static_cast<std::size_t>(n);
    }
    ::lseek(descriptor_, 0, SEEK_SET);
  }

  std::string content() const {
    ::lseek(descriptor_, 0, SEEK_SET);
    std::string out;
    char buffer[1 << 16];
    for (ssize_t n = 0; (n = ::read(descriptor_, buffer, sizeof buffer)) != 0;) {
      if (n < 0 && errno != EINTR) fail();
      if (n > 0) out.append(buffer, static_cast<std::size_t>(n));
    }
    return out;
  }

 private:
  [[noreturn]] static void fail() { throw core::Error(fmt::format("no memory for the picture: {}", std::strerror(errno))); }
  int descriptor_;
};

// The environment with the date that a PDF carries, unless the user has set one.
std::vector<char*> environment(std::string& date) {
  std::vector<char*> out;
  bool dated = false;
  for (char** at = environ; *at != nullptr; ++at) {
    dated = dated || std::string_view(*at).starts_with("SOURCE_DATE_EPOCH=");
    out.push_back(*at);
  }
  if (!dated) out.push_back(date.data());
  out.push_back(nullptr);
  return out;
}

[[noreturn]] void fail_to_start(int error) {
  if (error == ENOENT)
    throw core::Error("PNG and PDF are made by the program rsvg-convert, which is not installed",
                      "apt install librsvg2-bin fonts-droid-fallback; or write the picture as .svg");
  throw core::Error(fmt::format("rsvg-convert cannot be run: {}", std::strerror(error)), "or write the picture as .svg");
}

// Exit code of rsvg-convert with its three streams bound to the files.
int run_converter(std::vector<std::string> words, MemoryFile const& in, MemoryFile const& out, MemoryFile const& err) {
  std::string date = "SOURCE_DATE_EPOCH=0";
  auto variables = environment(date);
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err.descriptor(), STDERR_FILENO);
  pid_t child = 0;
  int const error = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), variables.data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) fail_to_start(error);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string converted(std::string const& svg, std::vector<std::string> const& words) {
  MemoryFile const in("svg"), out("picture"), err("messages");
  in.write(svg);
  int const code = run_converter(words, in, out, err);
  auto bytes = out.content();
  if (code != 0 || bytes.empty()) throw core::Error(fmt::format("rsvg-convert failed ({}): {}", code, err.content()), "or write the picture as .svg");
  return bytes;
}

}  // namespace

std::vector<Option> picture_options() {
  return {{"output", "FILE", "the picture: .svg, .png or .pdf; otherwise SVG goes to the standard output"},
          {"overwrite", "", "replace an existing output file"},
          {"width", "PIXELS", "of a PNG; otherwise 2480, A4 at 300 dots an inch"},
          {"lang", "LANGUAGE", "en or zh: all words of the picture; ids and errors stay English", false, false, "en|zh"}};
}

void check_picture_options(Arguments const& arguments) {
  check_language(arguments);
  auto const suffix = suffix_of(arguments);
  if (suffix != ".svg" && suffix != ".png" && suffix != ".pdf")
    throw core::UsageError("--output " + arguments.get("output") + ": the suffix names no kind of picture", "known: .svg, .png, .pdf");
  auto const width = number_of(arguments, "width", a4_at_300_dpi);
  if (width < narrowest || width > widest)
    throw core::UsageError("--width " + arguments.get("width") + ": no such picture is made", fmt::format("from {} to {} pixels", narrowest, widest));
  if (arguments.has("width") && suffix != ".png") throw core::UsageError("--width is for PNG alone", "SVG and PDF are as wide as a sheet of A4");
  if (!arguments.has("output") && ::isatty(STDOUT_FILENO) == 1)
    throw core::UsageError("a picture is not for a terminal", "--output forest.svg (or .png, .pdf), or a pipe");
  check_output_file(arguments);
}

void deliver_picture(std::string const& svg, Arguments const& arguments) {
  auto const suffix = suffix_of(arguments);
  if (suffix == ".svg") return deliver_bytes(svg, arguments);
  std::vector<std::string> words{"rsvg-convert", "--format", suffix.substr(1)};
  if (suffix == ".png")
    words.insert(words.end(),
                 {"--background-color", "white", "--keep-aspect-ratio", "--width", std::to_string(number_of(arguments, "width", a4_at_300_dpi))});
  deliver_bytes(converted(svg, words), arguments);
}

}  // namespace cli
