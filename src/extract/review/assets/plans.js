// The first page: filters over plans and over all measures.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const { make, say, shown } = tiltak;
  const form = document.getElementById("filters");
  const body = document.querySelector("#plans tbody");
  const rows = [...body.rows];
  const PAGE = 100; // measures shown at a time
  let limit = PAGE;

  const measures = tiltak.readData().map(
    ([row, href, number, title, area, other, states, deadlines, confidence, hasProblem]) => ({
      row, href, number, title, area, states, deadlines, confidence, hasProblem,
      text: [number, title, area, other].join(" ").toLocaleLowerCase("nb"),
    }));

  function wishes() {
    const value = (name) => form.elements[name].value;
    return {
      words: value("text").toLocaleLowerCase("nb").split(/\s+/).filter(Boolean),
      organisation: value("organisation"), year: value("year"), source: value("source"),
      area: value("area").toLocaleLowerCase("nb").trim(), state: value("state"),
      after: value("after"), before: value("before"),
      below: Number(value("below")) || null, problems: form.elements.problems.checked,
    };
  }

  const fitsPlan = (row, wish) =>
    (!wish.organisation || row.dataset.organisation === wish.organisation) &&
    (!wish.year || row.dataset.year === wish.year) &&
    (!wish.source || row.dataset.source === wish.source);

  // a window of days [start, end]; a missing side is open
  const fitsDays = (days, wish) => days.some(([start, end]) =>
    (start || end) && (!wish.after || (end || "9999") >= wish.after) && (!wish.before || (start || end) <= wish.before));

  const fitsMeasure = (measure, wish) =>
    (!wish.area || measure.area.toLocaleLowerCase("nb").includes(wish.area)) &&
    (!wish.state || measure.states.includes(wish.state)) &&
    (!(wish.after || wish.before) || fitsDays(measure.deadlines, wish)) &&
    (!wish.below || measure.confidence < wish.below) &&
    (!wish.problems || measure.hasProblem);

  const asksMeasures = (wish) => Boolean(wish.area || wish.state || wish.after || wish.before || wish.below || wish.problems);

  function filter() {
    const wish = wishes();
    const asks = asksMeasures(wish);
    const planText = (row) => row.dataset.text.toLocaleLowerCase("nb");
    const fits = rows.map((row) => fitsPlan(row, wish));
    const named = rows.map((row) => wish.words.every((word) => planText(row).includes(word)));
    const found = measures.filter((measure) => fits[measure.row] && fitsMeasure(measure, wish) &&
      wish.words.every((word) => measure.text.includes(word) || planText(rows[measure.row]).includes(word)));
    const counts = new Map();
    for (const measure of found) counts.set(measure.row, (counts.get(measure.row) || 0) + 1);
    rows.forEach((row) => {
      const number = Number(row.dataset.row);
      row.hidden = !(fits[number] && (counts.has(number) || (!asks && named[number])));
      row.querySelector(".matched").textContent = asks || wish.words.length ? String(counts.get(number) || 0) : "";
    });
    show(found, asks || wish.words.length > 0);
    remember();
  }

  function show(found, isAsked) {
    const seen = rows.filter((row) => !row.hidden).length;
    document.getElementById("plan-hits").textContent = say("hits-plans", { n: seen });
    document.getElementById("no-hits").hidden = seen > 0;
    document.getElementById("found").hidden = !isAsked || !found.length;
    document.getElementById("measure-hits").textContent = say("hits-measures", { n: found.length });
    const list = document.getElementById("found-list");
    list.replaceChildren(...(isAsked ? found.slice(0, limit) : []).map(item));
    document.getElementById("more").hidden = found.length <= limit;
  }

  function item(measure) {
    const row = rows[measure.row];
    return make("li", {},
      make("a", { href: measure.href }, measure.number ? shown(measure.number) + " " : "", shown(measure.title)),
      make("div", { class: "signs" }, [row.dataset.organisation, row.dataset.year, shown(measure.area)].filter(Boolean).join(" · "),
        " ", ...measure.states.map((state) => make("span", { class: "chip state-" + state }, say("state-" + state))),
        " ", say("confidence-n", { n: Math.floor(measure.confidence * 100) })));
  }

  // ---- order

  const lowest = (row) => (row.dataset.lowest === "" ? 2 : Number(row.dataset.lowest));
  const byName = (a, b) => a.dataset.organisation.localeCompare(b.dataset.organisation, "nb") ||
    b.dataset.year.localeCompare(a.dataset.year);
  const ORDERS = {
    confidence: (a, b) => lowest(a) - lowest(b) || byName(a, b),
    organisation: byName,
    problems: (a, b) => b.dataset.problems - a.dataset.problems || byName(a, b),
  };
  const sort = document.getElementById("sort");
  const order = () => body.append(...[...rows].sort(ORDERS[sort.value]));

  // ---- the filter stands in the address, so that it can be kept as a bookmark

  function remember() {
    const kept = new URLSearchParams();
    for (const element of form.elements) {
      const value = element.type === "checkbox" ? (element.checked ? "1" : "") : element.value;
      if (element.name && value) kept.set(element.name, value);
    }
    if (sort.value !== "confidence") kept.set("sort", sort.value);
    history.replaceState(null, "", "#" + kept);
  }

  function recall() {
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      const element = name === "sort" ? sort : form.elements.namedItem(name);
      if (!(element instanceof HTMLElement)) continue;
      if (element.type === "checkbox") element.checked = value === "1"; else element.value = value;
    }
    if (!sort.value) sort.value = "confidence";
  }

  form.addEventListener("input", () => { limit = PAGE; filter(); });
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  sort.addEventListener("change", () => { order(); remember(); });
  document.getElementById("more").addEventListener("click", () => { limit += PAGE; filter(); });
  document.addEventListener("spoken", filter);
  recall();
  // on a phone the plans come first; a filter that is in use stays open
  if (window.matchMedia("(max-width: 52rem)").matches && !asksMeasures(wishes())) {
    document.getElementById("more-filters").open = false;
  }
  order();
  filter();
})();
