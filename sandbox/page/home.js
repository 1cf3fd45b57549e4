/** The app's Home tab. */

import { drawBlocks } from "./blocks.js";
import { fill, h } from "./dom.js";
import { Form, pressed } from "./form.js";

/** Draws the acting person's Home view. */
export class Home {
  constructor(state) {
    this.state = state;
    this.alert = h("p", { class: "home-alert", role: "alert" });
    this.blocks = h("div", { class: "blocks" });
    this.empty = h("p", { class: "empty" });
    this.node = h(
      "div",
      { class: "home", hidden: true, "data-testid": "home" },
      h("div", { class: "home-page" }, this.alert, this.empty, this.blocks),
    );
  }

  render() {
    const view = this.state.snapshot.home;
    const owner = this.state.me.id;
    if (this.owner !== owner) {
      this.owner = owner;
      this.blocks.replaceChildren();
      this.node.scrollTop = 0;
      this.report("");
    }
    fill(
      this.empty,
      view
        ? []
        : `${this.state.app.name} has not filled this page yet. It does so a moment after you open it.`,
    );
    this.empty.hidden = Boolean(view);
    drawBlocks(this.blocks, view?.blocks ?? [], this.#surface(view));
  }

  report(words) {
    this.alert.textContent = words ?? "";
  }

  #surface(view) {
    const { state } = this;
    const form = Form.of(`home:${state.me.id}`);
    return {
      key: "home",
      state,
      form,
      edited: () => {},
      redraw: () => {},
      act: async (payload) => {
        this.report("");
        // Read anew, because the view may have been published again since its button was drawn.
        const now = state.snapshot.home ?? view;
        const answer = await state.act("action", {
          where: "home",
          view_id: now.id,
          state: form.collect(now.blocks),
          ...pressed(payload, now.blocks),
        });
        if (!answer.ok) this.report(answer.error);
        return answer;
      },
    };
  }
}
