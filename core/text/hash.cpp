// core/text/hash.cpp - nettle's SHA-256. libcrypto would do as well, but loading it takes a millisecond of every command.
#include "core/text/hash.hpp"

#include <nettle/sha2.h>

#include <array>

namespace core::text {

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<std::uint8_t const*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (auto const byte : digest) {
    out.push_back(digits[byte >> 4U]);
    out.push_back(digits[byte & 15U]);
  }
  return out;
}

}  // namespace core::text
