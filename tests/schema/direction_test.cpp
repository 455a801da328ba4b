// tests/schema/direction_test.cpp - what a finding shows: expected by hand from the header of derive/070 (word "not significant", then interval, then
// P, then word).
#include <catch2/catch.hpp>

#include "tests/schema/small_book.hpp"

namespace {

struct Arms {
  std::string experimental, control;  // values, empty: none
};

// Builds one finding; columns and values of `effect` as SQL, empty for none. Endpoints: 1 PFS (harm), 2 ORR (benefit), 3 adverse events (harm), 4 a
// measure without better.
struct Direction : small::Book {
  Direction() {
    term("a", "drug");
    term("hr+", "hr-status");
    p = population({"hr+"});
    x = regimen({{{"a", ""}}});
  }
  std::string shows(int endpoint, std::string const& effect, std::string const& wording = "", Arms const& arms = {"", ""}) {
    run("INSERT INTO comparison (trial_id, population_id, kind, experimental_id, control_group) SELECT 1, " + std::to_string(p) + ", 'randomised', " +
        std::to_string(x) + ", 'control ' || count(*) FROM comparison");
    auto const id =
        std::to_string(run("INSERT INTO finding (slug, document_id, comparison_id, endpoint_id, wording, provenance_id, batch_id) SELECT 'doc:f' || "
                           "count(*), 1, (SELECT max(id) FROM comparison), " +
                           std::to_string(endpoint) + ", nullif('" + wording + "', ''), 1, 1 FROM finding"));
    if (!effect.empty())
      run("INSERT INTO effect (finding_id, " + effect.substr(0, effect.find('=')) + ") VALUES (" + id + ", " + effect.substr(effect.find('=') + 1) +
          ")");
    if (!arms.experimental.empty()) arm(id, "experimental", arms.experimental);
    if (!arms.control.empty()) arm(id, "control", arms.control);
    schema::derive(db);
    return value("SELECT direction FROM finding_direction WHERE finding_id = " + id);
  }
  void arm(std::string const& finding, std::string const& name, std::string const& number) {
    run("INSERT INTO arm_value (finding_id, arm, raw, value, value_class) VALUES (" + finding + ", '" + name + "', '" + number + "', " + number +
        ", 'exact')");
  }
  std::int64_t p = 0, x = 0;
};

std::string ratio(std::string const& number, std::string const& orientation = "exp/ctl", std::string const& low = "", std::string const& high = "") {
  std::string const basis = orientation == "unknown" ? "NULL" : "'wording'";
  std::string const columns =
      "measure, orientation, orientation_basis, raw, value" + std::string(low.empty() ? "" : ", ci_low_raw, ci_low, ci_high_raw, ci_high");
  return columns + "='HR', '" + orientation + "', " + basis + ", '" + number + "', " + number +
         (low.empty() ? "" : ", '" + low + "', " + low + ", '" + high + "', " + high);
}

std::string with_p(std::string const& effect, std::string const& comparator, std::string const& value) {
  auto const at = effect.find('=');
  return effect.substr(0, at) + ", p_comparator, p_raw, p_value" + effect.substr(at) + ", '" + comparator + "', '" + value + "', " + value;
}

std::string only_p(std::string const& comparator, std::string const& value) {
  return "p_comparator, p_raw, p_value='" + comparator + "', '" + value + "', " + value;
}

}  // namespace

TEST_CASE_METHOD(Direction, "an interval on one side of 1 decides") {
  CHECK(shows(1, ratio("0.57", "exp/ctl", "0.46", "0.70")) == "favours");
  CHECK(shows(1, ratio("1.57", "exp/ctl", "1.16", "2.10")) == "against");
  CHECK(shows(1, ratio("0.90", "exp/ctl", "0.77", "1.05")) == "no difference");
  CHECK(shows(1, ratio("0.90", "exp/ctl", "0.80", "1.00")) == "no difference");
}

TEST_CASE_METHOD(Direction, "the document's word that a result is not significant comes before interval and P") {
  CHECK(shows(1, with_p(ratio("0.57", "exp/ctl", "0.46", "0.70"), "<", "0.001"), "not_significant") == "no difference");
  CHECK(shows(1, "", "not_significant", {"12", "10"}) == "no difference");
}

TEST_CASE_METHOD(Direction, "the interval comes before P, and both before the word significant") {
  CHECK(shows(1, with_p(ratio("0.90", "exp/ctl", "0.77", "1.05"), "<", "0.001")) == "no difference");
  CHECK(shows(1, with_p(ratio("0.57", "exp/ctl", "0.46", "0.70"), ">", "0.05")) == "favours");
  CHECK(shows(1, ratio("0.90", "exp/ctl", "0.77", "1.05"), "significant") == "no difference");
  CHECK(shows(1, with_p(ratio("0.90"), "=", "0.2"), "significant") == "no difference");
  CHECK(shows(1, ratio("0.57"), "significant") == "favours");
}

TEST_CASE_METHOD(Direction, "a bound on P below 0.05 or an exact P decides, a bound that leaves it open does not") {
  CHECK(shows(1, with_p(ratio("0.57"), "<", "0.001")) == "favours");
  CHECK(shows(1, with_p(ratio("0.57"), "<", "0.05")) == "favours");
  CHECK(shows(1, with_p(ratio("0.57"), "=", "0.03")) == "favours");
  CHECK(shows(1, with_p(ratio("0.57"), "<", "0.1")) == "unknown");
  CHECK(shows(1, with_p(ratio("0.57"), ">", "0.01")) == "unknown");
  CHECK(shows(1, with_p(ratio("0.57"), "<", "0.1"), "significant") == "favours");
}

TEST_CASE_METHOD(Direction, "P above 0.05 shows no difference") {
  CHECK(shows(1, with_p(ratio("0.90"), ">", "0.05")) == "no difference");
  CHECK(shows(1, with_p(ratio("0.90"), "=", "0.08")) == "no difference");
  CHECK(shows(1, only_p(">", "0.05"), "", {"12", "10"}) == "no difference");
}

TEST_CASE_METHOD(Direction, "an effect alone decides nothing") {
  CHECK(shows(1, ratio("0.57")) == "unknown");
  CHECK(shows(1, "", "", {"25.3", "16.0"}) == "unknown");
  CHECK(shows(1, "", "non_inferior", {"25.3", "16.0"}) == "unknown");
}

TEST_CASE_METHOD(Direction, "an unknown orientation is never read from the value") {
  CHECK(shows(1, ratio("0.57", "unknown", "0.46", "0.70")) == "unknown");
  CHECK(shows(1, ratio("0.90", "unknown", "0.77", "1.05")) == "no difference");
}

TEST_CASE_METHOD(Direction, "a ratio of control over experimental is read the other way round") {
  CHECK(shows(1, ratio("1.75", "ctl/exp", "1.41", "2.17")) == "favours");
  CHECK(shows(1, ratio("0.57", "ctl/exp", "0.46", "0.70")) == "against");
}

TEST_CASE_METHOD(Direction, "for an event that is a benefit a ratio above 1 favours") {
  CHECK(shows(2, ratio("1.75", "exp/ctl", "1.41", "2.17")) == "favours");
  CHECK(shows(2, ratio("0.57", "exp/ctl", "0.46", "0.70")) == "against");
  CHECK(shows(2, ratio("0.57", "ctl/exp", "0.46", "0.70")) == "favours");
  CHECK(shows(4, ratio("0.57", "exp/ctl", "0.46", "0.70")) == "unknown");
}

TEST_CASE_METHOD(Direction, "two arm values with P are read by which value is better") {
  CHECK(shows(1, only_p("<", "0.001"), "", {"25.3", "16.0"}) == "favours");
  CHECK(shows(1, only_p("<", "0.001"), "", {"16.0", "25.3"}) == "against");
  CHECK(shows(3, only_p("<", "0.001"), "", {"0.21", "0.45"}) == "favours");
  CHECK(shows(3, "", "significant", {"0.45", "0.21"}) == "against");
  CHECK(shows(4, only_p("<", "0.001"), "", {"25.3", "16.0"}) == "unknown");
  CHECK(shows(1, only_p("<", "0.001"), "", {"25.3", ""}) == "unknown");
  CHECK(shows(1, only_p("<", "0.001"), "", {"25.3", "25.3"}) == "unknown");
}

TEST_CASE_METHOD(Direction, "every finding gets exactly one direction") {
  shows(1, "", "", {"5", ""});
  shows(1, ratio("0.57"));
  CHECK(value("SELECT count(*) FROM finding_direction") == "2");
}
