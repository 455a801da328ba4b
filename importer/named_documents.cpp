// importer/named_documents.cpp - a look at two columns of each record.
#include "importer/named_documents.hpp"

#include <algorithm>
#include <optional>

#include "importer/records.hpp"

namespace importer {
namespace {

using Place = std::optional<std::size_t>;

Place place_of(Record const& header, std::string_view name) {
  for (std::size_t i = 0; i < header.fields.size(); ++i)
    if (header.fields[i].text == name) return i;
  return std::nullopt;
}

Field field_at(Record const& record, Place place) { return place && *place < record.fields.size() ? record.fields[*place] : Field{}; }

NamedDocument& entry_for(std::vector<NamedDocument>& all, Field const& field, std::string const& file) {
  auto const known = std::find_if(all.begin(), all.end(), [&](NamedDocument const& d) { return d.slug == field.text; });
  if (known != all.end()) return *known;
  all.push_back({field.text,
                 {file, field.line, field.column, "unknown-document", field.text, "document: no document of the book has this id",
                  "import its document.csv first, or make it with this import: --document " + field.text}});
  return all.back();
}

Record header_record(Sheet const& sheet) {
  Record out;
  read_records(sheet.file(), header_of(sheet.file(), sheet.bytes()), [&](Record& record) {
    if (out.fields.empty()) out = std::move(record);
  });
  return out;
}

// Lines of JSON may each have other keys, so all of them are looked at.
bool may_name_documents(Sheet const& sheet) {
  return sheet.names_documents() && (is_jsonl(sheet.file()) || place_of(header_record(sheet), "document"));
}

void add_rows_of(Sheet const& sheet, std::vector<NamedDocument>& out) {
  bool header = true;
  Place document, completes;
  read_records(sheet.file(), sheet.bytes(), [&](Record& record) {
    if (header) {
      document = place_of(record, "document");
      completes = place_of(record, "completes");
      header = false;
      return;
    }
    auto& entry = entry_for(out, field_at(record, document), sheet.file());
    entry.completes = entry.completes || !field_at(record, completes).text.empty();
  });
}

}  // namespace

std::vector<NamedDocument> named_documents(std::vector<Sheet> const& sheets) {
  std::vector<NamedDocument> out;
  for (auto const& sheet : sheets) try {
      if (may_name_documents(sheet))
        add_rows_of(sheet, out);
      else
        entry_for(out, {}, sheet.file());
    } catch (core::InputError const&) {
      entry_for(out, {}, sheet.file());
    }
  std::stable_partition(out.begin(), out.end(), [](NamedDocument const& d) { return !d.completes; });
  return out;
}

}  // namespace importer
