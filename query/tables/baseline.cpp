// query/tables/baseline.cpp - a bare "30" is refused: nobody can know whether per cent is meant.
#include "query/tables/baseline.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "core/text/number.hpp"
#include "core/text/unicode.hpp"

namespace query {
namespace {

using core::UsageError;

char const* const advice = "write the risk of the event as 30%, 300/1000 or 0.3, for one endpoint PFS=30%, with its time \"PFS=30% @ 24 months\"";

std::optional<double> number(std::string const& text) {
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// As a fraction; nothing where it is none.
std::optional<double> fraction_of(std::string const& text) {
  if (text.ends_with("%")) {
    auto const percent = number(core::text::trim(text.substr(0, text.size() - 1)));
    return percent ? std::optional(*percent / 100) : std::nullopt;
  }
  if (auto const slash = text.find('/'); slash != std::string::npos) {
    auto const events = number(core::text::trim(text.substr(0, slash))), n = number(core::text::trim(text.substr(slash + 1)));
    return events && n && *n > 0 ? std::optional(*events / *n) : std::nullopt;
  }
  return number(text);
}

double risk_of(std::string const& typed, std::string const& text) {
  auto const risk = fraction_of(text);
  if (!risk) throw UsageError(fmt::format("--baseline {}: '{}' is no risk", typed, text), advice);
  if (*risk > 0 && *risk < 1) return *risk;
  bool const percent_meant = *risk > 1 && *risk < 100 && text.find_first_of("%/") == std::string::npos;
  throw UsageError(fmt::format("--baseline {}: a risk lies between 0 and 100%, without these", typed),
                   percent_meant ? fmt::format("did you mean {}%?", text) : std::string(advice));
}

void set_endpoint(schema::Vocabulary const& vocabulary, Filters const& filters, std::string const& typed, std::string const& name, Baseline& out) {
  auto const endpoint = vocabulary.endpoint(name);
  if (endpoint && std::find(filters.endpoints.begin(), filters.endpoints.end(), endpoint->id) != filters.endpoints.end()) {
    out.endpoint_id = endpoint->id;
    out.endpoint = endpoint->label;
    return;
  }
  auto const near = core::text::did_you_mean(name, filters.endpoint_labels);
  throw UsageError(fmt::format("--baseline {}: '{}' is not among the endpoints of this table", typed, name),
                   (near.empty() ? "" : near + " ") + fmt::format("asked for: {}", fmt::join(filters.endpoint_labels, ", ")));
}

}  // namespace

std::vector<Baseline> read_baselines(schema::Vocabulary const& vocabulary, Filters const& filters, std::vector<std::string> const& typed) {
  std::vector<Baseline> out;
  for (auto const& text : typed) {
    Baseline one;
    auto const at = text.find('@');
    std::string rest = text.substr(0, at);
    if (at != std::string::npos) {
      one.time = core::text::trim(text.substr(at + 1));
      if (!core::text::parse_months(one.time))
        throw UsageError(fmt::format("--baseline {}: '{}' is no time", text, one.time), "a number with its unit: \"PFS=50% @ 24 months\", @ 5 years");
    }
    if (auto const equals = rest.find('='); equals != std::string::npos) {
      set_endpoint(vocabulary, filters, text, core::text::trim(rest.substr(0, equals)), one);
      rest.erase(0, equals + 1);
    }
    one.risk_typed = core::text::trim(rest);
    one.risk = risk_of(text, one.risk_typed);
    if (std::any_of(out.begin(), out.end(), [&](Baseline const& b) { return b.endpoint_id == one.endpoint_id; }))
      throw UsageError(fmt::format("--baseline {}: a second risk for {}", text, one.endpoint.empty() ? "all endpoints" : one.endpoint),
                       "give one for each endpoint");
    out.push_back(std::move(one));
  }
  return out;
}

Baseline const* baseline_of(std::vector<Baseline> const& all, std::int64_t endpoint_id) {
  Baseline const* out = nullptr;
  for (auto const& one : all)
    if (one.endpoint_id == endpoint_id || (one.endpoint_id == 0 && out == nullptr)) out = &one;
  return out;
}

}  // namespace query
