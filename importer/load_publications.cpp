// importer/load_publications.cpp - identities first; then each finding goes to the loader of its publication.
#include "importer/load_publications.hpp"

#include <set>
#include <vector>

#include "core/text/names.hpp"
#include "importer/load_documents.hpp"
#include "importer/load_results.hpp"

namespace importer {
namespace {

using core::database::bind_text;
using core::database::Statement;

void check_identity(Context& context, Line const& line) {
  auto const problem = [&](char const* column, char const* kind, char const* message, char const* advice) {
    context.problems.push_back(line.problem(column, kind, message, advice));
  };
  auto const &pmid = line.text("pmid"), &doi = line.text("doi");
  if (pmid.find_first_not_of("0123456789") != std::string::npos) problem("pmid", "bad-id", "a PubMed number has digits only", "write 27717303");
  if (!doi.empty() && (!doi.starts_with("10.") || doi.find('/') == std::string::npos))
    problem("doi", "bad-id", "not a DOI", "write 10.1056/NEJMoa1609709, without an address before it");
  if (pmid.empty() && doi.empty() && line.text("registry").empty() && line.text("publisher").empty())
    problem("pmid", "no-identity", "nothing says which publication this is", "give pmid or doi, else registry or publisher");
}

void check_new(Context& context, Line const& line) {
  for (auto const& [column, sql] : {std::pair("pmid", "SELECT d.slug FROM publication p JOIN document d ON d.id = p.document_id WHERE p.pmid = ?1"),
                                    std::pair("doi", "SELECT d.slug FROM publication p JOIN document d ON d.id = p.document_id WHERE p.doi = ?1")}) {
    if (line.text(column).empty()) continue;
    Statement taken(context.book, sql);
    taken.bind(1, line.text(column));
    if (taken.executeStep())
      context.problems.push_back(line.problem(column, "duplicate-id", "is that of " + taken.getColumn(0).getString() + " already",
                                              "one line a publication; its results may be of several trials"));
  }
}

std::vector<std::string> publication_ids(Context& context) {
  std::vector<std::string> out;
  Statement s(context.book, "SELECT d.slug FROM publication p JOIN document d ON d.id = p.document_id ORDER BY d.slug");
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

}  // namespace

std::size_t load_publications(Context& context, Sheet& sheet) {
  Statement insert(context.book, "INSERT INTO publication (document_id, pmid, doi, registry) VALUES (?1, ?2, ?3, ?4)");
  std::size_t count = 0;
  sheet.each(context.problems, [&](Line const& line) {
    id_is_free(context, line, "document", line.text("id"));
    check_identity(context, line);
    check_new(context, line);
    if (context.problems.size() != line.before()) return;
    auto const document = insert_document(context, line);
    if (document == 0) return;
    insert.reset();
    insert.clearBindings();
    insert.bind(1, document);
    bind_text(insert, 2, line.text("pmid"));
    bind_text(insert, 3, line.text("doi"));
    bind_text(insert, 4, sorted_list(line.text("registry")));
    insert.exec();
    ++count;
  });
  return count;
}

std::map<std::string, std::size_t> load_publication_results(Context& context, Interner& interner, Sheet& sheet, std::int64_t batch) {
  auto const known = publication_ids(context);
  std::set<std::string> const ids(known.begin(), known.end());
  std::map<std::string, ResultLoader> loaders;
  each_line(context, sheet, [&](Line const& line) {
    auto const& slug = line.text("document");
    if (slug.empty()) return;  // a problem already
    if (!ids.contains(slug)) {
      context.problems.push_back(line.problem("document", "unknown-name", "no publication has this id", core::text::did_you_mean(slug, known)));
      return;
    }
    auto const found = loaders.find(slug);
    auto& loader = found != loaders.end()
                       ? found->second
                       : loaders.try_emplace(slug, context, interner, DocumentRef{id_of(context, "document", slug), slug, batch}).first->second;
    loader.take(line);
  });
  std::map<std::string, std::size_t> rows;
  for (auto& [slug, loader] : loaders) rows[slug] = loader.finish();
  return rows;
}

}  // namespace importer
