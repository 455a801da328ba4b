// cli/command_audit.cpp - what the checks found in the book, or in a user's own table of effects.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "audit/finding.hpp"
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "core/error.hpp"
#include "core/text/names.hpp"
#include "importer/audit_table.hpp"
#include "query/audit.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

std::vector<std::pair<std::string, std::string>> titles() {
  std::vector<std::pair<std::string, std::string>> out;
  for (auto const& check : audit::checks()) out.emplace_back(audit::check_id(check.number), check.title);
  return out;
}

std::string severity_option(Arguments const& arguments, std::string const& option, std::string const& otherwise) {
  auto const value = arguments.get(option, otherwise);
  if (value == "error") return "ERROR";
  if (value == "warn") return "WARN";
  if (value == "note") return "NOTE";
  throw core::UsageError("--" + option + " " + value + ": there is no such severity", "known: error, warn, note");
}

std::string check_option(Arguments const& arguments) {
  auto const value = arguments.get("check");
  if (value.empty()) return {};
  std::vector<std::string> known;
  std::string listed;
  for (auto const& [id, title] : titles()) known.push_back(id), listed += (listed.empty() ? "" : ", ") + id;
  if (std::find(known.begin(), known.end(), value) != known.end()) return value;
  auto const near = core::text::did_you_mean(value, known);
  throw core::UsageError("--check " + value + ": there is no such check", (near.empty() ? "" : near + "\n    ") + "known: " + listed);
}

query::AuditLine line_of(audit::Finding const& f, importer::AuditedRow const& row, std::string const& file) {
  return {std::string(audit::name_of(f.severity)),
          audit::check_id(f.check),
          row.study + (row.endpoint.empty() ? "" : ", " + row.endpoint),
          fmt::format("{}:{}", file, row.line),
          fmt::format("{}:{}", file, row.line),
          f.sentence,
          f.inputs,
          f.recomputed,
          f.gap ? fmt::format("{:.4g}", *f.gap) : "",
          fmt::format("{}", fmt::join(f.repairs, "; ")),
          fmt::format("{}", fmt::join(f.explanations, "; "))};
}

// Worst first, otherwise in the order of the table.
query::Audit audit_of_table(std::string const& file, std::string const& check) {
  auto table = importer::audit_table(file);
  if (!table.problems.empty()) throw core::InputError(std::move(table.problems));
  query::Audit out;
  for (auto const severity : {audit::Severity::error, audit::Severity::warn, audit::Severity::note})
    for (auto const& row : table.rows)
      for (auto const& found : row.findings)
        if (found.severity == severity && (check.empty() || audit::check_id(found.check) == check)) out.lines.push_back(line_of(found, row, file));
  for (auto const& one : audit::checks())
    if (auto const n = table.report.checkable_count(one.number); n > 0) out.checkable[audit::check_id(one.number)] = n;
  return out;
}

query::Audit audit_of_book(core::database::Connection& book, Arguments const& arguments, std::string const& check) {
  schema::Vocabulary const vocabulary(book);
  std::vector<std::pair<std::string, std::string>> typed;
  for (char const* option : {"document", "trial"})
    if (arguments.has(option)) typed.emplace_back(option, arguments.get(option));
  return query::find_audit(book, query::resolve(book, vocabulary, typed), check);
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto const least = severity_option(arguments, "severity", "note"), fail_on = severity_option(arguments, "fail-on", "error");
  auto const check = check_option(arguments);
  if (arguments.has("input")) {
    for (char const* option : {"document", "trial", "db"})
      if (arguments.has(option))
        throw core::UsageError(std::string("--") + option + " does not go with --input", "--input checks your own table, without a book");
    auto const found = audit_of_table(arguments.get("input"), check);
    deliver(query::audit_document(found, least, titles()), arguments);
    return found.reaches(fail_on) ? found_something : done;
  }
  auto book = schema::open(book_to_read(arguments));
  auto const found = audit_of_book(book, arguments, check);
  deliver(query::audit_document(found, least, titles()), book, arguments);
  return found.reaches(fail_on) ? found_something : done;
}

}  // namespace

Command audit_command() {
  return {"audit",
          "quoted numbers that do not go together; exit code 3 when it finds an error",
          with_answer_options({{"document", "ID", "one document only"},
                               {"trial", "NAME", "one trial only"},
                               {"check", "ID", "one check only: C02"},
                               {"severity", "LEVEL", "leave out what is below it: error, warn, or note (otherwise)"},
                               {"fail-on", "LEVEL", "exit code 3 from this severity on: error (otherwise), warn or note"},
                               {"input", "FILE", "check your own table of effects instead of a book (trialbook template effects)"}}),
          {{"audit", "all findings of the book, worst first"},
           {"audit --trial PALOMA-2 --severity warn", "one trial, without notes"},
           {"audit --input my-effects.csv", "your own table of effects"}},
          run,
          "Checks intervals against their ratios and P values, medians and rates against ratios, percentages against counts, sums against totals, "
          "and one "
          "document against another. An error says that the numbers cannot all be right, with the changes of one number that would make them agree; "
          "nothing "
          "is corrected."};
}

}  // namespace cli
