// importer/interner_regimen.cpp - canonical regimens: slots and alternatives in a fixed order, so that order of typing has no meaning.
#include "importer/interner.hpp"

#include <algorithm>
#include <tuple>

#include "core/language/phrase_book.hpp"
#include "core/text/number.hpp"
#include "importer/interner_keys.hpp"

namespace importer {

using core::database::bind_text;
using core::database::Statement;
using schema::Term;

namespace {

// "4 mg iv every 4 weeks" → "4 mg 静脉 每 4 周"; what the catalogue does not know stays as written.
std::string dose_in_chinese(std::string const& dose) {
  static core::language::PhraseBook const phrases = core::language::chinese();
  return phrases.translate_or_keep(dose);
}

}  // namespace

std::int64_t Interner::regimen(Line const& line, std::string_view column) {
  std::string const& text = line.text(column);
  if (text.empty()) return 0;
  if (auto const known = regimens_.find(text); known != regimens_.end()) return known->second;
  try {
    auto const id = build_regimen(line, column, core::text::parse_regimen(text));
    if (id != 0) regimens_[text] = id;
    return id;
  } catch (core::text::SyntaxError const& e) {
    point_at(line, column, "bad-regimen", e.message, "write it like: ribociclib + (letrozole | anastrozole)", e.at);
    return 0;
  }
}

Interner::Part Interner::resolve(Line const& line, std::string_view column, core::text::Component const& component) {
  auto const accepts = component.is_class ? is_class : is_any_treatment;
  Part part{{}, {}, {}, {}, &component, 0};
  auto const term = vocabulary_.term(component.name.name, accepts);
  if (!term) {
    point_at(line, column, "unknown-name",
             "no " + std::string(component.is_class ? "class" : "drug, class or procedure") + " is called '" + component.name.name + "'",
             vocabulary_.near_terms(component.name.name, accepts), component.name.at);
    return part;
  }
  part.term = *term;
  auto const dose_label = [&](std::string const& text) { return text.empty() ? "" : " @ " + text; };
  std::string const dose = dose_label(component.dose.raw);
  std::string const relative = component.relative ? "other than prior: " : "";
  part.key = relative + (is_class(term->dimension) ? "class:" : "") + term->slug;
  part.label_en = relative + term->label_en;
  part.label_zh = (component.relative ? "另一种" : "") + term->label_zh;
  if (component.has_except) {
    auto const except = vocabulary_.term(component.except.name, is_any_treatment);
    if (!except) {
      point_at(line, column, "unknown-name", "no drug or class is called '" + component.except.name + "'",
               vocabulary_.near_terms(component.except.name, is_any_treatment), component.except.at);
      return part;
    }
    part.except_id = except->id;
    part.key += " except " + std::string(is_class(except->dimension) ? "class:" : "") + except->slug;
    part.label_en += " except " + except->label_en;
    part.label_zh += "（" + except->label_zh + "除外）";
  }
  part.key += dose;
  part.label_en += dose;
  part.label_zh += dose_label(dose_in_chinese(component.dose.raw));
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
        point_at(line, column, "bad-regimen", "the alternative '" + slot.parts[i].key + "' stands twice", {}, slot.parts[i].source->name.at);
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

  Statement component(
      book_,
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

}  // namespace importer
