/** The frame of a modal: a head with its title, a body that scrolls, a foot with its buttons. */

import { h, newId } from "./dom.js";
import { icon } from "./icons.js";

/** The nodes of a view's dialog; `isDeeper` says that it lies on another one. */
export function modalFrame(viewId, { isDeeper, onClose, onSubmit }) {
  const titleId = newId("modal-title");
  const close = { type: "button", on: { click: onClose } };
  const nodes = {
    title: h("h2", { class: "dialog-title", id: titleId, tabindex: "-1", dir: "auto" }),
    notices: h("div", { class: "dialog-notices", role: "status" }),
    alert: h("div", { class: "dialog-alert", role: "alert" }),
    blocks: h("div", { class: "blocks" }),
    closeIcon: h(
      "button",
      { ...close, class: "icon-button dialog-close", "data-testid": "modal-close" },
      icon(isDeeper ? "back" : "close"),
    ),
    closeButton: h("button", { ...close, class: "button", "data-testid": "modal-cancel" }),
    submitButton: h("button", {
      type: "submit",
      class: "button button-primary",
      "data-testid": "modal-submit",
    }),
  };
  const head = isDeeper ? [nodes.closeIcon, nodes.title] : [nodes.title, nodes.closeIcon];
  nodes.formNode = h(
    "form",
    { class: "dialog-form", novalidate: true, on: { submit: onSubmit } },
    h("div", { class: "dialog-head" }, head),
    nodes.notices,
    h("div", { class: "dialog-body" }, nodes.alert, nodes.blocks),
    h("div", { class: "dialog-foot" }, nodes.closeButton, nodes.submitButton),
  );
  nodes.dialog = h(
    "dialog",
    {
      class: "dialog dialog-modal",
      "aria-labelledby": titleId,
      "data-testid": "modal",
      "data-view-id": viewId,
    },
    nodes.formNode,
  );
  return nodes;
}
