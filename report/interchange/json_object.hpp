// report/interchange/json_object.hpp - JSON put together as text, in the order of the calls, so that a printed number keeps its digits. Nothing is
// written for an empty value: FHIR has neither empty texts nor empty objects.
#pragma once
#include <string>
#include <vector>

#include "core/text/json.hpp"

namespace report::interchange {

inline std::string json_array(std::vector<std::string> const& items, char const* between = ",") {
  std::string out;
  for (auto const& item : items)
    if (!item.empty()) out += (out.empty() ? "" : between) + item;
  return out.empty() ? out : "[" + out + "]";
}

class JsonObject {
 public:
  JsonObject& raw(std::string const& key, std::string const& value) {
    if (!value.empty()) text_ += (text_.empty() ? "" : ",") + core::text::json_string(key) + ":" + value;
    return *this;
  }
  JsonObject& text(std::string const& key, std::string const& value) { return raw(key, value.empty() ? "" : core::text::json_string(value)); }
  JsonObject& number(std::string const& key, std::string const& printed) { return raw(key, core::text::json_number(printed).value_or("")); }
  JsonObject& list(std::string const& key, std::vector<std::string> const& items) { return raw(key, json_array(items)); }
  std::string str() const { return text_.empty() ? "" : "{" + text_ + "}"; }

 private:
  std::string text_;
};

}  // namespace report::interchange
