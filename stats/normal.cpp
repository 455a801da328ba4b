// stats/normal.cpp - complements are used throughout, so that small tails keep their digits.
#include "stats/normal.hpp"

#include <boost/math/distributions/normal.hpp>

namespace stats {

double normal_upper_tail(double z) { return boost::math::cdf(boost::math::complement(boost::math::normal(), z)); }

double normal_upper_quantile(double p) { return boost::math::quantile(boost::math::complement(boost::math::normal(), p)); }

double two_sided_z(double level_in_percent) { return normal_upper_quantile((1 - level_in_percent / 100) / 2); }

}  // namespace stats
