/** A field to pick one or several from a list by typing a part of the name. */

import { fill, h, hidden, newId } from "./dom.js";
import { icon } from "./icons.js";
import { showPopup, whenLeft } from "./popup.js";

/**
 * `options()` answers [{value, label, description?, group?, picture?}] whenever the list opens.
 * `load(text)`, if there is one, fetches other options for what was typed and then resolves.
 * `selected` holds values; `onChange(values)` is told each time. `most` bounds how many may be picked.
 */
export class Combobox {
  constructor({
    options,
    load,
    selected,
    multiple = false,
    most = Infinity,
    placeholder,
    clearable,
    attributes,
    onChange,
  }) {
    Object.assign(this, { options, load, multiple, most, clearable, onChange, selected: [...selected] });
    this.active = -1;
    this.stop = null;
    this.listId = newId("list");
    this.placeholder = placeholder;
    this.input = this.#makeInput(placeholder, attributes);
    this.list = h("div", {
      class: "popup listbox",
      role: "listbox",
      id: this.listId,
      "aria-multiselectable": multiple || null,
    });
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.chips = h("ul", { class: "chips", "aria-label": "Chosen" });
    this.field = h("div", { class: "combobox-field" }, multiple && this.chips, this.input, icon("chevron"));
    this.field.addEventListener("click", (event) => {
      if (event.target.closest("button")) return;
      this.input.focus();
      this.#open();
    });
    this.node = h("div", { class: multiple ? "combobox combobox-multi" : "combobox" }, this.field);
    this.#show();
  }

  #makeInput(placeholder, attributes) {
    const input = h("input", {
      class: "combobox-input",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      dir: "auto",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.listId,
      placeholder,
      ...attributes,
    });
    input.addEventListener("input", () => {
      this.#open(true);
      this.#ask();
    });
    input.addEventListener("keydown", (event) => this.#onKey(event));
    input.addEventListener("focus", () => !this.multiple && input.select());
    input.addEventListener("blur", () => this.#leave());
    return input;
  }

  /** Fetch options once the typing pauses, and show them if the field is still in use. */
  #ask() {
    if (!this.load) return;
    clearTimeout(this.asking);
    this.asking = setTimeout(async () => {
      await this.load(this.input.value.trim());
      if (document.activeElement === this.input) this.#open(true);
    }, 300);
  }

  #labelOf(value) {
    return this.options().find((option) => option.value === value)?.label ?? value;
  }

  #show() {
    if (!this.multiple) {
      this.input.value = this.selected.length ? this.#labelOf(this.selected[0]) : "";
      return;
    }
    this.input.value = "";
    // Leaving the field draws it anew, and Shift+Tab leaves it for one of these.
    const mark = JSON.stringify(this.selected);
    if (mark === this.chipsMark) return;
    this.chipsMark = mark;
    this.chips.hidden = !this.selected.length;
    this.input.placeholder = this.selected.length ? "" : this.placeholder;
    fill(
      this.chips,
      this.selected.map((value) => this.#chip(value)),
    );
  }

  #chip(value) {
    const label = this.#labelOf(value);
    const remove = h(
      "button",
      {
        type: "button",
        class: "chip-remove",
        "aria-label": `Remove ${label}`,
        on: { click: () => this.#remove(value) },
      },
      icon("close"),
    );
    return h("li", { class: "chip" }, h("bdi", { text: label }), remove);
  }

  #remove(value) {
    this.selected = this.selected.filter((one) => one !== value);
    this.#show();
    this.input.focus();
    this.onChange(this.selected);
  }

  #matches(filtering) {
    const typed = (filtering || this.multiple) && !this.load ? this.input.value.trim().toLowerCase() : "";
    const free = this.options().filter((option) => !this.multiple || !this.selected.includes(option.value));
    const hay = (option) => `${option.label} ${option.description ?? ""}`.toLowerCase();
    return free.filter((option) => !typed || hay(option).includes(typed));
  }

  #open(filtering = false) {
    this.shown = this.#matches(filtering);
    const full = this.multiple && this.selected.length >= this.most;
    const nothing = this.load ? "Type to look for choices." : "Nothing found. Try another part of the name.";
    const note = full ? `You can choose up to ${this.most}.` : nothing;
    if (full) this.shown = [];
    fill(
      this.list,
      this.shown.length
        ? this.#rows()
        : h("div", { class: "listbox-note", role: "option", "aria-disabled": "true", text: note }),
    );
    if (!this.stop) {
      const hide = showPopup(this.list, this.field, { matchWidth: true });
      const release = whenLeft([this.node, this.list], () => this.#close());
      this.stop = () => (hide(), release(), this.list.remove());
      this.input.setAttribute("aria-expanded", "true");
    }
    const chosen = this.multiple ? -1 : this.shown.findIndex((option) => option.value === this.selected[0]);
    this.#activate(this.shown.length ? Math.max(0, filtering ? 0 : chosen) : -1);
  }

  #rows() {
    const rows = [];
    let group = null;
    this.shown.forEach((option, at) => {
      if (option.group && option.group !== group)
        rows.push(h("div", { class: "listbox-group", role: "presentation", text: option.group }));
      group = option.group;
      rows.push(this.#row(option, at));
    });
    return rows;
  }

  #row(option, at) {
    const chosen = this.selected.includes(option.value);
    return h(
      "div",
      {
        class: "listbox-option",
        role: "option",
        id: `${this.listId}-${at}`,
        "aria-selected": String(chosen),
        "data-value": option.value,
        on: {
          click: () => this.#choose(option),
          pointermove: () => this.active !== at && this.#activate(at, false),
        },
      },
      option.picture?.(),
      h(
        "span",
        { class: "listbox-words" },
        h("span", { dir: "auto", text: option.label }),
        option.description && [
          hidden(", "),
          h("span", { class: "listbox-description", dir: "auto", text: option.description }),
        ],
      ),
      chosen && icon("check"),
    );
  }

  #activate(at, scroll = true) {
    this.active = at;
    this.list.querySelector(".active")?.classList.remove("active");
    const row = at >= 0 ? this.list.querySelector(`#${this.listId}-${at}`) : null;
    row?.classList.add("active");
    if (row && scroll) row.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #choose(option) {
    this.selected = this.multiple ? [...this.selected, option.value] : [option.value];
    this.#show();
    if (this.multiple) this.#open();
    else this.#close();
    this.onChange(this.selected);
  }

  #leave() {
    if (!this.multiple && this.clearable && !this.input.value.trim() && this.selected.length) {
      this.selected = [];
      this.onChange(this.selected);
    }
    this.#close();
    this.#show();
  }

  #close() {
    this.stop?.();
    this.stop = null;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #onKey(event) {
    const open = this.stop !== null;
    const last = (this.shown?.length ?? 0) - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) this.#open();
      else if (event.key === "ArrowDown") this.#activate(this.active >= last ? 0 : this.active + 1);
      else this.#activate(this.active <= 0 ? last : this.active - 1);
    } else if (event.key === "Enter") {
      // Enter picks, or opens the list; it never sends the form from here.
      if (open && this.active >= 0) this.#choose(this.shown[this.active]);
      else if (!open) this.#open();
    } else if (event.key === "Escape" && open) {
      this.#close();
      this.#show();
    } else if (event.key === "Backspace" && this.multiple && !this.input.value && this.selected.length) {
      this.#remove(this.selected.at(-1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
