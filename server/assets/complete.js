/* Offers names while a reader types in a search box. Every page is complete without it. After the combobox pattern of WAI-ARIA. */
"use strict";
const said = document.currentScript.dataset;
document.querySelectorAll("input[type=search]").forEach((box, number) => {
  const list = document.createElement("ul");
  const told = document.createElement("p");
  let shown = [], at = -1, asked = null, waiting = 0;
  list.id = "names-" + number;
  list.className = "names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", said.names);
  list.hidden = true;
  told.className = "vh";
  told.setAttribute("role", "status");
  box.removeAttribute("list");
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  box.parentElement.classList.add("completed");
  box.after(list, told);

  function close() {
    shown = [];
    at = -1;
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
  function point(to) {
    at = to;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  }
  function show(found) {
    const names = found.completions;
    close();
    shown = names;
    names.forEach((name, place) => {
      const option = document.createElement("li"), kind = document.createElement("span");
      option.id = list.id + "-" + place;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dir = "auto";
      option.textContent = name.text + " ";
      kind.textContent = name.kind;
      option.append(kind);
      option.addEventListener("mousedown", event => event.preventDefault());
      option.addEventListener("click", () => location.assign(name.url));
      list.append(option);
    });
    list.hidden = !names.length;
    box.setAttribute("aria-expanded", String(names.length > 0));
    told.textContent = found.said;
  }
  async function ask() {
    const typed = box.value.trim();
    if (asked) asked.abort();
    if (typed.length < 2) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(said.from + "/complete.json?q=" + encodeURIComponent(typed), { signal: asked.signal });
      if (answer.ok && box.value.trim() === typed) show(await answer.json());
    } catch (failed) { /* Without an answer the box is an ordinary one. */ }
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 80);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", event => {
    const last = shown.length - 1;
    if (event.key === "ArrowDown" && last >= 0) point(at < last ? at + 1 : -1);
    else if (event.key === "ArrowUp" && last >= 0) point(at < 0 ? last : at - 1);
    else if (event.key === "Escape" && last >= 0) close();
    else if (event.key === "Enter" && at >= 0) location.assign(shown[at].url);
    else return;
    event.preventDefault();
  });
});
