// query/network_tree.cpp - a network for programs: matrices row minus column in the order of "treatments", on the scale of the input (ratios as
// logarithms). What is undefined is null.
#include "query/network_table.hpp"

namespace query {
namespace {

using core::table::Tree;

template <class T>
Tree or_null(std::optional<T> const& value) {
  return value ? Tree(*value) : Tree();
}

Tree tree_of(stats::Matrix const& m) {
  Tree::Items rows;
  for (int i = 0; i < m.rows; ++i) {
    Tree::Items row;
    for (int j = 0; j < m.columns; ++j) row.emplace_back(m(i, j));
    rows.emplace_back(std::move(row));
  }
  return rows;
}

template <class Values>
Tree list_of(Values const& values) {
  Tree::Items out;
  for (auto const& value : values) out.emplace_back(value);
  return out;
}

Tree tree_of(NetworkView const& view, stats::SplitRow const& row) {
  auto const& a = view.names.treatments[row.treat1];
  auto const& b = view.names.treatments[row.treat2];
  auto const of_test = [&](double stats::SplitTest::*what) { return row.test ? Tree((*row.test).*what) : Tree(); };
  using T = stats::SplitTest;
  return Tree::Members{{"comparison", a + ":" + b},
                       {"treat1", a},
                       {"treat2", b},
                       {"k", row.studies},
                       {"proportion", row.proportion},
                       {"network", row.network},
                       {"network_se", row.network_se},
                       {"direct", row.direct},
                       {"direct_se", row.direct_se},
                       {"indirect", of_test(&T::indirect)},
                       {"indirect_se", of_test(&T::indirect_se)},
                       {"difference", of_test(&T::difference)},
                       {"difference_se", of_test(&T::difference_se)},
                       {"z", of_test(&T::z)},
                       {"p", of_test(&T::p)}};
}

Tree::Members tree_of(NetworkView const& view, stats::NetworkModel const& model) {
  Tree::Items splits;
  for (auto const& row : model.splits) splits.push_back(tree_of(view, row));
  return {{"TE", tree_of(model.fit.te)}, {"seTE", tree_of(model.fit.se)}, {"p_scores", list_of(model.p_scores)}, {"netsplit", splits}};
}

void add(Tree::Members& out, std::string const& what, stats::QTest const& test) {
  out.emplace_back("Q" + what, test.q);
  out.emplace_back("df" + what, test.df);
  out.emplace_back((what.empty() ? "p_Q" : "p" + what), or_null(test.p));
}

Tree designs(NetworkView const& view) {
  Tree::Items out;
  for (auto const& design : view.network.decomposition.designs) {
    Tree::Items arms;
    for (int const id : design.treatments) arms.emplace_back(view.names.treatments[id]);
    Tree::Members one{{"treatments", arms}, {"studies", design.studies}};
    add(one, "", design.test);
    out.emplace_back(std::move(one));
  }
  return out;
}

void add_heterogeneity(NetworkView const& view, Tree::Members& out) {
  auto const& n = view.network;
  add(out, "", n.heterogeneity);
  add(out, "_within", n.decomposition.within);
  add(out, "_between", n.decomposition.between);
  if (n.decomposition.random) {
    add(out, "_between_random", n.decomposition.random->between);
    out.emplace_back("tau2_within", n.decomposition.random->tau2_within);
  }
  out.emplace_back("tau2", or_null(n.tau2));
  out.emplace_back("tau", or_null(n.tau));
  out.emplace_back("I2", n.i_squared ? Tree(n.i_squared->value) : Tree());
  out.emplace_back("I2_ci", n.i_squared && n.i_squared->low && n.i_squared->high ? Tree(Tree::Items{*n.i_squared->low, *n.i_squared->high}) : Tree());
  out.emplace_back("designs", designs(view));
}

}  // namespace

Tree::Members members_of(NetworkView const& view) {
  auto const& n = view.network;
  Tree::Items treatments, studies;
  for (int i = 0; i < n.data.size(); ++i) treatments.emplace_back(view.treatment(i));
  for (std::size_t i = 0; i < n.data.studies.size(); ++i) studies.emplace_back(view.study(static_cast<int>(i)));
  Tree::Members out{{"treatments", treatments}, {"studies", studies}, {"k", n.data.studies.size()}, {"m", n.data.rows.size()}};
  add_heterogeneity(view, out);
  out.emplace_back("common", tree_of(view, n.common));
  if (!n.random) {
    out.emplace_back("random", Tree());
    return out;
  }
  auto random = tree_of(view, *n.random);
  random.emplace_back("prediction_low", n.prediction ? tree_of(n.prediction->low) : Tree());
  random.emplace_back("prediction_high", n.prediction ? tree_of(n.prediction->high) : Tree());
  out.emplace_back("random", std::move(random));
  return out;
}

}  // namespace query
