// importer/locate.cpp - spans in the order of the passages.
#include "importer/locate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/text/locator.hpp"
#include "core/text/unicode.hpp"
#include "importer/csv_reader.hpp"

namespace importer {
namespace {

struct Passage {
  std::string text;
  std::size_t occurrence = 0;  // 0: it must be the only one
};

std::vector<Passage> passages_of(std::string_view joined) {
  static constexpr std::string_view bar = "¦";
  std::vector<Passage> out;
  while (!joined.empty()) {
    auto const end = joined.find(bar);
    Passage passage{core::text::trim(joined.substr(0, end)), 0};
    auto const mark = passage.text.rfind('#');
    if (mark != std::string::npos && mark + 1 < passage.text.size() && passage.text.find_first_not_of("0123456789", mark + 1) == std::string::npos) {
      std::from_chars(passage.text.data() + mark + 1, passage.text.data() + passage.text.size(), passage.occurrence);
      passage.text.resize(mark);
    }
    if (!passage.text.empty()) out.push_back(std::move(passage));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + bar.size());
  }
  return out;
}

}  // namespace

std::string locator_of(core::text::NormalText const& document, std::string_view passages, std::string& problem) {
  std::vector<core::text::Span> spans;
  for (auto const& passage : passages_of(passages)) {
    auto const places = core::text::occurrences(document, passage.text);
    if (places.empty() || passage.occurrence > places.size()) {
      problem = fmt::format("does not stand in the document{}: {}", passage.occurrence > 1 ? fmt::format(" {} times", passage.occurrence) : "",
                            passage.text);
      return {};
    }
    if (places.size() > 1 && passage.occurrence == 0) {
      problem = fmt::format("stands {} times in the document; make it longer or add #1 … #{}: {}", places.size(), places.size(), passage.text);
      return {};
    }
    core::text::NormalText const normal(passage.text);
    spans.push_back(core::text::make_span(document, places[passage.occurrence == 0 ? 0 : passage.occurrence - 1], normal.size()));
  }
  if (spans.empty()) problem = "no passage is given";
  return core::text::format_locator(spans);
}

std::string locate_table(core::text::NormalText const& document, std::string const& file, std::string_view csv, core::Problems& problems) {
  std::string out;
  std::size_t quote = std::string::npos;
  read_csv(file, csv, [&](Record& record) {
    if (quote == std::string::npos) {
      auto const found = std::find_if(record.fields.begin(), record.fields.end(), [](Field const& f) { return f.text == "quote"; });
      if (found == record.fields.end()) throw core::Error(file + ": has no column 'quote'", "put the passages there, joined by ¦");
      quote = static_cast<std::size_t>(found - record.fields.begin());
      found->text = "locator";
    } else if (quote < record.fields.size()) {
      std::string problem;
      auto& field = record.fields[quote];
      auto const locator = locator_of(document, field.text, problem);
      if (!problem.empty()) problems.push_back({file, field.line, field.column, "not-located", record.fields.front().text, "quote: " + problem, ""});
      field.text = locator;
    }
    for (std::size_t i = 0; i < record.fields.size(); ++i) out += (i ? "," : "") + csv_field(record.fields[i].text);
    out += "\n";
  });
  return out;
}

}  // namespace importer
