/** A button that opens a menu, with the keys that menus have: arrows, Home, End, first letters, Escape. */

import { fill, h } from "./dom.js";
import { showPopup, whenLeft } from "./popup.js";

/**
 * Give `button` a menu.
 * `items()` answers [{label, content?, description?, checked?, href?, group?, testid?, choose()}] when it opens;
 * `columns` above 1 makes a grid, in which the left and right arrows move too.
 */
export function attachMenu(button, { label, items, columns = 1, prefer = "below", className = "" }) {
  const menu = h("div", { class: `popup menu ${className}`, role: "menu", "aria-label": label });
  const control = { open: false, stop: [] };
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");

  const close = (refocus) => {
    if (!control.open) return;
    control.open = false;
    control.stop.forEach((stop) => stop());
    button.setAttribute("aria-expanded", "false");
    menu.remove();
    if (refocus) button.focus();
  };
  const open = (focusLast = false) => {
    const entries = items();
    if (!entries.length) return;
    fill(menu, groups(entries, close));
    control.open = true;
    button.setAttribute("aria-expanded", "true");
    control.stop = [showPopup(menu, button, { prefer }), whenLeft([menu, button], () => close(false))];
    const nodes = entriesOf(menu);
    const checked = nodes.find((node) => node.getAttribute("aria-checked") === "true");
    (checked ?? (focusLast ? nodes.at(-1) : nodes[0])).focus();
  };
  button.addEventListener("click", () => (control.open ? close(true) : open()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    open(event.key === "ArrowUp");
  });
  menu.addEventListener("keydown", (event) => onKey(event, menu, columns, close));
  return { close };
}

function entriesOf(menu) {
  return [...menu.querySelectorAll("[role^=menuitem]")];
}

function groups(entries, close) {
  const nodes = [];
  let group = null;
  for (const entry of entries) {
    if (entry.group && entry.group !== group?.name) {
      const node = h(
        "div",
        { role: "group", "aria-label": entry.group },
        h("div", { class: "menu-group", "aria-hidden": "true", text: entry.group }),
      );
      group = { name: entry.group, node };
      nodes.push(node);
    }
    if (entry.group) group.node.append(item(entry, close));
    else nodes.push(item(entry, close));
  }
  return nodes;
}

function item(entry, close) {
  const isChoice = entry.checked !== undefined;
  return h(
    entry.href ? "a" : "button",
    {
      role: isChoice ? "menuitemradio" : "menuitem",
      type: entry.href ? null : "button",
      href: entry.href,
      target: entry.href ? "_blank" : null,
      rel: entry.href ? "noopener noreferrer" : null,
      class: "menu-item",
      tabindex: "-1",
      "aria-checked": isChoice ? String(entry.checked) : null,
      "aria-label": entry.content ? entry.label : null,
      "data-testid": entry.testid,
      on: {
        click: () => {
          close(true);
          entry.choose?.();
        },
      },
    },
    entry.content ?? h("span", { class: "menu-label", dir: "auto", text: entry.label }),
    entry.description && h("span", { class: "menu-description", dir: "auto", text: entry.description }),
  );
}

function onKey(event, menu, columns, close) {
  const nodes = entriesOf(menu);
  const at = nodes.indexOf(document.activeElement);
  const steps = { ArrowDown: columns, ArrowUp: -columns };
  if (columns > 1) Object.assign(steps, { ArrowRight: 1, ArrowLeft: -1 });
  let to = null;
  if (event.key in steps) to = (at + steps[event.key] + nodes.length) % nodes.length;
  else if (event.key === "Home") to = 0;
  else if (event.key === "End") to = nodes.length - 1;
  else if (event.key === "Escape") close(true);
  else if (event.key === "Tab") return close(true);
  else if (event.key.length === 1 && event.key !== " ") to = byLetter(nodes, at, event.key);
  else return undefined;
  event.preventDefault();
  event.stopPropagation();
  if (to !== null && to >= 0) nodes[to].focus();
  return undefined;
}

function byLetter(nodes, at, letter) {
  const order = [...nodes.slice(at + 1), ...nodes.slice(0, at + 1)];
  const words = (node) => (node.getAttribute("aria-label") ?? node.textContent).trim().toLowerCase();
  return nodes.indexOf(order.find((node) => words(node).startsWith(letter.toLowerCase())));
}
