/** Files under a message. */

import { fileAddress } from "./api.js";
import { h, hidden } from "./dom.js";
import { icon } from "./icons.js";

/** The files of a message, each a download, or null. */
export function fileList(message, state) {
  if (!message.files?.length) return null;
  return h(
    "ul",
    { class: "files", "aria-label": "Files" },
    message.files.map((file) => h("li", {}, picture(file, state), fileLink(file, state))),
  );
}

function picture(file, state) {
  if (!/\.(png|jpe?g|gif|webp)$/i.test(file.name)) return null;
  const source = fileAddress(file.id, state.route);
  return h("img", { class: "file-picture", src: source, alt: file.alt_txt });
}

function fileLink(file, state) {
  const address = fileAddress(file.id, state.route);
  const title = file.title || file.name;
  return h(
    "a",
    { class: "file", href: address, download: file.name, "data-testid": "file" },
    icon("file"),
    h(
      "span",
      { class: "file-words" },
      h("span", { class: "file-title", dir: "auto", text: title }),
      h("span", { class: "file-size", text: `${file.name} · ${size(file.size)}` }),
    ),
    icon("download"),
    hidden(" (download)"),
  );
}

function size(bytes) {
  if (bytes < 1000) return `${bytes ?? 0} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
