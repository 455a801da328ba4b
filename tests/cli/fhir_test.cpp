// tests/cli/fhir_test.cpp - the FHIR bundle of the whole shipped book against the list of R5 elements (tests/data/fhir-r5-fields.txt): only known
// ones, as often as allowed, of the right shape; ids, references and digits.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "report/interchange/fhir.hpp"
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

using Json = nlohmann::json;

struct Element {
  std::string cardinality, type;
};
using Fields = std::map<std::string, std::map<std::string, Element>>;

Fields const& fields() {
  static Fields const all = [] {
    Fields out;
    for (auto const& line : support::lines_of(support::read(std::filesystem::path(TEST_SOURCE_DIR) / "tests/data/fhir-r5-fields.txt"))) {
      std::istringstream words(line);
      std::string type, name, cardinality, element;
      if (line.starts_with('#') || !(words >> type >> name >> cardinality >> element)) continue;
      out[type][name] = {cardinality, element};
    }
    return out;
  }();
  return all;
}

bool fits_primitive(std::string const& type, Json const& value) {
  static std::regex const id("[A-Za-z0-9.-]{1,64}"), code("[^\\s]+( [^\\s]+)*"), uri("\\S+");
  if (type == "boolean") return value.is_boolean();
  if (type == "decimal") return value.is_number();
  if (type == "unsignedInt") return value.is_number_unsigned();
  if (!value.is_string() || value.get<std::string>().empty()) return false;
  auto const text = value.get<std::string>();
  return type == "id" ? std::regex_match(text, id) : type == "code" ? std::regex_match(text, code) : type != "uri" || std::regex_match(text, uri);
}

void look(std::string const& type, Json const& object, std::string const& path, std::vector<std::string>& faults);

void look_at_value(std::string const& type, Json const& value, std::string const& path, std::vector<std::string>& faults) {
  if (type == "Resource")
    look(value.value("resourceType", "?"), value, path, faults);
  else if (type[0] >= 'A' && type[0] <= 'Z')
    look(type, value, path, faults);
  else if (!fits_primitive(type, value))
    faults.push_back(path + ": no " + type + ": " + value.dump());
}

void look(std::string const& type, Json const& object, std::string const& path, std::vector<std::string>& faults) {
  if (!fields().contains(type) || !object.is_object() || object.empty()) return faults.push_back(path + ": no " + type);
  auto const& known = fields().at(type);
  for (auto const& [name, value] : object.items()) {
    auto const at = known.find(name);
    auto const here = path + "." + name;
    if (at == known.end()) {
      faults.push_back(here + ": R5 has no such element in " + type);
      continue;
    }
    bool const list = at->second.cardinality.ends_with('*');
    if (list != value.is_array() || (list && value.empty()))
      faults.push_back(here + ": is " + at->second.cardinality);
    else if (!list)
      look_at_value(at->second.type, value, here, faults);
    else
      for (auto const& item : value) look_at_value(at->second.type, item, here, faults);
  }
  for (auto const& [name, element] : known)
    if (element.cardinality.starts_with('1') && !object.contains(name)) faults.push_back(path + ": lacks " + name);
}

support::Ran const& exported() {
  static support::Ran const ran = support::run({"export", "fhir"});
  return ran;
}

Json const& bundle() {
  static Json const parsed = Json::parse(exported().out);
  return parsed;
}

std::vector<Json> resources(std::string const& type) {
  std::vector<Json> out;
  for (auto const& entry : bundle()["entry"])
    if (entry["resource"]["resourceType"] == type) out.push_back(entry["resource"]);
  return out;
}

Json const& evidence_of(std::string const& finding) {
  for (auto const& entry : bundle()["entry"])
    if (entry["resource"]["identifier"][0]["value"] == finding) return entry["resource"];
  throw std::runtime_error("no " + finding);
}

}  // namespace

TEST_CASE("the bundle of the whole book has only elements that FHIR R5 has, as often as it allows") {
  REQUIRE(exported().exit_code == 0);
  std::vector<std::string> faults;
  look("Bundle", bundle(), "Bundle", faults);
  for (auto const& fault : faults) {
    CAPTURE(fault);
    CHECK(fault == "");
  }
}

TEST_CASE("the list of elements finds what R5 does not have") {
  auto broken = bundle();
  broken["entry"][0]["resource"]["pooled"] = true;
  broken["entry"][1]["resource"].erase("status");
  broken["id"] = "with blank";
  std::vector<std::string> faults;
  look("Bundle", broken, "Bundle", faults);
  CHECK(faults.size() == 3);
}

TEST_CASE("every finding is one Evidence resource, but ratios without a direction, which are listed") {
  auto const findings = csv_rows(support::run({"export", "results"}).out);
  std::size_t undirected = 0;
  for (auto const& row : findings) undirected += row.at("orientation") == "unknown";
  REQUIRE(undirected == 2);
  CHECK(resources("Evidence").size() == findings.size() - undirected);
  CHECK(resources("Citation").size() == 5);
  REQUIRE(bundle()["issues"]["issue"].size() == undirected);
  CHECK(bundle()["issues"]["issue"][0]["diagnostics"] == "abc-china-2024:parsifal-long-pfs is left out: the direction of the ratio is unknown");
  CHECK(contains(exported().err, "abc-china-2024:parsifal-long-os: the direction of the ratio is unknown"));
}

TEST_CASE("full URLs and ids are unique, and every reference leads to a resource of the bundle") {
  std::set<std::string> urls, ids;
  for (auto const& entry : bundle()["entry"]) {
    CHECK(urls.insert(entry["fullUrl"]).second);
    CHECK(ids.insert(entry["resource"]["id"]).second);
  }
  for (auto const& evidence : resources("Evidence")) CHECK(urls.contains(evidence["relatedArtifact"][0]["resourceReference"]["reference"]));
}

TEST_CASE("a hazard ratio, its interval and its P have their STATO codes and the digits of the document") {
  auto const& evidence = evidence_of("abc-china-2024:capitello-291-pfs");
  auto const& statistic = evidence["statistic"][0];
  CHECK(statistic["statisticType"]["coding"][0]["code"] == "STATO:0000677");
  auto const &interval = statistic["attributeEstimate"][0], &p = statistic["attributeEstimate"][1];
  CHECK(interval["type"]["coding"][0]["code"] == "STATO:0000196");
  CHECK(interval["level"] == 0.95);
  CHECK(p["type"]["coding"][0]["code"] == "STATO:0000700");
  CHECK(p["quantity"]["comparator"] == "<");
  CHECK(contains(exported().out, R"("description":"HR 0.60","statisticType")"));
  CHECK(contains(exported().out, R"("quantity":{"value":0.60},"attributeEstimate")"));
  CHECK(contains(exported().out, R"("low":{"value":0.51},"high":{"value":0.71})"));
  CHECK(contains(evidence["description"].get<std::string>(),
                 "The ratio is experimental over control: capivasertib + fulvestrant versus placebo + fulvestrant."));
}

TEST_CASE("arms, population and endpoint have their roles; a value that is not reached has no number") {
  auto const& evidence = evidence_of("abc-china-2024:capitello-291-pfs");
  std::map<std::string, std::string> roles;
  for (auto const& v : evidence["variableDefinition"]) roles[v["variableRole"]["coding"][0]["code"]] = v["description"];
  CHECK(roles["exposure"] == "capivasertib + fulvestrant");
  CHECK(roles["referenceExposure"] == "placebo + fulvestrant");
  CHECK(roles["measuredVariable"] == "PFS");
  CHECK(contains(roles["population"], "HER2-"));
  for (auto const& one : resources("Evidence"))
    for (auto const& s : one.value("statistic", Json::array()))
      if (contains(s.value("description", ""), "not reached")) CHECK_FALSE(s.contains("quantity"));
}

TEST_CASE("level and grade are codes of the issuer's own scale, with the recommendation they are printed with") {
  std::set<std::string> systems;
  for (auto const& evidence : resources("Evidence"))
    for (auto const& c : evidence.value("certainty", Json::array())) {
      systems.insert(c["rating"]["coding"][0]["system"]);
      CHECK(contains(c["description"].get<std::string>(), "printed with abc-china-2024:"));
      CHECK(c["note"].size() == 1);
    }
  CHECK(systems == std::set<std::string>{"urn:trialbook:scale:abc-china-2024-evidence", "urn:trialbook:scale:abc-china-2024-recommendation"});
}

TEST_CASE("a long public id becomes a FHIR id of 64 characters that no other id becomes") {
  std::string const longer = "a-document-with-a-long-name:" + std::string(60, 'x');
  CHECK(report::interchange::fhir_id("a:b") == "a.b");
  CHECK(report::interchange::fhir_id(longer).size() == 64);
  CHECK(report::interchange::fhir_id(longer) == report::interchange::fhir_id(longer));
  CHECK(report::interchange::fhir_id(longer) != report::interchange::fhir_id(longer + "y"));
}
