/** What is checked before a modal is sent, with the words that stand beside the field. */

import { controlsIn, isEmpty } from "./form.js";

/** Errors by block_id for what is missing or cannot be right. */
export function problemsIn(blocks, values) {
  const problems = {};
  for (const { block, element } of controlsIn(blocks)) {
    if (block.type !== "input") continue;
    const value = values[block.block_id]?.[element.action_id];
    const problem = isEmpty(value) ? missing(block) : CHECKS[element.type]?.(value.value, element);
    if (problem) problems[block.block_id] = problem;
  }
  return problems;
}

function missing(block) {
  return block.optional ? null : "Please fill this in; it is needed.";
}

const CHECKS = {
  plain_text_input: (text, { min_length: least, max_length: most }) => {
    if (least && text.length < least)
      return `Please write at least ${least} characters (${text.length} so far).`;
    if (text.length > (most ?? 3000))
      return `Please shorten this to ${most ?? 3000} characters (${text.length} now).`;
    return null;
  },
  email_text_input: (text) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
      ? null
      : "Please write an email address, such as maya@example.com.",
  url_text_input: (text) =>
    /^https?:\/\/[^\s/]+/i.test(text) ? null : "Please write a full link, such as https://example.com.",
  number_input: (text, { is_decimal_allowed: decimals, min_value: least, max_value: most }) => {
    const number = Number(text);
    if (Number.isNaN(number)) return "Please write a number.";
    if (!decimals && !Number.isInteger(number)) return "Please write a whole number.";
    if (least !== undefined && number < Number(least)) return `Please write ${least} or more.`;
    if (most !== undefined && number > Number(most)) return `Please write ${most} or less.`;
    return null;
  },
};
