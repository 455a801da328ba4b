// importer/sheet.hpp - one input file read against its layout: header checked, rows addressed by column name. Collects problems, throws only when
// the file cannot be read at all (core::InputError, core::Error). Knows no vocabulary and no database.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/error.hpp"
#include "importer/columns.hpp"
#include "importer/csv_reader.hpp"

namespace importer {

// One data row. A column that the file lacks is empty.
class Line {
 public:
  Line(std::string const& file, Record const& record, std::unordered_map<std::string_view, std::size_t> const& columns, std::size_t before)
      : file_(file), record_(record), columns_(columns), before_(before) {}
  std::string const& text(std::string_view column) const;
  std::size_t line() const { return record_.line; }
  Record const& record() const { return record_; }
  std::size_t before() const { return before_; }  // problems that there were before this row
  std::string const& file() const { return file_; }
  std::unordered_map<std::string_view, std::size_t> const& columns() const { return columns_; }
  // A problem at this column; `offset` counts code points into the field.
  core::Problem problem(std::string_view column, std::string kind, std::string message, std::string advice = {}, std::size_t offset = 0) const;

 private:
  std::string const& file_;
  Record const& record_;
  std::unordered_map<std::string_view, std::size_t> const& columns_;
  std::size_t before_;
};

class Sheet {
 public:
  Sheet(std::string file, std::string bytes, SheetSpec const& spec) : spec_(&spec), file_(std::move(file)), bytes_(std::move(bytes)) {}

  // The kind of file whose header this is: the layout with the most column names in common, or nullptr.
  static SheetSpec const* recognise(std::string const& file, std::string_view bytes);
  // Why there is none: an empty file, another separator, unknown columns.
  static core::Problem unknown_kind(std::string const& file, std::string_view bytes);

  SheetSpec const& spec() const { return *spec_; }
  std::string const& file() const { return file_; }
  std::string const& bytes() const { return bytes_; }

  // Whether the layout has a column for the document of each row, and from then on the rows of one document only; a row that names none is of
  // `otherwise`.
  bool names_documents() const;
  void only(std::string document, std::string otherwise);
  bool is_parted() const { return only_.has_value(); }
  std::string const& otherwise() const { return otherwise_; }

  // Checks the header, then calls `take` for each row that has the right shape. What does not fit goes to `problems`: ragged rows, missing required
  // values, values not permitted. A bad header, broken quotes and a wrong encoding go there too and throw core::InputError in the end, as no row of
  // such a file may be stored; a misspelt column is read as the one that is meant, so that the rows below are checked all the same.
  enum class Rows { that_fit, all };  // all: the taker looks at line.before() and stores no row with problems
  void each(core::Problems& problems, std::function<void(Line const&)> const& take, Rows rows = Rows::that_fit);

 private:
  core::Problems check_header(Record const& header);
  void take_row(Record const& record, core::Problems& problems, std::function<void(Line const&)> const& take, Rows rows) const;
  bool of_another(Line const& line) const;
  bool fits(Record const& record, core::Problems& problems) const;
  bool values_fit(Line const& line, core::Problems& problems) const;

  SheetSpec const* spec_;
  std::string file_, bytes_;
  std::unordered_map<std::string_view, std::size_t> columns_;
  std::size_t width_ = 0;
  std::optional<std::string> only_;
  std::string otherwise_;
  bool complete_ = true;  // all required columns are there, by their name or a misspelt one
};

}  // namespace importer
