// report/interchange/fhir_evidence.cpp - STATO codes stand only where they are sure: hazard ratio, confidence interval, P value. The other statistics
// are named in words.
#include "report/interchange/fhir_evidence.hpp"

#include <fmt/format.h>

#include "report/interchange/fhir.hpp"
#include "report/interchange/json_object.hpp"

namespace report::interchange {
namespace {

using core::interchange::Arm;
using core::interchange::Finding;
using core::interchange::Rating;

std::string concept_of(std::string const& text) { return text.empty() ? "" : JsonObject().text("text", text).str(); }

std::string stato(char const* code, char const* display) {
  auto const coding = JsonObject().text("system", "https://fevir.net/sevco").text("code", code).text("display", display);
  return JsonObject().list("coding", {coding.str()}).str();
}

std::string statistic_type(std::string const& measure) {
  if (measure == "HR") return stato("STATO:0000677", "hazard ratio");
  if (measure == "OR") return concept_of("odds ratio");
  if (measure == "RR") return concept_of("risk ratio");
  return concept_of(measure == "relative_reduction" ? "relative reduction in per cent" : measure);
}

std::string quantity(std::string const& printed, std::string const& unit = {}, std::string const& comparator = {}) {
  JsonObject out;
  out.number("value", printed);
  if (out.str().empty()) return {};
  return out.text("comparator", comparator == "=" ? "" : comparator).text("unit", unit).str();
}

std::string interval(std::string const& low, std::string const& high, std::string const& level, std::string const& unit = {}) {
  auto const from = quantity(low, unit), to = quantity(high, unit);
  if (from.empty() && to.empty()) return {};
  return JsonObject()
      .text("description", level.empty() ? "the document does not state the level of this interval" : "")
      .raw("type", stato("STATO:0000196", "confidence interval"))
      .raw("level", level)
      .raw("range", JsonObject().raw("low", from).raw("high", to).str())
      .str();
}

std::string p_value(Finding const& f) {
  if (f.p.empty()) return {};
  return JsonObject()
      .text("description", "P" + f.p_comparator + f.p +
                               (f.p_sides.empty()  ? ", sides not stated"
                                : f.p_sides == "1" ? ", one-sided"
                                                   : ", two-sided"))
      .raw("type", stato("STATO:0000700", "p-value"))
      .raw("quantity", quantity(f.p, "", f.p_comparator))
      .str();
}

std::string sample_size(std::string const& participants) {
  return JsonObject().raw("numberOfStudies", "1").raw("numberOfParticipants", participants).str();
}

std::string direction_of(Finding const& f) {
  if (f.effect_measure.empty()) return {};
  if (f.orientation == "ctl/exp") return "The ratio is control over experimental: " + f.control.regimen + " versus " + f.experimental.regimen + ".";
  return "The ratio is experimental over control: " + f.experimental.regimen + " versus " + f.control.regimen + ".";
}

std::string description_of(Finding const& f) {
  std::string out = f.title + ".";
  if (auto const direction = direction_of(f); !direction.empty()) out += " " + direction;
  if (f.shows == "favours") out += " It favours the experimental arm, by trialbook's rule.";
  if (f.shows == "against") out += " It speaks against the experimental arm, by trialbook's rule.";
  if (f.shows == "no difference") out += " It shows no difference between the arms, by trialbook's rule.";
  return out;
}

std::string effect_statistic(Finding const& f) {
  if (f.effect_measure.empty() && f.p.empty()) return {};
  std::string const percent = f.effect_measure == "relative_reduction" ? "%" : "";
  std::string const derived = f.derivation.empty() ? "" : ", computed by trialbook from a risk reduction that is printed";
  return JsonObject()
      .text("description", f.effect_measure.empty() ? "comparison of the arms; no effect is quoted" : f.effect_measure + " " + f.effect + derived)
      .raw("statisticType", f.effect_measure.empty() ? "" : statistic_type(f.effect_measure))
      .raw("quantity", quantity(f.effect, percent))
      .raw("sampleSize", f.total_n.empty() ? "" : sample_size(f.total_n))
      .list("attributeEstimate", {interval(f.ci_low, f.ci_high, f.ci_level), p_value(f)})
      .str();
}

std::string arm_statistic(Finding const& f, Arm const& arm, char const* which) {
  if (arm.raw.empty() && arm.n.empty() && arm.events.empty()) return {};
  auto const value = arm.raw.empty() ? std::string() : fmt::format(": {} {}{}", f.measure, arm.raw, arm.unit.empty() ? "" : " " + arm.unit);
  return JsonObject()
      .text("description", fmt::format("{} arm, {}{}", which, arm.regimen, value))
      .raw("statisticType", concept_of(f.measure))
      .raw("quantity", quantity(arm.raw, arm.unit))
      .raw("numberOfEvents", arm.events)
      .raw("sampleSize", arm.n.empty() ? "" : sample_size(arm.n))
      .list("attributeEstimate", {interval(arm.ci_low, arm.ci_high, f.ci_level, arm.unit)})
      .str();
}

std::string variable(char const* role, char const* display, std::string const& description) {
  if (description.empty()) return {};
  auto const coding = JsonObject().text("system", "http://terminology.hl7.org/CodeSystem/variable-role").text("code", role).text("display", display);
  return JsonObject().text("description", description).raw("variableRole", JsonObject().list("coding", {coding.str()}).str()).str();
}

std::string certainty(Rating const& r) {
  auto const coding = JsonObject().text("system", "urn:trialbook:scale:" + r.scale_id).text("code", r.code).text("display", r.label);
  return JsonObject()
      .text("description", fmt::format("{} {} on the scale of {}, printed with {}", r.kind, r.code, r.scale, r.recommendation_id))
      .list("note", {JsonObject().text("text", r.basis).str()})
      .raw("type", concept_of(r.kind == "level" ? "level of evidence" : "grade of recommendation"))
      .raw("rating", JsonObject().list("coding", {coding.str()}).str())
      .str();
}

std::string outcome_of(Finding const& f) {
  std::string out = f.endpoint + (f.at.empty() ? "" : " at " + f.at);
  if (!f.assessor.empty()) out += ", assessed by " + f.assessor;
  return out + (f.analysis.empty() ? "" : ", analysis: " + f.analysis);
}

std::string reading_of(Finding const& f) {
  if (f.read_in.empty()) return {};
  return "printed by the trial's own publication, read in its " + f.read_in + (f.single_reading ? " by one reader only" : " by two readers");
}

std::vector<std::string> notes_of(Finding const& f) {
  std::vector<std::string> out;
  for (auto const& text :
       {f.note, f.follow_up.empty() ? "" : "follow-up as printed: " + f.follow_up, reading_of(f),
        f.place.empty() ? "" : "place in the document: " + f.place, "trial: " + f.trial + (f.registry.empty() ? "" : ", " + f.registry)})
    if (!text.empty()) out.push_back(JsonObject().text("text", text).str());
  return out;
}

}  // namespace

std::string evidence_url(std::string const& finding_id) { return "urn:trialbook:evidence:" + fhir_id(finding_id); }

std::string citation_url(std::string const& document_id) { return "urn:trialbook:citation:" + fhir_id(document_id); }

std::string evidence_resource(Finding const& f, std::string const& version) {
  auto const source =
      JsonObject().text("type", "derived-from").raw("resourceReference", JsonObject().text("reference", citation_url(f.document_id)).str());
  std::vector<std::string> ratings;
  for (auto const& rating : f.ratings) ratings.push_back(certainty(rating));
  return JsonObject()
      .text("resourceType", "Evidence")
      .text("id", fhir_id(f.id))
      .text("url", evidence_url(f.id))
      .list("identifier", {JsonObject().text("system", "urn:trialbook:finding").text("value", f.id).str()})
      .text("version", version)
      .text("title", f.title)
      .text("status", f.status)
      .list("relatedArtifact", {source.str()})
      .text("description", description_of(f))
      .list("note", notes_of(f))
      .list("variableDefinition", {variable("population", "population", f.population), variable("exposure", "exposure", f.experimental.regimen),
                                   variable("referenceExposure", "reference exposure", f.control.regimen),
                                   variable("measuredVariable", "measured variable", outcome_of(f))})
      .list("studyDesign", {concept_of(f.design.empty() ? f.comparison_kind : f.comparison_kind + " comparison; trial: " + f.design)})
      .list("statistic", {effect_statistic(f), arm_statistic(f, f.experimental, "experimental"), arm_statistic(f, f.control, "control")})
      .list("certainty", ratings)
      .str();
}

}  // namespace report::interchange
