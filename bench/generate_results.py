#!/usr/bin/env python3
"""Writes a folder of input files with made-up findings: document.csv, trials.csv, results.csv. Usage: generate_results.py COUNT FOLDER [--scattered]

For measuring only: the numbers mean nothing, but those of one trial fit each other, as published ones do; they stand
together, as people write them down, unless --scattered. Names of drugs and terms come from data/vocabulary/, so every row is one that import takes. The same
COUNT gives the same bytes. Fails with a traceback when the vocabulary is not where it belongs, or the folder cannot be written."""

import csv
import math
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
        self.truth = {population: courses(rng) for population, _ in populations}
        self.arms = arms or (words.regimen(), words.regimen())


class Course:
    """What happens to the two arms of one population on one endpoint: exponential survival, so that medians, rates, ratios and P values fit each other."""

    def __init__(self, rng, control_median, ratio):
        self.medians = (control_median / ratio, control_median)
        self.log_ratio, self.se = math.log(ratio), 0.08 + 0.12 * rng.random()

    def survival(self, arm, months):
        return 100 * 2 ** (-months / self.medians[arm])

    def p_value(self):
        p = math.erfc(abs(self.log_ratio) / self.se / math.sqrt(2))
        return "<0.001" if p < 0.001 else f"={p:.3f}"


def courses(rng):
    ratio, months = 0.45 + 0.5 * rng.random(), 4 + 16 * rng.random()
    return {"PFS": Course(rng, months, ratio), "OS": Course(rng, 2.5 * months, ratio + 0.5 * (1 - ratio)), "DFS": Course(rng, 1.2 * months, ratio)}


def effect(rng, row, course):
    row.update(effect_measure="HR", effect_raw=f"{math.exp(course.log_ratio):.3f}", orientation="exp/ctl", orientation_basis=rng.choice(("wording", "arm order")))
    if rng.random() < 0.8:
        low, high = (math.exp(course.log_ratio + sign * 1.959964 * course.se) for sign in (-1, 1))
        row.update(ci_level="95", ci_level_basis="quoted", ci_low_raw=f"{low:.3f}", ci_high_raw=f"{high:.3f}")
    if rng.random() < 0.7:
        row["p_raw"] = course.p_value()


def time_to_event(rng, row, two_arms, truth):
    row.update(endpoint=rng.choice(("PFS", "OS", "DFS")), measure="median", measure_basis=rng.choice(("printed", "implied")), unit="months")
    course = truth[row["endpoint"]]
    row["experimental_raw"] = f"{course.medians[0]:.1f}"
    if two_arms:
        row["control_raw"] = f"{course.medians[1]:.1f}"
        effect(rng, row, course)


def count_of(rng, row, arm, low):
    n = 100 + rng.randrange(400)
    events = int(n * (low + 0.4 * rng.random()))
    row.update({arm + "_n": str(n), arm + "_raw": f"{100 * events / n:.1f}"})


def share(rng, row, two_arms, truth):
    row.update(endpoint="ORR", measure="proportion", measure_basis="printed", unit="%")
    count_of(rng, row, "experimental", 0.3)
    if two_arms:
        count_of(rng, row, "control", 0.1)
        row["p_raw"] = f"={rng.random():.4f}"


def rate(rng, row, two_arms, truth):
    raw, months = rng.choice((("6个月", 6), ("12 months", 12), ("5年", 60)))
    row.update(endpoint="OS", at=raw, measure="rate", measure_basis="printed", unit="%")
    course = truth["OS"]
    value = course.survival(0, months)
    row["experimental_raw"] = f"{value:.1f}"
    if rng.random() < 0.5:
        row.update(experimental_ci_low_raw=f"{max(value - 8, 0):.1f}", experimental_ci_high_raw=f"{min(value + 8, 100):.1f}", ci_level="95", ci_level_basis="quoted")
    if two_arms:
        row["control_raw"] = f"{course.survival(1, months):.1f}"


def finding(rng, number, trial):
    population, parent = rng.choice(trial.populations)
    row = {"id": f"f{number:06d}", "section": f"5.{1 + rng.randrange(9)}.{1 + rng.randrange(9)}", "refs": f"{1 + rng.randrange(400)}; {1 + rng.randrange(400)}"}
    row.update(trial=rng.choice((trial.slug, trial.acronym)), comparison_kind=trial.kind, population=population, parent_population=parent)
    row.update(experimental=trial.arms[0], control=trial.arms[1], assessor=rng.choice(("", "investigator", "independent")))
    rng.choice((time_to_event, time_to_event, share, rate))(rng, row, bool(trial.arms[1]), trial.truth[population])
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


def main(count, folder, scattered=False):
    rng = random.Random(20240601)
    words = Words(rng)
    trials = [Trial(i + 1, words) for i in range(max(1, count // 40))]
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "document.csv", ["id", "title", "kind", "status"], [{"id": "made-up", "title": "Made-up findings", "kind": "own", "status": "current"}])
    write(folder / "trials.csv", ["slug", "acronym", "phase"], ({"slug": t.slug, "acronym": t.acronym, "phase": "III"} for t in trials))
    write(folder / "results.csv", columns_of("results"), (finding(rng, i + 1, rng.choice(trials) if scattered else trials[i * len(trials) // count]) for i in range(count)))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:] == ["--scattered"])
