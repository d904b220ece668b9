// The keyboard on the page of a document; then everything starts.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const { data } = tiltak.sheets;
  const withChosen = (act) => () => { if (tiltak.chosen()) act(tiltak.chosen()); };

  const KEYS = {
    j: tiltak.next,
    ArrowDown: tiltak.next,
    k: tiltak.previous,
    ArrowUp: tiltak.previous,
    p: tiltak.nextProblem,
    e: withChosen(tiltak.edit),
    r: withChosen(tiltak.right),
    m: () => tiltak.missing(),
    "+": () => tiltak.zoomBy(1),
    "-": () => tiltak.zoomBy(-1),
    "/": () => document.getElementById("search").focus(),
    "?": () => tiltak.open("help"),
  };

  function cancel() {
    if (tiltak.stopMissing()) return true;
    const button = document.querySelector(".form [data-cancel]");
    if (button) button.click();
    return Boolean(button);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      if (cancel()) event.preventDefault();
      return;
    }
    const isTyping = event.target.closest("input,select,textarea");
    const isScrolling = event.key.startsWith("Arrow") && event.target.closest("#sheets,summary");
    if (isTyping || isScrolling || tiltak.isEditing() || !tiltak.hasShortcuts()) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  tiltak.pending.forgetKnown(data.document, data.known);
  tiltak.showPending();
  tiltak.start();
})();
