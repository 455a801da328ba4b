// importer/csv_reader.cpp - libcsv, fed byte by byte so that places can be told; in block mode it gives none.
#include "importer/csv_reader.hpp"

#include <csv.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"

namespace importer {
namespace {

class Reader {
 public:
  Reader(std::string file, std::string_view bytes, std::function<void(Record&)> const& take) : file_(std::move(file)), bytes_(bytes), take_(take) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
  }
  ~Reader() { csv_free(&parser_); }
  Reader(Reader const&) = delete;
  Reader& operator=(Reader const&) = delete;

  void run() {
    check_encoding();
    skip_preamble();
    start_field();
    for (; at_ < bytes_.size(); advance()) {
      if (csv_parse(&parser_, &bytes_[at_], 1, &Reader::on_field, &Reader::on_record, this) != 1)
        fail("bad-quote", "a quote inside a field, or text behind a closing quote", "write \"\" for a quote inside a quoted field");
      if (!field_done_) continue;
      field_done_ = false;
      pending_start_ = true;
    }
    finish();
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

  [[noreturn]] void fail(std::string kind, std::string message, std::string advice) const {
    throw core::InputError({{file_, line_, column_, std::move(kind), {}, std::move(message), std::move(advice)}});
  }

  void advance() {
    unsigned char const c = static_cast<unsigned char>(bytes_[at_++]);
    if (c == '"') in_quotes_ = !in_quotes_;
    if (c == '\n')
      ++line_, column_ = 1;
    else if ((c & 0xC0) != 0x80)
      ++column_;
    bool const line_end = !in_quotes_ && (c == '\n' || c == '\r');
    if (pending_start_ || (record_.fields.empty() && line_end)) start_field();
  }
  void start_field() {
    pending_start_ = false;
    field_line_ = line_;
    field_column_ = column_;
    field_quoted_ = at_ < bytes_.size() && bytes_[at_] == '"';
  }

  void check_encoding() {
    auto const bad = core::text::first_invalid_utf8(bytes_);
    if (!bad) return;
    at_ = bytes_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at_ < *bad) advance();
    fail("encoding", "this byte is not UTF-8", "convert the file, for example with: iconv -f GB18030 -t UTF-8 FILE");
  }

  void skip_preamble() {
    at_ = bytes_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    line_ = column_ = 1;
    while (at_ < bytes_.size() && bytes_[at_] == '#') {
      while (at_ < bytes_.size() && bytes_[at_] != '\n') ++at_;
      if (at_ < bytes_.size()) ++at_;
      ++line_;
    }
  }

  void finish() {
    if (csv_fini(&parser_, &Reader::on_field, &Reader::on_record, this) == 0) return;
    line_ = field_line_;
    column_ = field_column_;
    fail("unclosed-quote", "a quote that opens here is never closed", "close it, or write \"\" for a quote inside the field");
  }

  std::string file_;
  std::string_view bytes_;
  std::function<void(Record&)> const& take_;
  csv_parser parser_{};
  Record record_;
  std::size_t at_ = 0, line_ = 1, column_ = 1, field_line_ = 1, field_column_ = 1;
  bool field_quoted_ = false;
  bool field_done_ = false, pending_start_ = false, in_quotes_ = false;
};

}  // namespace

void read_csv(std::string const& file, std::string_view bytes, std::function<void(Record&)> const& take) { Reader(file, bytes, take).run(); }

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ')) return std::string(text);
  std::string out = "\"";
  for (char const c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace importer
