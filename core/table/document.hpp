// core/table/document.hpp - what a command answers, as a model: sections of tables with typed columns, notes and banners. Queries fill it,
// report/ turns it into text, csv or markdown. Knows neither SQL nor a format.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/table/tree.hpp"

namespace core::table {

// Where a column stands when people read it: a cell of the table; the heading of a group of rows; a line above its rows (an item of the group); a
// line under that (a sub-item); only in files for programs; only for people (a picture made of characters).
enum class Place { cell, group, item, subitem, machine, picture };

struct Column {
  std::string key;    // English, stable; the header of CSV
  std::string label;  // for people
  Place place = Place::cell;
  bool right = false;     // numbers stand to the right
  bool solid = false;     // holds numbers that must not be folded
  std::string prefix{};   // printed before the value where people read it as a line: "only if: "
  bool count = false;     // the program's own count, never a quoted number: JSON may hold it as a number
  bool typed = false;     // holds what users type or ids: the same in every language
  bool computed = false;  // computed by the program, not quoted: formats set it off, a note under the table names the method
  bool blank = false;     // for the reader to fill in: people see the column although nothing stands in it
};

Column count_column(std::string key, std::string label);
Column typed_column(std::string key, std::string label);
Column computed_column(std::string key, std::string label);  // a cell with numbers
Column blank_column(std::string key, std::string label);

// A cell is text as shown; nothing = empty.
using Row = std::vector<std::string>;

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool fixed_order = false;  // rows and columns belong together as in a matrix: nobody may sort or filter it
};

struct Section {
  std::string part;                 // stable English key of the section: "inside", "claims"; first column of CSV when there are several
  std::string heading;              // for people; may be empty
  std::vector<std::string> before;  // lines above the table: banners, explanations
  Table table;
  std::vector<std::string> after;  // notes under it
};

// A line about the answer, printed on top and kept in files. The key is English and stable, the label is for people. The constructor asks for all
// three, so that a label is never taken for a key.
struct Fact {
  Fact(std::string the_key, std::string the_label, std::string the_value)
      : key(std::move(the_key)), label(std::move(the_label)), value(std::move(the_value)) {}
  std::string key, label, value;
};

struct Source {
  std::string query;    // command and options as typed, without those that only say where the answer goes
  std::string book;     // content hash of the book, whole; empty where no book was asked
  std::string program;  // name and version
};

// What an abbreviation or a code of a grading scale in the answer means.
struct Explanation {
  std::string term, meaning;
};

// Words that formats put around an answer.
struct Words {
  std::string query = "Query", book = "Book", program = "Program", abbreviations = "Abbreviations", scales = "Levels and grades", content = "content",
              headings_as_columns = "Headings as columns";
};

struct Document {
  std::string title;
  std::vector<Fact> facts;
  Source source{};
  Words words{};
  std::vector<Section> sections;
  std::vector<std::string> notes;
  std::pair<std::string, std::string> mark;  // what stands between these two is also set off by the format where it can; both empty: nothing
  std::vector<std::string> picture_notes;    // explain the pictures; only where these are printed
  std::vector<Explanation> abbreviations{};  // that occur in the answer, in the order of their terms
  std::vector<Explanation> scales{};         // levels and grades that occur in it: the code with the name of its scale, our paraphrase
  Tree::Members data{};                      // computed results at full precision, for formats that hold numbers
};

// The facts as people read them: those of the answer, then book (the first digits of its hash) and program.
std::vector<Fact> facts_for_people(Document const& document);

// The same for files that people keep: the query too, which stands above the answer on a terminal.
std::vector<Fact> facts_for_files(Document const& document);

// People see a column when something stands in it, or it is theirs to fill in.
bool has_content(Section const& section, std::size_t column);

// All sections as one table: the union of their columns (pictures left out) in order of first appearance, `part` in front when there are several
// sections.
Table flattened(Document const& document);

}  // namespace core::table
