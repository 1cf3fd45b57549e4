/** A modal: one view of the app in a dialog of its own. */

import { post } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { closeDialog, openDialog, tabStops } from "./dialog.js";
import { fill, h, newId } from "./dom.js";
import { Form } from "./form.js";
import { modalFrame } from "./modal_frame.js";
import { plain } from "./mrkdwn.js";
import { problemsIn } from "./validation.js";

/** One open view: its dialog, what was typed, and what is wrong with it. */
export class Modal {
  constructor(state, view, below, errors) {
    this.state = state;
    this.view = view;
    this.below = below;
    const mine = new Set(view.blocks.map((block) => block.block_id));
    this.errors = Object.fromEntries(Object.entries(errors ?? {}).filter(([block]) => mine.has(block)));
    this.form = Form.of(view.id);
    this.#recall(view.state?.values);
    this.surface = this.#surface();
    this.#build();
    this.update(view);
    openDialog(this.dialog, () => this.#close());
    this.#focusFirst();
  }

  /** After the page is loaded anew, what the sandbox remembers of the typing comes back. */
  #recall(values = {}) {
    for (const [block, actions] of Object.entries(values)) {
      for (const [action, value] of Object.entries(actions)) {
        const filled = Object.entries(value).some(([name, part]) => name !== "type" && part !== null);
        if (filled && !this.form.get(block, action)) this.form.set(block, action, value);
      }
    }
  }

  #surface() {
    return {
      key: this.view.id,
      state: this.state,
      form: this.form,
      heading: "h3", // below the dialog's title
      errors: this.errors,
      edited: (block) => this.#clearError(block.block_id),
      redraw: () => {},
      act: (payload) => this.#act(payload),
      suggest: (actionId, text) => this.#suggest(actionId, text),
    };
  }

  #build() {
    const frame = modalFrame(this.view.id, {
      isDeeper: Boolean(this.below),
      onClose: () => this.#close(),
      onSubmit: (event) => this.#onSubmit(event),
    });
    Object.assign(this, frame);
    this.formNode.addEventListener("keydown", (event) => {
      const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      if (sends && this.view.submit) this.formNode.requestSubmit();
    });
  }

  /** Show the view as it is now; what was typed in the same fields stays. */
  update(view) {
    this.view = view;
    const closeWords = view.close?.text ?? (view.submit ? "Cancel" : "Close");
    fill(this.title, plain(view.title?.text, view.title));
    fill(this.closeButton, plain(closeWords));
    fill(this.submitButton, plain(view.submit?.text ?? ""));
    this.submitButton.hidden = !view.submit;
    this.closeIcon.setAttribute(
      "aria-label",
      this.below ? `Back to ${this.below.title?.text ?? "the step before"}` : closeWords,
    );
    this.dialog.dataset.callbackId = view.callback_id ?? "";
    this.#draw();
  }

  #draw() {
    this.surface.errors = this.errors;
    drawBlocks(this.blocks, this.view.blocks, this.surface);
    const shown = new Set(
      this.view.blocks.filter((block) => block.type === "input").map((block) => block.block_id),
    );
    const elsewhere = Object.entries(this.errors)
      .filter(([block]) => !shown.has(block))
      .map(([, text]) => text);
    fill(
      this.alert,
      elsewhere.map((text) => h("p", { text })),
    );
  }

  #clearError(blockId) {
    if (!this.errors[blockId]) return;
    delete this.errors[blockId];
    const node = [...this.blocks.children].find((child) => child.dataset.key === blockId);
    // Only what says "wrong" goes: redrawing the field would disturb whoever types in it.
    node?.querySelector(".error")?.remove();
    node?.querySelector(".has-error")?.classList.remove("has-error");
    node?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  }

  async #act(payload) {
    const { view, form } = this;
    const answer = await this.state.act("action", {
      where: "modal",
      view_id: view.id,
      state: form.collect(view.blocks),
      ...payload,
    });
    if (!answer.ok) this.#say(answer.error);
    return answer;
  }

  async #suggest(actionId, text) {
    const { team, user } = this.state.route;
    const answer = await post("options", {
      team,
      user,
      view_id: this.view.id,
      action_id: actionId,
      value: text,
    });
    return answer.options ?? [];
  }

  async #onSubmit(event) {
    event.preventDefault();
    if (!this.view.submit || this.submitButton.getAttribute("aria-busy") === "true") return;
    const values = this.form.collect(this.view.blocks);
    this.errors = problemsIn(this.view.blocks, values);
    if (!Object.keys(this.errors).length) {
      this.#busy(true);
      const answer = await this.state.act("submit", { view_id: this.view.id, state: values });
      this.#busy(false);
      if (!this.dialog.isConnected) return;
      this.errors = { ...this.state.snapshot?.modal_errors };
      this.#draw();
      if (!answer.ok && !Object.keys(this.errors).length) this.#say(answer.error);
    }
    this.#draw();
    this.#focusError();
  }

  async #close() {
    if (this.closing) return;
    this.closing = true;
    const answer = await this.state.act("close", { view_id: this.view.id });
    this.closing = false;
    if (!answer.ok && this.dialog.isConnected) this.#say(answer.error);
  }

  #busy(busy) {
    this.submitButton.setAttribute("aria-busy", String(busy));
    this.dialog.setAttribute("aria-busy", String(busy));
  }

  #say(words) {
    fill(this.alert, h("p", { text: words }));
    this.alert.scrollIntoView({ block: "nearest" });
  }

  #focusError() {
    const first = this.blocks.querySelector("[aria-invalid=true]");
    if (!first) return;
    (first.matches("input, textarea") ? first : first.querySelector("input"))?.focus();
    first.closest(".block")?.scrollIntoView({ block: "nearest" });
  }

  /** The field that asks for it, else the first field, else the title; words before it are its description. */
  #focusFirst() {
    const wanted =
      this.view.blocks.find((block) => block.element?.focus_on_load) ??
      this.view.blocks.find((block) => block.type === "input");
    const node = wanted && [...this.blocks.children].find((child) => child.dataset.key === wanted.block_id);
    const above = wanted && this.view.blocks[this.view.blocks.indexOf(wanted) - 1];
    if (above && above.type !== "input") {
      const words = [...this.blocks.children].find((child) => child.dataset.key === above.block_id);
      words.id = newId("about");
      this.dialog.setAttribute("aria-describedby", words.id);
    }
    const field = node && tabStops(node)[0];
    (field ?? this.title).focus({
      preventScroll: !this.view.blocks.some((block) => block.element?.focus_on_load),
    });
  }

  /** Close it; the typing is forgotten unless its person only stepped aside. */
  remove(otherwise, { forget }) {
    if (forget) Form.forget(this.view.id);
    closeDialog(this.dialog, otherwise);
  }
}
