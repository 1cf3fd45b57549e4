/** What every dialog of the page does alike: it keeps the Tab key inside and gives the focus back. */

import { markedBy, markOf } from "./dom.js";

const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

/** Everything in `node` that Tab reaches, in order. */
export function tabStops(node) {
  return [...node.querySelectorAll(FOCUSABLE)].filter(
    (one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ checkVisibilityCSS: true }),
  );
}

/** Open `dialog` over the page; Tab goes round inside it, Escape calls `onEscape`. */
export function openDialog(dialog, onEscape) {
  const opener = document.activeElement;
  dialog.opener = { node: opener, mark: markOf(opener) };
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Tab") goRound(event, dialog);
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
  });
  // Phones have a back gesture that closes dialogs without a key.
  dialog.addEventListener("cancel", (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    onEscape();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function goRound(event, dialog) {
  const stops = tabStops(dialog);
  if (!stops.length) return event.preventDefault();
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const outside = !stops.includes(document.activeElement);
  if (document.activeElement !== edge && !(outside && event.shiftKey)) return undefined;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  return undefined;
}

/** Close and remove `dialog`; the focus goes back to where it was opened from, or to `otherwise`. */
export function closeDialog(dialog, otherwise) {
  const { node, mark } = dialog.opener;
  dialog.close();
  dialog.remove();
  const target = [node, markedBy(mark), otherwise?.()].find(
    (one) => one?.isConnected && one !== document.body && one.checkVisibility(),
  );
  target?.focus();
}
