/** Block Kit's blocks as nodes. */

import { fileAddress } from "./api.js";
import { control, GROUPS } from "./elements.js";
import { fill, h, newId, reconcile } from "./dom.js";
import { markdown } from "./markdown.js";
import { mrkdwn, plain, textBlock, textInline } from "./mrkdwn.js";
import { link } from "./mentions.js";
import { richText } from "./rich_text.js";
import { tableBlock } from "./table.js";

const BLOCKS = {
  section,
  header: (block, surface) =>
    h(surface.heading ?? "h2", { class: "block-header", dir: "auto" }, plain(block.text.text, block.text)),
  divider: () => h("hr"),
  context,
  context_actions: actions,
  actions,
  image,
  input,
  rich_text: (block, surface) => h("div", { class: "text" }, richText(block, surface.state)),
  markdown: (block, surface) => h("div", { class: "text" }, markdown(block.text, surface.state)),
  table: (block, surface) => tableBlock(block, surface.state),
  video: (block, surface) =>
    h(
      "p",
      { class: "text" },
      link(block.video_url, plain(block.title?.text ?? block.alt_text), surface.state),
    ),
};

/** Draw blocks into `container`, leaving those that are as before untouched. */
export function drawBlocks(container, blocks, surface) {
  const named = (blocks ?? []).map((block, at) =>
    block.block_id ? block : { ...block, block_id: `block-${at}` },
  );
  surface.redraw = (block) => {
    const node = [...container.children].find((child) => child.dataset.key === block.block_id);
    if (node) node.mark = null;
    drawBlocks(container, blocks, surface);
  };
  reconcile(container, named, {
    key: (block) => block.block_id,
    signature: (block) => `${JSON.stringify(block)}${surface.errors?.[block.block_id] ?? ""}`,
    build: (block) => drawBlock(block, surface),
  });
}

/** Draw blocks into a fresh node. */
export function blockList(blocks, surface) {
  const container = h("div", { class: "blocks" });
  drawBlocks(container, blocks, surface);
  return container;
}

function drawBlock(block, surface) {
  const build = BLOCKS[block.type];
  const content = build ? build(block, surface) : unknown(block, surface);
  return h("div", { class: `block block-of-${block.type}`, "data-block-id": block.block_id }, content);
}

function unknown(block, surface) {
  const words = block.text?.text ?? block.title?.text;
  const note = h("p", { class: "unknown", text: `(The sandbox cannot show the block “${block.type}”.)` });
  return words ? [h("div", { class: "text" }, mrkdwn(words, surface.state)), note] : note;
}

function section(block, surface) {
  const words = h("div", { class: "section-words text" });
  if (block.text) words.append(...textBlock(block.text, surface.state));
  if (block.fields) {
    words.append(
      h(
        "div",
        { class: "fields" },
        block.fields.map((field) => h("div", { class: "field-cell" }, textBlock(field, surface.state))),
      ),
    );
  }
  if (!block.accessory) return h("div", { class: "section" }, words);
  const { accessory } = block;
  const side =
    accessory.type === "image"
      ? picture(accessory, surface, "thumbnail")
      : control(accessory, block, surface);
  return h(
    "div",
    { class: `section with-accessory accessory-${accessory.type}` },
    words,
    h("div", { class: "accessory" }, side),
  );
}

function context(block, surface) {
  const parts = block.elements.map((element) =>
    element.type === "image"
      ? picture(element, surface, "tiny")
      : h("span", { class: "context-text", dir: "auto" }, textInline(element, surface.state)),
  );
  return h("div", { class: "context text" }, parts);
}

function actions(block, surface) {
  return h(
    "div",
    { class: "actions" },
    block.elements.map((element) => control(element, block, surface)),
  );
}

function image(block, surface) {
  const title = block.title ? h("figcaption", { dir: "auto" }, plain(block.title.text, block.title)) : null;
  return h("figure", { class: "image" }, title, picture(block, surface, "picture"));
}

function picture(element, surface, className) {
  const file = element.slack_file;
  const source = element.image_url ?? (file?.id ? fileAddress(file.id, surface.state.route) : file?.url);
  const node = h("img", {
    class: className,
    alt: element.alt_text ?? "",
    loading: "lazy",
    referrerpolicy: "no-referrer",
  });
  // A picture that cannot be loaded leaves its description, not a broken frame.
  node.addEventListener("error", () =>
    node.replaceWith(
      h("span", { class: `missing-picture ${className}`, text: element.alt_text ?? "Picture" }),
    ),
  );
  node.src = source ?? "";
  return node;
}

function input(block, surface) {
  const { element } = block;
  const id = newId("field");
  const error = surface.errors?.[block.block_id];
  const isGroup = GROUPS.has(element.type);
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const label = h(
    isGroup ? "div" : "label",
    { class: "label", id: `${id}-label`, for: isGroup ? null : id, dir: "auto" },
    plain(block.label.text, block.label),
    block.optional && h("span", { class: "optional", text: " (optional)" }),
  );
  const node = control(element, block, surface, {
    id,
    "aria-describedby": described || null,
    "aria-invalid": error ? "true" : null,
    "aria-required": block.optional ? null : "true",
  });
  return h(
    "div",
    { class: error ? "input has-error" : "input" },
    label,
    node,
    error &&
      h("p", { class: "error", id: `${id}-error`, "data-testid": `error-${block.block_id}`, text: error }),
    block.hint &&
      h("p", { class: "hint", id: `${id}-hint`, dir: "auto" }, plain(block.hint.text, block.hint)),
  );
}

/** The words of a message that has no blocks. */
export function messageText(text, state) {
  return fill(h("div", { class: "text" }), mrkdwn(text, state));
}
