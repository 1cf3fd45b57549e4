/** The lightning button: the app's global shortcuts. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { attachMenu } from "./menu.js";

/** A button with the menu of global shortcuts; `report` is told in words when one fails. */
export function shortcutsButton(state, report, testid = "shortcuts") {
  const button = h(
    "button",
    {
      type: "button",
      class: "icon-button shortcuts",
      "aria-label": "Shortcuts",
      title: "Shortcuts",
      "data-testid": testid,
    },
    icon("bolt"),
  );
  const run = async (shortcut) => {
    const answer = await state.act("shortcut", { callback_id: shortcut.callback_id });
    if (!answer.ok) report(answer.error);
  };
  attachMenu(button, {
    label: "Shortcuts",
    prefer: "above",
    className: "menu-wide",
    items: () =>
      (state.snapshot.shortcuts?.global ?? []).map((shortcut) => ({
        label: shortcut.name,
        description: shortcut.description,
        group: state.app.name,
        testid: `shortcut-${shortcut.callback_id}`,
        choose: () => run(shortcut),
      })),
  });
  return button;
}
