// importer/columns.cpp - the table of layouts. Rules in full: data/CODEBOOK.md.
#include "importer/columns.hpp"

namespace importer {
namespace {

ColumnSpec const document{"document", false, "", "id of the document of this row; empty: the one of document.csv or --document"};
ColumnSpec const id{"id", true, "", "unique in this file: lower case, digits, hyphens"};
ColumnSpec const section{"section", false, "", "the document's headings as numbers: 5.2.1.1"};
ColumnSpec const refs{"refs", false, "", "the document's reference numbers: 37; 50"};
ColumnSpec const note{"note", false, "", "our words: doubt, suspected misprint, what the wording leaves open"};
ColumnSpec const locator{"locator", false, "", "spans start+length@hash8, joined by '; ' (made by: trialbook locate)"};

SheetSpec document_spec() {
  return {"document",
          "document.csv",
          {{"id", true, "", "slug of the document"},
           {"title", true, "", "as printed"},
           {"title_en", false, "", "English title"},
           {"kind", true, "guideline|review|patient-guide|publication|registry|own", "what it is"},
           {"language", false, "", "zh-Hans, zh-Hant, en …"},
           {"publisher", false, "", "journal or body"},
           {"series", false, "", "name shared by all editions"},
           {"edition", false, "", "edition as printed"},
           {"published", false, "", "year, year-month or date"},
           {"evidence_until", false, "", "date up to which evidence was searched, where stated"},
           {"supersedes", false, "", "id of the edition before"},
           {"status", true, "current|superseded", "current unless a newer edition is out"},
           {"sha256", false, "", "SHA-256 of the normalised text"},
           {"length", false, "", "code points of the normalised text"}}};
}

SheetSpec trials_spec() {
  return {"trials",
          "trials.csv",
          {{"slug", true, "", "lower case, digits, hyphens"},
           {"acronym", false, "", "as printed"},
           {"phase", false, "", "I, II, III … where a document states it"},
           {"design", false, "", "randomised double-blind, single-arm, retrospective … where stated"},
           {"registry", false, "", "registry id where a document gives it"},
           {"identified_as", false, "", "our identification of an unnamed study"},
           {"identified_reason", false, "", "why"},
           {"description", false, "", "for studies without an acronym: what they are, our words"},
           {"description_zh", false, "", "the same in Chinese"}}};
}

SheetSpec terms_spec() {
  return {"terms",
          "terms.csv",
          {{"slug", true, "", "lower case, digits, hyphens"},
           {"axis", false, "", "makes its own dimension: file name + '.' + axis"},
           {"label_en", true, "", "English label"},
           {"label_zh", true, "", "Chinese label"},
           {"is_a", false, "", "slugs of broader terms, joined by '; '"}}};
}

SheetSpec names_spec() {
  return {"names",
          "names.csv",
          {{"target", true, "", "slug of the term, endpoint or trial"},
           {"name", true, "", "another name for it"},
           {"language", false, "en|zh", ""},
           {"script", false, "latin|hans|hant", ""},
           {"kind", true, "generic|brand|code|abbreviation|variant", ""}}};
}

SheetSpec endpoints_spec() {
  return {"endpoints",
          "endpoints.csv",
          {{"slug", true, "", "lower case, digits, hyphens"},
           {"label_en", true, "", ""},
           {"label_zh", true, "", ""},
           {"type", true, "time-to-event|proportion|count|continuous|other", ""},
           {"better", true, "higher|lower|neither", "which arm value is benefit"},
           {"event", true, "harm|benefit|none", "what a ratio counts"},
           {"unit", false, "", "usual unit"},
           {"domain", true, "efficacy|safety|quality-of-life|laboratory", ""},
           {"related_to", false, "", "slug of an endpoint that is near but not the same"}}};
}

SheetSpec sections_spec() {
  return {"sections", "sections.csv", {{"number", true, "", "headings as numbers: 5.2.1"}, {"heading", true, "", "what stands there, our words"}}};
}

SheetSpec scales_spec() {
  return {"scales",
          "scales.csv",
          {{"slug", true, "", ""},
           {"document", false, "", "slug of the document that defines it"},
           {"issuer", true, "", ""},
           {"edition", true, "", ""},
           {"kind", true, "evidence|recommendation", ""},
           {"ranked", true, "yes|no", "no: the issuer gives a printed order only"},
           {"label_en", true, "", ""},
           {"label_zh", true, "", ""}}};
}

SheetSpec grades_spec() {
  return {"grades",
          "grades.csv",
          {{"scale", true, "", "slug of the scale"},
           {"code", true, "", "as printed, folded: IA"},
           {"printed_order", true, "", "1, 2, 3 …"},
           {"label_en", true, "", ""},
           {"label_zh", true, "", ""},
           {"definition", true, "", "our paraphrase with exact thresholds"},
           note,
           locator}};
}

SheetSpec results_spec() {
  return {"results",
          "results.csv",
          {id,
           section,
           refs,
           {"trial", true, "", "slug or name of a trial"},
           {"comparison_kind", true, "randomised|nonrandomised|prognostic|single-arm", "how the arms came about"},
           {"population", true, "", "expression: hr+ ; her2- ; line first [heading]"},
           {"population_note", false, "", "baseline shares and conditions, our words"},
           {"parent_population", false, "", "for a subgroup: the population it is part of"},
           {"experimental", true, "", "regimen: ribociclib + (letrozole | anastrozole); groups of a prognostic comparison in double quotes"},
           {"control", false, "", "regimen or quoted group; empty for a single arm"},
           {"endpoint", true, "", "slug or name: PFS"},
           {"at", false, "", "time of a rate as printed: 6 months, 5年"},
           {"analysis", false, "", "any of interim final exploratory subgroup update primary, joined by '; '"},
           {"assessor", false, "investigator|independent", "empty: unstated"},
           {"data_cut", false, "", "as printed"},
           {"follow_up", false, "", "as printed"},
           {"update_of", false, "", "id of the earlier finding in this file; public id document:id of one elsewhere"},
           {"completes", false, "", "public id of a quoted finding that this one completes"},
           {"measure", false, "median|rate|proportion|count|mean|total", "what the arm values are"},
           {"measure_basis", false, "printed|implied", "whether the word for the measure is printed"},
           {"unit", false, "", "of the arm values as printed: months, weeks, %"},
           {"experimental_raw", false, "", "digits as printed; 'not reached'; about 5; 32%～67%"},
           {"control_raw", false, "", "likewise"},
           {"experimental_n", false, "", "patients of the arm"},
           {"control_n", false, "", "likewise"},
           {"experimental_events", false, "", "events counted"},
           {"control_events", false, "", "likewise"},
           {"total_n", false, "", "patients of all arms together, where printed; never a sum of ours"},
           {"experimental_ci_low_raw", false, "", "interval of the arm's own value"},
           {"experimental_ci_high_raw", false, "", "likewise"},
           {"control_ci_low_raw", false, "", "likewise"},
           {"control_ci_high_raw", false, "", "likewise"},
           {"effect_measure", false, "HR|OR|RR|difference|relative_reduction", ""},
           {"effect_raw", false, "", "digits as printed"},
           {"effect_derivation", false, "RISK_REDUCTION", "empty: quoted; RISK_REDUCTION: HR = 1 - x/100"},
           {"orientation", false, "exp/ctl|ctl/exp|unknown", "which arm the ratio has on top; required with an effect"},
           {"orientation_basis", false, "wording|arm order", "where the orientation is read from"},
           {"ci_level", false, "", "95 where printed"},
           {"ci_level_basis", false, "quoted|unstated", "required with an interval"},
           {"ci_low_raw", false, "", "limit of the effect's interval as printed"},
           {"ci_high_raw", false, "", "likewise"},
           {"p_raw", false, "", "comparator and digits as printed: ＜0.000 1"},
           {"p_sides", false, "1|2", "only where printed"},
           {"p_sides_basis", false, "quoted", ""},
           {"wording", false, "significant|not_significant|non_inferior", "what the sentence says of the result; empty: nothing"},
           note,
           locator,
           document},
          true};
}

// The trials' own publications, one a line: nobody has a text of them that could be verified.
SheetSpec publications_spec() {
  SheetSpec out = document_spec();
  out.kind = "publications";
  out.file = "documents.csv";
  std::erase_if(out.columns, [](ColumnSpec const& column) { return column.name == "sha256" || column.name == "length"; });
  for (auto& column : out.columns)
    if (column.name == "kind") column.permitted = "publication";
  out.columns.push_back({"pmid", false, "", "PubMed number, digits"});
  out.columns.push_back({"doi", false, "", "10.…/…"});
  out.columns.push_back({"registry", false, "", "registry ids of its trials, joined by '; '"});
  return out;
}

// Findings of all publications in one file, without places in a text.
SheetSpec publication_results_spec() {
  SheetSpec out = results_spec();
  out.kind = "publication-results";
  std::erase_if(out.columns, [](ColumnSpec const& c) {
    return c.name == "section" || c.name == "refs" || c.name == "completes" || c.name == "locator" || c.name == "document";
  });
  out.rows_name_documents = false;  // a publication is looked up in the file beside it
  out.columns.insert(out.columns.begin(), {"document", true, "", "id of the publication in documents.csv"});
  out.columns.push_back({"source_kind", true, "abstract|full-text|label|scorecard", "what was read"});
  out.columns.push_back({"extraction", true, "double|single", "double: a second reader confirmed all numbers"});
  out.columns.push_back({"read_in", true, "", "public address, or repository and path, where it was read"});
  return out;
}

// A finding of a user's own source that completes a quoted one: the columns of results, of which only `completes` is required, and those that
// compare --needs adds, so that its table can be filled in.
SheetSpec supplement_spec() {
  SheetSpec out = results_spec();
  out.kind = "supplement";
  out.rows_name_documents = false;  // a supplement has its own way of finding the document of a row
  out.file = "supplement.csv";
  for (auto& column : out.columns) column.required = column.name == "completes";
  for (auto& column : out.columns)
    if (column.name == "document") column.help = "id of the source of this row: a publication, a registry; empty: the one of --document";
  for (auto const* name : {"quoted", "lacks", "query", "book", "program"})
    out.columns.push_back({name, false, "", "of the table of compare --needs; not read"});
  return out;
}

SheetSpec claims_spec() {
  return {"claims",
          "claims.csv",
          {id,
           section,
           refs,
           {"trial", false, "", "slug or name; empty for a body of evidence"},
           {"intervention", false, "", "regimen, or our words in double quotes"},
           {"control", false, "", "regimen"},
           {"population", false, "", "expression"},
           {"endpoint", false, "", "slug or name; empty when none is named"},
           {"topic", true, "efficacy|safety|quality-of-life|sequencing|biomarker|dose|practice|mechanism", ""},
           {"polarity", true, "benefit|no_benefit|similar|harm|uncertain|context", "what is said of the experimental side"},
           {"statement", true, "", "one sentence, our words"},
           note,
           locator,
           document},
          true};
}

SheetSpec recommendations_spec() {
  return {"recommendations",
          "recommendations.csv",
          {id,
           section,
           refs,
           {"source_kind", true, "table|text", ""},
           {"table_no", false, "", "number of the table"},
           {"cell_order", false, "", "row.column.item from 1"},
           {"population", true, "", "expression"},
           {"category", false, "", "row head in our words"},
           {"condition", false, "", "what the expression cannot say, our words"},
           {"intervention_kind", true, "regimen|procedure|test|monitoring|supportive|trial-entry|treatment-stop|none-stated|principle", ""},
           {"intervention", false, "", "regimen, or our words in double quotes; empty for none-stated"},
           {"direction", true, "for|against|neutral", ""},
           {"scale", false, "", "slug of the scale of the grade"},
           {"grade", false, "", "code on that scale"},
           {"level_scale", false, "", "slug of the scale of the level"},
           {"level", false, "", "code on that scale"},
           {"strength_wording", false, "", "word of strength in running text, as printed"},
           {"attributed_to", false, "", "another guideline or body"},
           {"support", false, "", "ids of findings and claims that the text gives as ground, joined by '; '"},
           note,
           locator,
           document},
          true};
}

SheetSpec referrals_spec() {
  return {"referrals",
          "referrals.csv",
          {id,
           section,
           refs,
           {"population", true, "", "who is referred"},
           {"treat_as", true, "", "expression that replaces the dimensions it names"},
           {"plus", false, "", "regimen or quoted words to be added"},
           {"condition", false, "", "our words"},
           {"strength_wording", false, "", "as printed"},
           note,
           locator}};
}

SheetSpec regulatory_spec() {
  return {"regulatory",
          "regulatory.csv",
          {id,
           section,
           refs,
           {"intervention", true, "", "regimen"},
           {"jurisdiction", true, "china|mainland-china|hong-kong|usa|europe|japan|other", "china, mainland-china, usa, europe"},
           {"status", true, "approved|not_approved|not_marketed|priority_review|expected", ""},
           {"population", false, "", "expression"},
           {"indication", false, "", "our words"},
           {"as_of", false, "", "date of the statement; empty: the document's"},
           note,
           locator}};
}

SheetSpec doses_spec() {
  return {"doses",
          "doses.csv",
          {id,
           section,
           refs,
           {"drug", true, "", "one drug or class"},
           {"dose", false, "", "digits as printed; empty when none is stated"},
           {"unit", false, "", "mg, mg/kg, mg/m2, IU …; required with a dose"},
           {"route", false, "po|iv|sc|im", "empty: not stated"},
           {"interval", false, "", "daily, weekly, monthly, yearly, twice weekly, every 4 weeks, every 4-12 weeks; empty: not stated"},
           {"interval_raw", false, "", "as printed"},
           {"population", false, "", "expression"},
           {"use", true, "", "what it is given for, our words"},
           {"basis", true, "recommended|approved|studied|described", "how the document states it"},
           note,
           locator}};
}

SheetSpec links_spec() {
  return {"links",
          "links.csv",
          {{"quoted", true, "", "public id of the quoted finding: document:id"},
           {"publication", true, "", "public id of the finding of the trial's own publication"},
           {"relation", true, "same|rounded|one_sided_p|other_cut|other_assessor|other_population|differs|unrelated",
            "what holds instead of the rule's word; unrelated: no link"},
           {"reason", true, "", "why, your words"}}};
}

SheetSpec effects_spec() {
  return {"effects",
          "effects.csv",
          {{"study", true, "", "name of the study, your words"},
           {"endpoint", false, "", "your words: PFS"},
           {"measure", false, "HR|OR|RR|difference", "required with an effect"},
           {"orientation", false, "exp/ctl|ctl/exp|unknown", "which arm the ratio has on top; empty: exp/ctl"},
           {"effect", false, "", "digits as printed, trailing zeros too"},
           {"ci_lower", false, "", "likewise"},
           {"ci_upper", false, "", "likewise"},
           {"ci_level", false, "", "95 where printed; empty: read as 95 and marked so"},
           {"p", false, "", "comparator and digits as printed: <0.001"},
           {"p_sides", false, "1|2", "only where printed"},
           {"wording", false, "significant|not_significant|non_inferior", "what the text says of the result"},
           {"margin", false, "", "of non-inferiority, on the scale of the effect"},
           {"risk_reduction", false, "", "per cent by which the text says that the risk is reduced"},
           {"n_experimental", false, "", "patients of the arm"},
           {"n_control", false, "", "likewise"},
           {"n_total", false, "", "patients of all arms together, where printed"},
           {"events_experimental", false, "", "patients with an event, or responders"},
           {"events_control", false, "", "likewise"},
           {"median_experimental", false, "", "time as printed"},
           {"median_control", false, "", "likewise"},
           {"median_difference", false, "", "prolonged by so much, as printed"},
           {"unit", false, "months|weeks|days|years", "of the medians; empty: months"},
           {"percent_experimental", false, "", "share of patients of the arm, in per cent as printed"},
           {"percent_control", false, "", "likewise"},
           {"percent_ci_lower_experimental", false, "", "interval of that share"},
           {"percent_ci_upper_experimental", false, "", "likewise"},
           {"percent_ci_lower_control", false, "", "likewise"},
           {"percent_ci_upper_control", false, "", "likewise"}}};
}

}  // namespace

std::span<SheetSpec const> sheet_specs() {
  static std::vector<SheetSpec> const specs{
      document_spec(),   trials_spec(), terms_spec(),   names_spec(),      endpoints_spec(),       sections_spec(),
      scales_spec(),     grades_spec(), results_spec(), claims_spec(),     recommendations_spec(), referrals_spec(),
      regulatory_spec(), doses_spec(),  effects_spec(), supplement_spec(), publications_spec(),    publication_results_spec(),
      links_spec()};
  return specs;
}

SheetSpec const* find_spec(std::string_view kind) {
  for (auto const& spec : sheet_specs())
    if (spec.kind == kind) return &spec;
  return nullptr;
}

}  // namespace importer
