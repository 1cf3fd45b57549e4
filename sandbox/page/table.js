/** Tables, which scroll sideways inside their own frame on a narrow screen. */

import { h } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { richText } from "./rich_text.js";

/** A table of cells that are nodes already; its first row is the head. */
export function table(rows, aligns = [], wraps = []) {
  const cell = (tag) => (content, at) => {
    const node = h(
      tag,
      { scope: tag === "th" ? "col" : null, dir: "auto", class: wraps[at] === false ? "one-line" : null },
      content,
    );
    if (aligns[at]) node.style.setProperty("text-align", aligns[at]);
    return node;
  };
  const [head, ...body] = rows;
  const frame = h("div", {
    class: "table-frame",
    role: "group",
    "aria-label": "Table, scrolls sideways",
    tabindex: "0",
  });
  frame.append(
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, (head ?? []).map(cell("th")))),
      h(
        "tbody",
        {},
        body.map((row) => h("tr", {}, row.map(cell("td")))),
      ),
    ),
  );
  return frame;
}

/** The table block. */
export function tableBlock(block, state) {
  const settings = block.column_settings ?? [];
  return table(
    (block.rows ?? []).map((row) => row.map((cell) => cellContent(cell, state))),
    settings.map((setting) => setting?.align),
    settings.map((setting) => setting?.is_wrapped),
  );
}

function cellContent(cell, state) {
  if (cell?.type === "rich_text") return richText(cell, state);
  return plain(String(cell?.text ?? cell?.value ?? ""));
}
