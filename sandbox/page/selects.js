/** Selects over fixed options, people and channels, each with one or several choices. */

import { avatar } from "./avatar.js";
import { Combobox } from "./combobox.js";
import { decode } from "./mrkdwn.js";

function optionsOf(element) {
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.flatMap((group) => group.options.map((option) => ({ option, group: group.label?.text })));
}

function choiceOf(option, group) {
  return {
    value: option.value,
    label: decode(option.text.text),
    description: option.description ? decode(option.description.text) : null,
    group: typeof group === "string" ? decode(group) : null,
  };
}

function staticChoices(element) {
  return optionsOf(element).map(({ option, group }) => choiceOf(option, group));
}

function peopleChoices(state) {
  return state.accounts.map((person) => ({
    value: person.id,
    label: person.name,
    description: person.id === state.me.id ? "you" : person.title,
    picture: () => avatar(person, "small"),
  }));
}

function channelChoices(state, kinds) {
  const mark = { channel: "#", private: "🔒 ", im: "" };
  return state.snapshot.channels
    .filter((channel) => kinds.has(channel.kind))
    .map((channel) => ({
      value: channel.id,
      label: `${mark[channel.kind] ?? ""}${channelName(channel, state)}`,
    }));
}

function channelName(channel, state) {
  return channel.with ? (state.person(channel.with)?.name ?? channel.name) : channel.name;
}

function kindsOf(element) {
  const wanted = element.filter?.include ?? ["public", "private", "im"];
  const kinds = { public: "channel", private: "private", im: "im", mpim: "mpim" };
  return new Set(wanted.map((name) => kinds[name]));
}

const PUBLIC = new Set(["channel"]);

/** For each type: where its value is kept, what may be picked, and how one choice is kept. */
const KINDS = {
  static_select: ["selected_option", staticChoices, true],
  external_select: ["selected_option", (element, state, found) => found.map(choiceOf), true],
  users_select: ["selected_user", (element, state) => peopleChoices(state), false],
  conversations_select: [
    "selected_conversation",
    (element, state) => channelChoices(state, kindsOf(element)),
    false,
  ],
  channels_select: ["selected_channel", (element, state) => channelChoices(state, PUBLIC), false],
};

/** The control of any select. */
export function select(element, field) {
  const multiple = element.type.startsWith("multi_");
  const [key, choices, holdsOptions] = KINDS[element.type.replace("multi_", "")];
  const name = multiple ? `${key}s` : key;
  const current = field.value?.[name];
  const held = multiple ? (current ?? []) : current ? [current] : [];
  const found = element.type.endsWith("external_select") ? [...held] : null;
  const known = () => found ?? optionsOf(element).map(({ option }) => option);
  const keep = (value) => (holdsOptions ? known().find((option) => option.value === value) : value);
  return new Combobox({
    options: () => choices(element, field.state, found),
    load: found ? (text) => suggestions(element, field, found, text) : null,
    multiple,
    most: element.max_selected_items,
    selected: held.map((one) => (holdsOptions ? one.value : one)),
    placeholder: element.placeholder
      ? decode(element.placeholder.text)
      : multiple
        ? "Choose some"
        : "Choose one",
    clearable: field.block.type === "input",
    attributes: field.attributes,
    onChange: (values) => field.save({ [name]: multiple ? values.map(keep) : (keep(values[0]) ?? null) }),
  }).node;
}

/** Ask the app what it offers for the typed text; what is chosen already stays known. */
async function suggestions(element, field, found, text) {
  if (text.length < (element.min_query_length ?? 3)) return;
  const chosen = field.value?.selected_options ?? [field.value?.selected_option].filter(Boolean);
  const fresh = await field.suggest(text);
  const values = new Set(fresh.map((option) => option.value));
  found.splice(0, found.length, ...fresh, ...chosen.filter((option) => !values.has(option.value)));
}
