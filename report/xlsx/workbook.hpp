// report/xlsx/workbook.hpp - what answers need of libxlsxwriter: a workbook of sheets that are written row after row in little memory. Knows no
// answer. Throws core::Error with the library's reason.
#pragma once
#include <compare>
#include <map>
#include <optional>
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

struct Cell {
  std::string text;              // never a formula
  std::optional<double> number;  // written instead of the text
  Look look;
};

// Rows from top to bottom, as high as their folded text needs.
class Sheet {
 public:
  // The name is made one that Excel allows and no other sheet has. Widths in characters.
  Sheet(Workbook& workbook, std::string const& name, std::vector<double> column_widths);
  void write_row(std::vector<Cell> const& cells);
  // The first row stays on screen, is repeated on paper, and filters all rows so far. Only the first `printed` columns go on paper.
  void head_with_first_row(std::size_t printed, bool filters);

 private:
  void write(std::size_t column, Cell const& cell);

  Workbook& workbook_;
  lxw_worksheet* sheet_;
  std::vector<double> widths_;
  std::size_t rows_ = 0;
};

}  // namespace report::xlsx
