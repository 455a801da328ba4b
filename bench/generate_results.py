#!/usr/bin/env python3
"""Writes a folder of input files with made-up findings: document.csv, trials.csv, results.csv. Usage: generate_results.py COUNT FOLDER

For measuring only: the numbers mean nothing. Names of drugs and terms come from data/vocabulary/, so every row is one that import takes. The same
COUNT gives the same bytes. Fails with a traceback when the vocabulary is not where it belongs, or the folder cannot be written."""

import csv
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SPAN = "{}+{}@{:08x}"
NOTES = [
    "中位随访时间较短, 总生存数据尚不成熟",
    'the text says "numerically longer", the table gives the number',
    "亚组分析, 未作多重性校正；与全文一致",
    "control arm not named here, taken from section 5.2",
]


def slugs(name):
    with open(ROOT / "data/vocabulary" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [row["slug"] for row in csv.DictReader(file)]


def columns_of(kind):
    """The header of a shipped file of this kind: it need not hold every column of the layout."""
    with open(ROOT / "data/documents/abc-china-2024" / f"{kind}.csv", encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


class Words:
    """Draws regimens and populations as their grammars want them."""

    def __init__(self, rng):
        self.rng = rng
        self.drugs = [slug for slug in slugs("drug") if slug != "placebo"]
        self.classes = slugs("drug-class")
        self.biomarkers, self.sites = slugs("biomarker"), slugs("site")

    def regimen(self):
        rng = self.rng
        kind = rng.random()
        one, two, three = rng.sample(self.drugs, 3)
        if kind < 0.35:
            return f"{one} + {two}"
        if kind < 0.6:
            return one
        if kind < 0.7:
            return f"{one} @ {rng.choice((60, 75, 120, 150, 300))} mg {rng.choice(('po', 'iv', 'sc'))} every {rng.choice((2, 3, 4))} weeks"
        if kind < 0.8:
            return f"{one} + ({two} | {three})"
        if kind < 0.9:
            return f"{one} + class:{rng.choice(self.classes)}"
        return f"placebo + {one}"

    def population(self):
        rng = self.rng
        terms = ["advanced-breast-cancer [heading]", rng.choice(("hr+", "hr+", "hr-")), rng.choice(("her2-", "her2+", "her2-low"))]
        terms += [rng.choice(("line first", "line second", "line second-or-later", "line third-or-later"))]
        if rng.random() < 0.4:
            terms.append(rng.choice(("premenopausal", "postmenopausal [heading]")))
        if rng.random() < 0.25:
            terms.append(rng.choice(self.biomarkers))
        if rng.random() < 0.15:
            terms.append(rng.choice(self.sites))
        if rng.random() < 0.3:
            terms.append(f"prior {rng.choice(self.classes)} {rng.choice(('exposed', 'progressed', 'naive'))}")
        return " ; ".join(terms)


class Trial:
    """One made-up trial: its comparisons, from which all its findings are drawn."""

    def __init__(self, number, words):
        rng = words.rng
        self.number = number
        self.slug = f"made-up-{number:05d}"
        self.acronym = f"MADE-UP {number}"
        whole = words.population()
        populations = [(whole, "")] + [(words.population(), whole) for _ in range(rng.randrange(3))]
        kind = rng.choices(("randomised", "nonrandomised", "prognostic", "single-arm"), (80, 5, 5, 10))[0]
        arms = {"single-arm": (words.regimen(), ""), "prognostic": ('"ctDNA cleared, week 4"', '"ctDNA persists"')}.get(kind)
        self.kind = kind
        self.populations = populations
        self.arms = arms or (words.regimen(), words.regimen())


def effect(rng, row):
    ratio = 0.4 + 0.9 * rng.random()
    row.update(effect_measure=rng.choices(("HR", "OR", "RR"), (90, 5, 5))[0], effect_raw=f"{ratio:.2f}", orientation="exp/ctl", orientation_basis=rng.choice(("wording", "arm order")))
    if rng.random() < 0.8:
        row.update(ci_level="95", ci_level_basis="quoted", ci_low_raw=f"{ratio * 0.8:.2f}", ci_high_raw=f"{ratio * 1.25:.2f}")
    if rng.random() < 0.7:
        row.update(p_raw=rng.choice(("＜0.000 1", "<0.001", f"={rng.random():.3f}", "=0.004 55", "＞0.05")))


def time_to_event(rng, row, two_arms):
    row.update(endpoint=rng.choice(("PFS", "OS", "DFS")), measure="median", measure_basis=rng.choice(("printed", "implied")), unit="months")
    row["experimental_raw"] = "not reached" if rng.random() < 0.1 else f"{4 + 40 * rng.random():.1f}"
    if two_arms:
        row["control_raw"] = f"{3 + 30 * rng.random():.1f}"
        effect(rng, row)


def share(rng, row, two_arms):
    row.update(endpoint="ORR", measure="proportion", measure_basis="printed", unit="%")
    row["experimental_n"] = str(100 + rng.randrange(400))
    row["experimental_raw"] = rng.choice((f"{10 + 80 * rng.random():.1f}", f"{10 + rng.randrange(50)}%～{70 + rng.randrange(20)}%"))
    if two_arms:
        row.update(control_n=str(100 + rng.randrange(400)), control_raw=f"{5 + 60 * rng.random():.1f}")
        row["p_raw"] = f"={rng.random():.4f}"


def rate(rng, row, two_arms):
    row.update(endpoint="OS", at=rng.choice(("6个月", "12 months", "5年")), measure="rate", measure_basis="printed", unit="%")
    row["experimental_raw"] = f"{20 + 75 * rng.random():.1f}"
    if rng.random() < 0.5:
        value = float(row["experimental_raw"])
        row.update(experimental_ci_low_raw=f"{value - 8:.1f}", experimental_ci_high_raw=f"{min(value + 8, 100):.1f}", ci_level="95", ci_level_basis="quoted")
    if two_arms:
        row["control_raw"] = f"{15 + 70 * rng.random():.1f}"


def finding(rng, number, trial):
    population, parent = rng.choice(trial.populations)
    row = {"id": f"f{number:06d}", "section": f"5.{1 + rng.randrange(9)}.{1 + rng.randrange(9)}", "refs": f"{1 + rng.randrange(400)}; {1 + rng.randrange(400)}"}
    row.update(trial=rng.choice((trial.slug, trial.acronym)), comparison_kind=trial.kind, population=population, parent_population=parent)
    row.update(experimental=trial.arms[0], control=trial.arms[1], assessor=rng.choice(("", "investigator", "independent")))
    rng.choice((time_to_event, time_to_event, share, rate))(rng, row, bool(trial.arms[1]))
    if parent:
        row["analysis"] = "subgroup"
    if rng.random() < 0.2:
        row["note"] = rng.choice(NOTES)
    if rng.random() < 0.1:
        row["population_note"] = f"中位年龄 {40 + rng.randrange(30)} 岁, {rng.randrange(100)}% 有内脏转移"
    row["locator"] = "; ".join(SPAN.format(rng.randrange(9_000_000), 20 + rng.randrange(200), rng.randrange(1 << 32)) for _ in range(1 + rng.randrange(2)))
    return row


def write(file, columns, rows):
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(count, folder):
    rng = random.Random(20240601)
    words = Words(rng)
    trials = [Trial(i + 1, words) for i in range(max(1, count // 40))]
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "document.csv", ["id", "title", "kind", "status"], [{"id": "made-up", "title": "Made-up findings", "kind": "own", "status": "current"}])
    write(folder / "trials.csv", ["slug", "acronym", "phase"], ({"slug": t.slug, "acronym": t.acronym, "phase": "III"} for t in trials))
    write(folder / "results.csv", columns_of("results"), (finding(rng, i + 1, rng.choice(trials)) for i in range(count)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
