// Measures across years: filters over the lines.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const form = document.getElementById("filters");
  if (!form) return;
  const series = [...document.querySelectorAll("[data-series]")];
  const lines = [...document.querySelectorAll("[data-line]")];

  // deadlines and states of a line's years, in order; a year without any says nothing
  function steps(line, selector, name) {
    return [...line.cells].map((cell) => [...cell.querySelectorAll(selector)].map((e) => e.dataset[name]).join("|"))
      .filter(Boolean);
  }
  const changes = (values) => new Set(values).size > 1;
  const facts = new Map(lines.map((line) => [line, {
    text: line.textContent.toLocaleLowerCase("nb"),
    states: new Set(steps(line, "[data-state]", "state").flatMap((value) => value.split("|"))),
    moved: changes(steps(line, "[data-end]", "end")) || changes(steps(line, "[data-state]", "state")),
  }]));

  function filter() {
    const words = document.getElementById("f-text").value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
    const wanted = document.getElementById("f-series").value;
    const state = document.getElementById("f-state").value;
    const onlyMoved = document.getElementById("f-moved").checked;
    for (const line of lines) {
      const fact = facts.get(line);
      line.hidden = !(words.every((word) => fact.text.includes(word)) &&
        (!state || fact.states.has(state)) && (!onlyMoved || fact.moved));
    }
    for (const one of series) {
      one.hidden = (wanted && one.dataset.series !== wanted) || !one.querySelector("[data-line]:not([hidden])");
    }
    const seen = lines.filter((line) => !line.hidden && !line.closest("[data-series]").hidden).length;
    document.getElementById("line-hits").textContent = tiltak.say("hits-measures", { n: seen });
  }

  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("spoken", filter);
  filter();
})();
