/** What Slack itself would tell the acting person, such as an app that did not answer in time. */

import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";

/** Shows the sandbox's notices over the page, or over the top dialog while one is open. */
export class Notices {
  constructor(state, region, slotOverDialog) {
    Object.assign(this, { state, region, slotOverDialog });
  }

  render() {
    const notices = this.state.snapshot?.notices ?? [];
    const slot = this.slotOverDialog() ?? this.region;
    if (slot !== this.slot && this.slot?.isConnected) this.slot.replaceChildren();
    this.slot = slot;
    reconcile(slot, notices, {
      key: (notice) => String(notice.id),
      signature: (notice) => notice.text,
      build: (notice) => this.#build(notice),
    });
  }

  #build(notice) {
    const dismiss = h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "Dismiss this notice",
        on: { click: () => this.#dismiss(notice.id) },
      },
      icon("close"),
    );
    return h(
      "div",
      { class: "notice", "data-testid": "notice" },
      icon("warning"),
      h("p", { dir: "auto", text: notice.text }),
      dismiss,
    );
  }

  async #dismiss(id) {
    await this.state.act("seen_notice", { id });
  }
}
