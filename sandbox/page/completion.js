/** What can complete the word before the caret: commands, people, channels, emoji. */

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { emojiMatches, emojiText } from "./emoji.js";

const MOST = 8;

/** The completions at the caret: {from, to, items: [{label, detail, insert, picture?}]} or null. */
export function completionsAt(text, caret, state, { commands = true } = {}) {
  const before = text.slice(0, caret);
  const slash = commands && before.match(/^\/[\w-]*$/);
  if (slash) return found(0, caret, commandItems(slash[0], state));
  const word = before.match(/(^|[\s(])([@#:])([\p{L}\p{N}_.+-]*(?: [\p{L}\p{N}_.-]*)?)$/u);
  if (!word) return null;
  const [, lead, sign, typed] = word;
  if (sign === ":" && (typed.length < 2 || typed.includes(" "))) return null;
  return found(word.index + lead.length, caret, WORDS[sign](typed.toLowerCase(), state));
}

function found(from, to, items) {
  return items.length ? { from, to, items } : null;
}

function commandItems(typed, state) {
  const commands = state.snapshot.commands ?? [];
  return commands
    .filter((one) => one.command.startsWith(typed))
    .map((one) => ({
      label: one.command,
      hint: one.usage_hint,
      detail: one.description,
      insert: `${one.command} `,
    }));
}

const WORDS = {
  "@": (typed, state) =>
    state.accounts
      .filter((person) => matches(person.name, typed))
      .slice(0, MOST)
      .map((person) => ({
        label: person.name,
        detail: person.title,
        insert: `@${person.name} `,
        picture: () => avatar(person, "small"),
      })),
  "#": (typed, state) =>
    state.snapshot.channels
      .filter((channel) => channel.kind !== "im" && matches(channel.name, typed))
      .slice(0, MOST)
      .map((channel) => ({ label: `#${channel.name}`, detail: "", insert: `#${channel.name} ` })),
  ":": (typed) =>
    emojiMatches(typed).map((name) => ({
      label: `:${name}:`,
      detail: "",
      insert: `${emojiText(name)} `,
      picture: () => h("span", { class: "emoji", "aria-hidden": "true", text: emojiText(name) }),
    })),
};

/** Each word of a name counts, so that a family name finds its person too. */
function matches(name, typed) {
  const lower = name.toLowerCase();
  return lower.startsWith(typed) || lower.split(/\s+/).some((word) => word.startsWith(typed));
}

/** The text as it is sent: names that were completed become mentions. */
export function withMentions(text, state) {
  const people = state.accounts.sort((a, b) => b.name.length - a.name.length);
  let sent = text;
  for (const person of people) sent = replaceName(sent, `@${person.name}`, `<@${person.id}>`);
  const channels = state.snapshot.channels
    .filter((channel) => channel.kind !== "im")
    .sort((a, b) => b.name.length - a.name.length);
  for (const channel of channels) sent = replaceName(sent, `#${channel.name}`, `<#${channel.id}>`);
  return sent;
}

function replaceName(text, typed, mention) {
  let at = text.indexOf(typed);
  let sent = text;
  while (at >= 0) {
    const next = sent[at + typed.length] ?? " ";
    const before = sent[at - 1] ?? " ";
    const whole = !/[\p{L}\p{N}_-]/u.test(next) && !/[\p{L}\p{N}_]/u.test(before);
    if (whole) sent = sent.slice(0, at) + mention + sent.slice(at + typed.length);
    at = sent.indexOf(typed, at + (whole ? mention.length : typed.length));
  }
  return sent;
}
