/** The markdown block: headings, lists, quotes, code, tables and the usual marks within a line. */

import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { link } from "./mentions.js";
import { table } from "./table.js";

const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^\s*> ?/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const TASK = /^\[([ xX])\]\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** The nodes of a markdown text. */
export function markdown(text, state) {
  const rows = { lines: (text ?? "").replace(/\r\n?/g, "\n").split("\n"), at: 0 };
  const nodes = [];
  while (rows.at < rows.lines.length) {
    const line = rows.lines[rows.at];
    if (!line.trim()) rows.at += 1;
    else nodes.push((READERS.find(([test]) => test(line, rows))?.[1] ?? paragraph)(rows, state));
  }
  return nodes;
}

const READERS = [
  [(line) => FENCE.test(line), code],
  [(line) => HEADING.test(line), heading],
  [(line) => RULE.test(line), (rows) => ((rows.at += 1), h("hr"))],
  [(line) => QUOTE.test(line), quote],
  [(line) => ITEM.test(line), list],
  [(line, rows) => isTable(line, rows), tableOf],
];

function isTable(line, { lines, at }) {
  return line.includes("|") && TABLE_RULE.test(lines[at + 1] ?? "");
}

function takeWhile(rows, test) {
  const taken = [];
  while (rows.at < rows.lines.length && test(rows.lines[rows.at])) taken.push(rows.lines[rows.at++]);
  return taken;
}

function code(rows) {
  const fence = rows.lines[rows.at++].match(FENCE)[1];
  const body = takeWhile(rows, (line) => !line.trim().startsWith(fence));
  rows.at += 1;
  return h("pre", { dir: "auto", tabindex: "0", text: body.join("\n") });
}

function heading(rows, state) {
  const [, marks, words] = rows.lines[rows.at++].match(HEADING);
  // A message's own headings stand below the page's.
  return h(
    `h${Math.min(6, marks.length + 1)}`,
    { class: `markdown-heading level-${marks.length}`, dir: "auto" },
    marks && inline(words, state),
  );
}

function quote(rows, state) {
  const body = takeWhile(rows, (line) => QUOTE.test(line)).map((line) => line.replace(QUOTE, ""));
  return h("blockquote", { dir: "auto" }, markdown(body.join("\n"), state));
}

function list(rows, state) {
  const [, margin, marker] = rows.lines[rows.at].match(ITEM);
  const ordered = /\d/.test(marker);
  const node = h(ordered ? "ol" : "ul", { start: ordered ? parseInt(marker, 10) : null });
  while (rows.at < rows.lines.length) {
    const line = rows.lines[rows.at];
    const item = line.match(ITEM);
    if (item && item[1].length > margin.length && node.lastElementChild)
      node.lastElementChild.append(list(rows, state));
    else if (item && item[1].length >= margin.length && /\d/.test(item[2]) === ordered)
      node.append(listItem(item[3], state, rows));
    else if (!item && line.trim() && /^\s/.test(line) && node.lastElementChild)
      node.lastElementChild.append(" ", ...inline(rows.lines[rows.at++].trim(), state));
    else break;
  }
  return node;
}

function listItem(words, state, rows) {
  rows.at += 1;
  const task = words.match(TASK);
  if (!task) return h("li", { dir: "auto" }, inline(words, state));
  const box = h("input", {
    type: "checkbox",
    disabled: true,
    checked: task[1] !== " ",
    "aria-label": task[1] === " " ? "open" : "done",
  });
  return h("li", { dir: "auto", class: "task" }, box, " ", inline(task[2], state));
}

function cells(line) {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function tableOf(rows, state) {
  const head = cells(rows.lines[rows.at]);
  const aligns = cells(rows.lines[rows.at + 1]).map((rule) =>
    rule.endsWith(":") ? (rule.startsWith(":") ? "center" : "right") : "left",
  );
  rows.at += 2;
  const body = takeWhile(rows, (line) => line.trim() && line.includes("|")).map(cells);
  return table(
    [head, ...body].map((row) => row.map((cell) => inline(cell, state))),
    aligns,
  );
}

function paragraph(rows, state) {
  const first = rows.lines[rows.at++];
  const more = takeWhile(rows, (line) => line.trim() && !READERS.some(([test]) => test(line, rows)));
  return h("p", { dir: "auto" }, inline([first, ...more].join("\n"), state));
}

const SPANS = new RegExp(
  [
    "`([^`\\n]+)`",
    '!?\\[([^\\]\\n]*)\\]\\(([^()\\s]+)(?:\\s+"[^"]*")?\\)',
    "<(https?:[^<>\\s]+)>",
    "(?:\\*\\*|__)(?=\\S)(.+?\\S?)(?:\\*\\*|__)",
    "~~(?=\\S)(.+?)~~",
    "(?<![\\p{L}\\p{N}*])[*](?=\\S)([^*\\n]*[^\\s*])[*]",
    "(?<![\\p{L}\\p{N}_])_(?=\\S)([^_\\n]*[^\\s_])_(?![\\p{L}\\p{N}_])",
    "(https?:\\/\\/[^\\s<>]*[^\\s<>.,;:!?)'\"])",
    "\\\\([\\\\`*_{}\\[\\]()#+\\-.!~|>])",
  ].join("|"),
  "gu",
);

function inline(text, state) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(SPANS)) {
    nodes.push(...words(text.slice(from, match.index)), span(match, state));
    from = match.index + match[0].length;
  }
  return [...nodes, ...words(text.slice(from))];
}

function span([, ticked, label, target, address, bold, strike, star, under, bare, escaped], state) {
  if (ticked !== undefined) return h("code", { text: ticked });
  if (target !== undefined) return link(target, label ? inline(label, state) : target, state);
  if (address ?? bare) return link(address ?? bare, address ?? bare, state);
  if (bold !== undefined) return h("strong", {}, inline(bold, state));
  if (strike !== undefined) return h("s", {}, inline(strike, state));
  if (escaped !== undefined) return document.createTextNode(escaped);
  return h("em", {}, inline(star ?? under, state));
}

function words(text) {
  return text.split("\n").flatMap((line, at) => (at ? [h("br"), ...withEmoji(line)] : withEmoji(line)));
}
