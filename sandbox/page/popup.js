/** Placing menus and lists over the page, also over a dialog and out of its scrolling body. */

const GAP = 4;
const EDGE = 8;

/** Show `popup` beside `anchor`; returns a function that takes it away again. */
export function showPopup(popup, anchor, { matchWidth = false, prefer = "below" } = {}) {
  popup.popover = "manual";
  if (!popup.isConnected) anchor.after(popup);
  popup.showPopover();
  const move = () => place(popup, anchor, matchWidth, prefer);
  move();
  // Captured, because the scrolling happens in panes and dialogs and not in the window.
  window.addEventListener("scroll", move, { capture: true, passive: true });
  window.addEventListener("resize", move);
  // A list that is filtered while it is open has another height at each key.
  const sizes = new ResizeObserver(move);
  sizes.observe(popup);
  return () => {
    window.removeEventListener("scroll", move, { capture: true });
    window.removeEventListener("resize", move);
    sizes.disconnect();
    if (popup.isConnected && popup.matches(":popover-open")) popup.hidePopover();
  };
}

function place(popup, anchor, matchWidth, prefer) {
  const box = anchor.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  popup.style.setProperty("max-width", `${width - 2 * EDGE}px`);
  if (matchWidth) popup.style.setProperty("width", `${box.width}px`);
  popup.style.removeProperty("max-height");
  const wanted = popup.scrollHeight + 2;
  const below = height - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  const goesUp = prefer === "above" ? above >= Math.min(wanted, 160) : below < wanted && above > below;
  const room = Math.max(goesUp ? above : below, 96);
  popup.style.setProperty("max-height", `${Math.min(room, 420)}px`);
  const tall = Math.min(wanted, room, 420);
  const left = Math.max(EDGE, Math.min(box.left, width - popup.offsetWidth - EDGE));
  popup.style.setProperty("left", `${left}px`);
  popup.style.setProperty("top", `${goesUp ? box.top - GAP - tall : box.bottom + GAP}px`);
}

/** Call `close` once when somebody points or focuses outside all of `nodes`; returns the way to stop. */
export function whenLeft(nodes, close) {
  const outside = (event) => {
    if (!nodes.some((node) => node.contains(event.target))) close();
  };
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("focusin", outside, true);
  return () => {
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("focusin", outside, true);
  };
}
