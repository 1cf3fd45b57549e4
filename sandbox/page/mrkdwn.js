/** Slack's own markup: *bold*, _italic_, ~strike~, `code`, > quotes, lists, <links> and mentions. */

import { h } from "./dom.js";
import { isEmoji, emojiNode, withEmoji } from "./emoji.js";
import { broadcastMention, channelMention, dateNode, link, personMention } from "./mentions.js";

// Two private characters hold the place of what must not be read as markup; people's own are taken out first.
const OPEN = "\uE000";
const SHUT = "\uE001";
const MARKS = { "*": "strong", _: "em", "~": "s" };
const INLINE = new RegExp(
  [
    `${OPEN}(\\d+)${SHUT}`,
    "(?<![\\p{L}\\p{N}*])\\*(?=\\S)([^*\\n]*[^\\s*])\\*(?![\\p{L}\\p{N}*])",
    "(?<![\\p{L}\\p{N}_])_(?=\\S)([^_\\n]*[^\\s_])_(?![\\p{L}\\p{N}_])",
    "(?<![\\p{L}\\p{N}~])~(?=\\S)([^~\\n]*[^\\s~])~(?![\\p{L}\\p{N}~])",
    ":([a-z0-9_+'-]+(?:::skin-tone-\\d)?):",
    "(https?:\\/\\/[^\\s<>|]*[^\\s<>|.,;:!?)'\"])",
  ].join("|"),
  "gu",
);

/** Undo the three entities that Slack knows, and no other. */
export function decode(text) {
  const characters = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => characters[entity]);
}

/** Plain text: entities and emoji, nothing else. */
export function plain(text, { emoji = true } = {}) {
  const words = decode(text ?? "");
  return emoji ? withEmoji(words) : [words];
}

/** Markup within a line; line breaks stay line breaks. */
export function mrkdwnInline(text, state, { verbatim = false } = {}) {
  const kept = [];
  const clean = (text ?? "").replace(/[\uE000\uE001]/g, "");
  const guarded = clean.replace(/`([^`\n]+)`|<([^<>\n]+)>/g, (whole, code, angle) => {
    kept.push(code === undefined ? angled(angle, state) : h("code", { text: decode(code) }));
    return `${OPEN}${kept.length - 1}${SHUT}`;
  });
  return spans(guarded, { kept, state, verbatim });
}

function spans(text, context) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const node = span(match, context);
    if (!node) continue;
    nodes.push(...lines(text.slice(from, match.index)), node);
    from = match.index + match[0].length;
  }
  return [...nodes, ...lines(text.slice(from))];
}

function span(match, context) {
  const [whole, held, bold, italic, strike, emoji, address] = match;
  if (held !== undefined) return context.kept[Number(held)] ?? document.createTextNode("");
  const inner = bold ?? italic ?? strike;
  if (inner !== undefined) return h(MARKS[whole[0]], {}, spans(inner, context));
  if (emoji !== undefined) return isEmoji(emoji) ? emojiNode(emoji) : null;
  return context.verbatim ? null : link(decode(address), decode(address), context.state);
}

function lines(text) {
  return decode(text)
    .split("\n")
    .flatMap((line, at) => (at ? [h("br"), line] : [line]))
    .filter((part) => part !== "");
}

function angled(token, state) {
  const [target, ...rest] = token.split("|");
  const label = rest.length ? decode(rest.join("|")) : null;
  const id = target.slice(1);
  if (/^@[UWB][A-Z0-9]+$/.test(target)) return personMention(id, state, label);
  if (/^#[CG][A-Z0-9]+$/.test(target)) return channelMention(id, state, label);
  if (target.startsWith("!date^")) return dateToken(target, label, state);
  if (target.startsWith("!subteam^")) return h("span", { class: "mention", text: label ?? "@group" });
  if (/^!(here|channel|everyone)$/.test(target)) return broadcastMention(id);
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    return link(
      decode(target),
      label === null ? decode(target).replace(/^mailto:/, "") : withEmoji(label),
      state,
    );
  }
  return document.createTextNode(decode(`<${token}>`));
}

function dateToken(target, label, state) {
  const [, epoch, format, url] = target.split("^");
  return dateNode(
    {
      epoch: Number(epoch),
      format: decode(format ?? ""),
      url: url ? decode(url) : null,
      fallback: label ?? "",
    },
    state,
  );
}

/** Markup of a whole text, as paragraphs, quotes, lists and code. */
export function mrkdwn(text, state, options = {}) {
  const nodes = [];
  const parts = (text ?? "").split("```");
  const closed = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  parts.slice(0, closed).forEach((part, at) => {
    // The last opening fence without an end is text like any other.
    const words = at === closed - 1 && closed < parts.length ? `${part}\`\`\`${parts[closed]}` : part;
    if (at % 2 === 1)
      nodes.push(h("pre", { dir: "auto", tabindex: "0", text: decode(part.replace(/^\n|\n$/g, "")) }));
    else if (words.trim()) nodes.push(...paragraphs(words.replace(/^\n|\n$/g, ""), state, options));
  });
  return nodes;
}

const QUOTE = /^(?:&gt;|>) ?/;
const BULLET = /^(\s*)[•◦▪‣-] +/;
const NUMBER = /^(\s*)(\d{1,3})[.)] +/;

function kindOf(line) {
  if (QUOTE.test(line)) return "quote";
  if (BULLET.test(line)) return "bullet";
  if (NUMBER.test(line)) return "number";
  return line.trim() ? "words" : "gap";
}

function paragraphs(text, state, options) {
  const long = text.match(/(^|\n)(?:&gt;|>){3} ?/);
  if (long) {
    const rest = text.slice(long.index + long[0].length);
    const before = text.slice(0, long.index);
    return [
      ...(before.trim() ? paragraphs(before, state, options) : []),
      quote(rest.split("\n"), state, options),
    ];
  }
  const runs = [];
  for (const line of text.split("\n")) {
    const kind = kindOf(line);
    if (runs.at(-1)?.kind === kind) runs.at(-1).lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs.filter((run) => run.kind !== "gap").map((run) => RUNS[run.kind](run.lines, state, options));
}

function quote(linesOf, state, options) {
  return h("blockquote", { dir: "auto" }, mrkdwnInline(linesOf.join("\n"), state, options));
}

const RUNS = {
  quote: (linesOf, state, options) =>
    quote(
      linesOf.map((line) => line.replace(QUOTE, "")),
      state,
      options,
    ),
  bullet: (linesOf, state, options) =>
    h(
      "ul",
      {},
      linesOf.map((line) => listItem(line, BULLET, state, options)),
    ),
  number: (linesOf, state, options) =>
    h(
      "ol",
      { start: linesOf[0].match(NUMBER)[2] },
      linesOf.map((line) => listItem(line, NUMBER, state, options)),
    ),
  words: (linesOf, state, options) =>
    h("p", { dir: "auto" }, mrkdwnInline(linesOf.join("\n"), state, options)),
};

function listItem(line, marker, state, options) {
  const depth = Math.min(4, Math.floor(line.match(marker)[1].length / 2));
  const item = h("li", { dir: "auto" }, mrkdwnInline(line.replace(marker, ""), state, options));
  if (depth) item.style.setProperty("margin-inline-start", `${depth * 1.25}em`);
  return item;
}

/** A text object of either kind, for places that hold a line or two. */
export function textInline(object, state) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwnInline(object.text, state, object);
  return plain(object.text, object);
}

/** A text object of either kind, for places that hold paragraphs. */
export function textBlock(object, state) {
  if (object.type === "mrkdwn") return mrkdwn(object.text, state, object);
  return [h("p", { dir: "auto", class: "plain" }, plain(object.text, object))];
}
