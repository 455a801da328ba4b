// report/xlsx/workbook.hpp - what answers need of libxlsxwriter: a workbook of sheets that are written row after row in little memory. Knows no
// answer. Throws core::Error with the library's reason.
#pragma once
#include <compare>
#include <map>
#include <string>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace report::xlsx {

struct Look {
  bool bold = false, italic = false, wrap = false;
  int decimals = -1;  // of a number; -1: text
  auto operator<=>(Look const&) const = default;
};

struct Properties {
  std::string title, subject, author, keywords;
};

class Workbook {
 public:
  explicit Workbook(Properties const& properties);
  ~Workbook();
  Workbook(Workbook const&) = delete;
  Workbook& operator=(Workbook const&) = delete;

  std::string close();  // its bytes; nothing may be written any more

 private:
  friend class Sheet;
  lxw_worksheet* add_sheet(std::string const& wanted_name);
  lxw_format* format(Look look);

  int file_ = -1;  // in memory, without a name
  lxw_workbook* workbook_ = nullptr;
  std::map<Look, lxw_format*> formats_;
  std::vector<std::string> names_;
};

// Cells in rows from top to bottom: a row that was left cannot be written any more.
class Sheet {
 public:
  // The name is made one that Excel allows and no other sheet has. Widths in characters.
  Sheet(Workbook& workbook, std::string const& name, std::vector<double> const& column_widths);
  void text(std::size_t column, std::string const& text, Look look = {});  // never a formula
  void number(std::size_t column, double value, Look look);
  void next_row() { ++row_; }
  void head_with_first_row();  // it stays on screen, is repeated on paper, and filters the rows written so far

 private:
  Workbook& workbook_;
  lxw_worksheet* sheet_;
  std::size_t row_ = 0, columns_;
};

}  // namespace report::xlsx
