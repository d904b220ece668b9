// The form for one measure: fields in, rows of corrections.csv out.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const { make, say } = tiltak;
  const TEXTS = ["number", "area_number", "area", "title", "description"];
  const KINDS = ["date", "week", "month", "quarter", "tertial", "half_year", "season", "year",
    "range", "ongoing", "recurring", "done", "unresolved"];
  const STATES = ["not_started", "in_progress", "delayed", "paused", "completed", "ongoing",
    "cancelled", "referred", "unknown"];

  // ---- values as one cell, as in values.py

  const inside = (text) => text.replaceAll("[", "(").replaceAll("]", ")").replaceAll(";", ",").trim();

  function deadlineCell({ text, kind, start, end, scope }) {
    if (!text && !kind) return "";
    if (!kind) return text;
    const days = start && start === end ? start : start || end ? `${start}..${end}` : "";
    const parts = [`${kind} ${days}`.trim()];
    if (scope) parts.push(`scope: ${inside(scope)}`);
    return `${text} [${parts.join("; ")}]`.trim();
  }

  function statusCell({ text, state, as_of, party }) {
    if (!text && !state) return "";
    if (!state) return text;
    const parts = [state];
    if (as_of) parts.push(`as_of: ${as_of}`);
    if (party) parts.push(`party: ${inside(party)}`);
    return `${text} [${parts.join("; ")}]`.trim();
  }

  // ---- parts of the form

  function labelled(key, input) {
    return make("label", {}, make("span", { words: key }), input);
  }

  function choice(values, prefix, value) {
    const select = make("select", {},
      make("option", { value: "", words: "read-by-program" }),
      ...values.map((one) => make("option", { value: one, words: prefix + one })));
    select.value = value;
    return select;
  }

  function entry(inputs, rows, onRemove) {
    const remove = make("button", { type: "button", class: "quiet" }, say("remove"));
    const element = make("div", { class: "entry" }, ...rows, make("div", { class: "row" }, remove));
    remove.addEventListener("click", () => { element.remove(); onRemove(); });
    element.inputs = inputs;
    return element;
  }

  // A new text makes the old meaning doubtful: let the program read it, unless a person says more.
  function rereads(text, meaning, refresh) {
    let isSaid = false;
    meaning.addEventListener("change", () => { isSaid = true; refresh(); });
    text.addEventListener("input", () => {
      if (!isSaid) { meaning.value = ""; refresh(); }
    });
    refresh();
  }

  function deadlineEntry(values, old) {
    const inputs = {
      text: make("input", { value: values.text }),
      kind: choice(KINDS, "kind-", values.kind),
      start: make("input", { type: "date", value: values.start }),
      end: make("input", { type: "date", value: values.end }),
      scope: make("input", { value: values.scope }),
    };
    const days = make("div", { class: "row" }, labelled("first-day", inputs.start),
      labelled("last-day", inputs.end), labelled("scope", inputs.scope));
    rereads(inputs.text, inputs.kind, () => { days.hidden = !inputs.kind.value; });
    const element = entry(inputs, [
      make("div", { class: "row" }, labelled("text", inputs.text), labelled("kind", inputs.kind)), days,
    ], () => {});
    return Object.assign(element, { old, field: "deadline", cell: deadlineCell });
  }

  function statusEntry(values, old) {
    const inputs = {
      text: make("textarea", { rows: 2 }),
      state: choice(STATES, "state-", values.state),
      as_of: make("input", { type: "date", value: values.as_of }),
      party: make("input", { value: values.party }),
    };
    inputs.text.value = values.text;
    const more = make("div", { class: "row" }, labelled("as-of", inputs.as_of), labelled("party", inputs.party));
    rereads(inputs.text, inputs.state, () => { more.hidden = !inputs.state.value; });
    const element = entry(inputs, [labelled("text", inputs.text),
      make("div", { class: "row" }, labelled("state", inputs.state)), more], () => {});
    return Object.assign(element, { old, field: "status", cell: statusCell });
  }

  const valuesOf = (element) =>
    Object.fromEntries(Object.entries(element.inputs).map(([name, input]) => [name, input.value.trim()]));

  function group(key, addKey, entries, blank) {
    const add = make("button", { type: "button", class: "quiet" }, say(addKey));
    const fieldset = make("fieldset", {}, make("legend", { words: key }), ...entries, add);
    add.addEventListener("click", () => {
      const fresh = blank();
      add.before(fresh);
      fresh.querySelector("input,textarea").focus();
    });
    return fieldset;
  }

  // ---- the whole form

  const BLANK = { number: "", area_number: "", area: "", title: "", description: "" };
  const BLANK_DEADLINE = { text: "", kind: "", start: "", end: "", scope: "" };
  const BLANK_STATUS = { text: "", state: "", as_of: "", party: "" };

  // `measure` is what the dataset says (null: a new one); `kept` the form as it was left last
  tiltak.makeForm = function (measure, kept) {
    const texts = kept?.texts || measure?.texts || BLANK;
    const parties = kept?.parties || measure?.responsible || [];
    const inputs = Object.fromEntries(TEXTS.map((name) => [name,
      make(name === "description" ? "textarea" : "input", { name, rows: name === "description" ? 3 : null })]));
    for (const name of TEXTS) inputs[name].value = texts[name];
    const responsible = make("textarea", { rows: Math.max(2, parties.length), name: "responsible" });
    responsible.value = parties.join("\n");

    const first = (name) => (measure ? measure[name].map((one) => ({ ...one, old: one.value })) : []);
    const deadlines = (kept?.deadlines || first("deadlines")).map((one) => deadlineEntry(one, one.old));
    const statuses = (kept?.statuses || first("statuses")).map((one) => statusEntry(one, one.old));
    const who = make("input", { name: "who", autocomplete: "name", value: tiltak.recall("who") || "" });
    const why = make("input", { name: "why", value: kept?.why || say("why-default") });
    const fault = make("p", { class: "fault", role: "alert" });

    const element = make("form", { class: "form", novalidate: true },
      make("div", { class: "pair" }, labelled("number", inputs.number), labelled("title", inputs.title)),
      make("div", { class: "pair" }, labelled("area-number", inputs.area_number), labelled("area", inputs.area)),
      group("deadline", "add-deadline", deadlines, () => deadlineEntry(BLANK_DEADLINE, "")),
      group("status", "add-status", statuses, () => statusEntry(BLANK_STATUS, "")),
      make("label", {}, make("span", {}, make("span", { words: "responsible" }), " (", make("span", { words: "one-each-line" }), ")"), responsible),
      labelled("description", inputs.description),
      make("div", { class: "pair" }, labelled("who", who), labelled("why", why)),
      fault,
      make("div", { class: "foot" },
        make("button", { type: "submit", class: "main", words: "save" }),
        make("button", { type: "button", class: "quiet", "data-cancel": true, words: "cancel" })));

    const entries = () => [...element.querySelectorAll(".entry")];
    const lines = () => responsible.value.split("\n").map((line) => line.replaceAll(";", ",").trim()).filter(Boolean);

    // what is left of the form, so that it opens again as it was
    const state = () => ({
      texts: Object.fromEntries(TEXTS.map((name) => [name, inputs[name].value])),
      parties: lines(),
      deadlines: entries().filter((e) => e.field === "deadline").map((e) => ({ ...valuesOf(e), old: e.old })),
      statuses: entries().filter((e) => e.field === "status").map((e) => ({ ...valuesOf(e), old: e.old })),
      why: why.value,
    });

    // [field, old, new] for every value that differs from the dataset's
    function changes() {
      const found = [];
      const put = (field, old, fresh) => {
        if (tiltak.plain(old) !== tiltak.plain(fresh)) found.push([field, tiltak.plain(old), tiltak.plain(fresh)]);
      };
      const before = measure?.texts || BLANK;
      for (const name of TEXTS) if (measure || name !== "title") put(name, before[name], inputs[name].value);
      put("responsible", measure?.parties || "", lines().join("; "));
      const left = new Set(entries().map((e) => e.field + e.old));
      for (const [field, name] of [["deadline", "deadlines"], ["status", "statuses"]]) {
        for (const one of measure?.[name] || []) if (!left.has(field + one.value)) put(field, one.value, "");
      }
      for (const e of entries()) put(e.field, e.old, e.cell(valuesOf(e)));
      return found;
    }

    function check() {
      const missing = [[inputs.title, "needs-title"], [who, "needs-who"], [why, "needs-why"]]
        .find(([input]) => !tiltak.plain(input.value));
      fault.textContent = missing ? say(missing[1]) : "";
      if (missing) missing[0].focus();
      return !missing;
    }

    return { element, state, changes, check, who, why, title: inputs.title };
  };
})();
