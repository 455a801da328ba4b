// tests/schema/small_book.hpp - books in memory for tests of the derivations: rows go in by SQL, without the importer. Regimens are written as slots
// of alternatives, populations as dimensions of alternatives; identical content may be several rows.
#pragma once
#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace small {

struct Component {
  std::string term, dose = {};
  std::string relation = "is";  // or other_than_prior, except
  std::string except = {};
};
using Slots = std::vector<std::vector<Component>>;
using Terms = std::vector<std::string>;

class Book {
 public:
  Book() : db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    db.exec("PRAGMA foreign_keys = ON");
    schema::create(db, "test");
    run("INSERT INTO document (id, slug, title, kind, status) VALUES (1, 'doc', 'doc', 'own', 'current'), (2, 'other', 'other', 'own', 'current')");
    run("INSERT INTO import_batch (id, kind, file, sha256, byte_count, deflated, layout, program_version) VALUES (1, 'test', 'f', printf('%064d', "
        "0), 0, x'', 1, 'test')");
    run("INSERT INTO provenance (id, document_id) VALUES (1, 1), (2, 2)");
    run("INSERT INTO trial (id, slug, acronym) VALUES (1, 'trial', 'TRIAL'), (2, 'other-trial', 'OTHER')");
    run("INSERT INTO endpoint (id, slug, label_en, label_zh, type, better, event, domain) VALUES (1, 'pfs', 'PFS', 'PFS', 'time-to-event', 'higher', "
        "'harm', 'efficacy'), "
        "(2, 'orr', 'ORR', 'ORR', 'proportion', 'higher', 'benefit', 'efficacy'), (3, 'trae', 'TRAE', 'TRAE', 'proportion', 'lower', 'harm', "
        "'safety'), "
        "(4, 'lab', 'LAB', 'LAB', 'continuous', 'neither', 'none', 'laboratory')");
  }

  std::int64_t run(std::string const& sql) {
    db.exec(sql);
    return db.getLastInsertRowid();
  }
  std::string value(std::string const& sql) { return support::value(db, sql); }

  std::int64_t term(std::string const& slug, std::string const& dimension, Terms const& parents = {}, bool generated = false) {
    auto const id = run("INSERT INTO term (slug, dimension, label_en, label_zh, generated) VALUES ('" + slug + "', '" + dimension + "', '" + slug +
                        "', '" + slug + "', " + (generated ? "1" : "0") + ")");
    for (auto const& parent : parents)
      run("INSERT INTO is_a (child, parent) SELECT " + std::to_string(id) + ", id FROM term WHERE slug = '" + parent + "'");
    return id;
  }

  // A prior therapy as the importer makes it: slug prior:TREATMENT:STATUS.
  void prior(std::string const& treatment, std::string const& status) {
    auto const id = std::to_string(term("prior:" + treatment + ":" + status, "prior:" + treatment, {}, true));
    run("INSERT INTO prior_term (term_id, status) VALUES (" + id + ", '" + status + "')");
    run("INSERT INTO prior_treatment (term_id, treatment_id) SELECT " + id + ", id FROM term WHERE slug = '" + treatment + "'");
  }

  std::int64_t regimen(Slots const& slots, std::vector<std::size_t> const& placebo = {}) {
    bool matchable = true;
    for (auto const& slot : slots)
      for (auto const& c : slot) matchable = matchable && c.relation == "is";
    auto const id = run("INSERT INTO regimen (key, label_en, label_zh, matchable) SELECT 'regimen ' || count(*), 'r', 'r', " +
                        std::to_string(matchable) + " FROM regimen");
    for (std::size_t i = 0; i < slots.size(); ++i) {
      bool const is_placebo = std::find(placebo.begin(), placebo.end(), i) != placebo.end();
      for (auto const& c : slots[i])
        run("INSERT INTO regimen_component (regimen_id, slot, term_id, role, relation, except_term_id, dose_raw) SELECT " + std::to_string(id) +
            ", " + std::to_string(i + 1) + ", id, '" + (is_placebo ? "placebo" : "active") + "', '" + c.relation + "', " +
            (c.except.empty() ? "NULL" : "(SELECT id FROM term WHERE slug = '" + c.except + "')") + ", '" + c.dose + "' FROM term WHERE slug = '" +
            c.term + "'");
    }
    return id;
  }

  std::int64_t population(Terms const& terms) {
    auto const id = run("INSERT INTO population (key, label_en, label_zh) SELECT 'population ' || count(*), 'p', 'p' FROM population");
    for (auto const& slug : terms)
      run("INSERT INTO population_term (population_id, dimension, term_id, basis) SELECT " + std::to_string(id) +
          ", dimension, id, 'stated' FROM term WHERE slug = '" + slug + "'");
    return id;
  }

  std::int64_t recommendation(std::int64_t regimen_id, std::int64_t population_id) {
    run("INSERT OR IGNORE INTO intervention (kind, regimen_id) VALUES ('regimen', " + std::to_string(regimen_id) + ")");
    return run(
        "INSERT INTO recommendation (slug, document_id, source_kind, population_id, intervention_id, direction, provenance_id, batch_id) SELECT "
        "'doc:r' || (SELECT count(*) FROM recommendation), 1, "
        "'text', " +
        std::to_string(population_id) + ", id, 'for', 1, 1 FROM intervention WHERE regimen_id = " + std::to_string(regimen_id));
  }

  std::int64_t comparison(std::int64_t regimen_id, std::int64_t population_id) {
    return run("INSERT INTO comparison (trial_id, population_id, kind, experimental_id) VALUES (1, " + std::to_string(population_id) +
               ", 'single-arm', " + std::to_string(regimen_id) + ")");
  }

  std::string regimen_fit(std::int64_t general, std::int64_t specific) {
    return value("SELECT fit FROM regimen_fit WHERE general = " + std::to_string(general) + " AND specific = " + std::to_string(specific));
  }
  // "narrower 2": fit and unstated dimensions; empty for no match.
  std::string population_fit(std::int64_t general, std::int64_t specific) {
    return value("SELECT fit || ' ' || unstated FROM population_fit WHERE general = " + std::to_string(general) +
                 " AND specific = " + std::to_string(specific));
  }

  SQLite::Database db;
};

}  // namespace small
