// Corrections that were made in the pages: kept in the browser, exported as corrections.csv.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const PREFIX = "tiltak:corrections:";
  const COLUMNS = ["document", "measure", "field", "old", "new", "who", "when", "why",
    "title", "page", "x0", "top", "x1", "bottom", "confidence"];
  const memory = new Map(); // where the browser keeps nothing

  // ---- keeping: one entry for each document, { file_name, measures: { id: { title, rows, form } } }

  function load(document_id) {
    try {
      const text = window.localStorage.getItem(PREFIX + document_id) || memory.get(document_id);
      const entry = text ? JSON.parse(text) : null;
      return entry && typeof entry.measures === "object" ? entry : { file_name: "", measures: {} };
    } catch { return { file_name: "", measures: {} }; }
  }

  function save(document_id, entry) {
    const empty = Object.keys(entry.measures).length === 0;
    const text = JSON.stringify(entry);
    try {
      if (empty) window.localStorage.removeItem(PREFIX + document_id);
      else window.localStorage.setItem(PREFIX + document_id, text);
    } catch {
      if (empty) memory.delete(document_id); else memory.set(document_id, text);
      tiltak.announce(tiltak.say("not-kept"));
    }
    changed();
  }

  function documents() {
    const ids = new Set(memory.keys());
    try {
      for (const key of Object.keys(window.localStorage)) {
        if (key.startsWith(PREFIX)) ids.add(key.slice(PREFIX.length));
      }
    } catch { /* a browser that keeps nothing */ }
    return [...ids].sort().map((id) => ({ id, ...load(id) }));
  }

  tiltak.pending = {
    of: (document_id) => load(document_id).measures,
    put(document_id, file_name, measure, entry) {
      const kept = load(document_id);
      kept.file_name = file_name;
      if (entry && entry.rows.length) kept.measures[measure] = entry; else delete kept.measures[measure];
      tiltak.keep("exported", "no");
      save(document_id, kept);
    },
    // rows that have come back with the dataset are done
    forgetKnown(document_id, known) {
      const kept = load(document_id);
      const done = new Set(known.map((row) => JSON.stringify(row.map(tiltak.plain))));
      for (const [measure, entry] of Object.entries(kept.measures)) {
        entry.rows = entry.rows.filter((row) =>
          !done.has(JSON.stringify([row.measure, row.field, row.old, row.new].map(tiltak.plain))));
        if (!entry.rows.length) delete kept.measures[measure];
      }
      save(document_id, kept);
    },
  };

  // ---- exporting

  // Also after a separator inside the cell: a spreadsheet set to another separator cuts there.
  tiltak.guard = (text) => text.replace(/((?:^|[;,\t\r\n]) *)('*)(?=[=+\-@＝＋－＠])/g, "$1'$2");

  function cell(value) {
    const text = tiltak.guard(String(value === null || value === undefined ? "" : value));
    return /[",;\t\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  tiltak.toCsv = function (rows) {
    const lines = rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(","));
    return "\ufeff" + [COLUMNS.join(","), ...lines].join("\r\n") + "\r\n";
  };

  function exported() {
    return documents().flatMap((entry) =>
      Object.values(entry.measures).flatMap((measure) => measure.rows.map((row) => ({ ...row, document: entry.id }))));
  }

  function download(name, text) {
    const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = tiltak.make("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  // ---- showing

  tiltak.rowText = function (row) {
    const { make, say, shown } = tiltak;
    const parts = [make("strong", {}, say("field-" + row.field))];
    if (row.field === "checked") return parts;
    if (row.old) parts.push(" ", make("del", {}, shown(row.old)));
    if (row.new) parts.push(" → ", make("ins", {}, shown(row.new)));
    return parts;
  };

  function drawList() {
    const { make, say, shown } = tiltak;
    const all = documents();
    const list = document.getElementById("corrections-list");
    list.replaceChildren(...all.map((entry) => make("section", {},
      make("h3", { class: "file" }, shown(entry.file_name)),
      make("ul", {}, ...Object.entries(entry.measures).flatMap(([measure, kept]) => [
        make("li", {},
          make("span", {}, shown(kept.title || ""), ": ", ...kept.rows.flatMap((row, i) => [i ? " · " : null, ...tiltak.rowText(row)])),
          make("button", { type: "button", class: "quiet", on: { click() {
            tiltak.pending.put(entry.id, entry.file_name, measure, null);
          } } }, say("undo"))),
      ])))));
    if (!all.length) list.replaceChildren(make("p", { class: "empty" }, say("export-none")));
    document.getElementById("export").disabled = !all.length;
    document.getElementById("forget").hidden = !all.length || tiltak.recall("exported") !== "yes";
  }

  function changed() {
    const count = exported().length;
    const badge = document.getElementById("pending-count");
    badge.textContent = String(count);
    badge.hidden = count === 0;
    drawList();
    document.dispatchEvent(new CustomEvent("pending"));
  }

  document.getElementById("export").addEventListener("click", () => {
    download("corrections.csv", tiltak.toCsv(exported()));
    tiltak.keep("exported", "yes");
    drawList();
  });
  document.getElementById("forget").addEventListener("click", () => {
    for (const entry of documents()) save(entry.id, { file_name: "", measures: {} });
    tiltak.keep("exported", "no");
    drawList();
  });
  document.getElementById("corrections").addEventListener("opened", drawList);
  document.addEventListener("spoken", drawList);
  changed();
})();
