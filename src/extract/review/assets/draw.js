// "A measure is missing here": a box drawn on the page, or a title selected in the text.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const { make, say } = tiltak;
  const { data, element: sheets, sheetOf, lay } = tiltak.sheets;
  const cards = document.getElementById("cards");
  const button = document.getElementById("missing");
  const SMALLEST = 4; // points: less is a slip of the hand
  let box = null; // the rectangle being drawn
  let hint = null;

  const newName = () => "new-" + [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // ---- drawing

  function startDrawing() {
    if (tiltak.isEditing()) return;
    if (!Object.keys(data.pages).length) {
      const selected = tiltak.plain(String(window.getSelection()));
      openForm(null, null, selected);
      if (!selected) tiltak.announce(say("missing-hint-text"));
      return;
    }
    button.setAttribute("aria-pressed", "true");
    sheets.classList.add("drawing");
    hint = make("p", { class: "drawing-hint", role: "status" }, make("span", { words: "missing-hint" }),
      make("button", { type: "button", class: "quiet", words: "missing-no-box", on: { click() {
        const page = Number(document.getElementById("page-number").value) || 1;
        stopDrawing();
        openForm(page, null, "");
      } } }));
    sheets.prepend(hint);
    hint.querySelector("button").focus();
  }

  function stopDrawing() {
    button.removeAttribute("aria-pressed");
    sheets.classList.remove("drawing");
    hint?.remove();
    hint = null;
  }

  // a point of the screen as points of the page, kept inside it
  function pointOf(event, sheet) {
    const frame = sheet.getBoundingClientRect();
    const [width, height] = data.pages[sheet.dataset.page];
    const clamp = (share) => Math.min(1, Math.max(0, share));
    return [clamp((event.clientX - frame.left) / frame.width) * width,
      clamp((event.clientY - frame.top) / frame.height) * height];
  }

  sheets.addEventListener("pointerdown", (event) => {
    const sheet = event.target.closest(".sheet");
    if (!hint || !sheet || !data.pages[sheet.dataset.page]) return;
    event.preventDefault();
    const [x, y] = pointOf(event, sheet);
    box = { sheet, x, y, sides: [x, y, x, y], element: make("div", { class: "box drawn" }) };
    sheet.append(box.element);
    sheets.setPointerCapture(event.pointerId);
  });

  sheets.addEventListener("pointermove", (event) => {
    if (!box) return;
    const [x, y] = pointOf(event, box.sheet);
    box.sides = [Math.min(x, box.x), Math.min(y, box.y), Math.max(x, box.x), Math.max(y, box.y)];
    lay(box.element, box.sheet.dataset.page, box.sides);
  });

  function finish() {
    if (!box) return;
    const { sheet, sides, element } = box;
    box = null;
    element.remove();
    if (sides[2] - sides[0] < SMALLEST || sides[3] - sides[1] < SMALLEST) return;
    stopDrawing();
    openForm(Number(sheet.dataset.page), sides.map((side) => Math.round(side * 10) / 10), "");
  }
  sheets.addEventListener("pointerup", finish);
  sheets.addEventListener("pointercancel", finish);
  button.addEventListener("click", () => (hint ? stopDrawing() : startDrawing()));

  tiltak.missing = startDrawing;
  tiltak.stopMissing = () => { const was = hint !== null; stopDrawing(); return was; };

  // ---- the form of a measure that is not in the dataset

  function openForm(page, sides, title, name = newName(), kept = null) {
    const form = tiltak.makeForm(null, kept);
    if (title) form.title.value = title;
    const drawn = drawBox(page, sides);
    const card = make("section", { class: "measure is-open" },
      make("h3", { words: "missing-form" }),
      page ? make("p", { class: "hint" }, say("page-n", { n: page })) : null, form.element);
    cards.prepend(card);
    const leave = () => { card.remove(); drawn?.remove(); button.focus(); };
    form.element.querySelector("[data-cancel]").addEventListener("click", leave);
    form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.check()) return;
      tiltak.keep("who", form.who.value);
      const [who, why] = [form.who.value, form.why.value];
      const place = { page: page || "", ...(sides ? { x0: sides[0], top: sides[1], x1: sides[2], bottom: sides[3] } : {}) };
      const rows = [tiltak.row(name, "missing_measure", "", form.title.value, who, why, place),
        ...form.changes().map(([field, old, fresh]) => tiltak.row(name, field, old, fresh, who, why, {}))];
      leave();
      tiltak.store(name, tiltak.plain(form.title.value), rows, { ...form.state(), page, sides });
    });
    form.title.focus();
    cards.scrollTop = 0;
  }

  function drawBox(page, sides) {
    const sheet = page && sides ? sheetOf(page) : null;
    if (!sheet) return null;
    const element = make("div", { class: "box drawn" });
    lay(element, page, sides);
    sheet.append(element);
    return element;
  }

  // ---- those kept and not exported

  tiltak.showNew = function (entries) {
    cards.querySelectorAll(".new-measure").forEach((card) => card.remove());
    sheets.querySelectorAll(".box.kept").forEach((one) => one.remove());
    for (const [name, entry] of entries) {
      const { page, sides } = entry.form || {};
      drawBox(page, sides)?.classList.add("kept");
      cards.prepend(make("section", { class: "measure new-measure" },
        make("h3", {}, tiltak.shown(entry.title)),
        make("div", { class: "signs" }, make("span", { class: "chip pending" }, say("missing-form")),
          page ? make("span", { class: "hint" }, say("page-n", { n: page })) : null),
        make("div", { class: "actions" },
          make("button", { type: "button", on: { click() {
            if (tiltak.isEditing()) return;
            tiltak.showPage(page);
            openForm(page, sides, "", name, entry.form);
          } } }, say("edit")),
          make("button", { type: "button", on: { click() {
            tiltak.pending.put(data.document, data.file_name, name, null);
          } } }, say("undo")))));
    }
  };
})();
