// Before the page is drawn: the theme and the language that were chosen last.
(function () {
  "use strict";
  const tiltak = window.Tiltak;
  const root = document.documentElement;

  tiltak.recall = function (key) {
    try { return window.localStorage.getItem("tiltak:" + key); } catch { return null; }
  };
  tiltak.keep = function (key, value) {
    try { window.localStorage.setItem("tiltak:" + key, value); return true; } catch { return false; }
  };

  tiltak.paint = function () {
    const chosen = tiltak.recall("theme") || "auto";
    const dark = chosen === "dark" ||
      (chosen === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = chosen;
    root.toggleAttribute("data-dark", dark);
  };

  function language() {
    const kept = tiltak.recall("language");
    if (kept in tiltak.words) return kept;
    const own = (navigator.language || "nb").slice(0, 2);
    return own in tiltak.words ? own : (own === "no" ? "nb" : "en");
  }

  tiltak.language = language();
  tiltak.paint();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tiltak.paint);
})();
