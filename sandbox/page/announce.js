/** Words for screen readers about what has just happened on the page. */

let region = null;
let timer = 0;
let waiting = [];

/** Use `node` as the page's polite live region. */
export function announceIn(node) {
  region = node;
}

/** Say something politely; what comes within a moment is said together. */
export function announce(text) {
  if (!region || !text) return;
  waiting.push(text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    region.textContent = waiting.slice(-4).join(" ");
    waiting = [];
  }, 150);
}
