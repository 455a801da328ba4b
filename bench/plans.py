"""How SQLite would run the questions of query/sql/ on a given book: what breaks the rules of the plans. Used by bench/run; tests/query/plans_test.cpp
holds the same rules on a small generated book."""

import pathlib
import re
import sqlite3

SQL = pathlib.Path(__file__).resolve().parent.parent / "query/sql"
BY_ID = {
    "v_result": "finding_id",
    "v_result_more": "finding_id",
    "v_claim": "claim_id",
    "v_claim_more": "claim_id",
    "v_recommendation": "recommendation_id",
    "v_referral": "referral_id",
    "v_regulatory": "statement_id",
    "v_dose": "dose_id",
}


FINDING, EVIDENCE = re.compile(r"SCAN (f|finding)( |$)"), re.compile(r"SCAN (f|finding|k|comparison)( |$)")


def plan_of(book, text):
    """(parent, step) in order."""
    return [(row[1], row[3]) for row in book.execute("EXPLAIN QUERY PLAN " + text, [None] * len(set(re.findall(r"\?\d", text))))]


def repeated_scans(plan):
    """Scans of findings or comparisons inside another loop."""
    begun = set()
    for parent, step in plan:
        if step.startswith(("SCAN", "SEARCH")):
            if parent in begun and EVIDENCE.match(step):
                yield step
            begun.add(parent)


def broken_rules(book_file):
    """Sentences, one for each rule that a plan breaks."""
    book = sqlite3.connect(f"file:{book_file}?mode=ro", uri=True)
    broken = []
    for file in sorted(SQL.glob("*.sql")):
        plan = plan_of(book, file.read_text(encoding="utf-8"))
        broken += [f"{file.name}: {step}" for _, step in plan if "AUTOMATIC" in step]
        broken += [f"{file.name}: again for each row of another table: {step}" for step in repeated_scans(plan)]
        scans = sum(FINDING.match(step) is not None for _, step in plan)
        if scans > 1:
            broken.append(f"{file.name}: scans finding {scans} times")
    for view, key in BY_ID.items():
        broken += [f"{view} by id: {step}" for _, step in plan_of(book, f"SELECT * FROM {view} WHERE {key} = ?1") if step.startswith("SCAN")]
    return broken
