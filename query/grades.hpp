// query/grades.hpp - recommendations that could apply to a patient or question, by grade, each with its conditions and the findings behind it.
// Referrals that apply are followed; the hop is printed. Constraints that contradict a filter leave a recommendation out, open ones are printed.
// Superseded editions are left out, and named, unless all or that one are asked for.
#pragma once
#include "core/table/document.hpp"
#include "query/filters.hpp"

namespace query {

struct GradesOptions {
  bool explain = false;       // print the definitions of the codes
  bool graded_only = false;   // graded recommendations only
  bool text_too = true;       // ungraded recommendations of running text too
  bool all_editions = false;  // superseded editions too
};

core::table::Document grades(core::database::Connection& book, Filters const& filters, GradesOptions const& options);

}  // namespace query
