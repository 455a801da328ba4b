// importer/batch.cpp - small inserts shared by the loaders.
#include "importer/batch.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "core/text/hash.hpp"
#include "core/text/number.hpp"
#include "core/text/unicode.hpp"
#include "importer/rules.hpp"
#include "schema/book.hpp"

namespace importer {

using core::database::Connection;
using core::database::Statement;

namespace {

struct Deflated {
  std::unique_ptr<Bytef[]> bytes;
  uLongf size;
};

Deflated deflated(std::string_view bytes) {
  constexpr int level = 1;  // the fastest: a third of the time of the usual 6, a fourth larger
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  Deflated out{std::make_unique_for_overwrite<Bytef[]>(size), size};  // as large as the input, but only what is written takes memory
  if (compress2(out.bytes.get(), &out.size, reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uLong>(bytes.size()), level) != Z_OK)
    throw core::Error("the input could not be compressed");
  return out;
}

}  // namespace

void each_line(Context& context, Sheet& sheet, std::function<void(Line const&)> const& take) {
  constexpr std::size_t step = 2000;
  std::size_t rows = 0;
  auto const counted = [&](Line const& line) {
    if (++rows % step == 0 && context.progress) context.progress(fmt::format("checking and writing {}: {} rows", sheet.spec().kind, rows));
    take(line);
  };
  sheet.each(context.problems, counted, Sheet::Rows::all);
}

std::int64_t record_batch(Connection& book, Sheet const& sheet, std::string_view document) {
  Statement insert(book,
                   "INSERT INTO import_batch (kind, file, document, sha256, byte_count, deflated, layout, program_version) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  auto const blob = deflated(sheet.bytes());
  auto const slash = sheet.file().find_last_of('/');
  insert.bind(1, std::string(sheet.spec().kind));
  insert.bind(2, slash == std::string::npos ? sheet.file() : sheet.file().substr(slash + 1));
  core::database::bind_text(insert, 3, document);
  insert.bind(4, core::text::sha256(sheet.bytes()));
  insert.bind(5, static_cast<std::int64_t>(sheet.bytes().size()));
  insert.bindNoCopy(6, static_cast<void const*>(blob.bytes.get()), static_cast<int>(blob.size));
  insert.bind(7, schema::layout_version);
  insert.bind(8, std::string(program_version));
  insert.exec();
  return book.getLastInsertRowid();
}

std::int64_t id_of(Context& context, std::string const& table, std::string const& slug) {
  auto& find = context.prepared("SELECT id FROM " + table + " WHERE slug = ?1");
  find.bind(1, slug);
  std::int64_t const id = find.executeStep() ? find.getColumn(0).getInt64() : 0;
  find.reset();
  return id;
}

std::int64_t insert_provenance(Context& context, std::int64_t document, Line const& line) {
  auto& insert = context.prepared("INSERT INTO provenance (document_id, section, refs, locator) VALUES (?1, ?2, ?3, ?4)");
  insert.bind(1, document);
  core::database::bind_text(insert, 2, line.text("section"));
  core::database::bind_text(insert, 3, sorted_list(line.text("refs")));
  core::database::bind_text(insert, 4, line.text("locator"));
  insert.exec();
  return context.book.getLastInsertRowid();
}

std::string sorted_list(std::string_view joined) {
  auto pieces = list_of(joined);
  auto const number = [](std::string const& s) { return core::text::parse_count(s).value_or(-1); };
  std::sort(pieces.begin(), pieces.end(),
            [&](std::string const& a, std::string const& b) { return std::pair(number(a), a) < std::pair(number(b), b); });
  std::string out;
  for (auto const& piece : pieces) out += (out.empty() ? "" : "; ") + piece;
  return out;
}

std::vector<std::string> list_of(std::string_view joined) {
  std::vector<std::string> out;
  while (!joined.empty()) {
    auto const end = joined.find(';');
    auto piece = core::text::trim(joined.substr(0, end));
    if (!piece.empty()) out.push_back(std::move(piece));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
  return out;
}

core::Problem duplicate_id(Line const& line, std::size_t first_line) {
  if (first_line == 0) return line.problem("id", "duplicate-id", "this id is in the book already", "give the row another id, or leave it out");
  return line.problem("id", "duplicate-id", fmt::format("this id stands twice, first in line {}", first_line), "give one of the rows another id");
}

bool id_is_free(Context& context, Line const& line, std::string const& table, std::string const& slug) {
  if (!id_fits(line, context.problems)) return false;
  auto const [first, added] = context.lines_of_ids.emplace(table + " " + slug, line.line());
  if (added && id_of(context, table, slug) == 0) return true;
  context.problems.push_back(duplicate_id(line, added ? 0 : first->second));
  return false;
}

}  // namespace importer
