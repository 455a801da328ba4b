// tests/core/words_test.cpp - texts as words of full-text search, and where each word stands.
#include <catch2/catch.hpp>

#include "core/text/words.hpp"

using core::text::spaced_words;
using core::text::words_in;

TEST_CASE("each Han character is a word, other letters and digits make words of their own") {
  CHECK(spaced_words("HER2低表达，晚期") == "her2 低 表 达 晚 期");
  CHECK(spaced_words("CDK4/6 inhibitor (HR 0.568)") == "cdk4 6 inhibitor hr 0 568");
  CHECK(spaced_words("") == "");
  CHECK(spaced_words("-:*\"()^~，。") == "");
}

TEST_CASE("width, case, script and accents do not matter") {
  CHECK(spaced_words("ＨＥＲ２　骨轉移") == "her2 骨 转 移");
  CHECK(spaced_words("Ⅰ期") == "i 期");
  CHECK(spaced_words("nai\xCC\x88ve") == "naive");
  CHECK(spaced_words("½ µg") == "1 2 μg");
}

TEST_CASE("a word knows where it stands in the text") {
  std::string const text = "（ＨＥＲ２）低 P<0.05";
  std::string out;
  for (auto const& word : words_in(text)) out += "[" + text.substr(word.begin, word.end - word.begin) + "]";
  CHECK(out == "[ＨＥＲ２][低][P][0][05]");
}

TEST_CASE("invalid bytes part words and nothing else") {
  CHECK(spaced_words("a\xFF"
                     "b\xE4\xB8") == "a b");
}
