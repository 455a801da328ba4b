// tests/core/hash_test.cpp - SHA-256 against the published vectors of FIPS 180-2 and NIST's byte-oriented examples.
#include <catch2/catch.hpp>

#include "core/text/hash.hpp"

TEST_CASE("SHA-256 gives the published digests in lower-case hexadecimal digits") {
  CHECK(core::text::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(core::text::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(core::text::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(core::text::sha256(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a zero byte is hashed like any other") { CHECK(core::text::sha256(std::string_view("a\0b", 3)) != core::text::sha256("a")); }
