// cli/arguments.cpp - look-ups and the shared option groups.
#include "cli/arguments.hpp"

#include <algorithm>
#include <charconv>

#include "core/error.hpp"

#include "report/formats.hpp"

namespace cli {

bool Arguments::has(std::string_view name) const {
  return std::any_of(values_.begin(), values_.end(), [&](auto const& v) { return v.first == name; });
}

std::string Arguments::get(std::string_view name, std::string const& otherwise) const {
  for (auto const& [key, value] : values_)
    if (key == name) return value;
  return otherwise;
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  std::vector<std::string> out;
  for (auto const& [key, value] : values_)
    if (key == name) out.push_back(value);
  return out;
}

bool is_positional(Option const& option) { return option.name.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos; }

Arguments Arguments::without(std::string_view name) const {
  Arguments out = *this;
  std::erase_if(out.values_, [&](auto const& v) { return v.first == name; });
  return out;
}

Option format_option(std::string const& otherwise) {
  return {"format", "NAME", report::format_names() + "; otherwise the suffix of --output decides, else " + otherwise, false, false, "format"};
}

std::size_t number_of(Arguments const& arguments, std::string const& option, std::size_t otherwise) {
  if (!arguments.has(option)) return otherwise;
  std::string const text = arguments.get(option);
  std::size_t out = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out > 1000000000)
    throw core::UsageError("--" + option + " " + text + ": not a number", "a whole number from 0 to 1000000000");
  return out;
}

std::vector<Option> with_answer_options(std::vector<Option> own) {
  own.push_back({"db", "FILE", "the book to ask; otherwise $TRIALBOOK_DB, your own book, or the shipped one"});
  own.push_back(format_option());
  own.push_back({"bom", "", "CSV begins with a byte order mark, by which spreadsheet programs know UTF-8"});
  own.push_back({"spreadsheet-safe", "", "CSV: text that begins with = + - @ gets an apostrophe in front, so that no cell becomes a formula"});
  own.push_back({"output", "FILE", "write there instead of the terminal: " + report::format_suffixes()});
  own.push_back({"overwrite", "", "replace an existing output file"});
  own.push_back({"lang", "LANGUAGE", "en or zh: headings, labels and this help; codes, ids and errors stay English", false, false, "en|zh"});
  return own;
}

std::vector<Option> filter_options() {
  return {{"subtype", "NAME", "HR+/HER2-, TNBC, HER2+, HER2-low …", false, false, "subtype"},
          {"line", "NAME", "first, second, second-or-later, third-or-later", false, false, "line"},
          {"prior", "THERAPY[=STATUS]",
           "a prior therapy: cdk46-inhibitor, palbociclib=progressed; STATUS is naive, exposed (otherwise), progressed, refractory, not-progressed",
           false, true, "prior"},
          {"menopausal", "NAME", "postmenopausal, premenopausal, pre-or-perimenopausal", false, false, "menopausal"},
          {"biomarker", "NAME", "pik3ca-mutated, esr1-mutated, gbrca-mutated …", false, true, "biomarker"},
          {"site", "NAME", "brain-metastases, bone-metastases …", false, true, "site"},
          {"setting", "NAME", "primary-endocrine-resistance, visceral-crisis, her2-relapse-within-12-months …", false, true, "setting"},
          {"disease", "NAME", "advanced-breast-cancer …", false, false, "disease"},
          {"sex", "NAME", "male, female", false, false, "sex"},
          {"region", "NAME", "chinese, asian", false, false, "region"},
          {"treatment", "NAME", "a drug or class in the regimen: ribociclib, CDK4/6 inhibitor, 德曲妥珠单抗", false, true, "treatment"},
          {"document", "ID", "one document only; otherwise all current ones", false, false, "document"}};
}

}  // namespace cli
