// report/interchange/cinema.cpp - the inverse-variance layout. CINeMA wants risk of bias and indirectness as 1, 2 or 3: nothing is put in for the
// user.
#include <fmt/format.h>

#include <algorithm>

#include "report/interchange/contrast_files.hpp"
#include "report/interchange/table_csv.hpp"

namespace report::interchange {

using core::interchange::Contrast;

std::vector<ZipEntry> cinema_files(core::interchange::Contrasts const& contrasts) {
  std::vector<std::pair<std::string, ZipEntry>> by_question;
  for (auto const& c : contrasts.rows) {
    auto const key = c.measure + "\n" + c.question;
    auto at = std::find_if(by_question.begin(), by_question.end(), [&](auto const& one) { return one.first == key; });
    if (at == by_question.end()) {
      auto const name = fmt::format("network-{}.csv", by_question.size() + 1);
      at = by_question.insert(by_question.end(), {key, {name, csv_line({"id", "t1", "t2", "effect", "se", "rob", "indirectness"})}});
    }
    at->second.bytes += csv_line({c.study, c.treat1, c.treat2, number(c.te), number(c.se), "", ""});
  }
  std::vector<ZipEntry> out;
  for (auto& [key, file] : by_question) out.push_back(std::move(file));
  return out;
}

}  // namespace report::interchange
