// stats/distributions.hpp - tails and quantiles of the normal, t, chi-square and beta distributions: the only door to Boost.Math. Knows nothing of
// effects. Tails are upper tails, P(X > x), and are computed as such: a P of 1e-20 keeps its digits. A quantile inverts its tail. Fails with
// std::domain_error when a probability is not inside (0, 1), a level not inside (0, 100), a parameter not positive and finite, or a value is NaN.
#pragma once

namespace stats {

double normal_upper_tail(double z);
double normal_upper_quantile(double p);       // z with P(Z > z) = p
double two_sided_z(double level_in_percent);  // 95 → 1.95996…
double two_sided_p(double z);                 // P(|Z| > |z|)

double t_upper_tail(double t, double df);
double t_upper_quantile(double p, double df);
double two_sided_t(double level_in_percent, double df);  // 95, 9 → 2.26216
double two_sided_p_of_t(double t, double df);            // P(|T| > |t|)

double chi_square_upper_tail(double x, double df);  // 1 for x <= 0
double chi_square_upper_quantile(double p, double df);

double beta_lower_quantile(double p, double a, double b);  // x with P(X <= x) = p; Clopper-Pearson's limits are such

}  // namespace stats
