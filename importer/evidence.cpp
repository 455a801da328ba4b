// importer/evidence.cpp - order matters: terms before edges and names, findings and claims before recommendations that cite them.
#include "importer/evidence.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "importer/load_claims.hpp"
#include "importer/load_documents.hpp"
#include "importer/load_doses.hpp"
#include "importer/load_links.hpp"
#include "importer/load_publications.hpp"
#include "importer/load_recommendations.hpp"
#include "importer/load_results.hpp"
#include "importer/load_statements.hpp"
#include "importer/load_supplement.hpp"
#include "importer/load_vocabulary.hpp"
#include "importer/named_documents.hpp"

namespace importer {
namespace {

using Sheets = std::vector<Sheet>;

// A file that cannot be taken as a whole (its problems are in the context then) does not keep the others from being checked.
template <class Load>
void for_kind(Context& context, Sheets& sheets, std::string_view kind, Load const& load) {
  for (auto& sheet : sheets) try {
      if (sheet.spec().kind == kind) load(sheet);
    } catch (core::InputError const&) {
      context.refused = true;
    }
}

std::string dimension_of(Sheet const& sheet) { return std::filesystem::path(sheet.file()).stem().string(); }

std::int64_t find_document(Context& context, std::string const& slug, bool make_own) {
  if (auto const id = id_of(context, "document", slug); id != 0) return id;
  if (slug.empty())
    throw core::Error("the files do not say which document they belong to",
                      "give --document ID, or a document.csv beside them (trialbook template document)");
  if (!make_own) throw core::Error("no document has the id '" + slug + "'", "give a document.csv for it");
  core::database::Statement insert(context.book, "INSERT INTO document (slug, title, kind, status) VALUES (?1, ?1, 'own', 'current')");
  insert.bind(1, slug);
  insert.exec();
  return context.book.getLastInsertRowid();
}

// A file of several documents is kept once, under the document of the rows that name none.
std::int64_t batch_of(Context& context, Sheet const& sheet, std::string const& document) {
  if (!sheet.is_parted()) return record_batch(context.book, sheet, document);
  auto const [at, first] = context.parted_batches.try_emplace(sheet.file(), 0);
  if (first) at->second = record_batch(context.book, sheet, sheet.otherwise());
  return at->second;
}

// The id of the document sheet, else the one given: what rows belong to that name no document.
std::string own_document(Sheets& sheets, std::string const& given) {
  std::string out = given;
  core::Problems ignored;  // told when the sheet is loaded
  for (auto& sheet : sheets) try {
      if (sheet.spec().kind == "document") sheet.each(ignored, [&](Line const& line) { out = line.text("id"); });
    } catch (core::InputError const&) {
      continue;
    }
  return out;
}

// Findings of a publication are read as the codebook says; what a user adds belongs to a source of the user's own.
void refuse_publication(Context& context, std::int64_t document, std::string const& slug) {
  core::database::Statement find(context.book, "SELECT 1 FROM publication WHERE document_id = ?1");
  find.bind(1, document);
  if (find.executeStep())
    throw core::Error("'" + slug + "' is a publication that ships with the book, and nothing is imported into it",
                      "give your own source another id: --document my-" + slug);
}

}  // namespace

bool is_vocabulary(Sheet const& sheet) {
  static constexpr std::array<std::string_view, 4> kinds{"terms", "names", "endpoints", "trials"};
  for (auto const kind : kinds)
    if (sheet.spec().kind == kind) return true;
  return false;
}

void load_vocabulary_sheets(Context& context, Sheets& sheets, std::vector<Loaded>& loaded) {
  for_kind(context, sheets, "terms", [&](Sheet& s) { load_terms(context, s, dimension_of(s)); });
  for_kind(context, sheets, "terms", [&](Sheet& s) { load_edges(context, s); });
  for_kind(context, sheets, "endpoints", [&](Sheet& s) { load_endpoints(context, s); });
  for_kind(context, sheets, "trials", [&](Sheet& s) { load_trials(context, s); });
  for_kind(context, sheets, "names", [&](Sheet& s) { load_names(context, s); });
  for (auto& sheet : sheets)
    if (is_vocabulary(sheet)) {
      record_batch(context.book, sheet, "");
      loaded.push_back({std::string(sheet.spec().kind), sheet.file(), "", 0});
    }
}

std::string load_document_sheets(Context& context, schema::Vocabulary& vocabulary, Sheets& sheets, std::string document, bool make_own,
                                 std::vector<Loaded>& loaded) {
  DocumentRef ref;
  for_kind(context, sheets, "document", [&](Sheet& s) {
    ref.id = load_document(context, s);
    record_batch(context.book, s, document);
    // Without its document no row of the other files has a home, even where bad rows may be left out.
    if (ref.id == 0) context.refused = true;
  });
  if (ref.id == 0 && context.refused) ref.id = find_document(context, document.empty() ? "document" : document, true);  // only to check the rest
  if (ref.id == 0) ref.id = find_document(context, document, make_own);
  core::database::Statement slug(context.book, "SELECT slug FROM document WHERE id = ?1");
  slug.bind(1, ref.id);
  slug.executeStep();
  ref.slug = slug.getColumn(0).getString();
  refuse_publication(context, ref.id, ref.slug);

  for_kind(context, sheets, "sections", [&](Sheet& s) { load_sections(context, s, ref.id); });
  for_kind(context, sheets, "scales", [&](Sheet& s) { load_scales(context, s); });
  for_kind(context, sheets, "grades", [&](Sheet& s) { load_grades(context, s); });
  for (auto const& sheet : sheets)
    if (sheet.spec().kind == "sections" || sheet.spec().kind == "scales" || sheet.spec().kind == "grades")
      record_batch(context.book, sheet, ref.slug);
  Interner interner(context.book, vocabulary, context.problems);
  std::pair<std::string_view, std::size_t (*)(Context&, Interner&, Sheet&, DocumentRef const&)> const loaders[] = {
      {"results", load_results},     {"claims", load_claims},         {"recommendations", load_recommendations},
      {"referrals", load_referrals}, {"regulatory", load_regulatory}, {"doses", load_doses}};
  for (auto const& [kind, load] : loaders)
    for_kind(context, sheets, kind, [&, load = load](Sheet& s) {
      ref.batch = batch_of(context, s, ref.slug);
      auto const rows = load(context, interner, s, ref);
      if (rows > 0 || !s.is_parted()) loaded.push_back({std::string(s.spec().kind), s.file(), ref.slug, rows});
    });
  return ref.slug;
}

std::string load_evidence_sheets(Context& context, schema::Vocabulary& vocabulary, Sheets& sheets, std::string const& document, bool make_own,
                                 std::vector<Loaded>& loaded) {
  auto const named = named_documents(sheets);
  if (named.size() == 1 && named[0].slug.empty()) return load_document_sheets(context, vocabulary, sheets, document, make_own, loaded);
  auto const own = own_document(sheets, document);
  auto const is_own = [&](NamedDocument const& d) { return d.slug.empty() || d.slug == own; };
  std::string last = own;
  auto const load = [&](std::string const& slug, bool make) {
    for (auto& sheet : sheets) sheet.only(slug, own);
    last = load_document_sheets(context, vocabulary, sheets, slug, make, loaded);
  };
  if (named.empty() || std::any_of(named.begin(), named.end(), is_own)) load(own, make_own);
  std::erase_if(sheets, [](Sheet const& sheet) { return !sheet.names_documents(); });
  for (auto const& other : named) {
    if (is_own(other) || context.refused) continue;
    if (id_of(context, "document", other.slug) != 0)
      load(other.slug, false);
    else
      context.problems.push_back(other.unknown);
  }
  return own.empty() ? last : own;
}

void load_supplement_sheets(Context& context, schema::Vocabulary& vocabulary, Sheets& sheets, std::string const& document,
                            std::vector<Loaded>& loaded) {
  Interner interner(context.book, vocabulary, context.problems);
  for (auto& sheet : sheets) {
    auto const batch = record_batch(context.book, sheet, document);
    auto const home = [&](std::string const& slug) {
      auto const id = find_document(context, slug, true);
      refuse_publication(context, id, slug);
      return DocumentRef{id, slug, batch};
    };
    auto const supplement = load_supplement(context, interner, sheet, document, home);
    for (auto const& [slug, rows] : supplement.rows) loaded.push_back({"supplement", sheet.file(), slug, rows});
    if (supplement.rows.empty()) loaded.push_back({"supplement", sheet.file(), "", 0});
    loaded.back().notes = supplement.notes;
  }
}

void load_publication_sheets(Context& context, schema::Vocabulary& vocabulary, Sheets& sheets, std::vector<Loaded>& loaded) {
  for_kind(context, sheets, "publications", [&](Sheet& s) {
    record_batch(context.book, s, "");
    loaded.push_back({std::string(s.spec().kind), s.file(), "publications", load_publications(context, s)});
  });
  Interner interner(context.book, vocabulary, context.problems);
  for_kind(context, sheets, "publication-results", [&](Sheet& s) {
    auto const batch = record_batch(context.book, s, "");
    std::size_t all = 0;
    for (auto const& [publication, rows] : load_publication_results(context, interner, s, batch)) all += rows;
    loaded.push_back({std::string(s.spec().kind), s.file(), "publications", all});
  });
}

void load_link_sheets(Context& context, std::vector<Sheet>& sheets, std::vector<Loaded>& loaded) {
  for_kind(context, sheets, "links", [&](Sheet& s) {
    record_batch(context.book, s, "");
    loaded.push_back({std::string(s.spec().kind), s.file(), "publications", load_links(context, s)});
  });
}

}  // namespace importer
