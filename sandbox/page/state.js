/** What the page knows: who acts, where they stand, and what the sandbox said last. */

import { get, listen, post } from "./api.js";

export const HOME = "home";

/** The direct messages with the app, whose id is another one for each person. */
export const MESSAGES = "messages";

/** Fires `changed` after each refresh or move; everything on the page draws itself from it. */
export class State extends EventTarget {
  teams = [];
  route = { team: null, user: null, place: null, thread: null };
  snapshot = null;
  messages = null;
  replies = null;
  connected = true;
  #running = null;
  #wanted = false;
  #stopListening = null;
  #clock = { at: 0, now: 0 };

  /** Load the list of people, then follow the address bar. */
  async start() {
    this.teams = (await get("teams")).teams;
    window.addEventListener("hashchange", () => this.#follow());
    // A hidden page marks nothing as read; it catches up when somebody looks.
    document.addEventListener("visibilitychange", () => this.#markRead());
    await this.#follow();
  }

  get me() {
    return this.snapshot.me;
  }

  get app() {
    return this.snapshot.app;
  }

  /** Seconds since 1970 by the sandbox's clock, which runs on between two answers unless it is moved. */
  get now() {
    if (this.snapshot?.moving) return this.#clock.now;
    return this.#clock.now + (performance.now() - this.#clock.at) / 1000;
  }

  get channel() {
    return this.snapshot?.channels.find((channel) => channel.id === this.route.place) ?? null;
  }

  /** Whether the open place is the app's messages and the app takes none. */
  get isReadOnly() {
    return Boolean(this.channel && this.channel === this.appChannel && this.app.messages_read_only);
  }

  get appChannel() {
    return this.snapshot?.channels.find((channel) => channel.with === this.app.bot_user_id) ?? null;
  }

  person(id) {
    return this.snapshot?.people.find((person) => person.id === id) ?? null;
  }

  /** Who has an account now, people before bots. */
  get accounts() {
    const open = this.snapshot.people.filter((person) => !person.deleted);
    return [...open.filter((person) => !person.is_bot), ...open.filter((person) => person.is_bot)];
  }

  channelById(id) {
    return this.snapshot?.channels.find((channel) => channel.id === id) ?? null;
  }

  /** The address of a place; parts left out stay as they are. */
  address({ team = this.route.team, user = this.route.user, place = null, thread = null }) {
    return `#/${[team, user, place, thread].filter(Boolean).map(encodeURIComponent).join("/")}`;
  }

  /** Go somewhere; the address bar keeps it, so that the back button works. */
  go(target) {
    location.hash = this.address(target);
  }

  /** Do something as the acting person and wait until the page shows its effect. */
  async act(path, body = {}) {
    const { team, user } = this.route;
    const answer = await post(path, { team, user, ...body });
    await this.refresh();
    return answer;
  }

  /** Fetch everything that is on show; calls that come meanwhile share one more fetch. */
  refresh() {
    this.#wanted = true;
    this.#running ??= this.#fetchWhileWanted().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #fetchWhileWanted() {
    while (this.#wanted) {
      this.#wanted = false;
      await this.#fetch();
    }
  }

  async #fetch() {
    const { team, user, place, thread } = this.route;
    const who = { team, user };
    const inChannel = place && place !== HOME && place !== MESSAGES;
    const quietly = (request) =>
      request.then(
        (answer) => answer.messages,
        () => null,
      );
    try {
      const [snapshot, messages, replies] = await Promise.all([
        get("state", who),
        inChannel ? quietly(get("messages", { ...who, channel: place })) : null,
        inChannel && thread ? quietly(get("messages", { ...who, channel: place, thread_ts: thread })) : null,
      ]);
      if (this.#moved({ team, user, place, thread })) return;
      Object.assign(this, { snapshot, messages, replies });
      this.#clock = { at: performance.now(), now: snapshot.now };
    } catch {
      this.#setConnected(false);
      return;
    }
    if (place === MESSAGES) return this.#redirect(this.appChannel?.id ?? HOME);
    if (inChannel && !this.channel) return this.#redirect(HOME);
    this.#changed();
    this.#markRead();
  }

  #redirect(place) {
    location.replace(this.address({ place }));
  }

  #moved(before) {
    return Object.keys(before).some((part) => before[part] !== this.route[part]);
  }

  #markRead() {
    if (document.hidden || !this.channel?.unread) return;
    const { team, user, place } = this.route;
    post("read", { team, user, channel: place });
  }

  async #follow() {
    const before = this.route;
    this.route = this.#readAddress();
    const { team, user, place } = this.route;
    if (before.place !== place || before.user !== user || before.team !== team) this.messages = null;
    if (before.thread !== this.route.thread || this.messages === null) this.replies = null;
    if (before.user !== user || before.team !== team) this.#switchPerson();
    else if (this.snapshot) this.#changed();
    await this.refresh();
    await this.#tellOpened(before);
  }

  /** The app hears of it when somebody opens one of its two tabs. */
  async #tellOpened(before) {
    const { team, user, place } = this.route;
    if (before.place === place && before.user === user && before.team === team) return;
    if (place === HOME) await this.act("home", { tab: "home" });
    else if (place && place === this.appChannel?.id) await this.act("home", { tab: "messages" });
  }

  #switchPerson() {
    this.snapshot = null;
    this.#stopListening?.();
    this.#stopListening = listen(
      this.route,
      () => this.refresh(),
      (on) => this.#setConnected(on),
    );
  }

  #readAddress() {
    const [team, user, place, thread] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
    const known = this.teams.find((one) => one.id === team) ?? this.teams[0];
    const people = known.people.filter((person) => !person.is_bot && !person.deleted);
    const person = people.find((one) => one.id === user) ?? people[0];
    // A wide page always shows a place; a narrow one may show the list alone.
    const start = matchMedia("(max-width: 760px)").matches ? null : HOME;
    return { team: known.id, user: person.id, place: place || start, thread: thread || null };
  }

  #setConnected(connected) {
    if (this.connected === connected) return;
    this.connected = connected;
    this.dispatchEvent(new Event("connection"));
  }

  #changed() {
    if (this.snapshot) this.dispatchEvent(new Event("changed"));
  }
}
