/** What people say of themselves beside their names, and the dialog in which somebody says it. */

import { dayAndMonth, instant, isoDay, time, wallMinute } from "./dates.js";
import { closeDialog, openDialog } from "./dialog.js";
import { fill, h, newId } from "./dom.js";
import { emojiNode, emojiText } from "./emoji.js";
import { icon } from "./icons.js";

/** Three of Slack's own suggestions, each with the end that Slack offers for it. */
const SUGGESTIONS = [
  { text: "In a meeting", emoji: "spiral_calendar_pad", end: (now, zone) => wallMinute(now + 3600, zone) },
  { text: "Out sick", emoji: "face_with_thermometer", end: (now, zone) => `${isoDay(now, zone)}T23:59` },
  { text: "Vacationing", emoji: "palm_tree", end: () => "" },
];

function words({ text, until }, zone) {
  return until ? `${text}, until ${dayAndMonth(until, zone)}, ${time(until, zone)}` : text;
}

/** Somebody's status as a small picture that says its words, or null. */
export function statusMark(person, state) {
  if (!person?.status) return null;
  const said = words(person.status, state.me.tz);
  const picture = emojiText(person.status.emoji || "speech_balloon");
  return h("span", { class: "emoji status-mark", role: "img", "aria-label": said, title: said, text: picture });
}

/** The button beside the acting person's name. */
export class StatusButton {
  constructor(state, corner) {
    this.state = state;
    this.button = h("button", {
      type: "button",
      class: "status-button",
      "data-testid": "status",
      "data-focus": "status",
      on: { click: () => ask(state) },
    });
    corner.append(this.button);
  }

  render() {
    const { status, tz } = this.state.me;
    const label = status ? `Your status: ${words(status, tz)}` : "Set your status";
    if (label === this.button.title) return;
    this.button.title = label;
    this.button.setAttribute("aria-label", label);
    fill(this.button, status ? emojiNode(status.emoji || "speech_balloon") : icon("smile"));
  }
}

/** Open the dialog. */
function ask(state) {
  const { status, tz } = state.me;
  const title = newId("status");
  const about = newId("status");
  const alert = h("div", { class: "dialog-alert", role: "alert" });
  const chosen = SUGGESTIONS.find((one) => one.text === status?.text) ?? SUGGESTIONS[0];
  const until = h("input", {
    type: "datetime-local",
    class: "text-input date-input",
    id: newId("status"),
    "aria-describedby": about,
    "data-testid": "status-until",
    value: status?.until ? wallMinute(status.until, tz) : status ? "" : chosen.end(state.now, tz),
  });
  const choose = (suggestion) => {
    until.value = suggestion.end(state.now, tz);
  };
  const name = newId("status");
  const choices = SUGGESTIONS.map((one) =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "radio",
        name,
        value: one.text,
        checked: one === chosen,
        on: { change: () => choose(one) },
      }),
      h("span", { class: "choice-words" }, h("span", {}, emojiText(one.emoji), ` ${one.text}`)),
    ),
  );
  const save = async (wanted) => {
    const answer = await state.act("status", wanted);
    if (answer.ok) close();
    else alert.textContent = answer.error;
  };
  const submit = (event) => {
    event.preventDefault();
    const { text, emoji } = SUGGESTIONS.find((one) => one.text === new FormData(event.target).get(name));
    save({ text, emoji, until: until.value ? instant(until.value, tz) : 0 });
  };
  const button = (text, style, click) =>
    h(
      "button",
      { type: click ? "button" : "submit", class: `button ${style}`, on: click ? { click } : {} },
      text,
    );
  const form = h(
    "form",
    { class: "dialog-form", novalidate: true, on: { submit } },
    h("div", { class: "dialog-head" }, h("h2", { id: title, class: "dialog-title", text: "Your status" })),
    h(
      "div",
      { class: "dialog-body status-fields" },
      alert,
      h("div", { class: "choices", role: "radiogroup", "aria-labelledby": title }, choices),
      h(
        "div",
        { class: "input" },
        h("label", { class: "label", for: until.id, text: "Until" }),
        until,
        h("p", { class: "hint", id: about, text: "Without a date it stays until you clear it." }),
      ),
    ),
    h(
      "div",
      { class: "dialog-foot" },
      status && button("Clear status", "", () => save({})),
      button("Cancel", "", () => close()),
      button("Save", "button-primary"),
    ),
  );
  const dialog = h("dialog", { class: "dialog dialog-confirm", "aria-labelledby": title }, form);
  const close = () => closeDialog(dialog);
  openDialog(dialog, close);
  form.querySelector("input:checked").focus();
}
