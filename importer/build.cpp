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

constexpr std::size_t most_bytes = 256'000'000;  // of one input file: some 800,000 findings

std::vector<fs::path> sorted_entries(fs::path const& folder) {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(folder)) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

Sheet read_sheet(fs::path const& file, std::string_view kind) {
  std::string bytes = core::database::read_file(file, most_bytes);
  SheetSpec const* spec = kind.empty() ? Sheet::recognise(file.string(), bytes) : find_spec(kind);
  if (spec == nullptr) throw core::InputError({Sheet::unknown_kind(file.string(), bytes)});
  if (spec->kind == "effects")
    throw core::InputError(
        {{file.string(), 1, 1, "unknown-kind", {}, "a table of effects is checked, not stored", "see: trialbook audit --input FILE"}});
  if (spec->kind.starts_with("publication") && kind.empty())
    throw core::InputError({{file.string(),
                             1,
                             1,
                             "unknown-kind",
                             {},
                             "publications ship with the book: only build reads them, from data/publications",
                             "your own readings are results (trialbook template results) or a supplement"}});
  if (spec->kind == "supplement" && kind.empty())
    throw core::InputError({{file.string(), 1, 1, "unknown-kind", {}, "a supplement is named as one", "see: trialbook import --supplement FILE"}});
  return Sheet(file.string(), std::move(bytes), *spec);
}

// A file that cannot be read is a problem among others.
void read_into(std::vector<Sheet>& sheets, fs::path const& file, std::string_view kind, core::Problems& problems) {
  try {
    sheets.push_back(read_sheet(file, kind));
  } catch (core::InputError const& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  } catch (core::Error const& e) {
    std::string const what = e.what(), name = file.string() + ": ";
    problems.push_back({file.string(), 0, 0, "unreadable-file", {}, what.starts_with(name) ? what.substr(name.size()) : what, e.advice()});
  }
}

std::vector<Sheet> vocabulary_sheets(fs::path const& data, core::Problems& problems) {
  std::vector<Sheet> out;
  for (auto const& file : sorted_entries(data / "vocabulary")) {
    auto const name = file.stem().string();
    bool const own_kind = name == "names" || name == "endpoints";
    if (file.extension() == ".csv") read_into(out, file, own_kind ? name : "terms", problems);
  }
  read_into(out, data / "trials.csv", "trials", problems);
  return out;
}

// data/publications: none where a book ships without publications.
std::vector<Sheet> publication_sheets(fs::path const& folder, core::Problems& problems) {
  std::vector<Sheet> out;
  if (!fs::is_directory(folder)) return out;
  read_into(out, folder / "documents.csv", "publications", problems);
  read_into(out, folder / "results.csv", "publication-results", problems);
  if (fs::exists(folder / "links.csv")) read_into(out, folder / "links.csv", "links", problems);
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

void read_supplement(fs::path const& file, std::vector<Sheet>& sheets, core::Problems& problems) {
  std::error_code error;
  if (fs::is_directory(file, error))
    problems.push_back({file.string(), 0, 0, "folder", {}, "is a folder", "a supplement is one CSV file: trialbook template supplement"});
  else
    read_into(sheets, file, "supplement", problems);
}

std::vector<Sheet> read_sheets(fs::path const& path, core::Problems& problems) {
  std::vector<Sheet> out;
  std::size_t const before = problems.size();
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    read_into(out, path, {}, problems);
    return out;
  }
  for (auto const& file : sorted_entries(path))
    if (file.extension() == ".csv" || file.extension() == ".jsonl") read_into(out, file, {}, problems);
  if (out.empty() && problems.size() == before)
    problems.push_back(
        {path.string(), 0, 0, "empty-folder", {}, "the folder has no csv or jsonl files", "start from a template: trialbook template results"});
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
    auto vocabulary_files = vocabulary_sheets(data, context.problems);
    load_vocabulary_sheets(context, vocabulary_files, loaded);
    if (!context.problems.empty()) throw core::InputError(std::move(context.problems));  // or each name of a missing file would be unknown
    schema::Vocabulary vocabulary(book);
    for (auto const& folder : sorted_entries(data / "documents")) {
      if (!fs::is_directory(folder)) continue;
      tell(progress, "reading " + folder.filename().string());
      auto sheets = read_sheets(folder, context.problems);
      context.refused = !context.problems.empty();
      load_document_sheets(context, vocabulary, sheets, folder.filename().string(), false, loaded);
    }
    tell(progress, "reading publications");
    auto publications = publication_sheets(data / "publications", context.problems);
    load_publication_sheets(context, vocabulary, publications, loaded);
    load_link_sheets(context, publications, loaded);
    if (!context.problems.empty()) throw core::InputError(std::move(context.problems));
    finish_book(book, replacement.path(), progress);
  }
  replacement.commit();
  return loaded;
}

}  // namespace importer
