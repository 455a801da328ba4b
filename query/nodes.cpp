// query/nodes.cpp - without a lump a node is called as its regimen is; with one, its name is put together from the slots anew.
#include "query/nodes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/error.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;

struct Slot {
  std::set<std::string> options;
  bool choice = false, placebo = true;
};

std::string joined(std::set<std::string> const& options) {
  return options.size() == 1 ? *options.begin() : fmt::format("({})", fmt::join(options, " | "));
}

// Slots of like content stand in one order, whatever order the document has; lumped drugs of one class fall together.
std::string name_of(std::vector<Slot> const& slots, Lumps const& lumps) {
  bool const only_placebo = std::all_of(slots.begin(), slots.end(), [](Slot const& s) { return s.placebo; });
  std::vector<std::string> parts;
  for (auto const& slot : slots)
    if (!(slot.placebo && lumps.placebo && !only_placebo))
      parts.push_back((slot.choice && !lumps.choice ? "physician's choice: " : "") + joined(slot.options));
  std::sort(parts.begin(), parts.end());
  if (!lumps.classes.empty()) parts.erase(std::unique(parts.begin(), parts.end()), parts.end());  // two drugs of a lumped class are one
  return fmt::format("{}", fmt::join(parts, " + "));
}

std::string option_of(Statement& s, Lumps const& lumps) {
  auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
  std::string out = (text("relation") == "other_than_prior" ? "other than prior: " : "") + text("label");
  if (!text("except_label").empty()) out += " except " + text("except_label");
  if (!text("dose").empty() && !lumps.doses) out += " @ " + text("dose");
  return out;
}

std::map<std::int64_t, std::string> regimen_labels(Connection& book, std::string const& ids) {
  std::map<std::int64_t, std::string> out;
  Statement s(book, "SELECT r.id, r.label_en FROM json_each(?1) j JOIN regimen r ON r.id = j.value");
  s.bind(1, ids);
  while (s.executeStep()) out[s.getColumn(0).getInt64()] = s.getColumn(1).getString();
  return out;
}

bool is_class(std::string const& dimension) { return dimension == "drug-class"; }

}  // namespace

Lumps read_lumps(schema::Vocabulary const& vocabulary, std::vector<std::string> const& typed) {
  Lumps out;
  for (auto const& value : typed) {
    out.typed.push_back(value);
    if (value == "dose")
      out.doses = true;
    else if (value == "placebo")
      out.placebo = true;
    else if (value == "choice")
      out.choice = true;
    else {
      std::string const name = value.starts_with("class:") ? value.substr(6) : value;
      auto const term = vocabulary.term(name, is_class);
      if (!term) {
        auto const near = vocabulary.near_terms(name, is_class);
        throw core::UsageError("--lump " + value + ": there is no such class",
                               (near.empty() ? "" : near + "\n    ") + "known: class:NAME of a drug class, dose, placebo, choice");
      }
      out.classes.push_back(term->id);
    }
  }
  return out;
}

std::map<std::int64_t, std::string> nodes_of(Connection& book, std::set<std::int64_t> const& regimens, Lumps const& lumps) {
  std::string const ids = fmt::format("[{}]", fmt::join(regimens, ","));
  if (!lumps.any()) return regimen_labels(book, ids);
  Statement s(book, std::string(sql::nodes));
  s.bind(1, ids);
  s.bind(2, fmt::format("[{}]", fmt::join(lumps.classes, ",")));
  std::map<std::int64_t, std::map<int, Slot>> slots;
  while (s.executeStep()) {
    auto& slot = slots[s.getColumn(0).getInt64()][s.getColumn(1).getInt()];
    auto const role = text_or_empty(s, s.getColumnIndex("role"));
    slot.options.insert(option_of(s, lumps));
    slot.choice = slot.choice || role == "choice";
    slot.placebo = slot.placebo && role == "placebo";
  }
  std::map<std::int64_t, std::string> out;
  for (auto const& [regimen, by_number] : slots) {
    std::vector<Slot> list;
    for (auto const& [number, slot] : by_number) list.push_back(slot);
    out[regimen] = name_of(list, lumps);
  }
  return out;
}

}  // namespace query
