/** A list of messages by day, walked with the arrow keys, that stays at its newest end. */

import { announce } from "./announce.js";
import { dayName, isoDay } from "./dates.js";
import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { decode } from "./mrkdwn.js";
import { authorOf, messageNode } from "./message.js";

/** One author's messages within this many seconds stand together. */
const TOGETHER = 300;

/** The messages of a channel or a thread. */
export class MessageList {
  constructor(state, { inThread = false, report }) {
    Object.assign(this, { state, inThread, report });
    this.list = h("ol", { class: "messages", role: "list" });
    this.jump = h(
      "button",
      { type: "button", class: "button jump", hidden: true, on: { click: () => this.#toEnd() } },
      icon("chevron"),
      "New messages",
    );
    this.pane = h("div", { class: "messages-pane" }, this.list);
    this.node = h("div", { class: "messages-frame" }, this.pane, this.jump);
    this.pane.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // Pictures that load and panes that open change the height; who read the newest stays with it.
    const sizes = new ResizeObserver(() => this.atEnd && this.#toEnd());
    sizes.observe(this.pane);
    sizes.observe(this.list);
    this.list.addEventListener("keydown", (event) => this.#onKey(event));
    this.list.addEventListener("focusin", (event) => this.#setCurrent(event.target.closest("article")));
    this.shownFor = null;
    this.seen = new Set();
  }

  render(messages, channel, place) {
    const fresh = this.shownFor !== place;
    const atEnd = fresh || this.#nearEnd();
    const items = this.#items(messages);
    const { me, snapshot } = this.state;
    const statuses = snapshot.people.map(({ id, status }) => (status ? [id, status] : null)).filter(Boolean);
    // What was "Tomorrow" when it was drawn is "Today" the day after.
    const today = isoDay(this.state.now, me.tz);
    const context = JSON.stringify([me.id, me.tz, today, snapshot.shortcuts?.message?.length, statuses]);
    reconcile(this.list, items, {
      key: (item) => item.key,
      signature: (item) =>
        `${context}${item.day ?? ""}${item.follows}${JSON.stringify(item.message ?? null)}`,
      build: (item) => this.#build(item, channel),
    });
    const news = messages.filter((message) => !this.seen.has(message.ts));
    if (!fresh) this.#tell(news, atEnd);
    this.seen = new Set(messages.map((message) => message.ts));
    this.shownFor = place;
    if (!this.list.querySelector("article[tabindex='0']"))
      this.#setCurrent([...this.list.querySelectorAll("article")].at(-1));
    if (atEnd) this.#toEnd();
  }

  /** Show nothing until the next place's messages are here. */
  clear() {
    this.shownFor = null;
    this.list.replaceChildren();
  }

  #items(messages) {
    const items = [];
    let before = null;
    for (const message of messages) {
      const at = Number(message.ts);
      const day = isoDay(at, this.state.me.tz);
      const sameDay = before && isoDay(Number(before.ts), this.state.me.tz) === day;
      if (!sameDay) items.push({ key: `day-${day}`, day: dayName(at, this.state.now, this.state.me.tz) });
      const follows = Boolean(
        sameDay &&
        before.user === message.user &&
        before.bot_id === message.bot_id &&
        at - Number(before.ts) < TOGETHER &&
        !before.is_ephemeral &&
        !message.is_ephemeral &&
        !(message.bot_id && message.blocks?.length) && // what may have buttons stands by itself
        !(this.inThread && before === messages[0]),
      );
      items.push({ key: message.ts, message, follows });
      before = message;
    }
    return items;
  }

  #build(item, channel) {
    if (item.day) return h("li", { class: "day" }, h("span", { text: item.day }));
    const { state, inThread, report } = this;
    const node = messageNode(item.message, { state, channel, follows: item.follows, inThread, report });
    this.#reach(node, this.current === item.message.ts);
    return h("li", {}, node);
  }

  #tell(news, atEnd) {
    const others = news.filter((message) => message.user !== this.state.me.id);
    for (const message of others) {
      const kind = message.is_ephemeral ? "Only visible to you, from" : "New message from";
      announce(`${kind} ${authorOf(message, this.state).name}: ${wordsOf(message)}`);
    }
    if (others.length && !atEnd) this.jump.hidden = false;
  }

  #scrolled() {
    this.atEnd = this.#nearEnd();
    if (this.atEnd) this.jump.hidden = true;
  }

  #nearEnd() {
    return this.pane.scrollHeight - this.pane.scrollTop - this.pane.clientHeight < 80;
  }

  #toEnd() {
    this.atEnd = true;
    this.pane.scrollTop = this.pane.scrollHeight;
    this.jump.hidden = true;
  }

  /** Only one message at a time, with its tools, is a stop for Tab; the arrows reach the others. */
  #setCurrent(article) {
    if (!article || article.tabIndex === 0) return;
    this.list.querySelectorAll("article[tabindex='0']").forEach((other) => this.#reach(other, false));
    this.#reach(article, true);
    this.current = article.dataset.ts;
  }

  #reach(article, reachable) {
    article.tabIndex = reachable ? 0 : -1;
    article
      .querySelectorAll(".message-tools > a, .message-tools > button")
      .forEach((tool) => (tool.tabIndex = reachable ? 0 : -1));
  }

  #onKey(event) {
    if (event.target.tagName !== "ARTICLE") return;
    const articles = [...this.list.querySelectorAll("article")];
    const at = articles.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: articles.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    articles[Math.max(0, Math.min(to, articles.length - 1))].focus();
  }
}

function wordsOf(message) {
  const words = message.text || (message.blocks ?? []).map((block) => block.text?.text ?? "").join(" ");
  return decode(words.replace(/<[^|>]*\|([^>]*)>/g, "$1").replace(/[*_~`]/g, "")).slice(0, 300);
}
