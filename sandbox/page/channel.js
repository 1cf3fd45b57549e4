/** The middle of the page: a channel, a direct message, or the app with its tabs. */

import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { Home } from "./home.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { placeName } from "./sidebar.js";
import { shortcutsButton } from "./shortcuts.js";
import { HOME } from "./state.js";

/** Draws the open place. */
export class Channel {
  constructor(state, main) {
    Object.assign(this, { state, main });
    this.title = h("h1", { class: "pane-title", tabindex: "-1", "data-testid": "place-title" });
    this.about = h("p", { class: "pane-about" });
    this.tabs = h("nav", { class: "tabs", "aria-label": "App" });
    this.back = h(
      "a",
      { class: "icon-button back", "aria-label": "Back to the list of channels", "data-testid": "back" },
      icon("back"),
    );
    this.composer = new Composer(state);
    this.list = new MessageList(state, { report: (words) => this.composer.report(words) });
    this.home = new Home(state);
    this.lightning = shortcutsButton(state, (words) => this.#report(words), "home-shortcuts");
    const words = h("div", { class: "pane-words" }, this.title, this.about);
    this.empty = h("p", { class: "empty", hidden: true });
    this.talk = h("section", { class: "talk", hidden: true }, this.empty, this.list.node, this.composer.node);
    main.append(
      h("header", { class: "pane-head" }, this.back, words, this.tabs, this.lightning),
      this.home.node,
      this.talk,
    );
  }

  render() {
    const { state } = this;
    const atHome = state.route.place === HOME;
    const isApp = atHome || state.channel?.with === state.app.bot_user_id;
    this.back.href = state.address({ place: null });
    this.#head(atHome, isApp);
    this.home.node.hidden = !atHome;
    this.lightning.hidden = !atHome && !state.isReadOnly;
    this.talk.hidden = atHome || !state.channel;
    if (atHome) this.home.render();
    else if (state.channel) this.#talk(state.channel);
  }

  /** Put the focus where reading begins. */
  focus() {
    this.title.focus({ preventScroll: true });
  }

  #report(words) {
    (this.state.route.place === HOME ? this.home : this.composer).report(words);
  }

  #head(atHome, isApp) {
    const { state } = this;
    const channel = state.channel;
    const name = isApp ? state.app.name : channel ? placeName(channel, state) : state.snapshot.team.name;
    if (this.title.textContent !== name) fill(this.title, h("bdi", { text: name }));
    this.about.textContent = this.#aboutWords(channel, isApp);
    this.about.hidden = !this.about.textContent;
    this.tabs.hidden = !isApp;
    if (!isApp) return;
    const tab = (words, place, here) =>
      h(
        "a",
        {
          class: "tab",
          href: state.address({ place }),
          "aria-current": here ? "page" : null,
          "data-focus": `tab/${words}`,
          "data-testid": `tab-${words.toLowerCase()}`,
        },
        words,
      );
    const mark = JSON.stringify([state.route, state.appChannel?.id]);
    if (mark === this.tabsMark) return;
    this.tabsMark = mark;
    const had = document.activeElement?.dataset?.focus;
    fill(
      this.tabs,
      tab("Home", HOME, atHome),
      state.appChannel && tab("Messages", state.appChannel.id, !atHome),
    );
    if (had?.startsWith("tab/")) this.tabs.querySelector(`[data-focus="${had}"]`)?.focus();
  }

  #aboutWords(channel, isApp) {
    if (isApp || !channel) return "";
    if (channel.with) return this.state.person(channel.with)?.title ?? "";
    if (channel.member === false) return "You are not in this channel";
    return channel.kind === "private" ? "Private channel" : "";
  }

  #talk(channel) {
    const { state } = this;
    const name = placeName(channel, state);
    this.talk.setAttribute("aria-label", `Messages in ${name}`);
    this.composer.moveTo({ channel: channel.id, label: `Message ${name}` });
    if (state.messages === null) return this.list.clear();
    const { messages } = state;
    this.empty.hidden = messages.length > 0;
    this.empty.textContent = channel.with
      ? `This is the beginning of your messages with ${name}.`
      : `This is the beginning of ${name}.`;
    this.list.render(messages, channel.id, `${state.me.id}/${channel.id}`);
    return undefined;
  }
}
