// audit/proportion_interval.hpp - C24: an arm's own interval of a proportion against Clopper–Pearson, Wilson, Wald and Agresti–Coull from its count.
#pragma once
#include "audit/finding.hpp"
#include "audit/quote.hpp"

namespace audit {

struct ProportionInterval {
  std::string_view method;
  double low = 0, high = 0;  // fractions
};
ProportionInterval clopper_pearson(long long count, long long n, double level);
ProportionInterval wilson(long long count, long long n, double level);
ProportionInterval wald(long long count, long long n, double level);
ProportionInterval agresti_coull(long long count, long long n, double level);

void check_proportion_interval(Arm const& arm, double level, Report& report);

}  // namespace audit
