// Sorting of an answer's tables: a click on a column's name sorts up, the next one down, the third puts the rows back under their headings.
// Without this script the page is a plain table. Rows of equal value keep their order; empty cells stand last whichever way.
"use strict";
(() => {
  const words = new Intl.Collator(["en", "zh"], { numeric: true, sensitivity: "base" });

  // "HR 0.60 (0.46–0.77)" → 0.6, "25.3 vs 16.0 months" → 25.3, "P<0.000 1" → just below 0.0001, "28%" → 28. Nothing where no number stands in front.
  const number = (text) => {
    const found = /^[^\d\[]{0,24}?([<>≤≥＜＞]?)\s*\[?([-−–]?\d+(?:,\d{3})*(?:\.(?:\d{3} (?=\d))*\d+)?)/u.exec(text);
    if (!found || /^(?:not |–)/.test(text)) return null;
    const side = "<≤＜".includes(found[1] || "-") ? -1 : ">≥＞".includes(found[1] || "-") ? 1 : 0;
    return { value: Number(found[2].replace(/[ ,]/g, "").replace(/^[−–]/, "-")), side };
  };

  // Orders two cells; words such as "not reached" stand behind all numbers.
  const compare = (a, b, numeric, sign) => {
    if (a.text === "" || b.text === "") return (a.text === "") - (b.text === "");
    if (!numeric) return sign * words.compare(a.text, b.text);
    if (a.number === null || b.number === null) return (a.number === null) - (b.number === null);
    return sign * (a.number.value - b.number.value || a.number.side - b.number.side);
  };

  // A button that turns headings into columns without sorting, where a table has headings. Returns what sorting calls with whether it needs columns.
  const flatSwitch = (table) => {
    let pressed = false, sorted = false;
    const show = () => table.classList.toggle("flat", pressed || sorted);
    if (table.dataset.flat) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "switch";
      button.textContent = table.dataset.flat;
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        pressed = !pressed;
        button.setAttribute("aria-pressed", String(pressed));
        show();
      });
      table.before(button);
    }
    return (needed) => {
      sorted = needed;
      show();
    };
  };

  const prepare = (table) => {
    const body = table.tBodies[0], original = [...body.rows], heads = [...table.tHead.rows[0].cells];
    const rows = original.filter((row) => !row.classList.contains("heading"));

    const flat = flatSwitch(table);

    const sort = (head, direction) => {
      for (const other of heads) if (other.dataset.sort) other.setAttribute("aria-sort", other === head ? direction : "none");
      flat(direction !== "none");
      if (direction === "none") return body.append(...original);
      const column = heads.indexOf(head), numeric = head.dataset.sort === "number", sign = direction === "descending" ? -1 : 1;
      const keyed = rows.map((row) => {
        const text = row.cells[column].textContent.trim();
        return { row, text, number: numeric ? number(text) : null };
      });
      keyed.sort((a, b) => compare(a, b, numeric, sign));
      body.append(...original.filter((row) => row.classList.contains("heading")), ...keyed.map((one) => one.row));
    };

    for (const head of heads) {
      if (!head.dataset.sort) continue;
      const button = document.createElement("button");
      button.type = "button";
      const printed = document.createElement("span");  // browsers do not repeat a button on further pages
      printed.className = "printed";
      button.textContent = printed.textContent = head.textContent;
      head.replaceChildren(button, printed);
      head.setAttribute("aria-sort", "none");
      const next = { none: "ascending", ascending: "descending", descending: "none" };
      button.addEventListener("click", () => sort(head, next[head.getAttribute("aria-sort")]));
    }
  };

  document.querySelectorAll("table").forEach(prepare);
})();
