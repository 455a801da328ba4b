// tests/schema/fit_random_test.cpp - regimen_fit and population_fit of random small books against a brute force that tries every bijection of slots.
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "tests/schema/small_book.hpp"

namespace {

using small::Component;
using small::Slots;
using small::Terms;

enum class Relation { disjoint, exact, inside, contains, overlapping };

// Terms as a random directed graph; what they have in common is asked of their sets of descendants.
struct World {
  std::vector<std::string> slugs, dimensions;
  std::vector<std::vector<std::size_t>> parents;

  std::set<std::size_t> below(std::size_t t) const {  // itself and all descendants
    std::set<std::size_t> out{t};
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t c = 0; c < slugs.size(); ++c)
        for (auto const p : parents[c])
          if (out.contains(p) && out.insert(c).second) grown = true;
    }
    return out;
  }
  std::size_t index(std::string const& slug) const { return static_cast<std::size_t>(std::find(slugs.begin(), slugs.end(), slug) - slugs.begin()); }
  Relation relate(std::string const& general, std::string const& specific) const {
    auto const g = below(index(general)), s = below(index(specific));
    if (general == specific) return Relation::exact;
    if (g.contains(index(specific))) return Relation::inside;
    if (s.contains(index(general))) return Relation::contains;
    return std::any_of(g.begin(), g.end(), [&](std::size_t t) { return s.contains(t); }) ? Relation::overlapping : Relation::disjoint;
  }
};

struct SetFit {
  bool touching = false, s_inside = true, g_inside = true;
};

// Two sets of alternatives; `meet` gives the relation of one of each.
template <class A, class Meet>
SetFit compare(std::vector<A> const& general, std::vector<A> const& specific, Meet const& meet) {
  SetFit out;
  auto const in = [](Relation r, Relation way) { return r == Relation::exact || r == way; };
  for (auto const& s : specific)
    out.s_inside &= std::any_of(general.begin(), general.end(), [&](A const& g) { return in(meet(g, s), Relation::inside); });
  for (auto const& g : general)
    out.g_inside &= std::any_of(specific.begin(), specific.end(), [&](A const& s) { return in(meet(g, s), Relation::contains); });
  for (auto const& g : general)
    for (auto const& s : specific) out.touching |= meet(g, s) != Relation::disjoint;
  return out;
}

std::string brute_force_regimen(World const& world, Slots const& general, Slots const& specific) {
  if (general.size() != specific.size() || general.empty()) return "";
  for (auto const* regimen : {&general, &specific})
    for (auto const& slot : *regimen)
      for (auto const& c : slot)
        if (c.relation != "is") return "";
  auto const meet = [&](Component const& g, Component const& s) {
    return !g.dose.empty() && !s.dose.empty() && g.dose != s.dose ? Relation::disjoint : world.relate(g.term, s.term);
  };
  std::vector<std::size_t> order(general.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  bool any = false, exact = false, narrower = false, broader = false;
  do {
    bool all = true, n = true, b = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
      auto const fit = compare(general[i], specific[order[i]], meet);
      all &= fit.touching, n &= fit.s_inside, b &= fit.g_inside;
    }
    if (!all) continue;
    any = true, exact |= n && b, narrower |= n, broader |= b;
  } while (std::next_permutation(order.begin(), order.end()));
  return !any ? "" : exact ? "exact" : narrower ? "narrower" : broader ? "broader" : "overlapping";
}

std::string brute_force_population(World const& world, Terms const& general, Terms const& specific) {
  auto const of = [&](Terms const& terms, std::string const& dimension) {
    Terms out;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(out),
                 [&](std::string const& t) { return world.dimensions[world.index(t)] == dimension; });
    return out;
  };
  int unstated = 0;
  bool narrower = false, broader = false, overlapping = false;
  for (auto const& dimension : std::set<std::string>(world.dimensions.begin(), world.dimensions.end())) {
    auto const g = of(general, dimension), s = of(specific, dimension);
    if (g.empty())
      narrower |= !s.empty();
    else if (s.empty())
      ++unstated;
    else {
      auto const fit = compare(g, s, [&](std::string const& a, std::string const& b) { return world.relate(a, b); });
      if (!fit.touching) return "";
      narrower |= fit.s_inside && !fit.g_inside;
      broader |= fit.g_inside && !fit.s_inside;
      overlapping |= !fit.s_inside && !fit.g_inside;
    }
  }
  return std::string(overlapping || (narrower && broader) ? "overlapping"
                     : narrower                           ? "narrower"
                     : broader                            ? "broader"
                                                          : "exact") +
         " " + std::to_string(unstated);
}

struct Random {
  std::mt19937 engine;
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine); }

  World world() {
    World out;
    for (char const* dimension : {"drug", "x", "y", "z"})
      for (std::size_t i = 0, n = std::string(dimension) == "drug" ? 8 : 5; i < n; ++i) {
        auto const first = out.slugs.size() - i;
        out.parents.emplace_back();
        for (std::size_t p = first; p < out.slugs.size(); ++p)
          if (below(4) == 0) out.parents.back().push_back(p);
        out.slugs.push_back(dimension + std::to_string(i));
        out.dimensions.push_back(dimension);
      }
    return out;
  }
  Slots regimen() {
    Slots out(1 + below(3));
    for (auto& slot : out) {
      std::set<std::pair<std::string, std::string>> alternatives;
      for (std::size_t n = 1 + below(3); n > 0; --n)
        alternatives.emplace("drug" + std::to_string(below(8)), below(4) == 0 ? std::vector<std::string>{"1 mg", "2 mg"}[below(2)] : "");
      for (auto const& [term, dose] : alternatives) slot.push_back({term, dose, below(25) == 0 ? "other_than_prior" : "is", ""});
    }
    return out;
  }
  Terms population() {
    std::set<std::string> out;
    for (char const* dimension : {"x", "y", "z"})
      if (below(3) > 0)
        for (std::size_t n = 1 + below(3); n > 0; --n) out.insert(dimension + std::to_string(below(5)));
    if (out.empty()) out.insert("x0");
    return {out.begin(), out.end()};
  }
};

}  // namespace

TEST_CASE("fits of random regimens and populations agree with a brute force over all assignments of slots") {
  std::size_t matched_regimens = 0, matched_populations = 0;
  for (unsigned seed = 1; seed <= 30; ++seed) {
    Random random{std::mt19937(seed)};
    World const world = random.world();
    small::Book book;
    for (std::size_t i = 0; i < world.slugs.size(); ++i) {
      Terms parents;
      for (auto const p : world.parents[i]) parents.push_back(world.slugs[p]);
      book.term(world.slugs[i], world.dimensions[i], parents);
    }
    std::vector<Slots> regimens;
    std::vector<Terms> populations;
    std::vector<std::int64_t> regimen_ids, population_ids;
    for (int i = 0; i < 14; ++i) {
      regimens.push_back(random.regimen());
      regimen_ids.push_back(book.regimen(regimens.back()));
      populations.push_back(random.population());
      population_ids.push_back(book.population(populations.back()));
    }
    // The first half is recommended, the second half studied, so every pair of regimens and of populations is asked for.
    for (std::size_t i = 0; i < 14; ++i)
      for (std::size_t j = 0; j < 7; ++j)
        i < 7 ? book.recommendation(regimen_ids[i], population_ids[j]) : book.comparison(regimen_ids[i], population_ids[7 + j]);
    schema::derive(book.db);
    bool any_regimen = false;
    for (std::size_t g = 0; g < 7; ++g)
      for (std::size_t s = 7; s < 14; ++s) {
        CAPTURE(seed, g, s);
        auto const expected = brute_force_regimen(world, regimens[g], regimens[s]);
        any_regimen |= !expected.empty();
        matched_regimens += !expected.empty();
        CHECK(book.regimen_fit(regimen_ids[g], regimen_ids[s]) == expected);
      }
    for (std::size_t g = 0; g < 7; ++g)
      for (std::size_t s = 7; s < 14; ++s) {
        CAPTURE(seed, g, s);
        auto const expected = any_regimen ? brute_force_population(world, populations[g], populations[s]) : "";
        matched_populations += !expected.empty();
        CHECK(book.population_fit(population_ids[g], population_ids[s]) == expected);
      }
  }
  CHECK(matched_regimens > 100);  // the books are not so small that nothing is shown
  CHECK(matched_populations > 100);
}
