/** Reactions under a message, and the picker that adds one. */

import { h } from "./dom.js";
import { emojiNode, emojiText, emojiWords, PICKER } from "./emoji.js";
import { icon } from "./icons.js";
import { attachMenu } from "./menu.js";

/** The row of reactions under a message, or null when nobody reacted. */
export function reactionRow(message, channel, state) {
  if (!message.reactions?.length) return null;
  const row = h("div", { class: "reactions", role: "group", "aria-label": "Reactions" });
  row.append(...message.reactions.map((reaction) => chip(reaction, message, channel, state)));
  row.append(reactionPicker(message, channel, state, "reaction reaction-add"));
  return row;
}

function chip(reaction, message, channel, state) {
  const names = (reaction.users ?? []).map((id) =>
    id === state.me.id ? "you" : (state.person(id)?.name ?? id),
  );
  const what = `${emojiWords(reaction.name)}: ${reaction.count} ${reaction.count === 1 ? "reaction" : "reactions"}`;
  return h(
    "button",
    {
      type: "button",
      class: "reaction",
      "aria-pressed": String(Boolean(reaction.mine)),
      title: names.join(", "),
      "aria-label": `${what}${names.length ? ` by ${names.join(", ")}` : ""}`,
      "data-focus": `${channel}/${message.ts}/reaction/${reaction.name}`,
      "data-testid": `reaction-${reaction.name}`,
      on: {
        click: () => state.act("react", { channel, ts: message.ts, name: reaction.name, on: !reaction.mine }),
      },
    },
    emojiNode(reaction.name),
    h("span", { class: "reaction-count", text: String(reaction.count) }),
  );
}

/** A button that opens the picker; picking one's own reaction again takes it back. */
export function reactionPicker(message, channel, state, className) {
  const button = h(
    "button",
    {
      type: "button",
      class: className,
      "aria-label": "Add a reaction",
      title: "Add a reaction",
      "data-focus": `${channel}/${message.ts}/${className}`,
      "data-testid": "add-reaction",
    },
    icon("smile"),
  );
  const mine = (name) => message.reactions?.some((reaction) => reaction.name === name && reaction.mine);
  attachMenu(button, {
    label: "Reactions",
    columns: 6,
    className: "menu-grid",
    items: () =>
      PICKER.map((name) => ({
        label: mine(name) ? `Take back ${emojiWords(name)}` : emojiWords(name),
        content: h("span", {
          class: mine(name) ? "emoji mine" : "emoji",
          title: `:${name}:`,
          "aria-hidden": "true",
          text: emojiText(name),
        }),
        testid: `pick-${name}`,
        choose: () => state.act("react", { channel, ts: message.ts, name, on: !mine(name) }),
      })),
  });
  return button;
}
