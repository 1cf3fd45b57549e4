/** Radio buttons and checkboxes. */

import { h, newId } from "./dom.js";
import { textInline } from "./mrkdwn.js";

/** A group of radio buttons or checkboxes; a label is drawn beside each. */
export function choices(element, field) {
  const many = element.type === "checkboxes";
  const name = newId("choice");
  const {
    id,
    "data-focus": focus,
    "aria-label": label,
    required,
    "aria-required": needed,
    ...described
  } = field.attributes;
  const held = many ? (field.value?.selected_options ?? []) : [field.value?.selected_option].filter(Boolean);
  const chosen = new Set(held.map((option) => option.value));
  const group = h("div", {
    class: "choices",
    id,
    role: many ? "group" : "radiogroup",
    "aria-label": label,
    "aria-labelledby": label ? null : `${id}-label`,
    "aria-required": many ? null : needed,
    ...described,
  });
  const read = () => {
    const values = new Set([...group.querySelectorAll("input:checked")].map((input) => input.value));
    return element.options.filter((option) => values.has(option.value));
  };
  const save = () => field.save(many ? { selected_options: read() } : { selected_option: read()[0] ?? null });
  element.options.forEach((option, at) => {
    group.append(
      choice(option, {
        many,
        name,
        checked: chosen.has(option.value),
        focus: `${focus}/${at}`,
        state: field.state,
        save,
      }),
    );
  });
  return group;
}

function choice(option, { many, name, checked, focus, state, save }) {
  const described = option.description ? newId("about") : null;
  const input = h("input", {
    type: many ? "checkbox" : "radio",
    name,
    value: option.value,
    checked,
    "data-focus": focus,
    "aria-describedby": described,
    on: { change: save },
  });
  const words = h(
    "span",
    { class: "choice-words" },
    h("span", { dir: "auto" }, textInline(option.text, state)),
  );
  if (described)
    words.append(
      h(
        "span",
        { class: "choice-description", id: described, dir: "auto" },
        textInline(option.description, state),
      ),
    );
  return h("label", { class: "choice" }, input, words);
}
