// importer/typed_publications.cpp - what is not in the book's tables was refused when its file was read, and does not go out.
#include "importer/typed_publications.hpp"

#include <algorithm>
#include <map>

#include "importer/kept_input.hpp"

namespace importer {
namespace {

using core::database::Connection;
using core::database::Statement;
using Cells = std::vector<std::string>;

TypedRows empty_rows(std::string_view kind) {
  TypedRows out{find_spec(kind), {}, {}};
  for (auto const& column : out.spec->columns) out.columns.emplace_back(column.name);
  return out;
}

// The cells in the order of the layout.
Cells ordered(TypedRows const& layout, KeptRow const& row) {
  Cells out;
  for (auto const& column : layout.columns) {
    auto const at = std::find(row.header.begin(), row.header.end(), column);
    out.push_back(at == row.header.end() ? "" : row.cells[static_cast<std::size_t>(at - row.header.begin())]);
  }
  return out;
}

}  // namespace

TypedRows typed_publications(Connection& book, std::set<std::string> const& ids) {
  auto out = empty_rows("publications");
  std::map<std::string, Cells> typed;  // by id, which stands first
  each_kept_row(book, "kind = 'publications'", [&](KeptRow const& row) {
    auto cells = ordered(out, row);
    typed.emplace(cells.front(), std::move(cells));
  });
  Statement all(book, "SELECT d.slug FROM publication p JOIN document d ON d.id = p.document_id ORDER BY d.id");
  while (all.executeStep())
    if (auto const found = typed.find(all.getColumn(0).getString()); found != typed.end() && ids.contains(found->first))
      out.rows.push_back(found->second);
  return out;
}

TypedRows typed_publications(Connection& book) {
  std::set<std::string> ids;
  Statement all(book, "SELECT d.slug FROM publication p JOIN document d ON d.id = p.document_id");
  while (all.executeStep()) ids.insert(all.getColumn(0).getString());
  return typed_publications(book, ids);
}

TypedRows typed_links(Connection& book) {
  auto out = empty_rows("links");
  std::set<Cells> taken;
  Statement all(book,
                "SELECT q.slug, p.slug, c.relation, c.reason FROM quote_correction c JOIN finding q ON q.id = c.quote_id "
                "JOIN finding p ON p.id = c.publication_id");
  while (all.executeStep()) {
    Cells row;
    for (int i = 0; i < all.getColumnCount(); ++i) row.push_back(all.getColumn(i).getString());
    taken.insert(std::move(row));
  }
  each_kept_row(book, "kind = 'links'", [&](KeptRow const& row) {
    if (auto const found = taken.find(ordered(out, row)); found != taken.end()) out.rows.push_back(taken.extract(found).value());
  });
  return out;
}

}  // namespace importer
