// cli/shell_words.cpp - bash breaks words at ':' and '=' too, so only the part of a candidate behind the last break is handed back.
#include "cli/shell_words.hpp"

namespace cli {
namespace {

// One pass over the line; after the last character `word` is the word under the cursor.
class Splitter {
 public:
  TypedLine split(std::string_view line) {
    for (char const c : line) take(c);
    finish();
    if (!out_.words.empty()) out_.words.erase(out_.words.begin());  // the program's name
    if (out_.words.empty()) out_.words.emplace_back();
    return std::move(out_);
  }

 private:
  void take(char c) {
    if (quote_ == '\0' && !escaped_ && (c == ' ' || c == '\t' || c == '\n')) {
      if (started_) finish();
      started_ = false;
      return;
    }
    if (!started_) word_.clear(), out_.raw.clear(), started_ = true;
    out_.raw += c;
    if (escaped_ || (quote_ == '\'' && c != '\''))
      word_ += c, escaped_ = false;
    else if (c == '\\')
      escaped_ = true;
    else if (c == quote_)
      quote_ = '\0';
    else if (quote_ == '\0' && (c == '"' || c == '\''))
      quote_ = c;
    else
      word_ += c;
  }

  void finish() {
    if (!started_) word_.clear(), out_.raw.clear();
    out_.words.push_back(word_);
    out_.quote = quote_;
  }

  TypedLine out_;
  std::string word_;
  char quote_ = '\0';
  bool escaped_ = false, started_ = false;
};

std::string quoted(std::string_view text, char quote) {
  std::string_view const special = quote == '"' ? "\"\\$`" : " \t\"'\\`$&|;<>(){}*?[]!#~";
  std::string out;
  for (char const c : text) {
    if (quote == '\'' && c == '\'')
      out += "'\\'";
    else if (quote != '\'' && special.find(c) != std::string_view::npos)
      out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

TypedLine shell_words(std::string_view line) { return Splitter().split(line); }

std::string replacement(std::string const& candidate, TypedLine const& line, std::string const& word) {
  std::string head = line.raw;
  if (head.ends_with(word)) head.resize(head.size() - word.size());
  auto const kept = shell_words("trialbook " + head).words.back();  // typed already, and left alone by bash
  return quoted(candidate.size() >= kept.size() ? std::string_view(candidate).substr(kept.size()) : std::string_view(candidate), line.quote);
}

}  // namespace cli
