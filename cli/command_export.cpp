// cli/command_export.cpp - which kind of file: a new kind is a row of kinds(). The options and the output are checked before the book is opened; what
// was left out goes to stderr.
#include "cli/export.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "core/text/names.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

struct Kind {
  std::string name;
  std::vector<std::string> suffixes;  // the first is the usual one
  bool needs_file;                    // it is no text
  void (*write)(ExportRequest&);
};

std::vector<Kind> const& kinds() {
  static std::vector<Kind> const all{{"revman", {".zip"}, true, export_revman},
                                     {"netmeta", {".csv"}, false, export_netmeta},
                                     {"cinema", {".csv", ".zip"}, false, export_cinema},
                                     {"ris", {".ris"}, false, export_ris},
                                     {"fhir", {".json"}, false, export_fhir},
                                     {"book", {".db", ".sqlite"}, true, export_book},
                                     {"results", {".csv", ".jsonl"}, false, export_rows},
                                     {"claims", {".csv", ".jsonl"}, false, export_rows},
                                     {"recommendations", {".csv", ".jsonl"}, false, export_rows},
                                     {"publications", {".csv", ".jsonl"}, false, export_publications},
                                     {"links", {".csv", ".jsonl"}, false, export_publications}};
  return all;
}

std::string names(char const* separator) {
  std::string out;
  for (auto const& kind : kinds()) out += (out.empty() ? "" : separator) + kind.name;
  return out;
}

Kind const& kind_of(std::string const& typed) {
  std::vector<std::string> known;
  for (auto const& kind : kinds()) {
    if (kind.name == typed) return kind;
    known.push_back(kind.name);
  }
  auto const near = core::text::did_you_mean(typed, known);
  throw core::UsageError("export " + typed + ": there is no such kind", (near.empty() ? "" : near + "\n    ") + "known: " + names(", "));
}

std::string joined(std::vector<std::string> const& suffixes) {
  std::string out;
  for (auto const& suffix : suffixes) out += (out.empty() ? "" : " or ") + suffix;
  return out;
}

// The suffix of the output, or of the format where there is none.
std::string suffix_of(Arguments const& arguments, Kind const& kind) {
  auto const output = arguments.get("output");
  auto suffix = arguments.has("format") ? "." + arguments.get("format") : std::filesystem::path(output).extension().string();
  if (output.empty() && kind.needs_file)
    throw core::UsageError("export " + kind.name + ": needs a file", "name one with --output FILE" + kind.suffixes.front());
  if (output.empty() && suffix.empty()) return kind.suffixes.front();
  for (auto const& known : kind.suffixes)
    if (known == suffix) return suffix;
  auto const what = arguments.has("format") ? "--format " + arguments.get("format") : "--output " + output;
  throw core::UsageError(fmt::format("{}: export {} does not write this", what, kind.name),
                         fmt::format("{} writes {}", kind.name, joined(kind.suffixes)));
}

int run(Arguments const& arguments) {
  auto const& kind = kind_of(arguments.get("KIND"));
  ExportRequest request{arguments, kind.name, suffix_of(arguments, kind), {}};
  check_output_file(arguments);
  check_export_options(request);
  auto const book = book_to_read(arguments);
  if (std::error_code error; std::filesystem::equivalent(arguments.get("output"), book, error))
    throw core::UsageError(book.string() + ": is the book that is asked", "name another file with --output");
  request.book.emplace(schema::open(book));
  kind.write(request);
  return done;
}

std::vector<Option> options() {
  std::vector<Option> out{{"KIND", "", "what to write: " + names(", "), true, false, names("|")},
                          {"ENDPOINT", "", "endpoints of the book: PFS, OS …; none: all", false, true, "endpoint"}};
  auto const add = [&](std::vector<Option> const& group) { out.insert(out.end(), group.begin(), group.end()); };
  add(filter_options());
  out.push_back({"trial", "NAME", "one trial only", false, false, "trial"});
  add(pooling_options(
      "documents, publications or both: whose findings; otherwise both for revman, netmeta, cinema and book, else documents; results of one side a "
      "file"));
  out.push_back({"format", "NAME", "of kinds that hold rows as typed: csv or jsonl; otherwise the suffix of --output decides, else csv", false, false,
                 "csv|jsonl"});
  out.push_back({"bom", "", "csv of rows as typed starts with a byte-order mark, for spreadsheets"});
  out.push_back({"spreadsheet-safe", "", "likewise: text that begins with = + - @ gets an apostrophe in front, which import takes off again"});
  out.push_back({"db", "FILE", "the book to ask; otherwise $TRIALBOOK_DB, your own book, or the shipped one"});
  out.push_back({"output", "FILE", "the file to write; without it, kinds that are text go to the standard output"});
  out.push_back({"overwrite", "", "replace an existing file"});
  return out;
}

}  // namespace

Command export_command() {
  return {
      "export",
      "files for other programs: RevMan, netmeta, CINeMA, RIS, FHIR; rows as typed",
      options(),
      {{"export netmeta PFS --subtype HR+/HER2- --headings-too --output pfs.csv", "contrasts for R: TE, seTE, treat1, treat2, studlab"},
       {"export revman PFS --headings-too --output pfs.zip", "a data package for RevMan Web: hazard ratios as contrast level data"},
       {"export fhir PFS --trial MONALEESA-3 --output pfs.json", "a FHIR R5 bundle of Evidence and Citation resources"},
       {"export ris --output documents.ris", "the documents for a reference manager"},
       {"export ris --source publications --output trials.ris", "the trials' own publications, with PubMed number and DOI"},
       {"export results --document denosumab-review", "the findings of one document as they were typed, for import"},
       {"export results --source publications --output results.csv", "the findings of the trials' own publications, as build reads them"},
       {"export book --document denosumab-review --output part.db", "one document as a book of its own"}},
      run,
      "Writes what the filters select in the layout of another program. revman, netmeta and cinema get ratios that have a standard error and a "
      "direction, one row a trial and question, by the rules of pool; fhir gets every finding but ratios without a direction. What is left out is "
      "listed with the reason on the standard error, and in the file where its format has a place for that. results, claims and "
      "recommendations come as they were typed, with the document of each row, and import reads them back; publications, links and the results of "
      "publications are the files of "
      "data/publications, from which build makes them again; book is a database with the rows of the "
      "selected findings, or with all of a document. The same question to the same book gives the same bytes."};
}

}  // namespace cli
