// query/trial_choice.hpp - of several findings of one trial on one question the one that is used, by rules that are told: no trial is counted twice,
// whoever else prints its result. Knows no database. Computes nothing.
#pragma once
#include <vector>

#include "query/candidate.hpp"

namespace query {

// A cut whose assessor is not stated has that of the cuts it updates or that update it: only cuts of one assessor are linked (codebook).
void inherit_assessors(std::vector<Candidate>& all);

// In this order: a usable supplement stands for what it completes; a quote gives way to the usable finding of a publication that it is linked to; one
// result printed twice counts once; a scorecard gives way to any other publication of the trial; then one finding a trial, stratum and pair of nodes.
void choose_findings(std::vector<Candidate>& all, Cut cut);

}  // namespace query
