// report/interchange/fhir.cpp - the bundle and its citations; an Evidence resource is made in fhir_evidence.cpp. Full URLs are urn:trialbook:…, and
// references are full URLs, so that the bundle needs no server.
#include "report/interchange/fhir.hpp"

#include <algorithm>

#include "core/text/hash.hpp"
#include "report/interchange/fhir_evidence.hpp"
#include "report/interchange/json_object.hpp"

namespace report::interchange {
namespace {

using core::interchange::Evidence;
using core::interchange::LeftOut;
using core::interchange::Publication;

std::string identifier(char const* system, std::string const& value) {
  return value.empty() ? "" : JsonObject().text("system", system).text("value", value).str();
}

std::string publication_form(Publication const& p) {
  std::string const place = JsonObject().text("title", p.publisher).str();
  std::string const language = p.language.empty() ? "" : "[" + JsonObject().text("text", p.language).str() + "]";
  return JsonObject().raw("publishedIn", place).text("publicationDateText", p.published).raw("language", language).str();
}

std::string citation(Publication const& p, std::string const& version) {
  auto const artifact =
      JsonObject()
          .list("identifier", {identifier("https://doi.org", p.doi), identifier("http://www.ncbi.nlm.nih.gov/pubmed", p.pmid)})
          .list("title", {JsonObject().text("text", p.title).str(), p.title_en == p.title ? "" : JsonObject().text("text", p.title_en).str()})
          .list("publicationForm", {publication_form(p)});
  return JsonObject()
      .text("resourceType", "Citation")
      .text("id", fhir_id(p.id))
      .text("url", citation_url(p.id))
      .list("identifier", {identifier("urn:trialbook:document", p.id)})
      .text("version", version)
      .text("title", p.title_en.empty() ? p.title : p.title_en)
      .text("status", p.status)
      .raw("citedArtifact", artifact.str())
      .str();
}

std::string outcome(std::vector<LeftOut> const& left_out) {
  std::vector<std::string> issues;
  for (auto const& row : left_out)
    issues.push_back(
        JsonObject().text("severity", "warning").text("code", "incomplete").text("diagnostics", row.id + " is left out: " + row.reason).str());
  return issues.empty() ? "" : JsonObject().text("resourceType", "OperationOutcome").text("id", "left-out").list("issue", issues).str();
}

std::string entry(std::string const& url, std::string const& resource) { return JsonObject().text("fullUrl", url).raw("resource", resource).str(); }

std::string version_of(Publication const& p, Evidence const& evidence) {
  if (!p.edition.empty()) return p.edition;
  constexpr std::size_t digits = 12;
  return p.published.empty() ? evidence.book.substr(0, digits) : p.published;
}

}  // namespace

std::string fhir_id(std::string const& public_id) {
  constexpr std::size_t most = 64, digest = 12;
  std::string out = public_id;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-'; }, '.');
  return out.size() <= most ? out : out.substr(0, most - digest - 1) + "-" + core::text::sha256(public_id).substr(0, digest);
}

std::string fhir_bundle(Evidence const& evidence) {
  std::vector<std::string> entries;
  for (auto const& p : evidence.publications) entries.push_back(entry(citation_url(p.id), citation(p, version_of(p, evidence))));
  for (auto const& f : evidence.findings) {
    auto const p =
        std::find_if(evidence.publications.begin(), evidence.publications.end(), [&](Publication const& one) { return one.id == f.document_id; });
    auto const version = p == evidence.publications.end() ? std::string() : version_of(*p, evidence);
    entries.push_back(entry(evidence_url(f.id), evidence_resource(f, version)));
  }
  auto const bundle =
      JsonObject()
          .text("resourceType", "Bundle")
          .text("id", "trialbook-" + evidence.book.substr(0, 12))
          .raw("meta", JsonObject().list("tag", {JsonObject().text("system", "urn:trialbook:fhir-version").text("code", "5.0.0").str()}).str())
          .raw("identifier", identifier("urn:trialbook:book", evidence.book))
          .text("type", "collection")
          .raw("entry", json_array(entries, ",\n"))
          .raw("issues", outcome(evidence.left_out));
  return bundle.str() + "\n";
}

}  // namespace report::interchange
