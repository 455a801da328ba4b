// core/text/hash.hpp - SHA-256 as lower-case hexadecimal digits.
#pragma once
#include <string>
#include <string_view>

namespace core::text {

std::string sha256(std::string_view bytes);

}  // namespace core::text
