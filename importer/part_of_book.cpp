// importer/part_of_book.cpp - emptying a copy and loading it again leaves no orphan, and the book keeps the input of just its own rows.
#include "importer/part_of_book.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/database/file.hpp"
#include "importer/build.hpp"
#include "importer/typed_file.hpp"
#include "importer/typed_publications.hpp"

namespace importer {
namespace {

using core::database::Connection;
using core::database::Statement;

constexpr std::array kinds{"results", "claims", "recommendations", "referrals", "regulatory", "doses"};

// The vocabulary, documents, their sections, scales and grades stay; what is derived is emptied by the derivation itself.
constexpr char const* empty_rows = R"(
DELETE FROM quote_correction; DELETE FROM publication_finding;
DELETE FROM support; DELETE FROM recommendation; DELETE FROM referral; DELETE FROM regulatory_statement; DELETE FROM dose_statement; DELETE FROM claim;
DELETE FROM effect; DELETE FROM arm_value; DELETE FROM finding; DELETE FROM comparison; DELETE FROM intervention;
DELETE FROM regimen_component; DELETE FROM regimen; DELETE FROM population_term; DELETE FROM population;
DELETE FROM is_a WHERE child IN (SELECT term_id FROM prior_term) OR parent IN (SELECT term_id FROM prior_term);
DELETE FROM prior_treatment; DELETE FROM prior_term; DELETE FROM name WHERE term_id IN (SELECT id FROM term WHERE generated = 1);
DELETE FROM term WHERE generated = 1;
DELETE FROM provenance WHERE id NOT IN (SELECT provenance_id FROM grade);
DELETE FROM import_batch WHERE kind IN ('results', 'claims', 'recommendations', 'referrals', 'regulatory', 'doses', 'supplement',
  'publications', 'publication-results', 'links');
)";

constexpr char const* remove_document[] = {
    "DELETE FROM provenance WHERE id IN (SELECT g.provenance_id FROM grade g JOIN scale s ON s.id = g.scale_id JOIN document d ON d.id = "
    "s.document_id "
    "WHERE d.slug = ?1)",
    "DELETE FROM grade WHERE scale_id IN (SELECT s.id FROM scale s JOIN document d ON d.id = s.document_id WHERE d.slug = ?1)",
    "DELETE FROM scale WHERE document_id = (SELECT id FROM document WHERE slug = ?1)",
    "DELETE FROM document_section WHERE document_id = (SELECT id FROM document WHERE slug = ?1)",
    "DELETE FROM import_batch WHERE document = ?1",
    "DELETE FROM publication WHERE document_id = (SELECT id FROM document WHERE slug = ?1)",
    "DELETE FROM document WHERE slug = ?1",
};

std::vector<std::string> texts(Connection& book, std::string const& sql, std::string const& parameter = {}) {
  Statement s(book, sql);
  if (!parameter.empty()) s.bind(1, parameter);
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

// With the findings that these update or complete, so that no reference leads nowhere.
std::set<std::string> with_earlier(Connection& book, std::vector<std::string> const& findings) {
  std::set<std::string> out;
  for (auto const& id : findings)
    for (auto const& one :
         texts(book,
               "WITH RECURSIVE up(id) AS (SELECT id FROM finding WHERE slug = ?1 UNION SELECT e.id FROM up JOIN finding f ON f.id = up.id "
               "JOIN finding e ON e.id IN (f.update_of, f.completes)) SELECT slug FROM up JOIN finding USING (id)",
               id))
      out.insert(one);
  return out;
}

std::string document_of(std::string const& id) { return id.substr(0, id.find(':')); }

bool is_publication(Connection& book, std::string const& document) {
  return !texts(book, "SELECT d.slug FROM publication p JOIN document d ON d.id = p.document_id WHERE d.slug = ?1", document).empty();
}

class Part {
 public:
  Part(Connection& book, PartOfBook const& asked) : book_(book), whole_(asked.documents.begin(), asked.documents.end()) {
    auto findings = asked.findings;
    for (auto const& document : asked.documents)
      for (auto const* kind : {"results", "publication-results"})
        for (auto const& id : typed_ids(book, kind, document)) findings.push_back(id);
    findings_ = with_earlier(book, findings);
    for (auto const& id : findings_) kept_.insert(document_of(id));
    kept_.insert(whole_.begin(), whole_.end());
    if (kept_.empty()) throw core::Error("nothing is selected, and a book without a document is none", "leave out a filter");
  }

  // A publication is taken out in any case: its line is loaded again.
  bool stays(std::string const& document) const { return kept_.contains(document) && !is_publication(book_, document); }

  std::vector<Sheet> sheets_of(std::string const& document) const {
    std::vector<Sheet> out;
    for (std::string const kind : kinds) {
      auto ids = typed_ids(book_, kind, document);
      std::erase_if(ids, [&](std::string const& id) { return !selected(kind, document, id); });
      if (ids.empty()) continue;
      auto typed = typed_rows(book_, kind, ids);
      if (!typed.spec->rows_name_documents) without_document(typed);
      out.emplace_back(std::string(typed.spec->file), typed_csv(typed), *typed.spec);
    }
    return out;
  }

  std::vector<Sheet> publication_sheets() const {
    std::vector<std::string> findings;
    for (auto const& id : typed_ids(book_, "publication-results"))
      if (findings_.contains(id)) findings.push_back(id);
    std::vector<Sheet> out;
    add_sheet(typed_publications(book_, kept_), out);
    add_sheet(typed_rows(book_, "publication-results", findings), out);
    return out;
  }

  // Those of which both findings are in the part.
  std::vector<Sheet> link_sheets() const {
    auto links = typed_links(book_);
    std::erase_if(links.rows, [&](auto const& row) { return !findings_.contains(row[0]) || !findings_.contains(row[1]); });
    std::vector<Sheet> out;
    add_sheet(links, out);
    return out;
  }

 private:
  bool selected(std::string const& kind, std::string const& document, std::string const& id) const {
    return whole_.contains(document) || (kind == "results" && findings_.contains(id));
  }

  static void add_sheet(TypedRows const& typed, std::vector<Sheet>& out) {
    if (!typed.rows.empty()) out.emplace_back(std::string(typed.spec->file), typed_csv(typed), *typed.spec);
  }

  static void without_document(TypedRows& typed) {
    typed.columns.erase(typed.columns.begin());
    for (auto& row : typed.rows) row.erase(row.begin());
  }

  Connection& book_;
  std::set<std::string> whole_, findings_, kept_;
};

struct Documents {
  std::vector<std::string> first, completing;  // those that complete findings, of publications too, come last
};

Documents documents_of(Connection& book, Part const& part) {
  Documents out;
  Statement s(book,
              "SELECT slug, EXISTS (SELECT 1 FROM finding f WHERE f.document_id = d.id AND f.completes IS NOT NULL) FROM document d ORDER BY id");
  while (s.executeStep())
    if (auto const slug = s.getColumn(0).getString(); part.stays(slug)) (s.getColumn(1).getInt() != 0 ? out.completing : out.first).push_back(slug);
  return out;
}

void empty(Connection& copy, Part const& part) {
  core::database::run_script(copy, "part_of_book", empty_rows);
  for (auto const& document : texts(copy, "SELECT slug FROM document")) {
    if (part.stays(document)) continue;
    for (auto const* sql : remove_document) {
      Statement s(copy, sql);
      s.bind(1, document);
      s.exec();
    }
  }
}

// In the order of build: documents, publications, what completes findings of both, links between both.
std::vector<Loaded> load_part(Context& context, Part const& part, Documents const& documents) {
  std::vector<Loaded> loaded;
  schema::Vocabulary vocabulary(context.book);
  auto const load = [&](std::vector<std::string> const& slugs) {
    for (auto const& document : slugs) {
      auto sheets = part.sheets_of(document);
      load_document_sheets(context, vocabulary, sheets, document, false, loaded);
    }
  };
  load(documents.first);
  auto publications = part.publication_sheets(), links = part.link_sheets();
  load_publication_sheets(context, vocabulary, publications, loaded);
  load(documents.completing);
  load_link_sheets(context, links, loaded);
  return loaded;
}

}  // namespace

std::vector<Loaded> write_part(Connection& book, PartOfBook const& asked, std::filesystem::path const& target, Progress const& progress) {
  Part const part(book, asked);
  core::database::Replacement replacement(target);
  auto copy = core::database::nameless_copy(book);
  core::database::begin_bulk(copy);
  empty(copy, part);
  Context context{copy, {}, progress};
  auto loaded = load_part(context, part, documents_of(book, part));
  if (!context.problems.empty()) throw core::InputError(std::move(context.problems));
  finish_book(copy, replacement.path(), progress);
  replacement.commit();
  return loaded;
}

}  // namespace importer
