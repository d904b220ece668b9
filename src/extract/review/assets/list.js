// The measures' side: choosing a measure or a value, filtering, walking from one to the next.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const cards = document.getElementById("cards");
  const measures = [...cards.querySelectorAll(".measure")];
  let chosen = null; // the key of the open measure

  const isSeen = (measure) => !measure.hidden;

  // ---- choosing

  tiltak.choose = function (target, { from = "list", focus = false } = {}) {
    const key = target.split("/")[0];
    const measure = document.getElementById(key);
    if (!measure || !measure.matches(".measure")) return;
    measures.forEach((other) => open(other, other === measure));
    cards.querySelectorAll(".value").forEach((value) =>
      value.setAttribute("aria-pressed", String(value.dataset.target === target)));
    chosen = key;
    if (measure.hidden) clearFilter();
    tiltak.light(target, { scroll: from !== "sheets" });
    bringIntoView(measure, target);
    if (focus) measure.querySelector(".pick").focus({ preventScroll: true });
    history.replaceState(null, "", "#" + key);
  };

  tiltak.chosen = () => chosen;

  function open(measure, isOpen) {
    measure.classList.toggle("is-open", isOpen);
    measure.querySelector(".pick").setAttribute("aria-expanded", String(isOpen));
    measure.querySelector(".measure-body").hidden = !isOpen;
  }

  function bringIntoView(measure, target) {
    const value = measure.querySelector(`.value[data-target="${CSS.escape(target)}"]`);
    const frame = cards.getBoundingClientRect();
    const box = measure.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) cards.scrollTop += box.top - frame.top - 12;
    if (value) value.scrollIntoView({ block: "nearest" });
  }

  cards.addEventListener("click", (event) => {
    const button = event.target.closest(".pick,.value");
    if (!button) return;
    const isOpen = button.matches(".pick") && button.getAttribute("aria-expanded") === "true";
    if (isOpen && !tiltak.isEditing()) {
      open(button.closest(".measure"), false);
      return;
    }
    tiltak.choose(button.dataset.target);
  });

  // ---- walking

  function walk(step, isWanted) {
    const seen = measures.filter(isSeen);
    const place = seen.findIndex((measure) => measure.dataset.key === chosen);
    const from = place < 0 && step < 0 ? seen.length : place;
    for (let i = from + step; i >= 0 && i < seen.length; i += step) {
      if (isWanted(seen[i])) return tiltak.choose(seen[i].dataset.key, { focus: true });
    }
    if (step > 0 && isWanted !== always) { // the last problem is followed by the first one
      const first = seen.find(isWanted);
      if (first) tiltak.choose(first.dataset.key, { focus: true });
    }
  }

  const always = () => true;
  const hasProblem = (measure) => measure.matches(".has-problem");

  tiltak.next = () => walk(1, always);
  tiltak.previous = () => walk(-1, always);
  tiltak.nextProblem = () => walk(1, hasProblem);
  document.getElementById("next").addEventListener("click", tiltak.next);
  document.getElementById("previous").addEventListener("click", tiltak.previous);
  document.getElementById("next-problem").addEventListener("click", tiltak.nextProblem);
  document.getElementById("next-problem").disabled = !measures.some(hasProblem);

  // ---- filtering

  const form = document.getElementById("list-filter");
  const search = document.getElementById("search");
  const state = document.getElementById("state");
  const onlyProblems = document.getElementById("only-problems");
  const texts = new Map(measures.map((measure) => [measure, measure.textContent.toLocaleLowerCase("nb")]));

  function filter() {
    const words = search.value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
    for (const measure of measures) {
      measure.hidden = !(
        words.every((word) => texts.get(measure).includes(word)) &&
        (!state.value || measure.dataset.states.split(" ").includes(state.value)) &&
        (!onlyProblems.checked || hasProblem(measure)));
    }
    for (const area of cards.querySelectorAll(".area")) {
      let next = area.nextElementSibling;
      while (next && next.hidden && next.matches(".measure")) next = next.nextElementSibling;
      area.hidden = !next || !next.matches(".measure");
    }
    count();
  }

  function clearFilter() {
    form.reset();
    filter();
  }

  function count() {
    document.getElementById("hits").textContent =
      tiltak.say("of", { n: measures.filter(isSeen).length, all: measures.length });
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("spoken", count);

  tiltak.isEditing = () => cards.querySelector(".form") !== null;

  tiltak.start = function () {
    count();
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (document.getElementById(wanted)?.matches(".measure")) tiltak.choose(wanted);
  };
  window.addEventListener("hashchange", tiltak.start);
})();
