// importer/import.cpp - copy, load, derive, prove, replace.
#include "importer/import.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>

#include "core/database/file.hpp"
#include "schema/book.hpp"

namespace importer {
namespace {

namespace fs = std::filesystem;

// A copy of the starting book that is removed in any case.
class WorkingCopy {
 public:
  WorkingCopy(fs::path const& from, fs::path path) : path_(std::move(path)) {
    std::error_code error;
    fs::copy_file(from, path_, fs::copy_options::overwrite_existing, error);
    if (error)
      throw core::Error(fmt::format("{}: cannot be copied to {}: {}", from.string(), path_.string(), error.message()),
                        "is there room on that disk, and may you write there?");
    fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write, error);
  }
  ~WorkingCopy() {
    for (char const* suffix : {"", "-journal"}) ::unlink((path_.string() + suffix).c_str());
  }
  WorkingCopy(WorkingCopy const&) = delete;
  WorkingCopy& operator=(WorkingCopy const&) = delete;
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

// Sheets parted: vocabulary first, then those of the document, then what completes or links findings that are there by then.
struct Input {
  std::vector<Sheet> vocabulary, evidence, supplements, links;
  core::Problems problems;  // of files that could not be read
};

Input read_input(ImportRequest const& request) {
  Input input;
  for (auto const& file : request.files)
    for (auto& sheet : read_sheets(file, input.problems))
      (is_vocabulary(sheet) ? input.vocabulary : sheet.spec().kind == "links" ? input.links : input.evidence).push_back(std::move(sheet));
  for (auto const& file : request.supplements) read_supplement(file, input.supplements, input.problems);
  return input;
}

// Takes the input for good: its bytes are not held while the rest is done.
void load(core::database::Connection& book, ImportRequest const& request, Input input, Progress const& progress, ImportResult& result) {
  Context context{book, input.problems, progress, !input.problems.empty()};
  load_vocabulary_sheets(context, input.vocabulary, result.loaded);
  if (context.refused && input.problems.empty()) throw core::InputError(std::move(context.problems));  // its names would all be unknown below
  schema::Vocabulary vocabulary(book);
  auto document = request.document;
  if (!input.evidence.empty())
    document = load_evidence_sheets(context, vocabulary, input.evidence, request.document, !request.document.empty(), result.loaded);
  if (!input.supplements.empty()) load_supplement_sheets(context, vocabulary, input.supplements, document, result.loaded);
  load_link_sheets(context, input.links, result.loaded);
  if (context.refused || (!context.problems.empty() && !request.keep_rejects)) throw core::InputError(std::move(context.problems));
  core::sort_by_place(context.problems);
  result.rejected = std::move(context.problems);
}

// Loads into a copy of `from` in an open transaction. The rejects are handed over before the book changes: none must be lost.
void load_into(core::database::Connection& book, fs::path const& from, ImportRequest const& request, Input input, ImportResult& result,
               Progress const& progress) {
  core::database::begin_bulk(book);
  if (core::database::first_text(book, "PRAGMA quick_check").value_or("") != "ok")
    throw core::Error(from.string() + ": is damaged", "restore it from a copy, or start again with: trialbook build");
  if (progress) progress("checking and writing");
  load(book, request, std::move(input), progress, result);
  if (request.keep_rejects) request.keep_rejects(result.rejected);
}

// The book's folder, made when missing and taken away again when nothing came to stand in it.
class BookFolder {
 public:
  explicit BookFolder(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    if (!folder_.empty()) made_ = fs::create_directories(folder_, error);
  }
  ~BookFolder() {
    std::error_code error;
    if (made_) fs::remove(folder_, error);  // fails when it holds something
  }
  BookFolder(BookFolder const&) = delete;
  BookFolder& operator=(BookFolder const&) = delete;

 private:
  fs::path folder_;
  bool made_ = false;
};

}  // namespace

ImportResult import_files(ImportRequest const& request, Progress const& progress) {
  ImportResult result;
  if (progress) progress("reading");
  Input input = read_input(request);

  std::optional<BookFolder> folder;
  std::optional<core::database::Replacement> replacement;  // holds the lock from here on
  if (!request.check_only) {
    folder.emplace(request.book.parent_path());
    replacement.emplace(request.book);
  }
  result.started_new_book = !fs::exists(request.book);
  fs::path const from = result.started_new_book ? request.base : request.book;
  auto source = schema::open(from);
  if (!replacement) {
    auto copy = core::database::nameless_copy(source);
    load_into(copy, from, request, std::move(input), result, progress);
    if (progress) progress("deriving");
    schema::derive(copy);
    schema::check_consistency(copy);
    return result;
  }
  WorkingCopy const copy(from, replacement->path().string() + ".vacuum");
  auto book = core::database::open_for_writing(copy.path());
  load_into(book, from, request, std::move(input), result, progress);
  finish_book(book, replacement->path(), progress);
  replacement->commit();
  return result;
}

std::string rejects_csv(core::Problems const& problems) {
  std::string out = "file,line,column,kind,text,message,advice\n";
  for (auto const& p : problems)
    out += fmt::format("{},{},{},{},{},{},{}\n", csv_field(p.file), p.line, p.column, p.kind, csv_field(p.text), csv_field(p.message),
                       csv_field(p.advice));
  return out;
}

}  // namespace importer
