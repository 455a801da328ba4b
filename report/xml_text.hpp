// report/xml_text.hpp - text as XML can hold it: a control character or a byte that is no UTF-8 becomes U+FFFD. Escapes nothing: writers do that.
#pragma once
#include <string>

namespace report {

std::string xml_text(std::string const& text);

}  // namespace report
