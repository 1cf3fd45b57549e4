/** Fields that people type into: text, numbers, addresses, dates and times. */

import { h } from "./dom.js";
import { instant, wallMinute } from "./dates.js";
import { decode } from "./mrkdwn.js";

/** How long after the last key a change that the app wants to hear of is sent, in milliseconds. */
const SETTLE = 600;

/** plain_text_input, one line or several, with the characters that are left. */
export function plainTextInput(element, field) {
  const most = element.max_length ?? 3000;
  const input = h(element.multiline ? "textarea" : "input", {
    ...field.attributes,
    class: "text-input",
    type: element.multiline ? null : "text",
    rows: element.multiline ? "5" : null,
    dir: "auto",
    maxlength: most,
    placeholder: placeholder(element),
    value: field.value?.value ?? "",
  });
  const counter = element.max_length ? h("p", { class: "counter" }) : null;
  const count = () => {
    if (!counter) return;
    const left = most - input.value.length;
    counter.textContent = `${left.toLocaleString("en")} ${left === 1 ? "character" : "characters"} left`;
    counter.classList.toggle("counter-low", left < Math.min(50, most / 10));
  };
  input.addEventListener("input", count);
  count();
  onTyping(input, element, field, (text) => ({ value: text || null }));
  return counter ? h("div", {}, input, counter) : input;
}

function placeholder(element) {
  return element.placeholder ? decode(element.placeholder.text) : null;
}

/** Keep each key, and tell the app when the block asked for that. */
function onTyping(input, element, field, read) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let timer = 0;
  input.addEventListener("input", () => {
    field.keep(read(input.value));
    if (!triggers.includes("on_character_entered")) return;
    clearTimeout(timer);
    timer = setTimeout(() => field.tell(), SETTLE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.ctrlKey || event.metaKey)
      return;
    if (!field.dispatches || !triggers.includes("on_enter_pressed")) return;
    event.preventDefault();
    field.tell();
  });
}

/** number, email and url inputs; what they hold is checked when the form is sent. */
export function typedInput(element, field) {
  const types = { number_input: "text", email_text_input: "email", url_text_input: "url" };
  const isNumber = element.type === "number_input";
  const input = h("input", {
    ...field.attributes,
    class: "text-input",
    type: types[element.type],
    // A number is typed as text, so that a wrong one can be seen and put right.
    inputmode: isNumber ? (element.is_decimal_allowed ? "decimal" : "numeric") : null,
    autocomplete: "off",
    placeholder: placeholder(element),
    value: field.value?.value ?? "",
  });
  onTyping(input, element, field, (text) => ({ value: text.trim() || null }));
  return input;
}

/** rich_text_input as plain paragraphs: what is typed is kept as one section of text. */
export function richTextInput(element, field) {
  const words = (value) =>
    (value?.elements ?? [])
      .flatMap((part) => part.elements ?? [])
      .map((leaf) => leaf.text ?? "")
      .join("");
  const input = h("textarea", {
    ...field.attributes,
    class: "text-input",
    rows: "5",
    dir: "auto",
    placeholder: placeholder(element),
    value: words(field.value?.rich_text_value),
  });
  onTyping(input, element, field, (text) => ({
    rich_text_value: text
      ? { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] }
      : null,
  }));
  return input;
}

/** datepicker, timepicker and datetimepicker with the browser's own fields. */
export function dateInput(element, field) {
  const zone = field.state.me.tz;
  const kinds = {
    datepicker: ["date", "selected_date", (value) => value ?? "", (text) => text || null],
    timepicker: ["time", "selected_time", (value) => value ?? "", (text) => text || null],
    datetimepicker: [
      "datetime-local",
      "selected_date_time",
      (value) => (value ? wallMinute(value, zone) : ""),
      (text) => (text ? instant(text, zone) : null),
    ],
  };
  const [type, name, show, read] = kinds[element.type];
  const input = h("input", {
    ...field.attributes,
    class: "text-input date-input",
    type,
    value: show(field.value?.[name]),
  });
  let timer = 0;
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    field.tell();
  };
  // While a year is typed the field holds years such as 0002; the app hears of it once it has settled.
  input.addEventListener("change", () => {
    field.keep({ [name]: read(input.value) });
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLE);
  });
  input.addEventListener("blur", () => timer && tell());
  const named = element.timezone ?? (element.type === "datetimepicker" ? zone : null);
  return named
    ? h("div", {}, input, h("p", { class: "hint", text: `Time zone: ${named.replace(/_/g, " ")}` }))
    : input;
}
