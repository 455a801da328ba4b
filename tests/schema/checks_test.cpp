// tests/schema/checks_test.cpp - each consistency query of schema/checks/ finds its violation in an otherwise sound book; the names are those of the
// .sql file.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "tests/schema/small_book.hpp"

namespace {

// A sound book with one finding, one recommendation and two scales.
struct Sound : small::Book {
  Sound() {
    term("class", "drug-class");
    term("a", "drug", {"class"});
    term("hr+", "hr-status");
    term("her2-", "her2-status");
    auto const p = population({"hr+"}), r = regimen({{{"a", ""}}});
    recommendation(r, p);
    run("INSERT INTO comparison (id, trial_id, population_id, kind, experimental_id, control_group) VALUES (1, 1, " + std::to_string(p) +
        ", 'randomised', " + std::to_string(r) + ", 'c')");
    run("INSERT INTO comparison (id, trial_id, population_id, kind, experimental_id) VALUES (2, 1, " + std::to_string(p) + ", 'single-arm', " +
        std::to_string(r) + ")");
    run("INSERT INTO comparison (id, trial_id, population_id, kind, experimental_id) VALUES (3, 2, " + std::to_string(p) + ", 'single-arm', " +
        std::to_string(r) + ")");
    for (auto const& [id, comparison] : {std::pair{"1", "1"}, {"2", "2"}, {"3", "3"}}) {
      run("INSERT INTO finding (id, slug, document_id, comparison_id, endpoint_id, provenance_id, batch_id) VALUES (" + std::string(id) + ", 'doc:f" +
          id + "', 1, " + comparison + ", 1, 1, 1)");
      run("INSERT INTO arm_value (finding_id, arm, raw, value, value_class) VALUES (" + std::string(id) + ", 'experimental', '5', 5, 'exact')");
    }
    run("INSERT INTO scale (id, slug, issuer, edition, kind, ranked, label_en, label_zh) VALUES (1, 'levels', 'i', '1', 'evidence', 0, 'l', 'l'), "
        "(2, 'grades', 'i', '1', 'recommendation', 1, 'g', 'g')");
    run("INSERT INTO grade (id, scale_id, code, printed_order, label_en, label_zh, definition, provenance_id) VALUES (1, 1, 'IA', 1, 'IA', 'IA', "
        "'d', 1), (2, 2, 'A', 1, 'A', 'A', 'd', 1)");
    run("UPDATE recommendation SET grade_id = 2, level_id = 1");
    run("INSERT INTO support (recommendation_id, finding_id) SELECT id, 1 FROM recommendation");
    schema::derive(db);
  }
  // What check_consistency says; empty when the book is sound.
  std::string violations() {
    try {
      schema::check_consistency(db);
      return "";
    } catch (core::Error const& e) {
      return e.what();
    }
  }
  std::string after(std::string const& sql, bool derive_again = true) {
    run(sql);
    if (derive_again) schema::derive(db);
    return violations();
  }
};

auto contains(std::string const& text) { return Catch::Contains(text); }

}  // namespace

TEST_CASE_METHOD(Sound, "a sound book passes, and deriving again changes nothing") {
  CHECK(violations().empty());
  auto const all = [&] {
    return value(
        "SELECT (SELECT group_concat(descendant || '>' || ancestor) FROM closure) || (SELECT group_concat(general || fit || specific) FROM "
        "regimen_fit) || (SELECT count(*) FROM finding_facet)");
  };
  auto const before = all();
  schema::derive(db);
  CHECK(all() == before);
  CHECK_FALSE(before.empty());
}

TEST_CASE_METHOD(Sound, "a cycle of is-a is found") {
  CHECK_THAT(after("INSERT INTO is_a (child, parent) SELECT c.id, a.id FROM term c, term a WHERE c.slug = 'class' AND a.slug = 'a'"),
             contains("is-a has a cycle: "));
}

TEST_CASE_METHOD(Sound, "a regimen without a component is found") {
  CHECK_THAT(after("INSERT INTO regimen (key, label_en, label_zh, matchable) VALUES ('empty one', 'r', 'r', 1)"),
             contains("a slot without a component: empty one"));
}

TEST_CASE_METHOD(Sound, "a population without a term is found") {
  CHECK_THAT(after("INSERT INTO population (key, label_en, label_zh) VALUES ('nobody', 'p', 'p')"), contains("a population without a term: nobody"));
}

TEST_CASE_METHOD(Sound, "a term that stands in another dimension is found") {
  CHECK_THAT(
      after("INSERT INTO population_term (population_id, dimension, term_id, basis) SELECT 1, 'line', id, 'stated' FROM term WHERE slug = 'her2-'"),
      contains("a term in another dimension than its own: "));
}

TEST_CASE_METHOD(Sound, "a finding without any number is found, one with a count of events is not") {
  CHECK_THAT(after("DELETE FROM arm_value WHERE finding_id = 2"), contains("a finding without any number: doc:f2"));
  CHECK(after("INSERT INTO arm_value (finding_id, arm, events) VALUES (2, 'experimental', 7)").empty());
}

TEST_CASE_METHOD(Sound, "a control value and an effect without a control are found") {
  CHECK_THAT(after("INSERT INTO arm_value (finding_id, arm, raw, value, value_class) VALUES (2, 'control', '5', 5, 'exact')"),
             contains("a control value without a control: doc:f2"));
  CHECK_THAT(after("INSERT INTO effect (finding_id, measure, orientation, raw, value) VALUES (3, 'HR', 'unknown', '0.5', 0.5)"),
             contains("an effect without a control: doc:f3"));
}

TEST_CASE_METHOD(Sound, "counts of a control that is not there are found") {
  CHECK_THAT(after("INSERT INTO arm_value (finding_id, arm, n, events) VALUES (2, 'control', 10, 5)"),
             contains("a control value without a control: doc:f2"));
}

TEST_CASE_METHOD(Sound, "updates that go in a circle are found") {
  CHECK(after("UPDATE finding SET update_of = 1 WHERE id = 2").empty());
  CHECK_THAT(after("UPDATE finding SET update_of = 2 WHERE id = 1"), contains("updates go in a circle: doc:f1"));
}

TEST_CASE_METHOD(Sound, "a finding of a publication without its reading, and a reading of no publication, are found") {
  std::string const what = "a reading of no publication, or a finding of one without its reading: doc:f1";
  CHECK_THAT(after("INSERT INTO publication (document_id) VALUES (1)"), contains(what));
  CHECK(after("INSERT INTO publication_finding SELECT id, 'abstract', 'single', 'example.org' FROM finding").empty());
  CHECK_THAT(after("DELETE FROM publication"), contains(what));
}

TEST_CASE_METHOD(Sound, "an update of another endpoint or another trial is found") {
  CHECK(after("UPDATE finding SET update_of = 1 WHERE id = 2").empty());
  CHECK_THAT(after("UPDATE finding SET endpoint_id = 2 WHERE id = 2"), contains("an update of another trial or endpoint: doc:f2"));
  CHECK_THAT(after("UPDATE finding SET endpoint_id = 1, update_of = 3 WHERE id = 2"), contains("an update of another trial or endpoint: doc:f2"));
}

TEST_CASE_METHOD(Sound, "a grade and a level of the wrong kind of scale are found") {
  CHECK_THAT(after("UPDATE recommendation SET grade_id = 1"), contains("a grade of the wrong kind of scale: doc:r0"));
  CHECK_THAT(after("UPDATE recommendation SET grade_id = 2, level_id = 2"), contains("a level of the wrong kind of scale: doc:r0"));
}

TEST_CASE_METHOD(Sound, "derived rows that are missing are found") {
  CHECK_THAT(after("DELETE FROM finding_direction WHERE finding_id = 2", false), contains("a finding without its direction: doc:f2"));
  CHECK_THAT(after("DELETE FROM closure WHERE descendant <> ancestor", false), contains("closure misses an edge: a"));
}

TEST_CASE_METHOD(Sound, "a support of another document is found") {
  CHECK_THAT(after("UPDATE finding SET document_id = 2 WHERE id = 1"), contains("a support of another document: doc:r0"));
}

TEST_CASE_METHOD(Sound, "the same support twice is refused by the table") {
  CHECK_THROWS(run("INSERT INTO support (recommendation_id, finding_id) SELECT id, 1 FROM recommendation"));
}

TEST_CASE_METHOD(Sound, "a reference without its row is found") {
  run("PRAGMA foreign_keys = OFF");
  CHECK_THAT(after("UPDATE finding SET provenance_id = 999 WHERE id = 2"), contains("a reference without its row in table finding"));
}

TEST_CASE_METHOD(Sound, "all violations are told at once") {
  run("DELETE FROM arm_value WHERE finding_id = 2");
  auto const said = after("UPDATE recommendation SET grade_id = 1");
  CHECK_THAT(said, contains("doc:f2"));
  CHECK_THAT(said, contains("doc:r0"));
}
