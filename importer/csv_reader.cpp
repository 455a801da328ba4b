// importer/csv_reader.cpp - libcsv, fed byte by byte so that places can be told; in block mode it gives none. Behind a broken quote reading goes on
// with the next line, only to find the other problems: the file is refused in any case.
#include "importer/csv_reader.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "core/text/encoding.hpp"
#include "core/text/unicode.hpp"

namespace importer {
namespace {

constexpr std::size_t most_broken_quotes = 20;  // each costs a second look at the lines behind it

class Reader {
 public:
  Reader(std::string file, std::string_view bytes, std::function<void(Record&)> const& take) : file_(std::move(file)), bytes_(bytes), take_(take) {
    start_parser();
  }
  ~Reader() { csv_free(&parser_); }
  Reader(Reader const&) = delete;
  Reader& operator=(Reader const&) = delete;

  void run() {
    check_bytes();
    skip_preamble();
    start_field();
    while (problems_.size() < most_broken_quotes && !read_on() && recover()) {
    }
    if (problems_.size() == most_broken_quotes)
      problems_.push_back({file_,
                           problems_.back().line,
                           problems_.back().column,
                           "bad-quote",
                           {},
                           "too many broken quotes; the rest of the file was not read",
                           "mend those above first"});
    if (!problems_.empty()) throw core::InputError(std::move(problems_));
  }

 private:
  static void on_field(void* data, std::size_t size, void* self) {
    auto& reader = *static_cast<Reader*>(self);
    reader.record_.fields.push_back(
        {std::string(static_cast<char const*>(data), size), reader.field_line_, reader.field_column_, reader.field_quoted_});
    reader.field_done_ = true;
  }
  static void on_record(int, void* self) {
    auto& reader = *static_cast<Reader*>(self);
    reader.record_.line = reader.record_.fields.front().line;
    reader.take_(reader.record_);
    reader.record_.fields.clear();
    reader.field_done_ = true;
  }

  void start_parser() {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_blk_size(&parser_, 1U << 12U);
  }

  void report(std::string kind, std::string message, std::string advice) {
    problems_.push_back({file_, line_, column_, std::move(kind), {}, std::move(message), std::move(advice)});
  }

  // False at a broken quote; true at the end of the file.
  bool read_on() {
    for (; at_ < bytes_.size(); advance()) {
      if (csv_parse(&parser_, &bytes_[at_], 1, &Reader::on_field, &Reader::on_record, this) != 1) {
        report_bad_quote();
        return false;
      }
      pending_start_ = std::exchange(field_done_, false) || pending_start_;
    }
    if (csv_fini(&parser_, &Reader::on_field, &Reader::on_record, this) == 0) return true;
    line_ = field_line_;
    column_ = field_column_;
    report("unclosed-quote", "a quote that opens here is never closed", "close it, or write \"\" for a quote inside the field");
    return false;
  }

  void report_bad_quote() {
    if (!field_quoted_)
      report("bad-quote", "a quote inside a field that does not begin with one",
             "put the whole field in quotes, and write \"\" for a quote inside it");
    else if (field_line_ == line_)
      report("bad-quote", "text behind a closing quote", "write \"\" for a quote inside a quoted field");
    else
      report("bad-quote", fmt::format("text behind a closing quote; the quoted field began at {}:{}", field_line_, field_column_),
             fmt::format("is its closing quote missing in line {}? Inside a field, write \"\" for a quote", field_line_));
  }

  // To the line behind the one where the broken field began; false when there is none.
  bool recover() {
    at_ = end_of_line(field_at_);
    line_ = field_line_ + 1;
    column_ = 1;
    csv_free(&parser_);
    start_parser();
    record_.fields.clear();
    field_done_ = in_quotes_ = false;
    start_field();
    return at_ < bytes_.size();
  }

  // CR, LF or both end a line.
  bool ends_line(std::size_t i) const { return bytes_[i] == '\n' || (bytes_[i] == '\r' && (i + 1 == bytes_.size() || bytes_[i + 1] != '\n')); }
  std::size_t end_of_line(std::size_t i) const {
    while (i < bytes_.size() && !ends_line(i)) ++i;
    return i < bytes_.size() ? i + 1 : i;
  }

  void advance() {
    unsigned char const c = static_cast<unsigned char>(bytes_[at_]);
    bool const next_line = ends_line(at_++);
    if (c == '"') in_quotes_ = !in_quotes_;
    if (next_line)
      ++line_, column_ = 1;
    else if ((c & 0xC0) != 0x80)
      ++column_;
    bool const line_end = !in_quotes_ && (c == '\n' || c == '\r');
    if (pending_start_ || (record_.fields.empty() && line_end)) start_field();
  }

  // Blanks in front of a field are no part of it.
  void start_field() {
    pending_start_ = false;
    std::size_t blanks = 0;
    while (at_ + blanks < bytes_.size() && (bytes_[at_ + blanks] == ' ' || bytes_[at_ + blanks] == '\t')) ++blanks;
    field_at_ = at_ + blanks;
    field_line_ = line_;
    field_column_ = column_ + blanks;
    field_quoted_ = field_at_ < bytes_.size() && bytes_[field_at_] == '"';
  }

  void move_to(std::size_t fault) {
    at_ = bytes_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at_ < fault) advance();
  }

  // Text in UTF-8 without control characters, or nothing is read.
  void check_bytes() {
    auto const bad = core::text::first_invalid_utf8(bytes_);
    auto const control = std::find_if(bytes_.begin(), bytes_.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; });
    if (!bad && control == bytes_.end()) return;
    std::size_t const fault = std::min(bad.value_or(bytes_.size()), static_cast<std::size_t>(control - bytes_.begin()));
    move_to(fault);
    auto const guess = core::text::guess_file(bytes_, fault);
    if (!guess.what.empty())
      report("encoding", "not UTF-8; it looks like " + guess.what, guess.advice);
    else if (bad == fault)
      report("encoding", "this byte is not UTF-8", guess.advice);
    else
      report("encoding", fmt::format("a control character, U+{:04X}", bytes_[fault]), "delete it; it is no part of a text");
    problems_.back().text = guess.text;
    throw core::InputError(std::move(problems_));
  }

  void skip_preamble() {
    at_ = bytes_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    line_ = column_ = 1;
    for (; at_ < bytes_.size() && bytes_[at_] == '#'; ++line_) at_ = end_of_line(at_);
  }

  std::string file_;
  std::string_view bytes_;
  std::function<void(Record&)> const& take_;
  csv_parser parser_{};
  Record record_;
  core::Problems problems_;
  std::size_t at_ = 0, line_ = 1, column_ = 1, field_at_ = 0, field_line_ = 1, field_column_ = 1;
  bool field_quoted_ = false;
  bool field_done_ = false, pending_start_ = false, in_quotes_ = false;
};

}  // namespace

void read_csv(std::string const& file, std::string_view bytes, std::function<void(Record&)> const& take) { Reader(file, bytes, take).run(); }

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos && text.find_first_of(" \t") != 0 && !text.ends_with(' ') && !text.ends_with('\t'))
    return std::string(text);
  std::string out = "\"";
  for (char const c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace importer
