/** The question that some buttons ask before they act. */

import { closeDialog, openDialog } from "./dialog.js";
import { h, newId } from "./dom.js";
import { plain, textBlock } from "./mrkdwn.js";

/** Ask; answers true only when the person said yes. */
export function confirmed(question, state) {
  return new Promise((answer) => {
    const title = newId("confirm");
    const text = newId("confirm");
    const dialog = h("dialog", {
      class: "dialog dialog-confirm",
      role: "alertdialog",
      "aria-labelledby": title,
      "aria-describedby": text,
      "data-testid": "confirm",
    });
    const choose = (yes) => () => {
      closeDialog(dialog);
      answer(yes);
    };
    const style = question.style === "danger" ? "button-danger" : "button-primary";
    const deny = h(
      "button",
      { type: "button", class: "button", on: { click: choose(false) } },
      plain(question.deny?.text ?? "Cancel"),
    );
    const confirm = h(
      "button",
      { type: "button", class: `button ${style}`, on: { click: choose(true) } },
      plain(question.confirm?.text ?? "Yes"),
    );
    dialog.append(
      h(
        "div",
        { class: "dialog-head" },
        h("h2", { id: title, class: "dialog-title" }, plain(question.title?.text ?? "Are you sure?")),
      ),
      h("div", { id: text, class: "dialog-body text" }, question.text ? textBlock(question.text, state) : []),
      h("div", { class: "dialog-foot" }, deny, confirm),
    );
    openDialog(dialog, choose(false));
    deny.focus();
  });
}
