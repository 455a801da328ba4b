// report/interchange/contrast_files.hpp - contrasts of trials as other programs read them: R's netmeta, CINeMA, RevMan Web. All effects are
// logarithms of ratios, first treatment over second. Know no SQL; the records are complete by then.
#pragma once
#include <string>
#include <vector>

#include "core/interchange/records.hpp"
#include "report/zip.hpp"

namespace report::interchange {

// TE, seTE, treat1, treat2, studlab, as pairwise contrasts; the columns behind them tell measure, question and finding.
std::string netmeta_csv(core::interchange::Contrasts const& contrasts);

// id, t1, t2, effect, se, rob, indirectness: one network a file, one file a question. The two last are empty: they are the user's judgement.
std::vector<ZipEntry> cinema_files(core::interchange::Contrasts const& contrasts);

// The files of a RevMan Web data package under "<name>-analysis-data/": hazard and other ratios as contrast level data, never as a continuous
// outcome. One analysis for each question and pair of treatments.
std::vector<ZipEntry> revman_files(core::interchange::Contrasts const& contrasts, std::string const& name);

// What is not in the file and why: id, study, quoted, reason, remedy.
std::string left_out_csv(std::vector<core::interchange::LeftOut> const& left_out);

}  // namespace report::interchange
