// tests/report/hard_document.hpp - a small answer with what breaks formats: Chinese, markup, quotes, pipes, line breaks, a trial named like a
// formula, an empty table, several sections, groups and items, a byte that is no UTF-8, and the values that sorting must get right.
#pragma once
#include "report/formats.hpp"

inline std::string const hard_hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

// Trial, arms and group head the rows; values, effect and P are cells.
inline core::table::Section hard_findings() {
  using core::table::Place;
  core::table::Section section;
  section.part = "inside";
  section.heading = "Findings <b>&amp; more</b>";
  section.before = {"! Cross-trial: \"rows\" of <4> trials & more"};
  section.table.columns = {{"group", "Group", Place::group},
                           {"trial", "Trial", Place::item},
                           {"condition", "Only if", Place::item, false, false, "only if: "},
                           {"values", "Experimental vs control", Place::cell, false, true},
                           {"effect", "Effect", Place::cell, false, true},
                           {"p", "P", Place::cell, false, true},
                           {"bar", "", Place::picture},
                           {"remark", "Remark | 备注"},
                           {"id", "Id", Place::machine}};
  section.table.rows = {{"甲", "=1+1", "", "25.3 vs 16.0 months", "HR 0.60 (0.46–0.77)", "P<0.001", "├─■┤", "a \"quoted\" & <i>'marked'</i>", "x:1"},
                        {"甲", "B|C", "first line", "not reached vs 40.0 months", "HR 0.723", "P=0.000 2", "", "line\nbreak", "x:2"},
                        {"乙", "德曲妥珠单抗", "", "9.1 vs 7.2 months", "", "P=0.001", "", "</script><script>alert(1)</script>", "x:3"},
                        {"乙", "D", "", "", "HR 0.6", "P<0.000 1", "", "", "x:4"},
                        {"乙", "E", "", "110 vs 16 months", "HR 1.10 (direction unknown)", "P=0.033", "", "last\\one", "x:5"}};
  section.after = {"note on x:1: 5 < 6 & \"so\""};
  return section;
}

inline core::table::Document hard_document() {
  core::table::Document document;
  document.title = "标题 </script> \"A\" & <B>";
  document.facts = {{"filters", "Filters", "--line first --site \"脑\""}, {"document", "Document", "one"}, {"document", "Document", "two"}};
  document.source = {"compare PFS --line first", hard_hash, "trialbook 9.8.7"};
  core::table::Section empty{"nothing", "Nothing", {"No finding fits."}, {{{"trial", "Trial"}, {"effect", "Effect"}}, {}}, {"--line emptied it"}};
  core::table::Section counts{"counts", "", {}, {{{"trial", "Trial"}, core::table::count_column("rows", "Rows")}, {{"=1+1", "12"}, {"B|C", ""}}}, {}};
  document.sections = {hard_findings(), std::move(empty), std::move(counts)};
  document.notes = {"Not medical advice & <no> more."};
  document.picture_notes = {"Bars: │ is 1."};
  return document;
}

inline std::string rendered(std::string const& format, core::table::Document const& document = hard_document()) {
  return report::find_format(format)->render(document, {});
}
