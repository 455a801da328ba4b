// importer/jsonl_reader.cpp - simdjson, one line at a time: what it hands out points into the line, which gives the places.
#include "importer/jsonl_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

#include "core/error.hpp"
#include "core/text/unicode.hpp"

namespace importer {
namespace {

namespace json = simdjson::ondemand;

constexpr std::size_t most_broken_lines = 20;

struct Member {
  std::string key;
  Field value;
  std::size_t key_column = 0;
};

struct Broken {
  std::size_t at = 0;  // byte of the line
  std::string text, message, advice;
};

class Reader {
 public:
  Reader(std::string file, std::string_view bytes, std::function<void(Record&)> const& take) : file_(std::move(file)), rest_(bytes), take_(take) {}

  void run() {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    while (!rest_.empty() && problems_.size() < most_broken_lines) read_line(next_line());
    hand_out();
    if (!problems_.empty()) throw core::InputError(std::move(problems_));
  }

 private:
  struct Row {
    std::size_t line;
    std::vector<Member> members;
  };

  std::string_view next_line() {
    auto const end = std::min(rest_.find('\n'), rest_.size());
    auto const line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++line_;
    return line;
  }

  void read_line(std::string_view line) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    Row row{line_, {}};
    try {
      read_members(line, row.members);
      rows_.push_back(std::move(row));
    } catch (Broken const& b) {
      auto const column = 1 + core::text::count_code_points(line.substr(0, std::min(b.at, line.size())));
      problems_.push_back({file_, line_, column, "bad-json", b.text, b.message, b.advice});
    }
  }

  static Broken not_an_object(std::size_t at, simdjson::error_code error) {
    return {at,
            {},
            std::string("not a JSON object: ") + simdjson::error_message(error),
            "each line is one object, like {\"id\": \"my-trial-pfs\", \"effect_raw\": \"0.57\"}"};
  }

  // At the place that the parser stands at, where it knows one.
  [[noreturn]] static void refuse(json::document& document, simdjson::padded_string const& line, simdjson::error_code error) {
    char const* at = nullptr;
    bool const known = document.current_location().get(at) == simdjson::SUCCESS && at >= line.data() && at <= line.data() + line.size();
    throw not_an_object(known ? static_cast<std::size_t>(at - line.data()) : 0, error);
  }

  void read_members(std::string_view text, std::vector<Member>& out) {
    if (auto const bad = core::text::first_invalid_utf8(text)) throw Broken{*bad, {}, "this byte is not UTF-8", "save the file as UTF-8"};
    simdjson::padded_string const line(text);
    json::document document;
    json::object object;
    if (auto const error = parser_.iterate(line).get(document)) throw not_an_object(0, error);
    if (auto const error = document.get_object().get(object)) refuse(document, line, error);
    for (auto field : object) {
      json::field member;
      if (auto const error = std::move(field).get(member)) refuse(document, line, error);
      char const* const key_at = member.key().raw() - 1;
      std::string_view key;
      if (auto const error = member.unescaped_key().get(key)) refuse(document, line, error);
      Member made{std::string(key), {}, column_of(text, key_at - line.data())};
      if (std::any_of(out.begin(), out.end(), [&](Member const& m) { return m.key == made.key; }))
        throw Broken{static_cast<std::size_t>(key_at - line.data()), made.key, "this key stands twice in the line", "remove one of them"};
      read_value(member.value(), line, document, made.value);
      out.push_back(std::move(made));
    }
    if (document.current_location().error() == simdjson::SUCCESS)
      throw Broken{text.size(), {}, "something stands behind the object", "one object a line"};
  }

  void read_value(json::value value, simdjson::padded_string const& line, json::document& document, Field& out) {
    json::json_type type{};
    if (auto const error = value.type().get(type)) refuse(document, line, error);
    std::string_view const token = value.raw_json_token();
    auto const at = static_cast<std::size_t>(token.data() - line.data());
    out.line = line_;
    out.column = column_of({line.data(), line.size()}, static_cast<std::ptrdiff_t>(at));
    if (type == json::json_type::string) {
      std::string_view text;
      if (auto const error = value.get_string().get(text)) refuse(document, line, error);
      out.text = std::string(text);
      out.quoted = true;
      if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; }))
        throw Broken{at, {}, "a control character in this text", "delete it; it is no part of a text"};
    } else if (type == json::json_type::number) {
      out.text = std::string(token.substr(0, token.find_last_not_of(" \t\r") + 1));
      if (double number = 0; value.get_double().get(number) != simdjson::SUCCESS)
        throw Broken{at, out.text, "not a number", "write numbers as texts, with the digits as printed: \"0.57\""};
    } else if (type != json::json_type::null || !value.is_null()) {
      throw Broken{at, std::string(token.substr(0, token.find_first_of(" ,}"))), "neither text, number nor null", "write it as a text in quotes"};
    }
  }

  static std::size_t column_of(std::string_view line, std::ptrdiff_t byte) {
    return 1 + core::text::count_code_points(line.substr(0, static_cast<std::size_t>(byte)));
  }

  void hand_out() {
    if (rows_.empty()) return;
    Record header{1, {}};
    std::unordered_map<std::string, std::size_t> columns;
    for (auto const& row : rows_)
      for (auto const& member : row.members)
        if (columns.emplace(member.key, header.fields.size()).second) header.fields.push_back({member.key, row.line, member.key_column, true});
    auto const width = header.fields.size();
    take_(header);
    for (auto& row : rows_) {
      Record record{row.line, std::vector<Field>(width, Field{{}, row.line, 1, false})};
      for (auto& member : row.members) record.fields[columns.at(member.key)] = std::move(member.value);
      take_(record);
    }
  }

  std::string file_;
  std::string_view rest_;
  std::function<void(Record&)> const& take_;
  json::parser parser_;
  std::vector<Row> rows_;
  core::Problems problems_;
  std::size_t line_ = 0;
};

}  // namespace

void read_jsonl(std::string const& file, std::string_view bytes, std::function<void(Record&)> const& take) { Reader(file, bytes, take).run(); }

}  // namespace importer
