// report/interchange/netmeta.cpp - columns in the order of netmeta's arguments; sm names the measure as its argument sm does.
#include "report/interchange/contrast_files.hpp"
#include "report/interchange/table_csv.hpp"

namespace report::interchange {

std::string netmeta_csv(core::interchange::Contrasts const& contrasts) {
  std::string out = csv_line({"TE", "seTE", "treat1", "treat2", "studlab", "sm", "question", "quoted", "se_source", "finding_id", "document_id"});
  for (auto const& c : contrasts.rows)
    out += csv_line(
        {number(c.te), number(c.se), c.treat1, c.treat2, c.study, c.measure, c.question, c.quoted, c.se_source, c.finding_id, c.document_id});
  return out;
}

std::string left_out_csv(std::vector<core::interchange::LeftOut> const& left_out) {
  std::string out = csv_line({"id", "study", "quoted", "reason", "remedy"});
  for (auto const& row : left_out) out += csv_line({row.id, row.study, row.quoted, row.reason, row.remedy});
  return out;
}

}  // namespace report::interchange
