/** People, channels, links and dates inside a text. */

import { h } from "./dom.js";
import { dateTokens } from "./dates.js";

const SAFE = /^(https?:|mailto:|tel:)/i;

/** A person's name as a mention; the acting person's own stands out. */
export function personMention(id, state, label) {
  const person = state.person(id);
  const name = person?.name ?? label ?? id;
  const mine = id === state.me.id;
  return h(
    "span",
    { class: mine ? "mention mention-me" : "mention", title: person?.title || null },
    "@",
    h("bdi", { text: name }),
  );
}

/** A link to a channel, or its name where the acting person may not see it. */
export function channelMention(id, state, label) {
  const channel = state.channelById(id);
  if (!channel) return h("span", { class: "mention", text: label ? `#${label}` : "a private channel" });
  return h(
    "a",
    { class: "mention", href: state.address({ place: id }) },
    "#",
    h("bdi", { text: channel.name }),
  );
}

/** `@channel`, `@here`, `@everyone`: shown as what would notify people. */
export function broadcastMention(range) {
  return h("span", { class: "mention mention-all", text: `@${range}` });
}

/** A link; one that leads to this workspace stays on the page. */
export function link(url, label, state) {
  const inside = insideAddress(url, state);
  if (inside) return h("a", { href: inside }, label);
  if (!SAFE.test(url)) return h("span", {}, label);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

/** The place on this page that a permalink or a slack: address names, or null. */
export function insideAddress(url, state) {
  const archive = url.match(/\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?/);
  if (archive && state.channelById(archive[1])) {
    const thread = new URLSearchParams(url.split("?")[1] ?? "").get("thread_ts");
    return state.address({
      place: archive[1],
      thread: thread ?? (archive[2] ? `${archive[2]}.${archive[3]}` : null),
    });
  }
  const deep = url.match(/^slack:\/\/(\w+)\?(.*)$/);
  if (!deep) return null;
  const query = new URLSearchParams(deep[2]);
  if (deep[1] === "app") {
    return state.address({ place: query.get("tab") === "messages" ? state.appChannel?.id : "home" });
  }
  return state.channelById(query.get("id")) ? state.address({ place: query.get("id") }) : null;
}

/** A date in the reader's own zone, with the full instant in its title. */
export function dateNode({ epoch, format, url, fallback }, state) {
  const zone = state.me.tz;
  const words = Number.isFinite(epoch) ? dateTokens(format, epoch, state.now, zone) : fallback;
  const full = Number.isFinite(epoch)
    ? `${dateTokens("{date_long}, {time}", epoch, state.now, zone)} (${zone})`
    : null;
  const node = h("time", {
    datetime: Number.isFinite(epoch) ? new Date(epoch * 1000).toISOString() : null,
    title: full,
    text: words,
  });
  return url ? link(url, node, state) : node;
}
