/** A person's initials on their colour. */

import { h } from "./dom.js";

/** A picture that says nothing to screen readers, because the name always stands beside it. */
export function avatar(person, size = "") {
  const node = h("span", { class: `avatar ${size}`, "aria-hidden": "true", text: person?.initials ?? "?" });
  if (person?.color) {
    const colour = person.color.startsWith("#") ? person.color : `#${person.color}`;
    node.style.setProperty("background-color", colour);
    node.style.setProperty("color", inkOn(colour));
  }
  return node;
}

/** The app's picture: its initial as a leaf-coloured tile. */
export function appAvatar(app, size = "") {
  return h("span", { class: `avatar avatar-app ${size}`, "aria-hidden": "true", text: app.name.slice(0, 1) });
}

/** Black or white, whichever can be read better on `colour` (relative luminance after WCAG 2.2). */
function inkOn(colour) {
  const parts = colour.match(/[0-9a-f]{2}/gi)?.map((part) => parseInt(part, 16) / 255) ?? [0, 0, 0];
  const linear = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  return light > 0.179 ? "#000000" : "#ffffff";
}
