// importer/interner.cpp - canonical keys: slots, alternatives and terms in a fixed order, so that order of typing has no meaning.
#include "importer/interner.hpp"

#include <algorithm>
#include <array>

#include "core/text/number.hpp"
#include "core/text/unicode.hpp"
#include "schema/prior_term.hpp"

namespace importer {
namespace {

using core::database::bind_text;
using core::database::Statement;
using schema::Term;

// Populations are printed in this order of dimensions; biomarkers, sites and settings behind.
std::size_t rank_of(std::string const& dimension) {
  static constexpr std::array<std::string_view, 8> order{"disease", "hr-status", "her2-status", "menopausal", "sex", "region", "line", "setting"};
  for (std::size_t i = 0; i < order.size(); ++i)
    if (dimension.starts_with(order[i])) return i;
  return order.size() + (dimension.starts_with("prior:") ? 0 : 1);
}

std::string joined(std::vector<std::string> const& pieces, std::string_view separator) {
  std::string out;
  for (auto const& piece : pieces) out += (out.empty() ? "" : std::string(separator)) + piece;
  return out;
}

std::int64_t find_key(core::database::Connection& book, std::string const& table, std::string const& key) {
  Statement find(book, "SELECT id FROM " + table + " WHERE key = ?1");
  find.bind(1, key);
  return find.executeStep() ? find.getColumn(0).getInt64() : 0;
}

bool is_any_treatment(std::string const& dimension) { return schema::is_treatment_dimension(dimension); }
bool is_class(std::string const& dimension) { return dimension == "drug-class"; }

}  // namespace

// ---- regimens

std::int64_t Interner::regimen(Line const& line, std::string_view column) {
  std::string const& text = line.text(column);
  if (text.empty()) return 0;
  if (auto const known = regimens_.find(text); known != regimens_.end()) return known->second;
  try {
    auto const id = build_regimen(line, column, core::text::parse_regimen(text));
    if (id != 0) regimens_[text] = id;
    return id;
  } catch (core::text::SyntaxError const& e) {
    problems_.push_back(line.problem(column, "bad-regimen", e.message, "write it like: ribociclib + (letrozole | anastrozole)", e.at));
    return 0;
  }
}

Interner::Part Interner::resolve(Line const& line, std::string_view column, core::text::Component const& component) {
  auto const accepts = component.is_class ? is_class : is_any_treatment;
  Part part{{}, {}, {}, {}, &component, 0};
  auto const term = vocabulary_.term(component.name.name, accepts);
  if (!term) {
    problems_.push_back(line.problem(column, "unknown-name", "no " + std::string(component.is_class ? "class" : "drug, class or procedure") + " is called '" + component.name.name + "'",
                                     vocabulary_.near_terms(component.name.name, accepts), component.name.at));
    return part;
  }
  part.term = *term;
  std::string const dose = component.dose.raw.empty() ? "" : " @ " + component.dose.raw;
  std::string const relative = component.relative ? "other than prior: " : "";
  part.key = relative + (is_class(term->dimension) ? "class:" : "") + term->slug;
  part.label_en = relative + term->label_en;
  part.label_zh = (component.relative ? "另一种" : "") + term->label_zh;
  if (component.has_except) {
    auto const except = vocabulary_.term(component.except.name, is_any_treatment);
    if (!except) {
      problems_.push_back(line.problem(column, "unknown-name", "no drug or class is called '" + component.except.name + "'",
                                       vocabulary_.near_terms(component.except.name, is_any_treatment), component.except.at));
      return part;
    }
    part.except_id = except->id;
    part.key += " except " + std::string(is_class(except->dimension) ? "class:" : "") + except->slug;
    part.label_en += " except " + except->label_en;
    part.label_zh += "（" + except->label_zh + "除外）";
  }
  part.key += dose;
  part.label_en += dose;
  part.label_zh += dose;
  return part;
}

// Regimens are printed as clinicians write them: placebo first, partners, endocrine therapy behind them, ovarian suppression last.
int Interner::rank_of_slot(Term const& term) const {
  auto const within = [&](std::string_view slug) {
    auto const ancestors = vocabulary_.ancestors(term.slug);
    return term.slug == slug || std::find(ancestors.begin(), ancestors.end(), slug) != ancestors.end();
  };
  if (term.slug == "placebo") return 0;
  return within("ovarian-suppression") ? 3 : within("endocrine-therapy") ? 2 : 1;
}

std::int64_t Interner::build_regimen(Line const& line, std::string_view column, core::text::Regimen const& regimen) {
  std::size_t const before = problems_.size();
  std::vector<BuiltSlot> slots;
  for (auto const& source : regimen) {
    BuiltSlot slot;
    slot.choice = source.choice;
    for (auto const& component : source.alternatives) slot.parts.push_back(resolve(line, column, component));
    std::sort(slot.parts.begin(), slot.parts.end(), [](Part const& a, Part const& b) {
      auto const dose = [](Part const& part) { return core::text::parse_plain(part.source->dose.value).value_or(core::text::Plain{}).value; };
      auto const da = dose(a), db = dose(b);
      return std::tie(a.term.slug, da, a.key) < std::tie(b.term.slug, db, b.key);
    });
    for (std::size_t i = 1; i < slot.parts.size(); ++i)
      if (!slot.parts[i].key.empty() && slot.parts[i].key == slot.parts[i - 1].key)
        problems_.push_back(line.problem(column, "bad-regimen", "the alternative '" + slot.parts[i].key + "' stands twice", {}, slot.parts[i].source->name.at));
    std::vector<std::string> keys, en, zh;
    for (auto const& part : slot.parts) keys.push_back(part.key), en.push_back(part.label_en), zh.push_back(part.label_zh);
    bool const one = slot.parts.size() == 1;
    slot.key = (slot.choice ? "choice " : "") + (one ? keys[0] : "(" + joined(keys, " | ") + ")");
    slot.label_en = (slot.choice ? "physician's choice: " : "") + (one ? en[0] : "(" + joined(en, " | ") + ")");
    slot.label_zh = (slot.choice ? "医师选择: " : "") + (one ? zh[0] : "(" + joined(zh, " | ") + ")");
    slots.push_back(std::move(slot));
  }
  if (problems_.size() != before) return 0;
  std::sort(slots.begin(), slots.end(), [&](BuiltSlot const& a, BuiltSlot const& b) {
    int const ra = rank_of_slot(a.parts[0].term), rb = rank_of_slot(b.parts[0].term);
    return ra != rb ? ra < rb : a.key < b.key;
  });
  std::vector<std::string> keys;
  for (auto const& slot : slots) keys.push_back(slot.key);
  for (std::size_t i = 1; i < keys.size(); ++i)
    if (keys[i] == keys[i - 1]) {
      problems_.push_back(line.problem(column, "bad-regimen", "'" + keys[i] + "' stands twice", "each part of a regimen is written once"));
      return 0;
    }
  std::string const key = joined(keys, " + ");
  auto const known = find_key(book_, "regimen", key);
  return known != 0 ? known : insert_regimen(slots, key);
}

std::int64_t Interner::insert_regimen(std::vector<BuiltSlot> const& slots, std::string const& key) {
  std::vector<std::string> en, zh;
  std::vector<std::pair<std::string, std::string>> doses;  // drug, dose
  bool matchable = true;
  for (auto const& slot : slots) {
    en.push_back(slot.label_en);
    zh.push_back(slot.label_zh);
    for (auto const& part : slot.parts) {
      matchable = matchable && !part.source->relative && !part.source->has_except;
      if (!part.source->dose.raw.empty()) doses.emplace_back(part.term.label_en, part.source->dose.raw);
    }
  }
  std::stable_sort(doses.begin(), doses.end(), [](auto const& a, auto const& b) {
    auto const number = [](std::string const& s) { return core::text::parse_plain(s.substr(0, s.find(' '))).value_or(core::text::Plain{}).value; };
    return a.first != b.first ? a.first < b.first : number(a.second) < number(b.second);
  });
  bool const one_drug = std::all_of(doses.begin(), doses.end(), [&](auto const& d) { return d.first == doses.front().first; });
  std::vector<std::string> dose_texts;
  for (auto const& [drug, dose] : doses) dose_texts.push_back(one_drug ? dose : drug + " " + dose);

  Statement insert(book_, "INSERT INTO regimen (key, label_en, label_zh, dose, matchable) VALUES (?1, ?2, ?3, ?4, ?5)");
  insert.bind(1, key);
  insert.bind(2, joined(en, " + "));
  insert.bind(3, joined(zh, " + "));
  bind_text(insert, 4, joined(dose_texts, "; "));
  insert.bind(5, matchable ? 1 : 0);
  insert.exec();
  std::int64_t const id = book_.getLastInsertRowid();

  Statement component(book_,
                      "INSERT INTO regimen_component (regimen_id, slot, term_id, role, relation, except_term_id, dose_raw, dose_value, dose_unit, route, interval) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  int number = 0;
  for (auto const& slot : slots) {
    ++number;
    for (auto const& part : slot.parts) {
      auto const& dose = part.source->dose;
      component.reset();
      component.clearBindings();
      component.bind(1, id);
      component.bind(2, number);
      component.bind(3, part.term.id);
      component.bind(4, part.term.slug == "placebo" ? "placebo" : slot.choice ? "choice" : "active");
      component.bind(5, part.source->relative ? "other_than_prior" : part.source->has_except ? "except" : "is");
      if (part.except_id != 0) component.bind(6, part.except_id);
      component.bind(7, dose.raw);
      if (auto const value = core::text::parse_plain(dose.value)) component.bind(8, value->value);
      bind_text(component, 9, dose.unit);
      bind_text(component, 10, dose.route);
      bind_text(component, 11, dose.interval);
      component.exec();
    }
  }
  return id;
}

// ---- populations

std::int64_t Interner::population(Line const& line, std::string_view column) {
  std::string const& text = line.text(column);
  if (text.empty()) return 0;
  if (auto const known = populations_.find(text); known != populations_.end()) return known->second;
  try {
    auto const id = build_population(line, column, core::text::parse_population(text));
    if (id != 0) populations_[text] = id;
    return id;
  } catch (core::text::SyntaxError const& e) {
    problems_.push_back(line.problem(column, "bad-population", e.message, "write it like: hr+ ; her2- ; line first [heading] ; prior cdk46-inhibitor progressed", e.at));
    return 0;
  }
}

Interner::BuiltTerm Interner::resolve(Line const& line, std::string_view column, core::text::Atom const& atom, bool heading) {
  if (atom.prior) return resolve_prior(line, column, *atom.prior, heading);
  auto const term = vocabulary_.term(atom.name.name, schema::is_population_dimension);
  if (!term) {
    problems_.push_back(line.problem(column, "unknown-name", "no term of a population is called '" + atom.name.name + "'",
                                     vocabulary_.near_terms(atom.name.name, schema::is_population_dimension), atom.name.at));
    return {};
  }
  return {*term, term->dimension == "line" ? "line " + term->slug.substr(5) : term->slug, heading};
}

Interner::BuiltTerm Interner::resolve_prior(Line const& line, std::string_view column, core::text::PriorTherapy const& prior, bool heading) {
  std::vector<Term> treatments;
  for (auto const& treatment : prior.treatments) {
    auto const term = vocabulary_.term(treatment.name, is_any_treatment);
    if (!term) {
      problems_.push_back(line.problem(column, "unknown-name", "no drug, class or procedure is called '" + treatment.name + "'",
                                       vocabulary_.near_terms(treatment.name, is_any_treatment), treatment.at));
      return {};
    }
    if (std::any_of(treatments.begin(), treatments.end(), [&](Term const& t) { return t.id == term->id; })) {
      problems_.push_back(line.problem(column, "bad-population", "the treatment '" + treatment.name + "' stands twice", {}, treatment.at));
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
        problems_.push_back(line.problem(column, "bad-population", "alternatives of one dimension are joined by '|'; '" + atom.name.name + "' is of another",
                                         "join different dimensions by ';'", atom.name.at));
      if (std::any_of(terms.begin(), terms.end(), [&](BuiltTerm const& t) { return t.term.id == term.term.id; }))
        problems_.push_back(line.problem(column, "bad-population", "'" + term.key + "' stands twice", {}, atom.name.at));
      terms.push_back(std::move(term));
    }
    if (!dimension.empty() && std::find(dimensions.begin(), dimensions.end(), dimension) != dimensions.end())
      problems_.push_back(line.problem(column, "bad-population", "the dimension '" + dimension + "' stands twice", "write alternatives with '|'", item.alternatives.front().name.at));
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

// ---- the rest

std::int64_t Interner::intervention_row(std::string const& kind, std::int64_t regimen, std::string const& text) {
  Statement find(book_, "SELECT id FROM intervention WHERE kind = ?1 AND coalesce(regimen_id, 0) = ?2 AND coalesce(text, '') = ?3");
  find.bind(1, kind);
  find.bind(2, regimen);
  find.bind(3, text);
  if (find.executeStep()) return find.getColumn(0).getInt64();
  Statement insert(book_, "INSERT INTO intervention (kind, regimen_id, text) VALUES (?1, ?2, ?3)");
  insert.bind(1, kind);
  if (regimen != 0) insert.bind(2, regimen);
  bind_text(insert, 3, text);
  insert.exec();
  return book_.getLastInsertRowid();
}

std::int64_t Interner::intervention(Line const& line, std::string_view column, std::string const& kind) {
  std::string const& text = line.text(column);
  if (kind == "none-stated") {
    if (!text.empty()) problems_.push_back(line.problem(column, "bad-combination", "the kind none-stated has no intervention"));
    return intervention_row(kind, 0, {});
  }
  if (text.empty()) return 0;
  auto const words = core::text::quoted_text(text);
  if (words.empty() && kind != "principle") {
    auto const id = regimen(line, column);
    return id == 0 ? 0 : intervention_row(kind, id, {});
  }
  if (kind == "regimen") {
    problems_.push_back(line.problem(column, "bad-regimen", "the kind is regimen, but this is quoted text", "write a regimen expression, or another kind"));
    return 0;
  }
  return intervention_row(kind, 0, words.empty() ? text : words);
}

std::int64_t Interner::endpoint(Line const& line, std::string_view column) {
  if (line.text(column).empty()) return 0;
  if (auto const found = vocabulary_.endpoint(line.text(column))) return found->id;
  problems_.push_back(line.problem(column, "unknown-name", "no endpoint is called so", vocabulary_.near_endpoints(line.text(column))));
  return 0;
}

std::int64_t Interner::trial(Line const& line, std::string_view column) {
  if (line.text(column).empty()) return 0;
  if (auto const found = vocabulary_.trial(line.text(column))) return found->id;
  problems_.push_back(line.problem(column, "unknown-name", "no trial is called so", vocabulary_.near_trials(line.text(column)) + " A new one goes into trials.csv."));
  return 0;
}

}  // namespace importer
