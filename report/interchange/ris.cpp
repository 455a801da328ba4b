// report/interchange/ris.cpp - a tag, two blanks, a hyphen, a blank; lines end with CR LF, a record with ER. A value has one line.
#include "report/interchange/ris.hpp"

namespace report::interchange {
namespace {

using core::interchange::Publication;

// Reviews, and publications that PubMed or a DOI names, are articles of a journal; what only the user has is unpublished.
std::string type_of(Publication const& p) {
  bool const article = p.kind == "publication" && (!p.pmid.empty() || !p.doi.empty());
  if (article || p.kind == "review") return "JOUR";
  if (p.kind == "guideline") return "RPRT";
  if (p.kind == "patient-guide") return "PAMP";
  return p.kind == "own" ? "UNPB" : "GEN";
}

void add(std::string& out, char const* tag, std::string const& value) {
  if (value.empty()) return;
  out += std::string(tag) + "  - ";
  for (char const c : value) out += c == '\n' || c == '\r' ? ' ' : c;
  out += "\r\n";
}

std::string record(Publication const& p) {
  std::string out = "TY  - " + type_of(p) + "\r\n";
  add(out, "TI", p.title);
  if (p.title_en != p.title) add(out, "TT", p.title_en);
  add(out, "T2", p.publisher);
  add(out, "ET", p.edition);
  add(out, "PY", p.published.substr(0, 4));
  std::string date = p.published;
  for (char& c : date)
    if (c == '-') c = '/';
  if (p.published.size() > 4) add(out, "DA", date);
  add(out, "LA", p.language);
  add(out, "DO", p.doi);
  if (!p.doi.empty()) add(out, "UR", "https://doi.org/" + p.doi);
  add(out, "AN", p.pmid);
  if (!p.pmid.empty()) add(out, "DB", "PubMed");
  if (!p.registry.empty()) add(out, "N1", "Trial registration: " + p.registry);
  add(out, "ID", p.id);
  return out + "ER  - \r\n";
}

}  // namespace

std::string ris(std::vector<Publication> const& publications) {
  std::string out;
  for (auto const& p : publications) out += (out.empty() ? "" : "\r\n") + record(p);
  return out;
}

}  // namespace report::interchange
