// core/text/han_variants.hpp - traditional Han characters as simplified ones, for comparing names. One character for one: no words, no regions'
// vocabulary. A character that it does not know stays as it is.
#pragma once

namespace core::text {

char32_t simplified_han(char32_t c);

}  // namespace core::text
