/** The list of places: channels, direct messages, the app. */

import { appAvatar, avatar } from "./avatar.js";
import { h, hidden, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { HOME } from "./state.js";
import { statusMark } from "./status.js";

/** The words for a place: `#design`, a person's name, the app's name. */
export function placeName(channel, state) {
  if (channel.with === state.app.bot_user_id) return state.app.name;
  if (channel.with) return state.person(channel.with)?.name ?? channel.name;
  return channel.kind === "im" ? channel.name : `#${channel.name}`;
}

/** Draws the places into the navigation. */
export class Sidebar {
  constructor(state, nav) {
    this.state = state;
    // On a narrow screen this list is a page of its own and needs its own name.
    this.title = h("h1", { class: "list-title" });
    nav.append(this.title);
    this.sections = {
      app: this.#section(nav, "App"),
      channels: this.#section(nav, "Channels"),
      direct: this.#section(nav, "Direct messages"),
    };
  }

  #section(nav, title) {
    const list = h("ul", { class: "places", role: "list" });
    const section = h(
      "section",
      { class: "place-section", "aria-label": title },
      h("h2", { class: "place-title", text: title }),
      list,
    );
    nav.append(section);
    return { section, list };
  }

  render() {
    const { channels, app, team } = this.state.snapshot;
    this.title.textContent = `${team.name}: channels and messages`;
    const direct = channels.filter((channel) => channel.kind === "im" || channel.kind === "mpim");
    this.#fill(
      this.sections.app,
      this.#appPlaces(direct.find((channel) => channel.with === app.bot_user_id)),
    );
    this.#fill(
      this.sections.channels,
      channels.filter((channel) => !direct.includes(channel)).map((channel) => this.#channelPlace(channel)),
    );
    this.#fill(
      this.sections.direct,
      direct
        .filter((channel) => channel.with !== app.bot_user_id)
        .map((channel) => this.#directPlace(channel)),
    );
  }

  #fill({ section, list }, places) {
    section.hidden = !places.length;
    reconcile(list, places, {
      key: (place) => place.id,
      signature: (place) =>
        JSON.stringify([place.name, place.unread, place.href, this.#isHere(place), place.muted, place.status]),
      build: (place) => h("li", {}, this.#link(place)),
    });
  }

  #appPlaces(dm) {
    const { state } = this;
    const home = {
      id: HOME,
      name: `${state.app.name} Home`,
      picture: () => appAvatar(state.app, "small"),
      href: state.address({ place: HOME }),
    };
    const messages = dm && {
      id: dm.id,
      name: `${state.app.name} Messages`,
      unread: dm.unread,
      picture: () => icon("reply"),
      href: state.address({ place: dm.id }),
    };
    return [home, messages].filter(Boolean);
  }

  #channelPlace(channel) {
    const picture = () => icon(channel.kind === "private" ? "lock" : "hash");
    const note = channel.kind === "private" ? "private channel" : null;
    return {
      id: channel.id,
      name: channel.name,
      note,
      muted: channel.member === false,
      unread: channel.unread,
      picture,
      href: this.state.address({ place: channel.id }),
    };
  }

  #directPlace(channel) {
    const person = this.state.person(channel.with);
    const picture = () => (person ? avatar(person, "small") : icon("people"));
    return {
      id: channel.id,
      name: placeName(channel, this.state),
      unread: channel.unread,
      picture,
      status: person?.status,
      mark: () => statusMark(person, this.state),
      href: this.state.address({ place: channel.id }),
    };
  }

  #isHere(place) {
    return this.state.route.place === place.id;
  }

  #link(place) {
    const here = this.#isHere(place);
    const unread = here ? 0 : place.unread;
    const classes = ["place", unread && "place-unread", place.muted && "place-muted"]
      .filter(Boolean)
      .join(" ");
    return h(
      "a",
      {
        class: classes,
        href: place.href,
        "aria-current": here ? "page" : null,
        "data-testid": `place-${place.id}`,
        "data-focus": `place/${place.id}`,
      },
      place.picture(),
      h("span", { class: "place-name", dir: "auto", text: place.name }),
      place.mark?.(),
      place.note && hidden(`, ${place.note}`),
      unread
        ? h(
            "span",
            { class: "count" },
            h("span", { "aria-hidden": "true", text: String(unread) }),
            hidden(`, ${unread} unread`),
          )
        : null,
    );
  }
}
