// cli/answer.cpp - width and colour come from the terminal; a pipe gets plain text without folding.
#include "cli/answer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "cli/terminal.hpp"
#include "core/database/file.hpp"
#include "core/error.hpp"
#include "core/language/phrase_book.hpp"
#include "core/table/localise.hpp"
#include "core/text/names.hpp"
#include "query/abbreviations.hpp"
#include "query/labels.hpp"
#include "report/formats.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> out;
  for (auto const& format : report::formats()) out.emplace_back(format.name);
  return out;
}

report::Format const& format_of(Arguments const& arguments, std::string const& otherwise) {
  if (arguments.has("format")) {
    auto const name = arguments.get("format");
    if (auto const* format = report::find_format(name)) return *format;
    auto const near = core::text::did_you_mean(name, format_names());
    throw core::UsageError("--format " + name + ": there is no such format", (near.empty() ? "" : near + " ") + "known: " + report::format_names());
  }
  if (arguments.has("output")) {
    auto const suffix = std::filesystem::path(arguments.get("output")).extension().string();
    if (auto const* format = report::format_of_suffix(suffix)) return *format;
    if (!std::filesystem::exists(arguments.get("output")) || !suffix.empty())
      throw core::UsageError("--output " + arguments.get("output") + ": the suffix names no format",
                             "known: " + report::format_suffixes() + "; or give --format");
  }
  return *report::find_format(otherwise);
}

report::Options options_for(Arguments const& arguments) {
  report::Options options;
  options.byte_order_mark = arguments.has("bom");
  options.spreadsheet_safe = arguments.has("spreadsheet-safe");
  if (arguments.has("output") || ::isatty(STDOUT_FILENO) != 1) return options;
  options.width = columns_of(STDOUT_FILENO);
  char const* term = std::getenv("TERM");
  options.colour = std::getenv("NO_COLOR") == nullptr && term != nullptr && std::string_view(term) != "dumb";
  return options;
}

// Bytes of a file for other programs would only disturb a terminal.
void check_terminal(report::Format const& format, Arguments const& arguments) {
  if (!format.binary || arguments.has("output") || ::isatty(STDOUT_FILENO) != 1) return;
  throw core::UsageError(fmt::format("--format {}: this is no text for a terminal", format.name),
                         fmt::format("send it to a file: > answer{0}, or --output answer{0} where that names the answer", format.suffix));
}

// A file whose suffix promises another program's container, and which is none, would not open there.
void check_suffix(report::Format const& format, Arguments const& arguments) {
  auto const* promised = report::format_of_suffix(std::filesystem::path(arguments.get("output")).extension().string());
  if (promised == nullptr || promised == &format || (!promised->binary && !format.binary)) return;
  throw core::UsageError(fmt::format("--output {} promises {}, and --format says {}", arguments.get("output"), promised->name, format.name),
                         "leave --format out, or give the file another suffix");
}

bool in_chinese(Arguments const& arguments) { return arguments.get("lang", "en") == "zh"; }

// The catalogue is read only for answers in Chinese: it would cost every other one a millisecond.
void write_answer(core::table::Document document, Arguments const& arguments, core::database::Connection* book) {
  document.source.query = arguments.query();
  document.source.program = std::string("trialbook ") + TRIALBOOK_VERSION;
  auto options = options_for(arguments);
  auto const& format = format_of(arguments, "text");
  if (book != nullptr && format.explains) query::explain(*book, document);
  if (in_chinese(arguments)) {
    auto phrases = core::language::chinese();
    if (book != nullptr) query::add_labels(*book, phrases);
    core::table::localise(document, phrases);
    query::keep_occurring(document);
    options.language = "zh";
  }
  deliver_bytes(format.render(document, options), arguments);
}

}  // namespace

std::string chosen_format(Arguments const& arguments, std::string const& otherwise) { return std::string(format_of(arguments, otherwise).name); }

void check_language(Arguments const& arguments) {
  auto const language = arguments.get("lang", "en");
  if (language != "en" && language != "zh") throw core::UsageError("--lang " + language + ": there is no such language", "known: en, zh");
}

void check_answer_options(Arguments const& arguments, std::string const& otherwise) {
  check_language(arguments);
  auto const format = chosen_format(arguments, otherwise);
  for (char const* option : {"bom", "spreadsheet-safe"})
    if (arguments.has(option) && format != "csv")
      throw core::UsageError(fmt::format("--{} is for CSV, and this answer is {}", option, format), "add --format csv, or let --output end in .csv");
  check_suffix(format_of(arguments, otherwise), arguments);
  check_terminal(format_of(arguments, otherwise), arguments);
  check_output_file(arguments);
}

void check_output_file(Arguments const& arguments) {
  auto const output = arguments.get("output");
  if (!output.empty() && std::filesystem::is_regular_file(output) && !arguments.has("overwrite"))
    throw core::UsageError(output + ": this file exists", "add --overwrite to replace it");
}

core::table::Document summary_of(std::vector<importer::Loaded> const& loaded, std::string const& title) {
  core::table::Document out;
  out.title = title;
  core::table::Section section;
  section.part = "loaded";
  section.table.columns = {
      {"document_id", "Document"}, {"kind", "Kind"}, core::table::count_column("rows", "Rows"), {"file", "File", core::table::Place::machine}};
  for (auto const& sheet : loaded) {
    out.notes.insert(out.notes.end(), sheet.notes.begin(), sheet.notes.end());
    if (!sheet.document.empty())
      section.table.rows.push_back({sheet.document, sheet.kind, std::to_string(sheet.rows), std::filesystem::path(sheet.file).filename().string()});
  }
  out.sections.push_back(std::move(section));
  return out;
}

void deliver(core::table::Document document, core::database::Connection& book, Arguments const& arguments) {
  document.source.book = schema::property(book, "content_hash");
  write_answer(std::move(document), arguments, &book);
}

void deliver(core::table::Document document, Arguments const& arguments) { write_answer(std::move(document), arguments, nullptr); }

void deliver_bytes(std::string const& bytes, Arguments const& arguments) {
  if (arguments.has("output")) return core::database::write_file(arguments.get("output"), bytes);
  bool const written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
  if (!written && errno != EPIPE) throw core::Error(fmt::format("the answer could not be written: {}", std::strerror(errno)));
}

}  // namespace cli
