// importer/load_doses.cpp - what a document says about giving one drug; the interval has one form so that documents can be compared.
#include "importer/load_doses.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "importer/rules.hpp"

namespace importer {
namespace {

using core::database::bind_text;
using core::database::Statement;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

void interval_fits(Line const& line, core::Problems& problems) {
  std::string const interval = line.text("interval");
  if (interval.empty() || is_interval(interval)) return;
  problems.push_back(line.problem("interval", "bad-interval", "'" + interval + "' is not an interval in the form of the codebook",
                                  "daily, weekly, monthly, yearly, twice weekly, every 4 weeks, every 4-12 weeks"));
}

void dose_fits(Line const& line, core::Problems& problems) {
  std::string const dose = line.text("dose");
  if (!dose.empty() && !core::text::parse_quoted(dose))
    problems.push_back(line.problem("dose", "bad-number", "'" + dose + "' is not a number", "digits as printed; the unit has its own column"));
  if (dose.empty() != line.text("unit").empty())
    problems.push_back(line.problem("unit", "bad-combination", dose.empty() ? "a unit without a dose" : "a dose without its unit",
                                    "dose and unit as printed, or neither"));
  if (dose.empty() && line.text("route").empty() && line.text("interval").empty())
    problems.push_back(
        line.problem("dose", "missing-value", "neither dose nor route nor interval", "give what the document states, or leave the row out"));
}

void one_drug(Context& context, Line const& line, std::int64_t regimen) {
  Statement count(context.book, "SELECT count(*) FROM regimen_component WHERE regimen_id = ?1");
  count.bind(1, regimen);
  count.executeStep();
  if (count.getColumn(0).getInt() > 1)
    context.problems.push_back(line.problem("drug", "one-drug", "more than one drug in one dose", "write one row a drug"));
}

}  // namespace

bool is_interval(std::string_view text) {
  static constexpr std::array<std::string_view, 8> words{"once",   "daily",        "twice daily", "three times daily",
                                                         "weekly", "twice weekly", "monthly",     "yearly"};
  if (std::find(words.begin(), words.end(), text) != words.end()) return true;
  if (!text.starts_with("every ") || text == "every 12 months" || text == "every 7 days") return false;
  text.remove_prefix(6);
  auto const blank = text.find(' ');
  if (blank == std::string_view::npos) return false;
  auto const number = text.substr(0, blank), unit = text.substr(blank + 1);
  auto const dash = number.find('-');
  bool const counted = dash == std::string_view::npos ? is_digits(number) && number != "1"  // "every 1 week" is weekly
                                                      : is_digits(number.substr(0, dash)) && is_digits(number.substr(dash + 1));
  return counted && (unit == "days" || unit == "weeks" || unit == "months" || unit == "years");
}

std::size_t load_doses(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document) {
  Statement insert(
      context.book,
      "INSERT INTO dose_statement (slug, document_id, drug_id, population_id, dose_raw, unit, route, interval, interval_raw, use, basis, "
      "note, provenance_id, batch_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
  static constexpr const char* columns[] = {"dose", "unit", "route", "interval", "interval_raw", "use", "basis", "note"};
  std::size_t count = 0;
  each_line(context, sheet, [&](Line const& line) {
    std::string const slug = document.slug + ":" + line.text("id");
    id_is_free(context, line, "dose_statement", slug);
    locator_fits(line, context.problems);
    interval_fits(line, context.problems);
    dose_fits(line, context.problems);
    auto const drug = interner.regimen(line, "drug"), population = interner.population(line, "population");
    if (drug != 0) one_drug(context, line, drug);
    if (context.problems.size() != line.before()) return;
    insert.reset();
    insert.clearBindings();
    insert.bind(1, slug);
    insert.bind(2, document.id);
    insert.bind(3, drug);
    if (population != 0) insert.bind(4, population);
    int index = 4;
    for (auto const* column : columns) bind_text(insert, ++index, line.text(column));
    insert.bind(13, insert_provenance(context, document.id, line));
    insert.bind(14, document.batch);
    insert.exec();
    ++count;
  });
  return count;
}

}  // namespace importer
