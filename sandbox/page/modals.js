/** The stack of modals: one real dialog for each view, the last on top. */

import { Modal } from "./modal.js";

/** Keeps the open dialogs equal to the views that the sandbox says are open. */
export class Modals {
  constructor(state, focusElsewhere) {
    this.state = state;
    this.focusElsewhere = focusElsewhere;
    this.open = new Map();
  }

  /** Where notices must stand to be seen and heard over the top dialog, or null. */
  get noticeSlot() {
    return [...this.open.values()].at(-1)?.notices ?? null;
  }

  render() {
    const views = this.state.snapshot?.modals ?? [];
    // Errors belong to the view that was sent; only a page that has just been loaded must ask which that was.
    const firstSight = this.person !== this.state.me.id;
    this.person = this.state.me.id;
    const ids = new Set(views.map((view) => view.id));
    for (const [id, modal] of [...this.open].reverse()) {
      if (ids.has(id)) continue;
      this.open.delete(id);
      modal.remove(this.focusElsewhere, { forget: !firstSight });
    }
    views.forEach((view, depth) => {
      const modal = this.open.get(view.id);
      if (modal) return modal.update(view);
      const below = depth ? views[depth - 1] : null;
      const errors = firstSight && depth === views.length - 1 ? this.state.snapshot.modal_errors : {};
      this.open.set(view.id, new Modal(this.state, view, below, errors));
      return undefined;
    });
  }
}
