// importer/kept_input.cpp - a row that has not the fields of its header was refused when the file was read.
#include "importer/kept_input.hpp"

#include <zlib.h>

#include "importer/records.hpp"

namespace importer {
namespace {

using core::database::Statement;

std::string inflated(Statement& batch) {
  auto const blob = batch.getColumn(3);
  std::string out(static_cast<std::size_t>(batch.getColumn(2).getInt64()), '\0');
  auto size = static_cast<uLongf>(out.size());
  auto const code =
      uncompress(reinterpret_cast<Bytef*>(out.data()), &size, static_cast<Bytef const*>(blob.getBlob()), static_cast<uLong>(blob.getBytes()));
  if (code != Z_OK || size != out.size())
    throw core::Error(batch.getColumn(0).getString() + ": this input file, kept in the book, is damaged", "rebuild the book: trialbook build");
  return out;
}

}  // namespace

void each_kept_row(core::database::Connection& book, std::string const& which, std::function<void(KeptRow)> const& take) {
  Statement batches(book, "SELECT file, coalesce(document, ''), byte_count, deflated, kind, id FROM import_batch WHERE " + which + " ORDER BY id");
  while (batches.executeStep()) {
    std::vector<std::string> header;
    read_records(batches.getColumn(0).getString(), inflated(batches), [&](Record& record) {
      std::vector<std::string> texts;
      for (auto& field : record.fields) texts.push_back(std::move(field.text));
      if (header.empty())
        header = std::move(texts);
      else if (texts.size() == header.size())
        take({batches.getColumn(5).getInt64(), batches.getColumn(4).getString(), batches.getColumn(1).getString(), header, texts});
    });
  }
}

}  // namespace importer
