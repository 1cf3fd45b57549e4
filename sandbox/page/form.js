/** What a person has typed or chosen on a surface (a modal, Home, a message) and not sent yet. */

const forms = new Map();

/** Values by block and action, in the shape of a view's state. They outlive each redraw of the surface. */
export class Form {
  #values = new Map();

  /** The form of one surface, always the same for the same key. */
  static of(key) {
    if (!forms.has(key)) forms.set(key, new Form());
    return forms.get(key);
  }

  /** Forget a surface that is gone. */
  static forget(key) {
    forms.delete(key);
  }

  get(block, action) {
    return this.#values.get(`${block}\n${action}`);
  }

  set(block, action, value) {
    this.#values.set(`${block}\n${action}`, value);
  }

  /** The state of what stands in `blocks` now: what was typed, else what each control began with. */
  collect(blocks) {
    const state = {};
    for (const { block, element } of controlsIn(blocks)) {
      const initial = initialValue(element);
      if (!initial) continue;
      state[block.block_id] ??= {};
      state[block.block_id][element.action_id] = this.get(block.block_id, element.action_id) ?? initial;
    }
    return state;
  }
}

/** Every control in these blocks with the block it stands in. */
export function controlsIn(blocks = []) {
  return blocks.flatMap((block) =>
    [block.element, block.accessory, ...(block.type === "actions" ? (block.elements ?? []) : [])]
      .filter((element) => element?.action_id)
      .map((element) => ({ block, element })),
  );
}

/**
 * What was pressed, without its block where the action alone names it: a surface that the app
 * draws anew at the same moment may have other block ids, and the press still means the same.
 */
export function pressed(payload, blocks) {
  const { block_id: blockId, ...rest } = payload;
  const alike = controlsIn(blocks).filter(({ element }) => element.action_id === payload.action_id);
  return alike.length === 1 ? rest : { block_id: blockId, ...rest };
}

const INITIAL = {
  plain_text_input: (element) => ({ value: element.initial_value ?? null }),
  email_text_input: (element) => ({ value: element.initial_value ?? null }),
  url_text_input: (element) => ({ value: element.initial_value ?? null }),
  number_input: (element) => ({ value: element.initial_value ?? null }),
  rich_text_input: (element) => ({ rich_text_value: element.initial_value ?? null }),
  static_select: (element) => ({ selected_option: element.initial_option ?? null }),
  external_select: (element) => ({ selected_option: element.initial_option ?? null }),
  multi_static_select: (element) => ({ selected_options: element.initial_options ?? [] }),
  multi_external_select: (element) => ({ selected_options: element.initial_options ?? [] }),
  users_select: (element) => ({ selected_user: element.initial_user ?? null }),
  multi_users_select: (element) => ({ selected_users: element.initial_users ?? [] }),
  conversations_select: (element) => ({ selected_conversation: element.initial_conversation ?? null }),
  multi_conversations_select: (element) => ({ selected_conversations: element.initial_conversations ?? [] }),
  channels_select: (element) => ({ selected_channel: element.initial_channel ?? null }),
  multi_channels_select: (element) => ({ selected_channels: element.initial_channels ?? [] }),
  datepicker: (element) => ({ selected_date: element.initial_date ?? null }),
  timepicker: (element) => ({ selected_time: element.initial_time ?? null }),
  datetimepicker: (element) => ({ selected_date_time: element.initial_date_time ?? null }),
  radio_buttons: (element) => ({ selected_option: element.initial_option ?? null }),
  checkboxes: (element) => ({ selected_options: element.initial_options ?? [] }),
};

/** The value a control begins with, or null for what holds none (buttons, overflow menus). */
export function initialValue(element) {
  const initial = INITIAL[element.type]?.(element);
  return initial ? { type: element.type, ...initial } : null;
}

/** Whether a value counts as nothing filled in. */
export function isEmpty(value) {
  return Object.entries(value ?? {}).every(
    ([name, part]) =>
      name === "type" || part === null || part === "" || (Array.isArray(part) && !part.length),
  );
}
