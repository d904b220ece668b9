// The document's side: boxes over the page images, passages in the text, zoom.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const data = tiltak.readData();
  const sheets = document.getElementById("sheets");
  const boxes = new Map(); // target -> element
  const ZOOMS = [1, 1.25, 1.5, 2, 2.5, 3];
  let zoom = 1;

  const sheetOf = (page) => sheets.querySelector(`.sheet[data-page="${Number(page)}"]`);

  // a box is laid over the image in per cent, so that it fits at any size
  function lay(element, page, [x0, top, x1, bottom]) {
    const [width, height] = data.pages[page];
    const style = element.style;
    style.left = (100 * x0) / width + "%";
    style.top = (100 * top) / height + "%";
    style.width = (100 * (x1 - x0)) / width + "%";
    style.height = (100 * (bottom - top)) / height + "%";
  }

  function addBox(target, [page, ...sides], name) {
    const sheet = sheetOf(page);
    if (!sheet || !data.pages[page]) return;
    const box = tiltak.make("button", {
      type: "button", class: "box", tabindex: "-1", "data-target": target, "aria-label": tiltak.shown(name),
    });
    lay(box, page, sides);
    box.addEventListener("click", () => tiltak.choose(target, { from: "sheets" }));
    sheet.append(box);
    boxes.set(target, box);
  }

  function addBoxes() {
    for (const [key, measure] of Object.entries(data.measures)) {
      const name = [measure.texts.number, measure.texts.title].filter(Boolean).join(" ");
      for (const [part, box] of Object.entries(measure.boxes)) {
        addBox(part === "self" ? key : `${key}/${part}`, box, name);
      }
      const own = boxes.get(key);
      if (own) own.classList.add(document.getElementById(key).matches(".has-problem") ? "problem-box" : "measure-box");
    }
  }

  // ---- lighting

  const elementsOf = (target) => [
    ...(boxes.has(target) ? [boxes.get(target)] : []),
    ...sheets.querySelectorAll(`.passage[data-targets~="${CSS.escape(target)}"]`),
  ];

  tiltak.light = function (target, { scroll = true } = {}) {
    const key = target.split("/")[0];
    sheets.querySelectorAll(".lit,.near").forEach((e) => e.classList.remove("lit", "near"));
    const lit = elementsOf(target);
    const shown = lit.length ? lit : elementsOf(key);
    if (target !== key) elementsOf(key).forEach((e) => e.classList.add("near"));
    shown.forEach((e) => { e.classList.remove("near"); e.classList.add("lit"); });
    if (shown.length && scroll) bringIntoView(shown[0]);
    return shown.length > 0;
  };

  function bringIntoView(element) {
    const frame = sheets.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const isOut = box.top < frame.top + 20 || box.bottom > frame.bottom - 20 ||
      box.left < frame.left || box.right > frame.right;
    if (!isOut) return;
    sheets.scrollBy({
      top: box.top - frame.top - Math.max(40, (frame.height - box.height) / 3),
      left: box.left < frame.left || box.right > frame.right ? box.left - frame.left - 40 : 0,
    });
  }

  // ---- pages and zoom

  const number = document.getElementById("page-number");
  tiltak.showPage = function (page) {
    const sheet = sheetOf(page);
    if (sheet) sheets.scrollTop += sheet.getBoundingClientRect().top - sheets.getBoundingClientRect().top - 8;
  };

  tiltak.zoomBy = function (steps) {
    const place = steps === 0 ? 0 : Math.min(ZOOMS.length - 1, Math.max(0, ZOOMS.indexOf(zoom) + steps));
    const share = sheets.scrollTop / sheets.scrollHeight;
    zoom = ZOOMS[place];
    sheets.style.setProperty("--zoom", String(zoom));
    sheets.scrollTop = share * sheets.scrollHeight;
  };

  if (number) {
    number.addEventListener("change", () => tiltak.showPage(number.value));
    const seen = new IntersectionObserver((entries) => {
      const most = entries.filter((e) => e.isIntersecting).at(-1);
      if (most && document.activeElement !== number) number.value = most.target.dataset.page;
    }, { root: sheets, rootMargin: "-45% 0px -45% 0px" });
    sheets.querySelectorAll(".sheet").forEach((sheet) => seen.observe(sheet));
    for (const [id, steps] of [["zoom-in", 1], ["zoom-out", -1], ["zoom-fit", 0]]) {
      document.getElementById(id).addEventListener("click", () => tiltak.zoomBy(steps));
    }
  }

  sheets.addEventListener("click", (event) => {
    const passage = event.target.closest(".passage");
    if (!passage || String(window.getSelection())) return;
    const targets = passage.dataset.targets.split(" ");
    tiltak.choose(targets.at(-1), { from: "sheets" }); // the narrowest one comes last
  });

  tiltak.sheets = { element: sheets, sheetOf, lay, data };
  addBoxes();
})();
