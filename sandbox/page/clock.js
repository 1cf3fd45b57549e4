/** The clock bar: the workspace's time in the acting person's zone, and the ways to move it on. */

import { announce } from "./announce.js";
import {
  dayAndMonth,
  instant,
  longDay,
  monthsOn,
  nextWorkingMorning,
  shortDay,
  time,
  wallMinute,
} from "./dates.js";
import { fill, h, hidden } from "./dom.js";
import { icon } from "./icons.js";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Shows the time and moves it. */
export class Clock {
  constructor(state, bar) {
    Object.assign(this, { state, bar, asked: null, busy: false });
    this.now = h("span", { class: "clock-now", "data-testid": "clock-now" });
    this.way = h("span", { class: "clock-way" });
    this.progress = h("progress", { class: "clock-progress", "aria-label": "How far the clock has come" });
    this.error = h("p", { class: "clock-error", role: "alert" });
    this.toggle = h(
      "button",
      {
        type: "button",
        class: "button clock-toggle",
        "aria-expanded": "false",
        "aria-controls": "clock-moves",
        "data-testid": "clock-toggle",
        on: { click: () => this.#fold() },
      },
      icon("clock"),
      h("span", { text: "Move time" }),
    );
    this.moves = this.#moves();
    bar.append(
      h("div", { class: "clock-face" }, icon("clock"), h("div", {}, this.now, this.way)),
      this.toggle,
      this.moves,
      this.error,
    );
    bar.addEventListener("keydown", (event) => event.key === "Escape" && this.#fold(false));
    setInterval(() => this.#show(), 1000);
  }

  #moves() {
    const zone = () => this.state.me.tz;
    const by = (seconds) => () => ({ by: seconds });
    const step = (words, label, id, target) =>
      h(
        "button",
        {
          type: "button",
          class: "button clock-move",
          "aria-label": label,
          "data-testid": id,
          on: { click: () => this.#move(target()) },
        },
        words,
      );
    this.field = h("input", {
      type: "datetime-local",
      class: "text-input clock-field",
      "aria-label": "Move the clock to this date and time",
      "data-testid": "clock-field",
    });
    const go = h(
      "button",
      { type: "submit", class: "button clock-move", "data-testid": "clock-go" },
      "Go",
      hidden(" to this date and time"),
    );
    const form = h(
      "form",
      { class: "clock-to", on: { submit: (event) => this.#toField(event) } },
      this.field,
      go,
    );
    return h(
      "div",
      { class: "clock-moves", id: "clock-moves", role: "group", "aria-label": "Move the clock on" },
      step("+1 hour", "Move the clock on by 1 hour", "clock-hour", by(HOUR)),
      step("Next working morning", "Next working morning 09:00", "clock-morning", () => ({
        to: nextWorkingMorning(this.state.now, zone()),
      })),
      step("+1 day", "Move the clock on by 1 day", "clock-day", by(DAY)),
      step("+1 week", "Move the clock on by 1 week", "clock-week", by(7 * DAY)),
      step("+1 month", "Move the clock on by 1 month", "clock-month", () => ({
        to: monthsOn(this.state.now, zone(), 1),
      })),
      step("+1 quarter", "Move the clock on by 1 quarter", "clock-quarter", () => ({
        to: monthsOn(this.state.now, zone(), 3),
      })),
      form,
    );
  }

  render() {
    if (this.place !== this.state.route.place) this.#fold(false);
    this.place = this.state.route.place;
    this.#show();
    if (document.activeElement !== this.field)
      this.field.value = wallMinute(this.state.now, this.state.me.tz);
  }

  /** Where time is moving to, also when somebody else has set it on its way. */
  get #way() {
    const { moving } = this.state.snapshot;
    return moving ?? (this.asked ? { from: this.state.now, to: this.asked } : null);
  }

  #show() {
    if (!this.state.snapshot) return;
    this.#showWay();
    const { now, me } = this.state;
    const place = me.tz.split("/").at(-1).replace(/_/g, " ");
    const day = shortDay(now, me.tz);
    const mark = `${day} ${time(now, me.tz)} ${me.tz}`;
    if (mark === this.mark) return;
    this.mark = mark;
    fill(
      this.now,
      hidden("Workspace time: "),
      h(
        "time",
        { datetime: new Date(now * 1000).toISOString(), title: `${longDay(now, me.tz)} (${me.tz})` },
        h("span", { class: "clock-day", text: day }),
        " ",
        h("strong", { text: time(now, me.tz) }),
      ),
      h("span", { class: "clock-zone", text: ` ${place}` }),
    );
  }

  #showWay() {
    const way = this.#way;
    const { now, me } = this.state;
    if (way) {
      this.progress.value = (now - way.from) / (way.to - way.from || 1);
      const words = `to ${dayAndMonth(way.to, me.tz)} …`;
      if (!this.way.textContent.endsWith(words))
        fill(this.way, h("span", { class: "clock-verb", text: "Moving on " }), words);
    }
    if (this.busy === Boolean(way)) return;
    this.busy = Boolean(way);
    this.bar.setAttribute("aria-busy", String(this.busy));
    if (this.busy) {
      this.bar.querySelector(".clock-face").append(this.progress);
      announce(this.way.textContent);
    } else {
      fill(this.way);
      this.progress.remove();
      announce(`It is now ${longDay(now, me.tz)}, ${time(now, me.tz)}.`);
    }
    for (const button of this.bar.querySelectorAll(".clock-move"))
      button.setAttribute("aria-disabled", String(this.busy));
  }

  #fold(open = this.toggle.getAttribute("aria-expanded") !== "true") {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.bar.classList.toggle("clock-open", open);
  }

  #toField(event) {
    event.preventDefault();
    if (!this.field.value) return this.#say("Please choose a date and a time first.");
    const to = instant(this.field.value, this.state.me.tz);
    // The sandbox cannot unsend what was sent, so time goes one way.
    if (to <= this.state.now) return this.#say("The clock only moves forward. Please choose a later time.");
    return this.#move({ to });
  }

  #say(words) {
    this.error.textContent = words;
  }

  async #move(target) {
    if (this.busy) return;
    this.#say("");
    this.asked = target.to ?? this.state.now + target.by;
    this.#show();
    const answer = await this.state.act("clock", target);
    this.asked = null;
    this.#show();
    if (!answer.ok) this.#say(answer.error);
  }
}
