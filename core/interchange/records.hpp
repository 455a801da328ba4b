// core/interchange/records.hpp - what is handed to other programs, as plain records: made by questions to a book, written by report/interchange/.
// Numbers that a document prints are texts with its digits; numbers that we computed are numbers. Knows no format and no SQL.
#pragma once
#include <string>
#include <vector>

namespace core::interchange {

// One ratio of one trial on the logarithmic scale, first arm over second.
struct Contrast {
  std::string study, year;         // year of the study where it is known
  std::string measure;             // HR, OR, RR
  std::string treat1, treat2;      // experimental, control: nodes
  double te = 0, se = 0;           // ln of the ratio treat1 over treat2
  std::string endpoint, question;  // question: endpoint, line, subtype and assessor as one text
  std::string quoted, se_source;   // as printed; where the standard error comes from
  std::string finding_id, document_id;
};

// Why something that was asked for is not in the file.
struct LeftOut {
  std::string id, study, quoted, reason, remedy;
};

struct Contrasts {
  std::vector<Contrast> rows;
  std::vector<LeftOut> left_out;
};

struct Publication {
  std::string id, title, title_en, kind, language, publisher, edition, published, status, doi, pmid, registry;
};

struct Arm {
  std::string regimen, raw, unit, n, events, ci_low, ci_high;
};

// A code on a scale that a document printed beside a recommendation which rests on the finding.
struct Rating {
  std::string kind;                          // level or grade
  std::string scale_id, scale, code, label;  // of the issuer's own scale
  std::string recommendation_id;
  std::string basis;  // stated by the document, or fitting by rule, in words
};

struct Finding {
  std::string id, document_id, status, title, place;
  std::string trial, registry, design, comparison_kind;
  std::string population, endpoint, at, measure, analysis, assessor, follow_up, note;
  std::string read_in;          // of a publication: abstract, full text, label or scorecard; empty for a quote of a document
  bool single_reading = false;  // of a publication, by one reader
  Arm experimental, control;    // regimen of control empty: there is one arm
  std::string total_n;
  std::string effect_measure, orientation, effect, derivation, ci_level, ci_low, ci_high, p_comparator, p, p_sides;
  std::string shows;  // favours, against, no difference, unknown
  std::vector<Rating> ratings;
};

struct Evidence {
  std::string book, program;  // content hash, version
  std::vector<Finding> findings;
  std::vector<Publication> publications;
  std::vector<LeftOut> left_out;
};

}  // namespace core::interchange
