// cli/book_path.hpp - which file is the book: --db, else $TRIALBOOK_DB, else the user's own book if there is one, else the shipped one beside the
// program.
#pragma once
#include <filesystem>

#include "cli/arguments.hpp"

namespace cli {

std::filesystem::path book_to_read(Arguments const& arguments);
void use_book(std::filesystem::path const& book);
std::filesystem::path book_in_use();   // what book_to_read() or use_book() said last, for messages
std::filesystem::path user_book();     // $XDG_DATA_HOME/trialbook/trialbook.db, or below ~/.local/share
std::filesystem::path shipped_book();  // ../share/trialbook/trialbook.db beside the program's folder

}  // namespace cli
