/** The emoji that texts and reactions name between colons; a name that is not here stays in words. */

import { h } from "./dom.js";

const TABLE = `
raised_hand ✋|hand ✋|books 📚|book 📖|open_book 📖|thumbsup 👍|+1 👍|thumbsdown 👎|-1 👎|heart ❤️|eyes 👀|white_check_mark ✅
heavy_check_mark ✔️|tada 🎉|clap 👏|pray 🙏|raised_hands 🙌|wave 👋|ok_hand 👌|muscle 💪|point_right 👉|point_left 👈|point_up ☝️
point_down 👇|handshake 🤝|writing_hand ✍️|hourglass ⌛|hourglass_flowing_sand ⏳|alarm_clock ⏰|clock9 🕘|stopwatch ⏱️|timer_clock ⏲️
calendar 📆|date 📅|spiral_calendar_pad 🗓️|spiral_calendar 🗓️|seedling 🌱|herb 🌿|evergreen_tree 🌲|deciduous_tree 🌳|four_leaf_clover 🍀
leaves 🍃|fallen_leaf 🍂|maple_leaf 🍁|sunflower 🌻|tulip 🌷|rose 🌹|cherry_blossom 🌸|blossom 🌼|bouquet 💐|apple 🍎|green_apple 🍏
ear_of_rice 🌾|potted_plant 🪴|sunny ☀️|sunrise 🌅|partly_sunny ⛅|cloud ☁️|umbrella ☔|rainbow 🌈|snowflake ❄️|star ⭐|star2 🌟
sparkles ✨|zap ⚡|fire 🔥|boom 💥|dizzy 💫|bulb 💡|rocket 🚀|dart 🎯|trophy 🏆|medal 🏅|mortar_board 🎓|school 🏫|pencil 📝|pencil2 ✏️
memo 📝|notebook 📓|closed_book 📕|green_book 📗|blue_book 📘|orange_book 📙|bookmark 🔖|label 🏷️|link 🔗|paperclip 📎|pushpin 📌
round_pushpin 📍|scissors ✂️|mag 🔍|mag_right 🔎|lock 🔒|unlock 🔓|key 🔑|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬
left_speech_bubble 🗨️|thought_balloon 💭|envelope ✉️|email 📧|inbox_tray 📥|outbox_tray 📤|package 📦|clipboard 📋|page_facing_up 📄
file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉
computer 💻|iphone 📱|gear ⚙️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|toolbox 🧰|test_tube 🧪|microscope 🔬|telescope 🔭|compass 🧭
world_map 🗺️|earth_africa 🌍|earth_americas 🌎|house 🏠|door 🚪|seat 💺|chair 🪑|ladder 🪜|bridge_at_night 🌉|busts_in_silhouette 👥
bust_in_silhouette 👤|speaking_head_in_silhouette 🗣️|family 👪|smile 😄|smiley 😃|slightly_smiling_face 🙂|grinning 😀|blush 😊
wink 😉|thinking_face 🤔|thinking 🤔|neutral_face 😐|confused 😕|disappointed 😞|cry 😢|sob 😭|joy 😂|laughing 😆|sweat_smile 😅|relieved 😌
sunglasses 😎|sleeping 😴|zzz 💤|angry 😠|rage 😡|open_mouth 😮|hugging_face 🤗|hugs 🤗|partying_face 🥳|heart_eyes 😍|face_with_monocle 🧐
green_heart 💚|blue_heart 💙|yellow_heart 💛|orange_heart 🧡|purple_heart 💜|white_heart 🤍|broken_heart 💔|two_hearts 💕|100 💯|x ❌
heavy_multiplication_x ✖️|warning ⚠️|no_entry ⛔|no_entry_sign 🚫|stop_sign 🛑|octagonal_sign 🛑|question ❓|grey_question ❔|exclamation ❗
information_source ℹ️|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁|fast_forward ⏩
rewind ⏪|arrow_forward ▶️|double_vertical_bar ⏸️|pause_button ⏸️|black_square_for_stop ⏹️|heavy_plus_sign ➕|heavy_minus_sign ➖
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫
large_green_square 🟩|white_large_square ⬜|ballot_box_with_check ☑️|ballot_box_with_ballot 🗳️|scales ⚖️|performing_arts 🎭|art 🎨
headphones 🎧|microphone 🎤|movie_camera 🎥|camera 📷|tv 📺|game_die 🎲|jigsaw 🧩|puzzle_piece 🧩|balloon 🎈|gift 🎁|cake 🍰|birthday 🎂
coffee ☕|tea 🍵|pizza 🍕|beach_with_umbrella 🏖️|palm_tree 🌴|desert_island 🏝️|face_with_thermometer 🤒|house_with_garden 🏡|bus 🚌|baby 👶|airplane ✈️|bike 🚲|runner 🏃|walking 🚶|woman_and_man_holding_hands 👫
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|zero 0️⃣|robot_face 🤖|shrug 🤷|crossed_fingers 🤞
mirror 🪞|turtle 🐢|bee 🐝|butterfly 🦋|owl 🦉|dog 🐶|cat 🐱|sad 😢|mad 😡|glad 😊|crystal_ball 🔮|anchor ⚓|flag-se 🇸🇪|checkered_flag 🏁
triangular_flag_on_post 🚩|waving_white_flag 🏳️|sos 🆘|new 🆕|ok 🆗|up 🆙|soon 🔜|end 🔚|lower_left_ballpoint_pen 🖊️|newspaper 📰|scroll 📜
`;

const GLYPHS = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((entry) => {
      const at = entry.indexOf(" ");
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
);

/** The reactions in the picker, the ones the bot listens for first. */
export const PICKER = [
  "raised_hand",
  "books",
  "thumbsup",
  "heart",
  "eyes",
  "white_check_mark",
  "tada",
  "clap",
  "pray",
  "bulb",
  "seedling",
  "rocket",
  "thinking_face",
  "raised_hands",
  "100",
  "star",
  "question",
  "x",
];

/** Words for a name: `white_check_mark` → `white check mark`. */
export function emojiWords(name) {
  return name.replace(/_/g, " ");
}

/** A node for one emoji, read aloud by its name. */
export function emojiNode(name) {
  const glyph = GLYPHS.get(name.replace(/::skin-tone-\d$/, ""));
  if (!glyph) return document.createTextNode(`:${name}:`);
  return h("span", {
    class: "emoji",
    role: "img",
    "aria-label": emojiWords(name),
    title: `:${name}:`,
    text: glyph,
  });
}

/** Whether a name has a picture here. */
export function isEmoji(name) {
  return GLYPHS.has(name.replace(/::skin-tone-\d$/, ""));
}

/** The characters of an emoji, or its name between colons. */
export function emojiText(name) {
  return GLYPHS.get(name) ?? `:${name}:`;
}

/** The first few names that begin with (then: contain) what was typed. */
export function emojiMatches(typed, most = 8) {
  const names = [...GLYPHS.keys()];
  const begins = names.filter((name) => name.startsWith(typed));
  const contains = names.filter((name) => !name.startsWith(typed) && name.includes(typed));
  return [...begins, ...contains].slice(0, most);
}

/** Text with its `:names:` as nodes. */
export function withEmoji(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(/:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/g)) {
    if (!isEmoji(match[1])) continue;
    nodes.push(text.slice(from, match.index), emojiNode(match[1]));
    from = match.index + match[0].length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}
