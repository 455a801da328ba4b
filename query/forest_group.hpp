// query/forest_group.hpp - the studies of one question as lines of a forest plot, with their pooled effects under them. Knows no book.
#pragma once
#include <vector>

#include "query/forest.hpp"

namespace query {

// Shows te ± z·se where `study` has no effect text of its own.
void fill_effect(ForestLine& study, double te, double se, bool ratio, double level);

void sort_lines(std::vector<ForestLine>& studies, ForestOrder order);

struct GroupStudy {
  ForestLine line;
  double te = 0, se = 0;
};

// Studies in the order of `choices`, then common and random effects, prediction interval and heterogeneity; notes of the method go to the footer.
void add_pooled_group(std::vector<GroupStudy> studies, ForestChoices const& choices, Forest& out);

// What holds for every pooled plot: the model, and how weights are drawn.
void add_model_footer(ForestChoices const& choices, Forest& out);

}  // namespace query
