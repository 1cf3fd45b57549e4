/** Times in somebody's zone, and the date tokens that Slack's texts may hold. */

const LOCALE = "en-GB";
const DAY = 86400;

function format(epoch, zone, options) {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: zone, hourCycle: "h23", ...options }).format(
    epoch * 1000,
  );
}

/** `09:05` */
export function time(epoch, zone) {
  return format(epoch, zone, { hour: "2-digit", minute: "2-digit" });
}

/** `Friday, 21 November 2026` without the comma's double, in the order people read aloud. */
export function longDay(epoch, zone) {
  return format(epoch, zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** `Fri 21 Nov` */
export function shortDay(epoch, zone) {
  return format(epoch, zone, { weekday: "short", day: "numeric", month: "short" });
}

/** `21 November` */
export function dayAndMonth(epoch, zone) {
  return format(epoch, zone, { day: "numeric", month: "long" });
}

/** The calendar day as `YYYY-MM-DD`. */
export function isoDay(epoch, zone) {
  const parts = wall(epoch, zone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** The wall clock as a datetime field wants it: `YYYY-MM-DDTHH:mm`. */
export function wallMinute(epoch, zone) {
  const parts = wall(epoch, zone);
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

function wall(epoch, zone) {
  const numeric = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    ...numeric,
  }).formatToParts(epoch * 1000);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** The instant at which the wall clock of `zone` shows `YYYY-MM-DDTHH:mm`, in seconds since 1970. */
export function instant(wallClock, zone) {
  const asIfUtc = Date.parse(`${wallClock}:00Z`) / 1000;
  let epoch = asIfUtc;
  // Twice, because the first step can land on the other side of a change of the clocks.
  for (let step = 0; step < 2; step += 1) {
    epoch += asIfUtc - Date.parse(`${wallMinute(epoch, zone)}:00Z`) / 1000;
  }
  return epoch;
}

/** The next Monday to Friday, 09:00 by the wall clock of `zone`. */
export function nextWorkingMorning(now, zone) {
  let day = isoDay(now, zone);
  for (;;) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const at = instant(`${day}T09:00`, zone);
    if (at > now && weekday >= 1 && weekday <= 5) return at;
    day = new Date(Date.parse(`${day}T00:00:00Z`) + DAY * 1000).toISOString().slice(0, 10);
  }
}

/** The same wall clock so many months on; a month that is too short gives its last day. */
export function monthsOn(now, zone, months) {
  const [day, clock] = wallMinute(now, zone).split("T");
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return instant(`${last.toISOString().slice(0, 10)}T${clock}`, zone);
}

/** `Today`, `Yesterday`, or the day in words. */
export function dayName(epoch, now, zone) {
  return nearDay(epoch, now, zone) ?? longDay(epoch, zone);
}

function nearDay(epoch, now, zone) {
  const day = isoDay(epoch, zone);
  const midday = instant(`${isoDay(now, zone)}T12:00`, zone);
  const names = {
    [isoDay(midday, zone)]: "Today",
    [isoDay(midday - DAY, zone)]: "Yesterday",
    [isoDay(midday + DAY, zone)]: "Tomorrow",
  };
  return names[day] ?? null;
}

function ordinal(day) {
  const ends = { one: "st", two: "nd", few: "rd", other: "th" };
  return `${day}${ends[new Intl.PluralRules("en", { type: "ordinal" }).select(day)]}`;
}

function written(epoch, zone, options) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, ...options }).formatToParts(epoch * 1000);
  const isLong = options.month === "long";
  return parts
    .map((part) => (part.type === "day" && isLong ? ordinal(Number(part.value)) : part.value))
    .join("");
}

function ago(epoch, now) {
  const seconds = epoch - now;
  const units = [
    ["day", DAY],
    ["hour", 3600],
    ["minute", 60],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

const DATE = { year: "numeric", month: "long", day: "numeric" };
const SHORT = { year: "numeric", month: "short", day: "numeric" };
const LONG = { weekday: "long", ...DATE };

/** Fill the tokens of a date text, such as `{date_short} at {time}`, for one reader. */
export function dateTokens(text, epoch, now, zone) {
  const pretty = (options) => nearDay(epoch, now, zone) ?? written(epoch, zone, options);
  const tokens = {
    date_num: () => isoDay(epoch, zone),
    date: () => written(epoch, zone, DATE),
    date_short: () => written(epoch, zone, SHORT),
    date_long: () => written(epoch, zone, LONG),
    date_pretty: () => pretty(DATE),
    date_short_pretty: () => pretty(SHORT),
    date_long_pretty: () => pretty(LONG),
    day_divider_pretty: () => pretty(LONG),
    time: () => time(epoch, zone),
    time_secs: () => format(epoch, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    ago: () => ago(epoch, now),
  };
  return text.replace(/\{(\w+)\}/g, (whole, name) => tokens[name]?.() ?? whole);
}
