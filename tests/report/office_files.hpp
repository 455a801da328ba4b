// tests/report/office_files.hpp - what people read in the files of Word and Excel, by pugixml: parts as trees, and all text of a container.
#pragma once
#include <pugixml.hpp>

#include "report/formats.hpp"
#include "tests/report/unzipped.hpp"

inline pugi::xml_document part(std::string const& container, std::string const& name) {
  pugi::xml_document tree;
  auto const bytes = unzipped(container, name);
  auto const result = tree.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  CAPTURE(name, result.description());
  REQUIRE(result);
  return tree;
}

// Nodes that an XPath expression finds, in the order of the part.
inline std::vector<pugi::xml_node> nodes(pugi::xml_node tree, std::string const& path) {
  std::vector<pugi::xml_node> out;
  auto found = tree.select_nodes(path.c_str());
  found.sort();
  for (auto const& each : found) out.push_back(each.node());
  return out;
}

inline std::string text_of(pugi::xml_node node) {
  std::string out;
  for (auto const& each : node.select_nodes(".//text()")) out += each.node().value();
  return out;
}

inline std::vector<std::string> texts(pugi::xml_node tree, std::string const& path) {
  std::vector<std::string> out;
  for (auto const& node : nodes(tree, path)) out.push_back(text_of(node));
  return out;
}

// An answer as text: what is in a container, or the bytes themselves.
inline std::string readable(report::Format const& format, std::string const& bytes) {
  if (!format.binary) return bytes;
  std::string out;
  for (auto const& name : names_in(bytes))
    for (auto const& text : texts(part(bytes, name), "//*[text()]")) out += text + "\n";
  return out;
}
