/** Building DOM nodes. Text always becomes a text node, so nothing that people wrote is ever read as HTML. */

/**
 * Make an element.
 * `attributes` may hold plain attributes, `on` (event name → listener) and `text`;
 * null, undefined and false leave an attribute out, true sets it empty.
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...flat(children));
  return node;
}

function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === "text") {
    node.textContent = value;
  } else if (name === "value") {
    node.value = value;
  } else {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Replace everything inside a node. */
export function fill(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

/** Text that only screen readers meet. */
export function hidden(text) {
  return h("span", { class: "visually-hidden", text });
}

let lastId = 0;

/** An id that is unique on this page. */
export function newId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** What a control below `root` is known by, also when its surface is drawn anew with other block ids. */
export function markOf(control, root = document) {
  const { focus: key, actionId: action } = control?.dataset ?? {};
  const alike = action ? [...root.querySelectorAll(`[data-action-id="${CSS.escape(action)}"]`)] : [];
  return { key, action, at: alike.indexOf(control) };
}

/** The control below `root` that is known by this, or null. */
export function markedBy({ key, action, at }, root = document) {
  const same = key && root.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  const alike = action && root.querySelectorAll(`[data-action-id="${CSS.escape(action)}"]`)[at];
  return same || alike || null;
}

/**
 * Run a change that rebuilds part of `container`, and give the focus (and the caret) back
 * to the same control afterwards.
 */
export function keepingFocus(container, change) {
  const before = document.activeElement;
  const mark = container.contains(before) ? markOf(before, container) : null;
  const caret = mark && "selectionStart" in before ? readCaret(before) : null;
  change();
  if (!mark || before.isConnected) return;
  const after = markedBy(mark, container);
  after?.focus({ preventScroll: true });
  if (after && caret) writeCaret(after, caret);
}

function readCaret(field) {
  try {
    return [field.selectionStart, field.selectionEnd];
  } catch {
    return null; // date and number fields have no caret to read
  }
}

function writeCaret(field, [start, end]) {
  try {
    field.setSelectionRange(start, end);
  } catch {
    // date and number fields have no caret to set
  }
}

/**
 * Make the children of `parent` follow `items`, rebuilding only what changed.
 * `key(item)` names an item, `signature(item)` says when it must be rebuilt, `build(item)` makes its node.
 */
export function reconcile(parent, items, { key, signature, build }) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  keepingFocus(parent, () => {
    let previous = null;
    for (const item of items) {
      const name = key(item);
      const mark = signature(item);
      let node = old.get(name);
      old.delete(name);
      if (!node || node.mark !== mark) {
        const fresh = build(item);
        fresh.dataset.key = name;
        fresh.mark = mark;
        if (node) node.replaceWith(fresh);
        node = fresh;
      }
      const wanted = previous ? previous.nextSibling : parent.firstChild;
      if (node !== wanted) parent.insertBefore(node, wanted);
      previous = node;
    }
    for (const gone of old.values()) gone.remove();
  });
}
