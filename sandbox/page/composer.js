/** Where a person writes: Enter sends, Shift+Enter breaks the line, / @ # and : offer completions. */

import { completionsAt, withMentions } from "./completion.js";
import { fill, h, newId } from "./dom.js";
import { icon } from "./icons.js";
import { showPopup } from "./popup.js";
import { shortcutsButton } from "./shortcuts.js";

/** What was typed and not sent, by person and place. */
const drafts = new Map();

/** A composer for a channel or, with `thread`, for the answers to a message. */
export class Composer {
  constructor(state, { inThread = false } = {}) {
    Object.assign(this, { state, inThread, place: null, found: null, stop: null, active: 0 });
    this.listId = newId("completions");
    this.input = this.#makeInput();
    this.error = h("p", { class: "composer-error", role: "alert" });
    this.list = h("div", {
      class: "popup listbox completions",
      role: "listbox",
      id: this.listId,
      "aria-label": "Completions",
    });
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.box = h("div", { class: "composer-box" }, this.input, this.#bar());
    this.closed = h("p", { class: "composer-closed", "data-testid": "composer-closed" });
    this.node = h(
      "form",
      { class: "composer", on: { submit: (event) => this.#onSubmit(event) } },
      this.error,
      this.box,
      this.closed,
    );
  }

  #makeInput() {
    return h("textarea", {
      class: "composer-input",
      rows: "1",
      dir: "auto",
      "aria-autocomplete": "list",
      "data-testid": this.inThread ? "thread-composer" : "composer",
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#onKey(event),
        blur: () => this.#hide(),
        click: () => this.#complete(),
      },
    });
  }

  #bar() {
    const { inThread, state } = this;
    const hint = inThread ? "Enter sends" : "Enter sends · / for commands · @ for people";
    const testid = inThread ? "thread-send" : "send";
    const attributes = {
      type: "submit",
      class: "icon-button send",
      "aria-label": "Send",
      title: "Send (Enter)",
    };
    return h(
      "div",
      { class: "composer-bar" },
      inThread ? null : shortcutsButton(state, (error) => this.report(error)),
      h("span", { class: "composer-hint", text: hint }),
      h("button", { ...attributes, "data-testid": testid }, icon("send")),
    );
  }

  /** Stand in a place: {channel, thread, label}. What was begun there comes back. */
  moveTo({ channel, thread = null, label }) {
    const place = [this.state.me.id, channel, thread].join("/");
    this.input.placeholder = label;
    this.input.setAttribute("aria-label", label);
    Object.assign(this, { channel, thread });
    const { isReadOnly, app } = this.state;
    this.box.hidden = isReadOnly;
    this.closed.hidden = !isReadOnly;
    this.closed.textContent = isReadOnly ? `${app.name} reads no messages. Use its buttons and shortcuts.` : "";
    if (place === this.place) return;
    this.place = place;
    this.input.value = drafts.get(place) ?? "";
    this.report("");
    this.#hide();
    this.#grow();
  }

  /** Say in words what went wrong, or nothing. */
  report(words) {
    this.error.textContent = words ?? "";
  }

  #typed() {
    drafts.set(this.place, this.input.value);
    this.report("");
    this.#grow();
    this.#complete();
  }

  #grow() {
    this.input.style.setProperty("height", "auto");
    this.input.style.setProperty("height", `${Math.min(this.input.scrollHeight, 240)}px`);
  }

  #complete() {
    const { value, selectionStart: caret } = this.input;
    this.found = completionsAt(value, caret, this.state, { commands: !this.inThread });
    if (!this.found) return this.#hide();
    fill(
      this.list,
      this.found.items.map((item, at) => this.#row(item, at)),
    );
    if (!this.stop) {
      this.input.after(this.list);
      this.input.setAttribute("aria-controls", this.listId);
      this.stop = showPopup(this.list, this.box, { matchWidth: true, prefer: "above" });
    }
    this.#activate(0);
    return undefined;
  }

  #row(item, at) {
    return h(
      "div",
      {
        class: "listbox-option",
        role: "option",
        id: `${this.listId}-${at}`,
        on: { click: () => this.#take(item) },
      },
      item.picture?.(),
      h(
        "span",
        { class: "listbox-words" },
        h(
          "span",
          { dir: "auto" },
          h("span", { class: "completion-label", text: item.label }),
          item.hint && h("span", { class: "completion-hint", text: ` ${item.hint}` }),
        ),
        item.detail && h("span", { class: "listbox-description", dir: "auto", text: item.detail }),
      ),
    );
  }

  #activate(at) {
    this.active = at;
    [...this.list.children].forEach((row, index) => {
      row.classList.toggle("active", index === at);
      row.setAttribute("aria-selected", String(index === at));
    });
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `${this.listId}-${at}`);
  }

  #hide() {
    this.stop?.();
    this.stop = null;
    this.found = null;
    this.list.remove();
    this.input.removeAttribute("aria-activedescendant");
    this.input.removeAttribute("aria-controls");
  }

  #take(item) {
    const { from, to } = this.found;
    const { value } = this.input;
    this.input.value = value.slice(0, from) + item.insert + value.slice(to).replace(/^ /, "");
    const caret = from + item.insert.length;
    this.input.setSelectionRange(caret, caret);
    this.input.focus();
    this.#typed();
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (this.found && this.#completionKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.node.requestSubmit();
    }
  }

  #completionKey(event) {
    const { items, from, to } = this.found;
    if (event.key === "ArrowDown") this.#activate((this.active + 1) % items.length);
    else if (event.key === "ArrowUp") this.#activate((this.active - 1 + items.length) % items.length);
    else if (event.key === "Escape") this.#hide();
    else if (event.key === "Tab" || event.key === "Enter") {
      const item = items[this.active];
      // A word that is complete already is not completed again: Enter then sends.
      const whole = this.input.value.slice(from, to) === item.insert.trim();
      if (event.shiftKey || (event.key === "Enter" && whole)) return false;
      this.#take(item);
    } else return false;
    return true;
  }

  async #onSubmit(event) {
    event.preventDefault();
    const typed = this.input.value.trim();
    if (!typed || this.node.getAttribute("aria-busy") === "true") return;
    const { channel, thread, place } = this;
    this.#hide();
    this.#set(place, "");
    this.report("");
    this.node.setAttribute("aria-busy", "true");
    const isCommand = /^\/[\w-]+/.test(typed) && !this.inThread;
    const text = withMentions(typed, this.state);
    const answer = await this.state.act(isCommand ? "command" : "say", {
      channel,
      text,
      ...(thread ? { thread_ts: thread } : {}),
    });
    this.node.removeAttribute("aria-busy");
    if (answer.ok) return;
    // Nothing typed is lost: it comes back, unless something new has been begun meanwhile.
    if (!drafts.get(place)) this.#set(place, typed);
    if (place === this.place) this.report(answer.error);
  }

  #set(place, text) {
    drafts.set(place, text);
    if (place !== this.place) return;
    this.input.value = text;
    this.#grow();
  }
}
