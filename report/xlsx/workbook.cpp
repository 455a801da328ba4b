// report/xlsx/workbook.cpp - the library writes files only, so it is given one in memory. It would note the time of writing, were none set.
#include "report/xlsx/workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <numeric>
#include <utility>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "core/text/width.hpp"
#include "report/lazy_library.hpp"
#include "report/xml_text.hpp"

namespace report::xlsx {
namespace {

LazyLibrary library("libxlsxwriter.so.4", "libxlsxwriter4");
TRIALBOOK_LAZY(library, format_set_align);
TRIALBOOK_LAZY(library, format_set_bold);
TRIALBOOK_LAZY(library, format_set_italic);
TRIALBOOK_LAZY(library, format_set_num_format);
TRIALBOOK_LAZY(library, format_set_text_wrap);
TRIALBOOK_LAZY(library, lxw_strerror);
TRIALBOOK_LAZY(library, lxw_workbook_free);
TRIALBOOK_LAZY(library, workbook_add_format);
TRIALBOOK_LAZY(library, workbook_add_worksheet);
TRIALBOOK_LAZY(library, workbook_close);
TRIALBOOK_LAZY(library, workbook_new_opt);
TRIALBOOK_LAZY(library, workbook_set_properties);
TRIALBOOK_LAZY(library, worksheet_autofilter);
TRIALBOOK_LAZY(library, worksheet_fit_to_pages);
TRIALBOOK_LAZY(library, worksheet_freeze_panes);
TRIALBOOK_LAZY(library, worksheet_print_area);
TRIALBOOK_LAZY(library, worksheet_repeat_rows);
TRIALBOOK_LAZY(library, worksheet_set_column);
TRIALBOOK_LAZY(library, worksheet_set_landscape);
TRIALBOOK_LAZY(library, worksheet_set_paper);
TRIALBOOK_LAZY(library, worksheet_set_row);
TRIALBOOK_LAZY(library, worksheet_write_number);
TRIALBOOK_LAZY(library, worksheet_write_string);

constexpr std::time_t first_date = 315532800;  // 1 January 1980, which the files of the container have too
constexpr std::uint8_t a4 = 9;
constexpr std::size_t longest_name = 31;               // of a sheet
constexpr double page_width = 240;                     // characters that can still be read across A4
constexpr double line_height = 15, highest_row = 409;  // points

void check(lxw_error error, std::string const& what) {
  if (error == LXW_NO_ERROR) return;
  throw core::Error(what + ": " + lxw_strerror(error), "ask for fewer rows, or for --format csv, which has no limits");
}

// Cut where a word ends, with what Excel forbids as blanks.
std::string valid_name(std::string const& wanted) {
  auto points = core::text::to_code_points(core::text::trim(wanted));
  std::replace_if(
      points.begin(), points.end(), [](char32_t c) { return c < 0x20 || std::u32string_view(U"[]:*?/\\'").find(c) != std::u32string_view::npos; },
      U' ');
  if (points.size() > longest_name) {
    auto const blank = points.rfind(U' ', longest_name);
    points.resize(blank == std::u32string::npos || blank < longest_name / 2 ? longest_name : blank);
  }
  auto const name = core::text::trim(core::text::to_utf8(points));
  return name.empty() ? "1" : name;
}

std::string numbered(std::string const& name, std::size_t n) {
  auto const number = " " + std::to_string(n);
  return core::text::to_utf8(core::text::to_code_points(name).substr(0, longest_name - number.size())) + number;
}

// How often a text folds: a little more often than its length says, as it breaks between words.
double lines_of(std::string const& text, double width) {
  double out = 0;
  for (std::size_t start = 0; start <= text.size();) {
    auto const end = std::min(text.find('\n', start), text.size());
    out += std::max(1.0, std::ceil(static_cast<double>(core::text::width(std::string_view(text).substr(start, end - start))) * 1.05 / width));
    start = end + 1;
  }
  return out;
}

}  // namespace

Workbook::Workbook(Properties const& properties) : file_(::memfd_create("xlsx", MFD_CLOEXEC)) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  workbook_ = workbook_new_opt(("/proc/self/fd/" + std::to_string(file_)).c_str(), &options);
  if (file_ < 0 || workbook_ == nullptr) throw core::Error("the workbook could not be created: no memory");
  std::array values{xml_text(properties.title), xml_text(properties.subject), xml_text(properties.author), xml_text(properties.keywords)};
  lxw_doc_properties written{};
  written.title = values[0].data();
  written.subject = values[1].data();
  written.author = values[2].data();
  written.keywords = values[3].data();
  written.created = first_date;
  check(workbook_set_properties(workbook_, &written), "the properties of the workbook");
}

Workbook::~Workbook() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
  if (file_ >= 0) ::close(file_);
}

lxw_worksheet* Workbook::add_sheet(std::string const& wanted_name) {
  auto const taken = [&](std::string const& name) {
    auto const folded = core::text::nfkc_casefold(name);
    return folded == "history" || std::find(names_.begin(), names_.end(), folded) != names_.end();
  };
  auto const base = valid_name(wanted_name);
  auto name = base;
  for (std::size_t n = 2; taken(name); ++n) name = numbered(base, n);
  names_.push_back(core::text::nfkc_casefold(name));
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook_, name.c_str());
  if (sheet == nullptr) throw core::Error("the sheet '" + name + "' could not be added to the workbook");
  return sheet;
}

lxw_format* Workbook::format(Look look) {
  auto const [at, added] = formats_.try_emplace(look, nullptr);
  if (!added) return at->second;
  lxw_format* const format = at->second = workbook_add_format(workbook_);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (look.bold) format_set_bold(format);
  if (look.italic) format_set_italic(format);
  if (look.wrap) format_set_text_wrap(format);
  if (look.decimals >= 0)
    format_set_num_format(format, (look.decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(look.decimals), '0')).c_str());
  return format;
}

std::string Workbook::close() {
  check(workbook_close(std::exchange(workbook_, nullptr)), "the workbook could not be written");
  std::string out(static_cast<std::size_t>(::lseek(file_, 0, SEEK_END)), '\0');
  if (::pread(file_, out.data(), out.size(), 0) != static_cast<ssize_t>(out.size())) throw core::Error("the workbook could not be read back");
  return out;
}

Sheet::Sheet(Workbook& workbook, std::string const& name, std::vector<double> column_widths)
    : workbook_(workbook), sheet_(workbook.add_sheet(name)), widths_(std::move(column_widths)) {
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    auto const column = static_cast<lxw_col_t>(i);
    check(worksheet_set_column(sheet_, column, column, widths_[i], nullptr), "column " + std::to_string(i + 1));
  }
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, a4);
  worksheet_fit_to_pages(sheet_, 1, 0);
}

void Sheet::write_row(std::vector<Cell> const& cells) {
  double lines = 1;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i].look.wrap) lines = std::max(lines, lines_of(cells[i].text, widths_[i]));
  auto const row = static_cast<lxw_row_t>(rows_);
  if (lines > 1) check(worksheet_set_row(sheet_, row, std::min(lines * line_height, highest_row), nullptr), "row " + std::to_string(rows_ + 1));
  for (std::size_t i = 0; i < cells.size(); ++i) write(i, cells[i]);
  ++rows_;
}

void Sheet::write(std::size_t column, Cell const& cell) {
  auto const row = static_cast<lxw_row_t>(rows_);
  auto const at = static_cast<lxw_col_t>(column);
  if (cell.number)
    check(worksheet_write_number(sheet_, row, at, *cell.number, workbook_.format(cell.look)), "row " + std::to_string(rows_ + 1));
  else if (!cell.text.empty())
    check(worksheet_write_string(sheet_, row, at, xml_text(cell.text).c_str(), workbook_.format(cell.look)), "row " + std::to_string(rows_ + 1));
}

void Sheet::head_with_first_row(std::size_t printed, bool filters) {
  auto const last_row = static_cast<lxw_row_t>(rows_ - 1);
  double const width = std::accumulate(widths_.begin(), widths_.begin() + static_cast<std::ptrdiff_t>(printed), 0.0);
  worksheet_fit_to_pages(sheet_, static_cast<std::uint16_t>(std::ceil(width / page_width)), 0);
  worksheet_freeze_panes(sheet_, 1, 0);
  check(worksheet_repeat_rows(sheet_, 0, 0), "the header row");
  check(worksheet_print_area(sheet_, 0, 0, last_row, static_cast<lxw_col_t>(printed - 1)), "the printed columns");
  if (filters) check(worksheet_autofilter(sheet_, 0, 0, last_row, static_cast<lxw_col_t>(widths_.size() - 1)), "the filters");
}

}  // namespace report::xlsx
