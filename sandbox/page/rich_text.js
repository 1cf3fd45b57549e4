/** The rich_text block: sections, lists, quotes and code, whose text is never read as markup. */

import { h } from "./dom.js";
import { emojiNode } from "./emoji.js";
import { broadcastMention, channelMention, dateNode, link, personMention } from "./mentions.js";

const STYLES = [
  ["code", "code"],
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
  ["underline", "u"],
];
const BULLETS = ["disc", "circle", "square"];
const NUMBERS = ["decimal", "lower-alpha", "lower-roman"];

/** The nodes of a rich_text block. */
export function richText(block, state) {
  const nodes = [];
  for (const element of block.elements ?? []) {
    if (element.type === "rich_text_list" && element.indent > 0 && nodes.at(-1)?.matches?.("ul, ol")) {
      nest(nodes.at(-1), list(element, state), element.indent);
    } else {
      nodes.push(
        BUILD[element.type]?.(element, state) ?? h("p", { class: "unknown", text: `(${element.type})` }),
      );
    }
  }
  return nodes;
}

const BUILD = {
  rich_text_section: (element, state) =>
    h("p", { dir: "auto", class: "plain" }, inline(trimmed(element.elements), state)),
  rich_text_quote: (element, state) =>
    h("blockquote", { dir: "auto", class: "plain" }, inline(trimmed(element.elements), state)),
  rich_text_preformatted: (element, state) =>
    h("pre", { dir: "auto", tabindex: "0" }, inline(element.elements, state)),
  rich_text_list: list,
};

function list(element, state) {
  const ordered = element.style === "ordered";
  const node = h(ordered ? "ol" : "ul", { start: ordered && element.offset ? element.offset + 1 : null });
  const indent = element.indent ?? 0;
  node.style.setProperty("list-style-type", (ordered ? NUMBERS : BULLETS)[indent % 3]);
  node.append(
    ...(element.elements ?? []).map((item) =>
      h("li", { dir: "auto", class: "plain" }, inline(item.elements, state)),
    ),
  );
  return node;
}

function nest(parent, child, indent) {
  const last = parent.lastElementChild;
  const deeper = last?.lastElementChild;
  if (indent > 1 && deeper?.matches("ul, ol")) nest(deeper, child, indent - 1);
  else (last ?? parent).append(child);
}

function trimmed(elements = []) {
  // Slack ends a section that stands before a list with a line break, which would leave a gap here.
  const last = elements.at(-1);
  if (last?.type !== "text" || !last.text.endsWith("\n")) return elements;
  return [...elements.slice(0, -1), { ...last, text: last.text.slice(0, -1) }];
}

function inline(elements = [], state) {
  return elements.map((element) => styled(leaf(element, state), element.style));
}

function leaf(element, state) {
  switch (element.type) {
    case "text":
      return document.createTextNode(element.text);
    case "link":
      return link(element.url, element.text || element.url, state);
    case "user":
      return personMention(element.user_id, state);
    case "channel":
      return channelMention(element.channel_id, state);
    case "emoji":
      return emojiNode(element.name);
    case "broadcast":
      return broadcastMention(element.range);
    case "date":
      return dateNode(
        {
          epoch: element.timestamp,
          format: element.format,
          url: element.url,
          fallback: element.fallback ?? "",
        },
        state,
      );
    case "usergroup":
      return h("span", { class: "mention", text: "@group" });
    case "color":
      return document.createTextNode(element.value);
    default:
      return document.createTextNode(element.text ?? "");
  }
}

function styled(node, style) {
  if (!style || typeof style !== "object") return node;
  return STYLES.filter(([name]) => style[name]).reduce((inner, [, tag]) => h(tag, {}, inner), node);
}
