// query/show_item.hpp - one finding, claim, recommendation, referral or regulatory statement in full: every column of its view, then what hangs on
// it.
#pragma once
#include <optional>
#include <string>

#include "core/database/database.hpp"
#include "core/table/document.hpp"

namespace query {

std::optional<core::table::Document> show_item(core::database::Connection& book, std::string const& id);

}  // namespace query
