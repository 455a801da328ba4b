// stats/egger.cpp - two columns only, so the 2 × 2 algebra is written out; se is centred first, which keeps the normal equations well conditioned.
#include "stats/egger.hpp"

#include <algorithm>
#include <cmath>

#include "stats/fisher_scoring.hpp"

namespace stats {
namespace {

struct Symmetric {  // 2 × 2
  double a = 0, b = 0, d = 0;
  double determinant() const { return a * d - b * b; }
};

// What is asked of the inverse of X'WX times a matrix of the same shape.
double trace_of_product(Symmetric const& m, Symmetric const& n) { return m.a * n.a + 2 * m.b * n.b + m.d * n.d; }

Symmetric inverse(Symmetric const& m) {
  double const det = m.determinant();
  return {m.d / det, -m.b / det, m.a / det};
}

double trace_of_square(Symmetric const& m, Symmetric const& n) {  // tr (mn)²
  double const p = m.a * n.a + m.b * n.b, q = m.a * n.b + m.b * n.d, r = m.b * n.a + m.d * n.b, s = m.b * n.b + m.d * n.d;
  return p * p + 2 * q * r + s * s;
}

// Weighted regression on the standard error as measured from `centre`, whose residuals stay in the studies' order.
struct Line {
  double intercept = 0, slope = 0;
  Symmetric covariance;  // (X'WX)^-1
  std::vector<double> weights, residuals;
};

class Regression {
 public:
  explicit Regression(Studies const& studies) : studies_(studies) {
    for (double v : studies.v()) x_.push_back(std::sqrt(v));
    for (double x : x_) centre_ += x / static_cast<double>(x_.size());
    for (double& x : x_) x -= centre_;
  }
  double centre() const { return centre_; }
  bool has_slope() const {
    return std::any_of(x_.begin(), x_.end(), [&](double x) { return std::abs(x) > 1e-9 * centre_; });
  }

  Symmetric moments(std::vector<double> const& w, int power) const {
    Symmetric m;
    for (std::size_t i = 0; i < w.size(); ++i) {
      double const weight = std::pow(w[i], power);
      m.a += weight, m.b += weight * x_[i], m.d += weight * x_[i] * x_[i];
    }
    return m;
  }

  Line line(double tau2) const {
    Line out;
    double wy = 0, wxy = 0;
    for (std::size_t i = 0; i < x_.size(); ++i) {
      double const w = 1 / (studies_.v()[i] + tau2);
      out.weights.push_back(w);
      wy += w * studies_.y()[i];
      wxy += w * x_[i] * studies_.y()[i];
    }
    out.covariance = inverse(moments(out.weights, 1));
    out.intercept = out.covariance.a * wy + out.covariance.b * wxy;
    out.slope = out.covariance.b * wy + out.covariance.d * wxy;
    for (std::size_t i = 0; i < x_.size(); ++i) out.residuals.push_back(studies_.y()[i] - out.intercept - out.slope * x_[i]);
    return out;
  }

  double reml_step(double tau2) const {
    auto const fit = line(tau2);
    double score = 0;
    for (std::size_t i = 0; i < fit.weights.size(); ++i) score += std::pow(fit.weights[i] * fit.residuals[i], 2) - fit.weights[i];
    auto const second = moments(fit.weights, 2), third = moments(fit.weights, 3);
    score += trace_of_product(fit.covariance, second);
    return score / (second.a - 2 * trace_of_product(fit.covariance, third) + trace_of_square(fit.covariance, second));
  }

  double restricted_log_likelihood(double tau2) const {  // without its constant
    auto const fit = line(tau2);
    double ll = -std::log(moments(fit.weights, 1).determinant()) / 2;
    for (std::size_t i = 0; i < fit.weights.size(); ++i) ll += (std::log(fit.weights[i]) - fit.weights[i] * fit.residuals[i] * fit.residuals[i]) / 2;
    return ll;
  }

  double reml() const {
    auto const flat = line(1e9 * *std::max_element(studies_.v().begin(), studies_.v().end()));  // as good as unweighted
    double excess = 0, smallest = studies_.v()[0];
    for (std::size_t i = 0; i < x_.size(); ++i) {
      excess += (flat.residuals[i] * flat.residuals[i] - studies_.v()[i]) / static_cast<double>(x_.size() - 2);
      smallest = std::min(smallest, studies_.v()[i]);
    }
    double const tau2 = fisher_scoring([&](double t) { return reml_step(t); }, std::max(0.0, excess), smallest);
    return restricted_log_likelihood(0) > restricted_log_likelihood(tau2) ? 0 : tau2;
  }

 private:
  Studies const& studies_;
  std::vector<double> x_;
  double centre_ = 0;
};

}  // namespace

std::optional<Egger> egger(Studies const& studies, EggerModel model, double level) {
  Regression const regression(studies);
  if (studies.count() < 3 || !regression.has_slope()) return std::nullopt;
  Egger out;
  bool const classical = model == EggerModel::classical;
  if (!classical) out.tau2 = regression.reml();
  auto const fit = regression.line(out.tau2);
  double const df = static_cast<double>(studies.count()) - 2, centre = regression.centre();
  double dispersion = classical ? 0 : 1;
  for (std::size_t i = 0; classical && i < fit.weights.size(); ++i) dispersion += fit.weights[i] * fit.residuals[i] * fit.residuals[i] / df;
  if (dispersion < 1e-20) return std::nullopt;
  auto const& c = fit.covariance;
  auto const answer = [&](double value, double variance) {
    double const se = std::sqrt(dispersion * variance);
    return classical ? t_estimate(value, se, df, level) : normal_estimate(value, se, level);
  };
  out.asymmetry = answer(fit.slope, c.d);
  out.limit = answer(fit.intercept - fit.slope * centre, c.a - 2 * centre * c.b + centre * centre * c.d);
  return out;
}

}  // namespace stats
