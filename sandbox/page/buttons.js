/** Buttons and overflow menus of the app, which ask first where the app wants that. */

import { confirmed } from "./confirm.js";
import { h, hidden } from "./dom.js";
import { icon } from "./icons.js";
import { insideAddress } from "./mentions.js";
import { attachMenu } from "./menu.js";
import { decode, plain } from "./mrkdwn.js";

/** A button; one with an address opens it and still tells the app. */
export function button(element, field) {
  const attributes = {
    class: `button ${element.style ? `button-${element.style}` : ""}`,
    "aria-label": element.accessibility_label ?? null,
    "data-focus": field.attributes["data-focus"],
    "data-action-id": element.action_id,
    "data-value": element.value,
  };
  const words = h("span", { class: "button-words", dir: "auto" }, plain(element.text.text, element.text));
  const press = (event) => pressed(event.currentTarget, element, field, { value: element.value });
  if (!element.url) return h("button", { ...attributes, type: "button", on: { click: press } }, words);
  const inside = insideAddress(element.url, field.state);
  const address = inside ?? (/^(https?|mailto):/i.test(element.url) ? element.url : null);
  const away = address && !inside ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return h(
    "a",
    { ...attributes, href: address, ...away, on: { click: press } },
    words,
    !inside && hidden(" (opens a new tab)"),
  );
}

async function pressed(node, element, field, payload) {
  if (node.getAttribute("aria-busy") === "true") return;
  if (element.confirm && !(await confirmed(element.confirm, field.state))) return;
  node.setAttribute("aria-busy", "true");
  await field.act(payload);
  node.removeAttribute("aria-busy");
}

/** An overflow menu. */
export function overflow(element, field) {
  const node = h(
    "button",
    {
      type: "button",
      class: "button icon-button",
      "aria-label": element.accessibility_label ?? "More actions",
      "data-focus": field.attributes["data-focus"],
      "data-action-id": element.action_id,
    },
    icon("more"),
  );
  attachMenu(node, {
    label: "More actions",
    items: () =>
      element.options.map((option) => ({
        label: decode(option.text.text),
        description: option.description ? decode(option.description.text) : null,
        href: /^https?:/i.test(option.url ?? "") ? option.url : null,
        choose: () => pressed(node, element, field, { selected_option: option }),
      })),
  });
  return node;
}
