/** One message: who, when, its words or blocks, files, reactions, and what can be done with it. */

import { appAvatar, avatar } from "./avatar.js";
import { blockList, messageText } from "./blocks.js";
import { longDay, time } from "./dates.js";
import { h, newId } from "./dom.js";
import { fileList } from "./file_list.js";
import { Form, pressed } from "./form.js";
import { icon } from "./icons.js";
import { attachMenu } from "./menu.js";
import { decode } from "./mrkdwn.js";
import { reactionPicker, reactionRow } from "./reactions.js";
import { statusMark } from "./status.js";

/** Who a message is from: {name, isApp, person}. */
export function authorOf(message, state) {
  const person = state.person(message.user);
  const isApp = Boolean(message.bot_id) || message.user === state.app.bot_user_id;
  return {
    name: (isApp ? (message.name ?? state.app.name) : (person?.name ?? message.name)) || "Somebody",
    isApp,
    person,
  };
}

/** A message's node. `follows` says that it continues its author's last one, `inThread` that it stands in one. */
export function messageNode(message, { state, channel, follows, inThread, report }) {
  const author = authorOf(message, state);
  const head = newId("message");
  const body = h("div", { class: "message-body" });
  body.append(
    ...[
      header(message, author, state, { id: head, follows }),
      !inThread && wayToThread(message, channel, state),
      content(message, channel, state, report),
      fileList(message, state),
      reactionRow(message, channel, state),
      !inThread && threadLink(message, channel, state),
    ].filter(Boolean),
  );
  const picture = author.isApp
    ? appAvatar(state.app)
    : avatar(author.person ?? { initials: author.name.slice(0, 1) });
  const gutter = follows
    ? h("span", {
        class: "message-time follow-time",
        "aria-hidden": "true",
        text: time(Number(message.ts), state.me.tz),
      })
    : picture;
  const classes = ["message", follows && "message-follows", message.is_ephemeral && "message-ephemeral"]
    .filter(Boolean)
    .join(" ");
  const article = h("article", {
    class: classes,
    "aria-labelledby": head,
    tabindex: "-1",
    "data-ts": message.ts,
    "data-testid": "message",
    "data-focus": `${channel}/${message.ts}${inThread ? "/thread" : ""}`,
  });
  article.append(h("div", { class: "message-gutter" }, gutter), body);
  if (!message.is_ephemeral) article.append(toolbar(message, channel, state, { inThread, report }));
  return article;
}

function header(message, author, state, { id, follows }) {
  const at = Number(message.ts);
  const zone = state.me.tz;
  const clock = h("time", {
    class: "message-time",
    datetime: new Date(at * 1000).toISOString(),
    title: `${longDay(at, zone)}, ${time(at, zone)}`,
    text: time(at, zone),
  });
  const words = [
    h("span", { class: "message-author" }, h("bdi", { text: author.name })),
    statusMark(author.person, state),
    author.isApp && h("span", { class: "badge", text: "App" }),
    " ",
    clock,
  ];
  const line = h("div", { class: follows ? "message-head follow-head" : "message-head", id }, words);
  if (!message.is_ephemeral) return line;
  return h("div", {}, h("p", { class: "only-you" }, icon("eye"), "Only visible to you"), line);
}

function content(message, channel, state, report) {
  const attached = attachments(message, channel, state, report);
  if (attached.length) return h("div", {}, words(message, channel, state, report), attached);
  return words(message, channel, state, report);
}

/** The older kind of content beside blocks: a strip with blocks or text of its own. */
function attachments(message, channel, state, report) {
  return (message.attachments ?? []).map((attachment) =>
    h(
      "div",
      { class: "attachment" },
      attachment.blocks?.length
        ? blockList(attachment.blocks, surfaceOf(message, channel, state, report))
        : messageText(legible(attachment), state),
    ),
  );
}

/** What a strip says; the fallback is for where nothing of it can be drawn. */
function legible({ title, text, fallback }) {
  return [title, text].filter(Boolean).join("\n") || fallback;
}

function words(message, channel, state, report) {
  const edited = message.edited ? h("span", { class: "edited", text: "(edited)" }) : null;
  if (!message.blocks?.length) {
    const text = messageText(message.text, state);
    if (edited) (text.lastElementChild?.matches("p") ? text.lastElementChild : text).append(" ", edited);
    return text;
  }
  return h("div", {}, blockList(message.blocks, surfaceOf(message, channel, state, report)), edited);
}

function surfaceOf(message, channel, state, report) {
  const key = `${channel}:${message.ts}`;
  const form = Form.of(key);
  return {
    key,
    state,
    form,
    edited: () => {},
    redraw: () => {},
    async act(payload) {
      const answer = await state.act("action", {
        where: "message",
        channel,
        ts: message.ts,
        state: form.collect(message.blocks),
        ...pressed(payload, message.blocks),
      });
      if (!answer.ok) report(answer.error);
      return answer;
    },
  };
}

/** For a reply that stands in the channel too: the way to its thread. */
function wayToThread(message, channel, state) {
  if (!message.thread_ts || message.thread_ts === message.ts || message.is_ephemeral) return null;
  return h(
    "a",
    {
      class: "thread-link",
      href: state.address({ place: channel, thread: message.thread_ts }),
      "data-testid": "way-to-thread",
      "data-focus": `${channel}/${message.ts}/way-to-thread`,
    },
    icon("reply"),
    "From a thread",
  );
}

function threadLink(message, channel, state) {
  const count = message.reply_count ?? 0;
  if (!count) return null;
  return h(
    "a",
    {
      class: "thread-link",
      href: state.address({ place: channel, thread: message.ts }),
      "data-testid": "thread-link",
      "data-focus": `${channel}/${message.ts}/thread-link`,
    },
    icon("reply"),
    `${count} ${count === 1 ? "reply" : "replies"}`,
  );
}

function toolbar(message, channel, state, { inThread, report }) {
  const focus = `${channel}/${message.ts}/${inThread ? "thread-" : ""}`;
  const reply = h(
    "a",
    {
      class: "icon-button",
      href: state.address({ place: channel, thread: message.thread_ts ?? message.ts }),
      "aria-label": "Reply in a thread",
      title: "Reply in a thread",
      "data-testid": "reply",
      "data-focus": `${focus}reply`,
    },
    icon("reply"),
  );
  const more = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": "More to do with this message",
      title: "More",
      "data-testid": "message-menu",
      "data-focus": `${focus}more`,
    },
    icon("more"),
  );
  attachMenu(more, {
    label: "More to do with this message",
    items: () => menuOf(message, channel, state, report),
  });
  const bar = h("div", { class: "message-tools", role: "group", "aria-label": "Message actions" });
  bar.append(reactionPicker(message, channel, state, "icon-button"), ...(inThread || state.isReadOnly ? [] : [reply]), more);
  return bar;
}

function menuOf(message, channel, state, report) {
  const run = async (shortcut) => {
    const answer = await state.act("shortcut", {
      callback_id: shortcut.callback_id,
      channel,
      ts: message.ts,
    });
    if (!answer.ok) report(answer.error);
  };
  const shortcuts = (state.snapshot.shortcuts?.message ?? []).map((shortcut) => ({
    label: shortcut.name,
    description: shortcut.description,
    group: state.app.name,
    testid: `shortcut-${shortcut.callback_id}`,
    choose: () => run(shortcut),
  }));
  return [
    ...shortcuts,
    {
      label: "Copy the text",
      group: "Message",
      choose: () => navigator.clipboard?.writeText(decode(message.text ?? "")),
    },
  ];
}
