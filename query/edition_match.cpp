// query/edition_match.cpp - equal content first, then one identity after the other, from the strictest to the loosest.
#include "query/edition_match.hpp"

#include <algorithm>
#include <deque>
#include <map>

namespace query {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;
using Groups = std::map<std::string, std::vector<std::size_t>>;
enum State : char { free_, paired, open_ };

struct Work {
  EditionItems const &old_items, &new_items;
  std::vector<State> old_state = std::vector<State>(old_items.size(), free_), new_state = std::vector<State>(new_items.size(), free_);
  EditionMatch out{};

  void pair(Pair const& p) {
    old_state[p.first] = new_state[p.second] = paired;
    out.pairs.push_back(p);
  }
};

std::string content_of(EditionItem const& item) {
  std::string out = item.identities[0];
  for (auto const& [name, value] : item.aspects) out += '\n' + value;
  return out;
}

void pair_equal(Work& work) {
  std::map<std::string, std::deque<std::size_t>> waiting;
  for (std::size_t i = 0; i < work.old_items.size(); ++i) waiting[content_of(work.old_items[i])].push_back(i);
  for (std::size_t j = 0; j < work.new_items.size(); ++j) {
    auto& candidates = waiting[content_of(work.new_items[j])];
    if (candidates.empty()) continue;
    work.pair({candidates.front(), j});
    candidates.pop_front();
  }
}

Groups groups_of(EditionItems const& items, std::vector<State> const& state, std::size_t rank) {
  Groups out;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (state[i] == free_ && !items[i].identities[rank].empty()) out[items[i].identities[rank]].push_back(i);
  return out;
}

std::vector<Pair> candidates_of(Work const& work, std::size_t rank, std::function<bool(EditionItem const&, EditionItem const&)> const& compatible) {
  bool const loosest = rank + 1 == work.old_items.front().identities.size();
  auto const left = groups_of(work.old_items, work.old_state, rank), right = groups_of(work.new_items, work.new_state, rank);
  std::vector<Pair> out;
  for (auto const& [identity, olds] : left) {
    auto const at = right.find(identity);
    if (at == right.end()) continue;
    for (auto const i : olds)
      for (auto const j : at->second)
        if (!loosest || compatible(work.old_items[i], work.new_items[j])) out.emplace_back(i, j);
  }
  return out;
}

// A pair counts when neither side has another candidate. Who has several stays open: a looser identity must not decide what a stricter one could not.
void settle(Work& work, std::vector<Pair> const& candidates) {
  std::map<std::size_t, int> of_old, of_new;
  for (auto const& [i, j] : candidates) ++of_old[i], ++of_new[j];
  for (auto const& p : candidates) {
    if (of_old[p.first] == 1 && of_new[p.second] == 1) {
      work.pair(p);
      continue;
    }
    work.old_state[p.first] = work.new_state[p.second] = open_;
    work.out.open.push_back(p);
  }
}

}  // namespace

EditionMatch match_editions(EditionItems const& old_items, EditionItems const& new_items,
                            std::function<bool(EditionItem const&, EditionItem const&)> const& compatible) {
  Work work{old_items, new_items};
  pair_equal(work);
  if (!old_items.empty())
    for (std::size_t rank = 0; rank < old_items.front().identities.size(); ++rank) settle(work, candidates_of(work, rank, compatible));
  for (std::size_t i = 0; i < old_items.size(); ++i)
    if (work.old_state[i] != paired) work.out.removed.push_back(i);
  for (std::size_t j = 0; j < new_items.size(); ++j)
    if (work.new_state[j] != paired) work.out.added.push_back(j);
  auto const by_new = [](Pair const& a, Pair const& b) { return a.second < b.second; };
  std::sort(work.out.pairs.begin(), work.out.pairs.end(), by_new);
  return std::move(work.out);
}

}  // namespace query
