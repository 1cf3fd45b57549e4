/** The panel on the right: a message and the answers to it. */

import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { placeName } from "./sidebar.js";

/** Draws the open thread. */
export class Thread {
  constructor(state, panel) {
    Object.assign(this, { state, panel });
    this.title = h("h2", { class: "pane-title", tabindex: "-1", text: "Thread" });
    this.about = h("p", { class: "pane-about" });
    this.close = h(
      "a",
      { class: "icon-button", "aria-label": "Close the thread", "data-testid": "thread-close" },
      icon("close"),
    );
    this.composer = new Composer(state, { inThread: true });
    this.list = new MessageList(state, { inThread: true, report: (words) => this.composer.report(words) });
    panel.append(
      h(
        "header",
        { class: "pane-head" },
        h("div", { class: "pane-words" }, this.title, this.about),
        this.close,
      ),
      this.list.node,
      this.composer.node,
    );
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      location.hash = this.close.hash;
    });
  }

  render() {
    const { state } = this;
    const { thread } = state.route;
    const channel = state.channel;
    this.panel.hidden = !thread || !channel;
    if (this.panel.hidden) {
      this.list.clear();
      return;
    }
    const name = placeName(channel, state);
    this.about.textContent = name;
    this.close.href = state.address({ place: channel.id });
    this.composer.moveTo({ channel: channel.id, thread, label: "Reply in the thread" });
    if (state.replies === null) return;
    const first = state.messages?.find((message) => message.ts === thread);
    const hasFirst = state.replies.some((message) => message.ts === thread);
    const messages = hasFirst || !first ? state.replies : [first, ...state.replies];
    this.list.render(messages, channel.id, `${state.me.id}/${channel.id}/${thread}`);
  }

  focus() {
    const start = this.state.isReadOnly ? this.title : this.composer.input;
    start.focus({ preventScroll: true });
  }
}
