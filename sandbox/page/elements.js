/** Every control of Block Kit: which builder draws it, what it keeps, and when the app hears of it. */

import { button, overflow } from "./buttons.js";
import { choices } from "./choices.js";
import { confirmed } from "./confirm.js";
import { h, newId } from "./dom.js";
import { initialValue } from "./form.js";
import { decode } from "./mrkdwn.js";
import { select } from "./selects.js";
import { dateInput, plainTextInput, richTextInput, typedInput } from "./text_inputs.js";

const CONTROLS = {
  button,
  overflow,
  plain_text_input: plainTextInput,
  number_input: typedInput,
  email_text_input: typedInput,
  url_text_input: typedInput,
  rich_text_input: richTextInput,
  datepicker: dateInput,
  timepicker: dateInput,
  datetimepicker: dateInput,
  radio_buttons: choices,
  checkboxes: choices,
  static_select: select,
  external_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: select,
  multi_external_select: select,
  multi_users_select: select,
  multi_conversations_select: select,
  multi_channels_select: select,
};

/** The types whose label is a group's name and not a field's. */
export const GROUPS = new Set(["radio_buttons", "checkboxes"]);

/** A control in its block; `attributes` carries the ids of its label, hint and error. */
export function control(element, block, surface, attributes = {}) {
  const build = CONTROLS[element.type];
  if (!build) return h("span", { class: "unknown", text: `(The sandbox cannot show “${element.type}”.)` });
  return build(element, fieldOf(element, block, surface, attributes));
}

function fieldOf(element, block, surface, attributes) {
  const { block_id: blockId } = block;
  const { action_id: actionId } = element;
  const read = () => surface.form.get(blockId, actionId) ?? initialValue(element);
  const field = {
    block,
    state: surface.state,
    attributes: {
      id: newId("field"),
      "data-focus": `${surface.key}/${blockId}/${actionId}`,
      "data-block-id": blockId,
      "data-action-id": actionId,
      "aria-label": block.type === "input" ? null : labelOf(element, block),
      ...attributes,
    },
    get value() {
      return read();
    },
    // Outside an input block a control always speaks; inside, only where the app asked for it.
    dispatches: block.type !== "input" || Boolean(block.dispatch_action),
    keep(value) {
      surface.form.set(blockId, actionId, { type: element.type, ...value });
      surface.edited(block);
    },
    async save(value) {
      const before = read();
      if (element.confirm && !(await confirmed(element.confirm, surface.state))) {
        field.keep(before);
        surface.redraw(block);
        return;
      }
      field.keep(value);
      await field.tell();
    },
    tell() {
      const { type, ...value } = read() ?? {};
      return field.dispatches ? field.act(value) : undefined;
    },
    suggest: (text) => surface.suggest?.(actionId, text) ?? [],
    act: (payload) => surface.act({ block_id: blockId, action_id: actionId, ...payload }),
  };
  return field;
}

function labelOf(element, block) {
  const words = element.accessibility_label ?? element.placeholder?.text ?? block.text?.text;
  return words ? decode(words).slice(0, 150) : element.type.replace(/_/g, " ");
}
