// Correcting a measure in its place: the form, "all right", "not a measure", taking back.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const { make, say } = tiltak;
  const { data } = tiltak.sheets;
  const cards = document.getElementById("cards");
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };

  const keyOf = new Map(Object.entries(data.measures).map(([key, measure]) => [measure.id, key]));

  // a row of corrections.csv but for the document, which the store knows
  tiltak.row = (measure, field, old, fresh, who, why, more) => ({
    measure, field, old: tiltak.plain(old), new: tiltak.plain(fresh),
    who: tiltak.plain(who), when: today(), why: tiltak.plain(why), ...more,
  });

  // what the person saw, so that the measure is found again when the program reads it anew
  const seen = (measure) => ({ title: tiltak.plain(measure.texts.title), confidence: measure.confidence });

  tiltak.store = function (measure, title, rows, form) {
    tiltak.pending.put(data.document, data.file_name, measure, rows.length ? { title, rows, form } : null);
  };

  function rowsOf(key) {
    return tiltak.pending.of(data.document)[data.measures[key].id];
  }

  // ---- the form

  tiltak.edit = function (key) {
    const card = document.getElementById(key);
    if (!card || tiltak.isEditing()) return;
    const measure = data.measures[key];
    const form = tiltak.makeForm(measure, rowsOf(key)?.form);
    const body = card.querySelector(".measure-body");
    body.append(form.element);
    card.classList.add("is-editing");

    const leave = () => {
      form.element.remove();
      card.classList.remove("is-editing");
      card.querySelector(".pick").focus();
    };
    form.element.querySelector("[data-cancel]").addEventListener("click", leave);
    form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.check()) return;
      tiltak.keep("who", form.who.value);
      const rows = form.changes().map(([field, old, fresh]) =>
        tiltak.row(measure.id, field, old, fresh, form.who.value, form.why.value, seen(measure)));
      tiltak.store(measure.id, measure.texts.title, rows, form.state());
      leave();
    });
    form.title.focus();
    card.scrollIntoView({ block: "start" });
  };

  // ---- one press

  function mark(key, field, old, why) {
    const measure = data.measures[key];
    tiltak.askWho((who) => {
      const row = tiltak.row(measure.id, field, old, "", who, why, seen(measure));
      const kept = field === "checked" ? rowsOf(key)?.rows || [] : [];
      const rest = kept.filter((one) => one.field !== "checked" && one.field !== "not_a_measure");
      tiltak.store(measure.id, measure.texts.title, [row, ...rest], rowsOf(key)?.form);
    });
  }

  tiltak.right = (key) => mark(key, "checked", data.measures[key].seal, "");
  tiltak.notMeasure = (key) => mark(key, "not_a_measure", data.measures[key].texts.title, say("not-a-measure"));

  const ACTIONS = { edit: tiltak.edit, right: tiltak.right, "not-a-measure": tiltak.notMeasure };
  cards.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) ACTIONS[button.dataset.action](button.closest(".measure").dataset.key);
  });

  // ---- what was changed here and is not exported

  function showPending() {
    const all = tiltak.pending.of(data.document);
    for (const [key, measure] of Object.entries(data.measures)) {
      const rows = all[measure.id]?.rows || [];
      const card = document.getElementById(key);
      card.querySelector("[data-pending]").hidden = !rows.length;
      card.classList.toggle("is-gone", rows.some((row) => row.field === "not_a_measure"));
      const list = card.querySelector("[data-pending-rows]");
      list.hidden = !rows.length;
      list.replaceChildren(...rows.map((row) => make("li", {}, ...tiltak.rowText(row))));
      if (rows.length) list.append(make("li", {}, make("button", { type: "button", class: "quiet", on: {
        click: () => tiltak.pending.put(data.document, data.file_name, measure.id, null),
      } }, say("undo"))));
    }
    tiltak.showNew(Object.entries(all).filter(([id]) => !keyOf.has(id)));
  }

  tiltak.showNew = () => {}; // draw.js knows better
  tiltak.showPending = showPending;
  document.addEventListener("pending", showPending);
  document.addEventListener("spoken", showPending);
})();
