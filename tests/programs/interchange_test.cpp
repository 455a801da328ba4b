// tests/programs/interchange_test.cpp - exported files in the hands of other programs: R with metafor pools the contrasts as trialbook does, Python
// opens the RevMan package, reads the RIS records and the FHIR bundle.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/programs/program.hpp"
#include "tests/support/needs.hpp"

namespace {

using programs::Scratch;

// Three trials of one question with made-up intervals, heterogeneous.
void import_intervals(Scratch const& scratch) {
  scratch.write("intervals.csv",
                "completes,effect_raw,ci_level,ci_low_raw,ci_high_raw\n"
                "abc-china-2024:dawna-1-pfs,0.42,95,0.31,0.57\n"
                "abc-china-2024:monarch-plus-pfs,0.39,95,0.25,0.61\n"
                "abc-china-2024:paloma-3-pfs,0.80,95,0.66,0.97\n");
  scratch.trialbook({"import", "--supplement", "intervals.csv", "--document", "made-up", "--db", "own.db"});
}

std::vector<std::string> question(std::vector<std::string> words) {
  for (auto const* word : {"PFS", "--source", "documents", "--subtype", "HR+/HER2-", "--line", "second", "--headings-too", "--lump",
                           "class:cdk46-inhibitor", "--db", "own.db"})
    words.emplace_back(word);
  return words;
}

std::vector<double> numbers_of(std::string const& text) {
  std::istringstream stream(text);
  std::vector<double> out;
  for (double number = 0; stream >> number;) out.push_back(number);
  return out;
}

programs::Ran python(Scratch const& scratch, std::string const& script) {
  scratch.write("script.py", script);
  return scratch.run({"python3", "script.py"});
}

}  // namespace

TEST_CASE("R with metafor pools the contrasts of netmeta's file to trialbook's own estimate") {
  if (!support::needs_programs({{"Rscript", "r-base-core"}})) return;
  Scratch const scratch;
  if (scratch.run({"Rscript", "-e", "library(metafor)"}).exit_code != 0) {
    support::needs_program("metafor, a package of R,", "r-cran-metafor");
    return;
  }
  import_intervals(scratch);
  auto line = question({"export", "netmeta"});
  line.insert(line.end(), {"--output", "pfs.csv"});
  scratch.trialbook(line);
  auto pool = question({"pool"});
  pool.insert(pool.end(), {"--profile", "metafor-z", "--output", "pooled.json"});
  scratch.trialbook(pool);
  scratch.write("pool.R",
                "suppressMessages(library(metafor))\n"
                "d <- read.csv('pfs.csv', check.names = FALSE)\n"
                "stopifnot(nrow(d) == 3, all(d$treat1 == 'CDK4/6 inhibitor + fulvestrant'), all(d$treat2 == 'fulvestrant'), all(d$sm == 'HR'))\n"
                "common <- rma(TE, sei = seTE, data = d, method = 'FE'); random <- rma(TE, sei = seTE, data = d, method = 'REML')\n"
                "cat(format(c(common$beta, common$se, random$beta, random$se, random$tau2, random$ci.lb), digits = 15), sep = '\\n')\n");
  auto const r = scratch.run({"Rscript", "pool.R"});
  CAPTURE(r.out);
  REQUIRE(r.exit_code == 0);
  auto const theirs = numbers_of(r.out);
  REQUIRE(theirs.size() == 6);
  auto const ours = nlohmann::json::parse(scratch.read("pooled.json"))["groups"][0];
  CHECK(ours["common"]["estimate"].get<double>() == Approx(theirs[0]).epsilon(1e-9));
  CHECK(ours["common"]["se"].get<double>() == Approx(theirs[1]).epsilon(1e-9));
  CHECK(theirs[4] > 0.01);
  CHECK(ours["random"]["estimate"].get<double>() == Approx(theirs[2]).epsilon(1e-4));
  CHECK(ours["random"]["se"].get<double>() == Approx(theirs[3]).epsilon(1e-3));
  CHECK(ours["random"]["ci_low"].get<double>() == Approx(theirs[5]).epsilon(1e-3));
}

TEST_CASE("Python finds in the RevMan package contrast level data on the log scale, each row under its analysis, and what was left out") {
  if (!support::needs_program("python3", "python3-minimal")) return;
  Scratch const scratch;
  import_intervals(scratch);
  auto line = question({"export", "revman"});
  line.insert(line.end(), {"--output", "CD000001-dataPackage.zip"});
  scratch.trialbook(line);
  auto const ran = python(scratch, R"(
import csv, io, math, zipfile
z = zipfile.ZipFile('CD000001-dataPackage.zip')
assert z.testzip() is None
def rows(name): return list(csv.DictReader(io.TextIOWrapper(z.open(name), 'utf-8')))
front = 'CD000001-analysis-data/CD000001-'
settings, data, groups = (rows(front + n + '.csv') for n in ('overall-estimates-and-settings', 'data-rows', 'subgroup-estimates'))
assert len(settings) == 1 and groups == []
s = settings[0]
assert (s['Data type'], s['Effect measure'], s['Log-scale data'], s['Statistical method']) == ('Contrast level', 'Hazard Ratio', 'TRUE', 'IV')
assert (s['Experimental group label'], s['Control group label']) == ('CDK4/6 inhibitor + fulvestrant', 'fulvestrant')
assert len(data) == 3
key = lambda r: (r['Analysis group'], r['Analysis number'], r['Analysis name'])
assert all(key(r) == key(s) for r in data)
hr = {r['Study']: math.exp(float(r['GIV Mean'])) for r in data}
assert abs(hr['PALOMA-3'] - 0.80) < 1e-12 and abs(hr['DAWNA-1'] - 0.42) < 1e-12
assert all(float(r['GIV SE']) > 0 for r in data)
assert all(r[c] == '' for r in data for c in ('Experimental mean', 'Experimental SD', 'Experimental N', 'Control mean', 'O-E'))
left = rows('CD000001-left-out.csv')
assert {'abc-china-2024:paloma-3-pfs'} <= {r['id'] for r in left} and all(r['reason'] for r in left)
print('fine')
)");
  CHECK(ran.out == "fine\n");
}

TEST_CASE("Python reads the RIS records: tags, one type and one end a record, titles in their script") {
  if (!support::needs_program("python3", "python3-minimal")) return;
  Scratch const scratch;
  scratch.trialbook({"export", "ris", "--output", "documents.ris"});
  auto const ran = python(scratch, R"(
import re
records, record = [], None
for line in open('documents.ris', encoding='utf-8', newline='').read().split('\r\n'):
    if not line: continue
    tag, value = re.fullmatch(r'([A-Z][A-Z0-9])  - (.*)', line).groups()
    if tag == 'TY':
        assert record is None
        record = {}
    record.setdefault(tag, []).append(value)
    if tag == 'ER':
        records.append(record)
        record = None
assert record is None and len(records) == 5
by_id = {r['ID'][0]: r for r in records}
guideline = by_id['abc-china-2024']
assert guideline['TY'] == ['RPRT'] and guideline['PY'] == ['2024'] and guideline['TI'] == ['中国晚期乳腺癌规范诊疗指南（2024版）']
assert by_id['ai-osteoporosis-2025']['DO'] == ['10.3969/j.issn.1674-7593.2025.01.001']
assert all(set(r) <= {'TY', 'TI', 'TT', 'T2', 'ET', 'PY', 'DA', 'LA', 'DO', 'UR', 'AN', 'ID', 'ER'} for r in records)
print('fine')
)");
  CHECK(ran.out == "fine\n");
}

TEST_CASE("Python reads the FHIR bundle with decimals, and the digits are those that the rows have") {
  if (!support::needs_program("python3", "python3-minimal")) return;
  Scratch const scratch;
  scratch.trialbook({"export", "fhir", "--output", "all.json"});
  scratch.trialbook({"export", "results", "--output", "all.csv"});
  auto const ran = python(scratch, R"(
import csv, json
from decimal import Decimal
bundle = json.load(open('all.json', encoding='utf-8'), parse_float=Decimal, parse_int=Decimal)
evidence = {r['identifier'][0]['value']: r for r in (e['resource'] for e in bundle['entry']) if r['resourceType'] == 'Evidence'}
seen = 0
for row in csv.DictReader(open('all.csv', encoding='utf-8')):
    if not row['effect_raw'] or row['effect_derivation'] or row['orientation'] == 'unknown' or '/' in row['effect_raw']: continue
    value = evidence[row['document'] + ':' + row['id']]['statistic'][0]['quantity']['value']
    assert str(value) == row['effect_raw'].replace(' ', ''), (row['id'], value)
    seen += 1
assert seen > 60, seen
derived = [r for r in csv.DictReader(open('all.csv', encoding='utf-8')) if r['effect_derivation'] == 'RISK_REDUCTION']
for row in derived:
    value = evidence[row['document'] + ':' + row['id']]['statistic'][0]['quantity']['value']
    assert value == 1 - Decimal(row['effect_raw']) / 100, (row['id'], value)
print('fine', len(derived) > 0)
)");
  CHECK(ran.out == "fine True\n");
}

TEST_CASE("Python's csv reader reads exported rows, with and without the byte-order mark, and no cell is a formula in the safe form") {
  if (!support::needs_program("python3", "python3-minimal")) return;
  Scratch const scratch;
  for (std::string const kind : {"results", "claims", "recommendations"}) {
    scratch.trialbook({"export", kind, "--output", kind + ".csv"});
    scratch.trialbook({"export", kind, "--bom", "--spreadsheet-safe", "--output", kind + "-safe.csv"});
  }
  auto const ran = python(scratch, R"(
import csv
for kind, least in (('results', 130), ('claims', 490), ('recommendations', 720)):
    plain = list(csv.reader(open(kind + '.csv', encoding='utf-8', newline='')))
    assert open(kind + '-safe.csv', 'rb').read(3) == b'\xef\xbb\xbf'
    safe = list(csv.reader(open(kind + '-safe.csv', encoding='utf-8-sig', newline='')))
    assert len(plain) == len(safe) > least
    assert all(len(r) == len(plain[0]) for r in plain)
    assert not any(c[:1] in ('=', '+', '-', '@') for r in safe for c in r)
    assert [[c[1:] if c[:1] == "'" and c[1:2] in ('=', '+', '-', '@') else c for c in r] for r in safe] == plain
print('fine')
)");
  CHECK(ran.out == "fine\n");
}
