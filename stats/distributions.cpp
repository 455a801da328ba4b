// stats/distributions.cpp - checks what Boost would answer with infinity or an unreadable message, then asks it for complements.
#include "stats/distributions.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <stdexcept>
#include <string>

namespace stats {
namespace {

using boost::math::cdf;
using boost::math::complement;
using boost::math::quantile;

double probability(double p) {
  if (!(p > 0 && p < 1)) throw std::domain_error("a quantile needs a probability between 0 and 1, not " + std::to_string(p));
  return p;
}

double positive(double parameter, char const* name) {
  if (!(parameter > 0 && std::isfinite(parameter)))
    throw std::domain_error(std::string(name) + " must be positive and finite, not " + std::to_string(parameter));
  return parameter;
}

double number(double x) {
  if (std::isnan(x)) throw std::domain_error("a tail probability needs a number, not NaN");
  return x;
}

// Half of what a two-sided interval leaves out.
double outside(double level_in_percent) {
  if (!(level_in_percent > 0 && level_in_percent < 100))
    throw std::domain_error("a confidence level lies between 0 and 100 percent, not at " + std::to_string(level_in_percent));
  return (1 - level_in_percent / 100) / 2;
}

boost::math::students_t student(double df) { return boost::math::students_t(positive(df, "the degrees of freedom")); }
boost::math::chi_squared chi_square(double df) { return boost::math::chi_squared(positive(df, "the degrees of freedom")); }

}  // namespace

double normal_upper_tail(double z) { return cdf(complement(boost::math::normal(), number(z))); }
double normal_upper_quantile(double p) { return quantile(complement(boost::math::normal(), probability(p))); }
double two_sided_z(double level_in_percent) { return normal_upper_quantile(outside(level_in_percent)); }
double two_sided_p(double z) { return 2 * normal_upper_tail(std::abs(z)); }

double t_upper_tail(double t, double df) { return cdf(complement(student(df), number(t))); }
double t_upper_quantile(double p, double df) { return quantile(complement(student(df), probability(p))); }
double two_sided_t(double level_in_percent, double df) { return t_upper_quantile(outside(level_in_percent), df); }
double two_sided_p_of_t(double t, double df) { return 2 * t_upper_tail(std::abs(t), df); }

double chi_square_upper_tail(double x, double df) {
  auto const distribution = chi_square(df);
  if (number(x) <= 0) return 1;
  return std::isinf(x) ? 0 : cdf(complement(distribution, x));
}
double chi_square_upper_quantile(double p, double df) { return quantile(complement(chi_square(df), probability(p))); }

double beta_lower_quantile(double p, double a, double b) {
  return quantile(boost::math::beta_distribution<>(positive(a, "a beta distribution's first shape"), positive(b, "its second shape")),
                  probability(p));
}

}  // namespace stats
