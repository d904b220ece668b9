// What all pages share: words in three languages, elements, theme, dialogs.
(function () {
  "use strict";
  const tiltak = window.Tiltak;

  // the same characters as in cells.py: controls, and letters that turn or hide text
  const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

  tiltak.shown = (text) => String(text).replace(INVISIBLE, (c) =>
    "[U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "]");
  tiltak.plain = (text) => String(text).replace(INVISIBLE, "").normalize("NFC")
    .split(/\r\n|\r|\n/).map((line) => line.split(/\s+/).filter(Boolean).join(" "))
    .filter(Boolean).join("\n");

  tiltak.say = function (key, values) {
    const text = tiltak.words[tiltak.language][key] || tiltak.words.nb[key] || key;
    return text.replace(/\{(\w+)\}/g, (_, name) => (values && name in values ? values[name] : ""));
  };

  // an element with attributes and children; text is never read as markup
  tiltak.make = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
      else if (name === "words") element.dataset.t = value;
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    if (attributes && "words" in attributes) translate(element);
    return element;
  };

  tiltak.readData = function () {
    const element = document.getElementById("data");
    return element ? JSON.parse(element.textContent) : null;
  };

  tiltak.announce = function (text) {
    document.getElementById("say").textContent = text;
  };

  function translate(element) {
    const values = element.dataset.args ? JSON.parse(element.dataset.args) : null;
    const { t, tLabel, tPlaceholder, tAlt } = element.dataset;
    if (t) element.textContent = tiltak.say(t, values);
    if (tLabel) element.setAttribute("aria-label", tiltak.say(tLabel, values));
    if (tLabel && element.matches("button")) element.title = tiltak.say(tLabel, values);
    if (tPlaceholder) element.placeholder = tiltak.say(tPlaceholder, values);
    if (tAlt) element.alt = tiltak.say(tAlt, values);
  }

  tiltak.speak = function (language) {
    tiltak.language = language;
    document.documentElement.lang = language;
    document.querySelectorAll("[data-t],[data-t-label],[data-t-placeholder],[data-t-alt]").forEach(translate);
    document.dispatchEvent(new CustomEvent("spoken"));
  };

  function chooseWith(id, value, act) {
    const select = document.getElementById(id);
    select.value = value;
    select.addEventListener("change", () => { tiltak.keep(id, select.value); act(select.value); });
  }

  function openWith(button, dialog) {
    document.getElementById(button).addEventListener("click", () => tiltak.open(dialog));
  }

  tiltak.open = function (id) {
    const dialog = document.getElementById(id);
    if (!dialog.open) dialog.showModal();
    dialog.dispatchEvent(new CustomEvent("opened"));
  };

  // who corrects: asked once, kept in the browser
  tiltak.askWho = function (act) {
    const known = tiltak.recall("who");
    if (known) return act(known);
    const dialog = document.getElementById("who");
    const input = dialog.querySelector("input");
    dialog.querySelector("form").onsubmit = (event) => {
      event.preventDefault();
      const name = tiltak.plain(input.value);
      if (!name) return input.focus();
      tiltak.keep("who", name);
      dialog.close();
      act(name);
    };
    dialog.showModal();
  };

  chooseWith("language", tiltak.language, tiltak.speak);
  chooseWith("theme", tiltak.recall("theme") || "auto", tiltak.paint);
  openWith("open-help", "help");
  openWith("open-corrections", "corrections");
  document.querySelectorAll("[data-close]").forEach((button) =>
    button.addEventListener("click", () => button.closest("dialog").close()));

  const shortcuts = document.getElementById("shortcuts");
  shortcuts.checked = tiltak.recall("shortcuts") !== "off";
  shortcuts.addEventListener("change", () => tiltak.keep("shortcuts", shortcuts.checked ? "on" : "off"));
  tiltak.hasShortcuts = () => shortcuts.checked;

  tiltak.speak(tiltak.language);
})();
