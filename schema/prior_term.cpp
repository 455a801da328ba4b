// schema/prior_term.cpp - slugs and labels of generated terms.
#include "schema/prior_term.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace schema {
namespace {

struct Words {
  std::string_view en_before, zh_before, zh_after;
};

Words words_of(std::string const& status) {
  static std::map<std::string, Words> const words{
      {"naive", {"no prior ", "未经", "治疗"}},
      {"exposed", {"prior ", "", "经治"}},
      {"progressed", {"progressed on or after ", "", "治疗后进展"}},
      {"refractory", {"refractory to ", "", "难治"}},
      {"not-progressed", {"not progressed on ", "", "治疗未进展"}},
  };
  return words.at(status);
}

void read_lines(std::string const& lines, PriorTermName& name) {
  if (lines.empty()) return;
  auto const number = [](std::string_view s) {
    int n = 0;
    for (char const c : s) n = c >= '0' && c <= '9' ? n * 10 + (c - '0') : n;
    return n;
  };
  auto const dash = lines.find('-');
  if (lines.starts_with(">="))
    name.lines_min = number(lines);
  else if (lines.starts_with("<="))
    name.lines_min = 0, name.lines_max = number(lines);
  else if (dash != std::string::npos)
    name.lines_min = number(lines.substr(0, dash)), name.lines_max = number(lines.substr(dash + 1));
  else
    name.lines_min = name.lines_max = number(lines);
}

}  // namespace

PriorTermName name_prior_term(core::text::PriorTherapy const& therapy, std::vector<Term> treatments) {
  std::sort(treatments.begin(), treatments.end(), [](Term const& a, Term const& b) { return a.slug < b.slug; });
  std::string slugs, en, zh;
  for (auto const& treatment : treatments) {
    slugs += (slugs.empty() ? "" : "|") + treatment.slug;
    en += (en.empty() ? "" : " or ") + treatment.label_en;
    zh += (zh.empty() ? "" : "或") + treatment.label_zh;
  }
  PriorTermName name;
  read_lines(therapy.lines, name);
  name.dimension = "prior:" + slugs;
  name.slug = name.dimension + ":" + therapy.status;
  std::string extra_en, extra_zh;
  auto const qualify = [&](std::string const& key, std::string const& value, std::string const& text_en, std::string const& text_zh) {
    if (value.empty()) return;
    name.slug += ":" + key + "=" + value;
    extra_en += (extra_en.empty() ? "" : ", ") + text_en;
    extra_zh += (extra_zh.empty() ? "" : "，") + text_zh;
  };
  std::string const setting_zh = therapy.setting == "adjuvant" ? "辅助" : therapy.setting == "neoadjuvant" ? "新辅助" : "晚期";
  qualify("setting", therapy.setting, therapy.setting + " setting", setting_zh + "阶段");
  qualify("lines", therapy.lines, fmt::format("{} line{}", therapy.lines, therapy.lines == "1" ? "" : "s"), therapy.lines + "线");
  qualify("interval", therapy.interval, "interval " + therapy.interval, "间隔" + therapy.interval);
  auto const words = words_of(therapy.status);
  name.label_en = std::string(words.en_before) + en + (extra_en.empty() ? "" : " (" + extra_en + ")");
  name.label_zh = std::string(words.zh_before) + zh + std::string(words.zh_after) + (extra_zh.empty() ? "" : "（" + extra_zh + "）");
  return name;
}

}  // namespace schema
