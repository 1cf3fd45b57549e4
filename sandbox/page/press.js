/** Nothing is drawn anew under a finger: a press whose control is replaced before its end is lost. */

let pressing = false;
let waiting = null;

/** Draw now, or at the end of the press that is under way. */
export function drawUnpressed(draw) {
  if (pressing) waiting = draw;
  else draw();
}

function ended() {
  // The click comes right after the pointer goes up, and must still find what was pressed.
  setTimeout(() => {
    pressing = false;
    const draw = waiting;
    waiting = null;
    draw?.();
  });
}

/** Watch the presses of a page; where a menu of the browser opens, no pointer goes up. */
export function watchPresses(page) {
  page.addEventListener("pointerdown", () => (pressing = true), true);
  for (const end of ["pointerup", "pointercancel", "contextmenu"]) page.addEventListener(end, ended, true);
}
