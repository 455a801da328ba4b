// cli/export.cpp - selections are those of compare (endpoints and filters, what lies inside them); without an endpoint, all of the book.
#include "cli/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "cli/answer.hpp"
#include "cli/messages.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "importer/part_of_book.hpp"
#include "importer/typed_file.hpp"
#include "importer/typed_publications.hpp"
#include "query/compare.hpp"
#include "query/editions.hpp"
#include "query/export.hpp"
#include "report/interchange/contrast_files.hpp"
#include "report/interchange/fhir.hpp"
#include "report/interchange/ris.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

using core::interchange::Contrasts;
using core::interchange::LeftOut;

bool holds_contrasts(std::string const& kind) { return kind == "revman" || kind == "netmeta" || kind == "cinema"; }

bool holds_typed_rows(std::string const& kind) {
  return kind == "results" || kind == "claims" || kind == "recommendations" || kind == "publications" || kind == "links";
}

bool has_sources(std::string const& kind) { return holds_contrasts(kind) || kind == "fhir" || kind == "results" || kind == "book" || kind == "ris"; }

std::string usual_sources(std::string const& kind) { return holds_contrasts(kind) || kind == "book" ? "both" : "documents"; }

query::Filters selection(ExportRequest& request, schema::Vocabulary const& vocabulary) {
  auto filters = question_of(request.arguments, *request.book, vocabulary, usual_sources(request.kind));
  if (filters.endpoints.empty())
    for (auto const& endpoint : vocabulary.endpoints()) filters.endpoints.push_back(endpoint.id);
  return filters;
}

// The filters for the current editions; what that leaves out is told.
query::Filters current(ExportRequest& request, query::Filters const& filters) {
  core::table::Document told;
  auto out = query::current_editions(*request.book, filters, told);
  for (auto const& fact : told.facts) print_note(fact.label + ": " + fact.value);
  return out;
}

bool has_filters(Arguments const& arguments) {
  if (!arguments.all("ENDPOINT").empty() || arguments.has("trial")) return true;
  auto const options = filter_options();
  return std::any_of(options.begin(), options.end(), [&](Option const& o) { return o.name != "document" && arguments.has(o.name); });
}

void tell(std::vector<LeftOut> const& left_out) {
  if (left_out.empty()) return;
  print_note(fmt::format("left out ({}):", left_out.size()));
  for (auto const& row : left_out)
    print_note(fmt::format("  {}: {}{}", row.id, row.reason, row.remedy.empty() ? "" : " (would help: " + row.remedy + ")"));
}

std::string most_common_reason(std::vector<LeftOut> const& left_out) {
  std::map<std::string, int> counts;
  for (auto const& row : left_out) ++counts[row.reason];
  auto const most = std::max_element(counts.begin(), counts.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  return most == counts.end() ? "no finding lies inside the filters"
                              : fmt::format("most often ({} of {}): {}", most->second, left_out.size(), most->first);
}

Contrasts contrasts_of(ExportRequest& request) {
  schema::Vocabulary const vocabulary(*request.book);
  auto const filters = current(request, selection(request, vocabulary));
  auto out = query::exported_contrasts(*request.book, filters, choices_of(request.arguments, vocabulary));
  tell(out.left_out);
  if (out.rows.empty())
    throw core::Error("export " + request.kind + ": no ratio with a standard error and a direction is left; " + most_common_reason(out.left_out),
                      "trialbook pool ENDPOINT shows what each row lacks; --headings-too and --assume-two-sided are your decisions");
  return out;
}

std::string stem_of(ExportRequest const& request) {
  auto const stem = std::filesystem::path(request.arguments.get("output")).stem().string();
  return stem.starts_with("CD") ? stem.substr(0, stem.find('-')) : stem;  // a Cochrane review's package: CD012345-dataPackage.zip
}

void deliver_zip(std::vector<report::ZipEntry> const& files, ExportRequest const& request) { deliver_bytes(report::zip(files), request.arguments); }

void refuse_more_questions(Contrasts const& contrasts, std::size_t questions) {
  if (questions < 2) return;
  std::string all;
  std::vector<std::string> seen;
  for (auto const& row : contrasts.rows)
    if (std::find(seen.begin(), seen.end(), row.question) == seen.end()) seen.push_back(row.question), all += "\n    " + row.question;
  throw core::UsageError(fmt::format("export cinema: these rows answer {} questions, and a CINeMA file holds one network", questions),
                         "write one file a question into --output FILE.zip, or narrow the filters; the questions:" + all);
}

}  // namespace

void check_export_options(ExportRequest const& request) {
  auto const refuse = [&](std::string const& option, std::string const& advice) {
    if (request.arguments.has(option)) throw core::UsageError(fmt::format("--{}: not for export {}", option, request.kind), advice);
  };
  bool const rows = holds_typed_rows(request.kind);
  if (!has_sources(request.kind)) refuse("source", "its rows are of one side only");
  if (!holds_contrasts(request.kind))
    for (auto const& option : pooling_options())
      if (option.name != "source") refuse(option.name, "it belongs to revman, netmeta and cinema, which hold effects to be pooled");
  if (!rows) refuse("format", "the suffix of --output decides");
  for (auto const* option : {"bom", "spreadsheet-safe"})
    if (!rows || request.suffix != ".csv") refuse(option, "it belongs to csv of rows as typed");
  if (request.kind == "publications" || request.kind == "links") refuse("document", "the file holds all of the book");
  bool const by_document = request.kind == "ris" || (rows && request.kind != "results");
  if (by_document && has_filters(request.arguments))
    throw core::UsageError(fmt::format("export {}: endpoints and filters select findings", request.kind), "here only --document ID selects");
  if (request.kind == "results" && request.arguments.get("source") == "both")
    throw core::UsageError("export results --source both: findings of documents and of publications have different columns",
                           "write two files: --source documents, --source publications");
}

void export_revman(ExportRequest& request) { deliver_zip(report::interchange::revman_files(contrasts_of(request), stem_of(request)), request); }

void export_netmeta(ExportRequest& request) {
  auto const contrasts = contrasts_of(request);
  std::set<std::string> questions;
  for (auto const& row : contrasts.rows) questions.insert(row.question);
  if (questions.size() > 1)
    print_note(fmt::format("these rows answer {} questions: give netmeta() one of them at a time, by the column question", questions.size()));
  deliver_bytes(report::interchange::netmeta_csv(contrasts), request.arguments);
}

void export_cinema(ExportRequest& request) {
  auto const contrasts = contrasts_of(request);
  auto files = report::interchange::cinema_files(contrasts);
  print_note("rob and indirectness are empty: CINeMA wants your judgement there, 1 (low) to 3 (high)");
  if (request.suffix != ".zip") {
    refuse_more_questions(contrasts, files.size());
    return deliver_bytes(files.front().bytes, request.arguments);
  }
  if (!contrasts.left_out.empty()) files.push_back({"left-out.csv", report::interchange::left_out_csv(contrasts.left_out)});
  deliver_zip(files, request);
}

void export_ris(ExportRequest& request) {
  schema::Vocabulary const vocabulary(*request.book);
  auto const filters = selection(request, vocabulary);  // an unknown document is refused with the known ones
  deliver_bytes(report::interchange::ris(query::exported_documents(*request.book, filters)), request.arguments);
}

void export_fhir(ExportRequest& request) {
  schema::Vocabulary const vocabulary(*request.book);
  auto const filters = current(request, selection(request, vocabulary));
  auto evidence = query::exported_evidence(*request.book, query::findings_inside(*request.book, filters));
  evidence.book = schema::property(*request.book, "content_hash");
  tell(evidence.left_out);
  if (evidence.findings.empty()) throw core::Error("export fhir: no finding is left; " + most_common_reason(evidence.left_out), "leave out a filter");
  deliver_bytes(report::interchange::fhir_bundle(evidence), request.arguments);
}

void export_book(ExportRequest& request) {
  schema::Vocabulary const vocabulary(*request.book);
  auto const filters = selection(request, vocabulary);
  importer::PartOfBook part;
  if (has_filters(request.arguments)) {
    part.findings = query::findings_inside(*request.book, filters);
    print_note("only findings are selected by endpoints and filters: claims, recommendations and other rows stay out");
  } else {
    for (auto const& document : query::exported_documents(*request.book, filters)) part.documents.push_back(document.id);
  }
  auto const loaded = importer::write_part(*request.book, part, request.arguments.get("output"), show_progress);
  show_progress("");
  for (auto const& sheet : loaded) print_note(fmt::format("{}: {} {}", sheet.document, sheet.rows, sheet.kind));
}

namespace {

void deliver_rows(importer::TypedRows const& rows, ExportRequest const& request) {
  if (rows.rows.empty()) throw core::Error(fmt::format("export {}: there is none inside the filters", request.kind), "leave out a filter");
  importer::CsvStyle const style{request.arguments.has("bom"), request.arguments.has("spreadsheet-safe")};
  deliver_bytes(request.suffix == ".jsonl" ? importer::typed_jsonl(rows) : importer::typed_csv(rows, style), request.arguments);
}

// The layout of the rows: findings of publications have their own.
std::string layout_of(ExportRequest& request, query::Filters const& filters) {
  if (request.kind != "results") return request.kind;
  bool const published =
      filters.document ? query::is_publication(*request.book, *filters.document) : filters.sources == query::sources_named("publications");
  return published ? "publication-results" : "results";
}

}  // namespace

void export_rows(ExportRequest& request) {
  schema::Vocabulary const vocabulary(*request.book);
  auto const filters = selection(request, vocabulary);
  auto const layout = layout_of(request, filters);
  auto const ids = has_filters(request.arguments) ? query::findings_inside(*request.book, filters)
                                                  : importer::typed_ids(*request.book, layout, request.arguments.get("document"));
  deliver_rows(importer::typed_rows(*request.book, layout, ids), request);
}

void export_publications(ExportRequest& request) {
  deliver_rows(request.kind == "links" ? importer::typed_links(*request.book) : importer::typed_publications(*request.book), request);
}

}  // namespace cli
