// importer/interner_population.cpp - canonical populations: dimensions in a fixed order; prior therapies become generated terms.
#include "importer/interner.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "importer/interner_keys.hpp"
#include "schema/prior_term.hpp"

namespace importer {

using core::database::bind_text;
using core::database::Statement;
using schema::Term;

namespace {

// Populations are printed in this order of dimensions; biomarkers, sites and settings behind.
std::size_t rank_of(std::string const& dimension) {
  static constexpr std::array<std::string_view, 8> order{"disease", "hr-status", "her2-status", "menopausal", "sex", "region", "line", "setting"};
  for (std::size_t i = 0; i < order.size(); ++i)
    if (dimension.starts_with(order[i])) return i;
  return order.size() + (dimension.starts_with("prior:") ? 0 : 1);
}

}  // namespace

std::int64_t Interner::population(Line const& line, std::string_view column) {
  std::string const& text = line.text(column);
  if (text.empty()) return 0;
  if (auto const known = populations_.find(text); known != populations_.end()) return known->second;
  try {
    auto const id = build_population(line, column, core::text::parse_population(text));
    if (id != 0) populations_[text] = id;
    return id;
  } catch (core::text::SyntaxError const& e) {
    point_at(line, column, "bad-population", e.message, "write it like: hr+ ; her2- ; line first [heading] ; prior cdk46-inhibitor progressed", e.at);
    return 0;
  }
}

Interner::BuiltTerm Interner::resolve(Line const& line, std::string_view column, core::text::Atom const& atom, bool heading) {
  if (atom.prior) return resolve_prior(line, column, *atom.prior, heading);
  auto const term = vocabulary_.term(atom.name.name, schema::is_population_dimension);
  if (!term) {
    point_at(line, column, "unknown-name", "no term of a population is called '" + atom.name.name + "'",
             vocabulary_.near_terms(atom.name.name, schema::is_population_dimension), atom.name.at);
    return {};
  }
  return {*term, term->dimension == "line" ? "line " + term->slug.substr(5) : term->slug, heading};
}

Interner::BuiltTerm Interner::resolve_prior(Line const& line, std::string_view column, core::text::PriorTherapy const& prior, bool heading) {
  std::vector<Term> treatments;
  for (auto const& treatment : prior.treatments) {
    auto const term = vocabulary_.term(treatment.name, is_any_treatment);
    if (!term) {
      point_at(line, column, "unknown-name", "no drug, class or procedure is called '" + treatment.name + "'",
               vocabulary_.near_terms(treatment.name, is_any_treatment), treatment.at);
      return {};
    }
    if (std::any_of(treatments.begin(), treatments.end(), [&](Term const& t) { return t.id == term->id; })) {
      point_at(line, column, "bad-population", "the treatment '" + treatment.name + "' stands twice", {}, treatment.at);
      return {};
    }
    treatments.push_back(*term);
  }
  Term const term = generated_term(prior, treatments);
  std::vector<std::string> slugs;
  for (auto const& treatment : treatments) slugs.push_back(treatment.slug);
  std::sort(slugs.begin(), slugs.end());
  std::string key = "prior " + (slugs.size() == 1 ? slugs[0] : "(" + joined(slugs, " | ") + ")") + " " + prior.status;
  if (!prior.setting.empty()) key += " setting " + prior.setting;
  if (!prior.lines.empty()) key += " lines " + prior.lines;
  if (!prior.interval.empty()) key += " interval " + prior.interval;
  return {term, key, heading};
}

// Makes the term and, unless naive, plain exposure and the same status of each broader class, so that what it implies has a name.
Term Interner::generated_term(core::text::PriorTherapy const& prior, std::vector<Term> const& treatments) {
  auto const name = schema::name_prior_term(prior, treatments);
  if (auto const known = vocabulary_.term_by_slug(name.slug)) return *known;
  Statement insert(book_, "INSERT INTO term (slug, dimension, label_en, label_zh, generated) VALUES (?1, ?2, ?3, ?4, 1)");
  insert.bind(1, name.slug);
  insert.bind(2, name.dimension);
  insert.bind(3, name.label_en);
  insert.bind(4, name.label_zh);
  insert.exec();
  Term const term{book_.getLastInsertRowid(), name.slug, name.dimension, name.label_en, name.label_zh};
  vocabulary_.add(term);
  Statement detail(book_, "INSERT INTO prior_term (term_id, status, setting, lines_min, lines_max, interval) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  detail.bind(1, term.id);
  detail.bind(2, prior.status);
  bind_text(detail, 3, prior.setting);
  core::database::bind_optional(detail, 4, name.lines_min);
  core::database::bind_optional(detail, 5, name.lines_max);
  bind_text(detail, 6, prior.interval);
  detail.exec();
  for (auto const& treatment : treatments) {
    Statement link(book_, "INSERT INTO prior_treatment (term_id, treatment_id) VALUES (?1, ?2)");
    link.bind(1, term.id);
    link.bind(2, treatment.id);
    link.exec();
  }
  if (prior.status == "naive") return term;
  core::text::PriorTherapy broader;
  broader.status = "exposed";
  generated_term(broader, treatments);
  broader.status = prior.status;
  for (auto const& treatment : treatments)
    for (auto const& slug : vocabulary_.ancestors(treatment.slug)) generated_term(broader, {*vocabulary_.term_by_slug(slug)});
  return term;
}

std::int64_t Interner::build_population(Line const& line, std::string_view column, std::vector<core::text::PopulationItem> const& items) {
  std::size_t const before = problems_.size();
  std::vector<BuiltTerm> terms;
  std::vector<std::string> dimensions;
  for (auto const& item : items) {
    std::string dimension;
    for (auto const& atom : item.alternatives) {
      auto term = resolve(line, column, atom, item.heading);
      if (problems_.size() != before) continue;
      if (dimension.empty()) dimension = term.term.dimension;
      if (term.term.dimension != dimension)
        point_at(line, column, "bad-population", "alternatives of one dimension are joined by '|'; '" + atom.name.name + "' is of another",
                 "join different dimensions by ';'", atom.name.at);
      if (std::any_of(terms.begin(), terms.end(), [&](BuiltTerm const& t) { return t.term.id == term.term.id; }))
        point_at(line, column, "bad-population", "'" + term.key + "' stands twice", {}, atom.name.at);
      terms.push_back(std::move(term));
    }
    if (!dimension.empty() && std::find(dimensions.begin(), dimensions.end(), dimension) != dimensions.end())
      point_at(line, column, "bad-population", "the dimension '" + dimension + "' stands twice", "write alternatives with '|'",
               item.alternatives.front().name.at);
    dimensions.push_back(dimension);
  }
  if (problems_.size() != before) return 0;
  std::sort(terms.begin(), terms.end(), [](BuiltTerm const& a, BuiltTerm const& b) {
    auto const ra = rank_of(a.term.dimension), rb = rank_of(b.term.dimension);
    return std::tie(ra, a.term.dimension, a.key) < std::tie(rb, b.term.dimension, b.key);
  });
  std::string key;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    bool const same = i > 0 && terms[i].term.dimension == terms[i - 1].term.dimension;
    bool const last = i + 1 == terms.size() || terms[i + 1].term.dimension != terms[i].term.dimension;
    key += (i == 0 ? "" : same ? " | " : " ; ") + terms[i].key + (last && terms[i].heading ? " [heading]" : "");
  }
  auto const known = find_key(book_, "population", key);
  return known != 0 ? known : insert_population(terms, key);
}

std::int64_t Interner::insert_population(std::vector<BuiltTerm> const& terms, std::string const& key) {
  std::string en, zh;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    bool const same = i > 0 && terms[i].term.dimension == terms[i - 1].term.dimension;
    en += (i == 0 ? "" : same ? " or " : "; ") + terms[i].term.label_en;
    zh += (i == 0 ? "" : same ? "或" : "；") + terms[i].term.label_zh;
  }
  Statement insert(book_, "INSERT INTO population (key, label_en, label_zh) VALUES (?1, ?2, ?3)");
  insert.bind(1, key);
  insert.bind(2, en);
  insert.bind(3, zh);
  insert.exec();
  std::int64_t const id = book_.getLastInsertRowid();
  Statement row(book_, "INSERT INTO population_term (population_id, dimension, term_id, basis) VALUES (?1, ?2, ?3, ?4)");
  for (auto const& term : terms) {
    row.reset();
    row.bind(1, id);
    row.bind(2, term.term.dimension);
    row.bind(3, term.term.id);
    row.bind(4, term.heading ? "heading" : "stated");
    row.exec();
  }
  return id;
}

}  // namespace importer
