// importer/build.cpp - the story of a build: vocabulary, then one document after the other, in order of their names, so that the bytes repeat.
#include "importer/build.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/database/file.hpp"
#include "importer/audit_book.hpp"
#include "schema/book.hpp"

namespace importer {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sorted_entries(fs::path const& folder) {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(folder)) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

Sheet read_sheet(fs::path const& file, std::string_view kind) {
  std::string bytes = core::database::read_file(file);
  SheetSpec const* spec = kind.empty() ? Sheet::recognise(file.string(), bytes) : find_spec(kind);
  if (spec == nullptr) {
    std::string kinds;
    for (auto const& known : sheet_specs()) kinds += (kinds.empty() ? "" : ", ") + std::string(known.kind);
    throw core::InputError({{file.string(),
                             1,
                             1,
                             "unknown-kind",
                             {},
                             "the header belongs to no known kind of file",
                             "kinds: " + kinds + "; see: trialbook template KIND"}});
  }
  if (spec->kind == "effects")
    throw core::InputError(
        {{file.string(), 1, 1, "unknown-kind", {}, "a table of effects is checked, not stored", "see: trialbook audit --input FILE"}});
  if (spec->kind == "supplement" && kind.empty())
    throw core::InputError({{file.string(), 1, 1, "unknown-kind", {}, "a supplement is named as one", "see: trialbook import --supplement FILE"}});
  return Sheet(file.string(), std::move(bytes), *spec);
}

std::vector<Sheet> vocabulary_sheets(fs::path const& data) {
  std::vector<Sheet> out;
  for (auto const& file : sorted_entries(data / "vocabulary")) {
    auto const name = file.stem().string();
    bool const own_kind = name == "names" || name == "endpoints";
    if (file.extension() == ".csv") out.push_back(read_sheet(file, own_kind ? name : "terms"));
  }
  out.push_back(read_sheet(data / "trials.csv", "trials"));
  return out;
}

void tell(Progress const& progress, std::string const& phase) {
  if (progress) progress(phase);
}

// Only a book is replaced by a book.
void refuse_foreign_file(fs::path const& target) {
  if (!fs::is_regular_file(target) || fs::file_size(target) == 0) return;
  bool book = false;
  try {
    auto connection = core::database::open_read_only(target);
    book = core::database::first_text(connection, "PRAGMA application_id") == std::to_string(schema::application_id);
  } catch (std::exception const&) {
    book = false;
  }
  if (!book)
    throw core::Error(target.string() + ": is not a trialbook database, and build does not replace other files", "name another file with --output");
}

}  // namespace

void finish_book(core::database::Connection& book, fs::path const& target, Progress const& progress) {
  tell(progress, "deriving");
  schema::derive(book);
  tell(progress, "auditing");
  audit_book(book);
  tell(progress, "proving");
  schema::check_consistency(book);
  book.exec("COMMIT");
  tell(progress, "writing");
  schema::seal(book, target);
}

std::vector<Sheet> read_sheets(fs::path const& path, std::string_view kind) {
  std::vector<Sheet> out;
  if (!fs::is_directory(path)) {
    out.push_back(read_sheet(path, kind));
    return out;
  }
  for (auto const& file : sorted_entries(path))
    if (file.extension() == ".csv") out.push_back(read_sheet(file, {}));
  if (out.empty()) throw core::Error(path.string() + ": the folder has no csv files");
  return out;
}

std::vector<Loaded> build(fs::path const& data, fs::path const& target, Progress const& progress) {
  if (!fs::is_directory(data / "vocabulary")) throw core::Error(data.string() + ": has no folder vocabulary", "name the data folder with --data DIR");
  refuse_foreign_file(target);
  core::database::Replacement replacement(target);
  fs::path const working = replacement.path().string() + ".vacuum";
  std::vector<Loaded> loaded;
  {
    auto book = core::database::create(working);
    core::database::begin_bulk(book);
    schema::create(book, std::string(program_version));
    Context context{book, {}, {}};
    tell(progress, "reading the vocabulary");
    auto vocabulary_files = vocabulary_sheets(data);
    load_vocabulary_sheets(context, vocabulary_files, loaded);
    schema::Vocabulary vocabulary(book);
    for (auto const& folder : sorted_entries(data / "documents")) {
      if (!fs::is_directory(folder)) continue;
      tell(progress, "reading " + folder.filename().string());
      auto sheets = read_sheets(folder);
      load_document_sheets(context, vocabulary, sheets, folder.filename().string(), false, loaded);
    }
    if (!context.problems.empty()) throw core::InputError(std::move(context.problems));
    finish_book(book, replacement.path(), progress);
  }
  replacement.commit();
  return loaded;
}

}  // namespace importer
