// cli/command_import.cpp - a user's files into the user's own book.
#include <fmt/format.h>

#include <filesystem>

#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "core/database/file.hpp"
#include "core/error.hpp"
#include "importer/import.hpp"
#include "report/formats.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

importer::ImportRequest request_of(Arguments const& arguments) {
  importer::ImportRequest request;
  for (auto const& file : arguments.all("FILE")) request.files.emplace_back(file);
  for (auto const& file : arguments.all("supplement")) request.supplements.emplace_back(file);
  if (request.files.empty() && request.supplements.empty())
    throw core::UsageError("import: which file?", "trialbook import FILE.csv, or trialbook import --supplement FILE.csv");
  char const* named = std::getenv("TRIALBOOK_DB");
  request.book = arguments.has("db") ? fs::path(arguments.get("db")) : named != nullptr && *named != '\0' ? fs::path(named) : user_book();
  request.base = shipped_book();
  use_book(request.book);
  request.document = arguments.get("document");
  request.check_only = arguments.has("check");
  if (arguments.has("rejects"))
    request.keep_rejects = [file = arguments.get("rejects")](core::Problems const& problems) {
      core::database::write_file(file, importer::rejects_csv(problems));
    };
  std::error_code error;
  if (fs::equivalent(request.book, request.base, error))
    throw core::UsageError(request.book.string() + ": is the shipped book, which import never changes",
                           "name another file with --db; it will start as a copy of the shipped one");
  return request;
}

void deliver_summary(importer::ImportRequest const& request, importer::ImportResult const& result, Arguments const& arguments) {
  auto summary = summary_of(result.loaded, request.check_only ? "Checked; nothing was written" : "Imported into " + request.book.string());
  if (result.started_new_book && !request.check_only) summary.facts.emplace_back("started", "Book", "started as a copy of the shipped one");
  if (request.check_only) return deliver(std::move(summary), arguments);
  auto book = schema::open(request.book);
  deliver(std::move(summary), book, arguments);
}

std::vector<std::string> input_files(Arguments const& arguments) {
  auto out = arguments.all("FILE");
  for (auto const& file : arguments.all("supplement")) out.push_back(file);
  return out;
}

// Neither the rejects nor the summary may take the place of an input file, nor the one that of the other.
void check_outputs(Arguments const& arguments) {
  fs::path const rejects = arguments.get("rejects"), summary = arguments.get("output");
  std::error_code error;
  for (auto const& output : {rejects, summary})
    for (auto const& file : input_files(arguments))
      if (fs::equivalent(output, file, error)) throw core::UsageError(output.string() + ": is an input file", "name another file to write to");
  if (!rejects.empty() && fs::weakly_canonical(rejects, error) == fs::weakly_canonical(summary, error))
    throw core::UsageError(rejects.string() + ": is named for the rejects and for the summary", "name two files");
  if (fs::is_regular_file(rejects, error) && !arguments.has("overwrite"))
    throw core::UsageError(rejects.string() + ": this file exists", "add --overwrite to replace it");
  check_answer_options(arguments);
}

int run(Arguments const& arguments) {
  check_outputs(arguments);
  auto const request = request_of(arguments);
  importer::ImportResult result;
  try {
    result = importer::import_files(request, show_progress);
  } catch (core::InputError const& e) {
    if (request.keep_rejects) request.keep_rejects(e.problems());
    throw;
  }
  show_progress("");
  deliver_summary(request, result, arguments);
  if (result.rejected.empty()) return done;
  print_problems(result.rejected);
  print_error(fmt::format("rows with problems were left out; all are in {}", arguments.get("rejects")), "");
  return failed;
}

}  // namespace

Command import_command() {
  return {
      "import",
      "add your own results, claims and recommendations to your own book",
      {{"FILE", "", "csv or jsonl files, or a folder of them; kinds are known by their columns (trialbook template KIND)", false, true},
       {"supplement", "FILE", "results of your own sources that complete quoted findings (trialbook template supplement)", false, true},
       {"document", "ID", "the document the rows belong to, when no document.csv is among the files; made if new", false, false, "document"},
       {"check", "", "only check; write nothing"},
       {"rejects", "FILE", "leave out rows with problems and write all problems there as CSV; without it, one problem stops the import"},
       format_option(),
       {"output", "FILE", "write the summary there instead of the terminal: " + report::format_suffixes()},
       {"overwrite", "", "replace an existing file of rejects or summary"},
       {"db", "FILE", "the book to add to; otherwise $TRIALBOOK_DB or your own book, started as a copy of the shipped one"}},
      {{"import results.csv --document my-notes --check", "is every row right?"},
       {"import my-guideline/ --rejects bad.csv", "a folder with document.csv, results.csv …; bad rows go to bad.csv"},
       {"import --supplement needs.csv --document my-sources", "intervals that the documents do not quote, from your own sources"}},
      run,
      "Reads CSV and JSON lines, checks every row, and adds them to the user's own book, which starts as a copy of the shipped one; the shipped book "
      "is "
      "never changed. A problem is named with file, line, column and what to try, and stops the import before anything is written; with "
      "--rejects the other rows are taken. A supplement (docs/pooling.md) adds results of your own sources, each beside the quoted finding that its "
      "column completes names; the quoted finding stays as it is, and pool, indirect and network use the one that has an interval."};
}

}  // namespace cli
