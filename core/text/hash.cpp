// core/text/hash.cpp - libcrypto's one-shot digest.
#include "core/text/hash.hpp"

#include <openssl/evp.h>

#include <array>

#include "core/error.hpp"

namespace core::text {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  static EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);  // fetched once: the lookup costs more than a short digest
  if (method == nullptr || EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, method, nullptr) != 1)
    throw Error("SHA-256 is not available");
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out.push_back(digits[digest[i] >> 4U]);
    out.push_back(digits[digest[i] & 15U]);
  }
  return out;
}

}  // namespace core::text
