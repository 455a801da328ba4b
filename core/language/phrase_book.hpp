// core/language/phrase_book.hpp - English phrases → another language: those of the program from a .po file, labels from a book. Knows neither
// answers nor databases. A phrase that it does not know stays English: translate() says so with nullopt.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::language {

// Has letters that a reader of another language would stumble over: a run of two Latin letters with a small one ("months", not "PFS" or "HR 0.57").
bool has_english_word(std::string_view text);

class PhraseBook {
 public:
  // `po` holds msgid / msgstr pairs. In a msgid, {} stands for something that is translated in turn, {.} for one word and {*} for anything, which are
  // kept unless they are a label; the msgstr has as many {}, in the same order, or numbered from {1}. Throws core::Error with the line at fault.
  explicit PhraseBook(std::string_view po);

  void add_label(std::string english, std::string other);  // the first of two with the same English text counts

  // The phrase as a whole, else its parts where it is a list, else a pattern that fits; text without an English word is itself.
  std::optional<std::string> translate(std::string_view text) const;
  std::string translate_or_keep(std::string_view text) const;

  // For tests: all msgids, and those with blanks beside their translations.
  std::vector<std::string> phrases() const;
  std::vector<std::pair<std::string, std::string>> patterns() const;

 private:
  struct Pattern {
    std::string english;
    std::vector<std::string> literals;  // one more than captures
    std::vector<char> captures;         // '\0', '.' or '*'
    std::string translation;
    std::size_t weight = 0;  // characters of the literals: the most specific pattern is tried first
  };
  using Captures = std::vector<std::string>;

  void add(std::string english, std::string other);
  std::optional<std::string> by_lines(std::string_view text) const;
  std::optional<std::string> as_list(std::string_view text) const;
  std::optional<std::string> by_pattern(std::string_view text) const;
  std::optional<std::string> captured(char kind, std::string_view part) const;
  bool match(Pattern const& pattern, std::string_view rest, std::size_t capture, Captures& captures) const;

  std::map<std::string, std::string, std::less<>> whole_;
  std::vector<Pattern> patterns_;
  mutable std::map<std::string, std::optional<std::string>, std::less<>> known_;  // answers already given
};

// The program's own catalogue of Chinese phrases, without labels of a book.
PhraseBook chinese();

}  // namespace core::language
