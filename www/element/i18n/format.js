/** Locale-aware formatting of numbers, shares, times and durations. @typedef {ReturnType<typeof createFormat>} Format */

/** @typedef {import("../state.js").TimeZone} TimeZone */
/** @typedef {"day" | "hour" | "minute" | "second"} Unit */
/** @typedef {{ unit: (unit: Unit, count: string) => string, ago: (duration: string) => string, ahead: (duration: string) => string, now: string, under: (duration: string) => string }} DurationTexts */

/** @type {[Unit, number][]} */
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** Intl has no style of units that is short and the same for durations and relative times. @type {Record<string, DurationTexts>} */
const DURATION_TEXTS = {
  en: {
    unit: (unit, count) => `${count} ${{ day: count === "1" ? "day" : "days", hour: "h", minute: "min", second: "s" }[unit]} `,
    ago: (duration) => `${duration} ago`,
    ahead: (duration) => `in ${duration}`,
    now: "now",
    under: (duration) => `under ${duration}`,
  },
  zh: {
    unit: (unit, count) => count + { day: "天", hour: "小时", minute: "分钟", second: "秒" }[unit],
    ago: (duration) => `${duration}前`,
    ahead: (duration) => `${duration}后`,
    now: "刚刚",
    under: (duration) => `不到${duration}`,
  },
};

/** Estimates under a minute are rounded to these seconds: a more exact one would be wrong. */
const ESTIMATE_STEP = 15;

/** @param {string} locale */
export function createFormat(locale) {
  const plain = new Intl.NumberFormat(locale);
  const percentage = new Intl.NumberFormat(locale, { style: "percent" });
  /** @type {Map<string, Intl.DateTimeFormat>} */
  const dateFormats = new Map();
  const texts = DURATION_TEXTS[locale.slice(0, 2)];

  /** @param {number} value */
  const number = (value) => plain.format(value);

  /** The two largest units of a duration, none of them smaller than the given one. @param {number} seconds @param {Unit} [smallest] */
  function inUnits(seconds, smallest = "second") {
    const units = UNITS.slice(0, UNITS.findIndex(([unit]) => unit === smallest) + 1);
    const first = units.findIndex(([, size]) => seconds >= size);
    if (first < 0) return texts.unit(smallest, "0").trim();
    const parts = units.slice(first, first + 2).map(([unit, size], index) => {
      const count = Math.floor((index ? seconds % units[first][1] : seconds) / size);
      return index && count === 0 ? "" : texts.unit(unit, number(count));
    });
    return parts.join("").trim();
  }

  /** Seconds matter only within the first two minutes. @param {number} seconds */
  const rough = (seconds) => inUnits(seconds, seconds < 120 ? "second" : "minute");

  /** A whole percent; some devices are never 0%. @param {number} value @param {number} count */
  const percent = (value, count) => (value === 0 && count > 0 ? `<${percentage.format(0.01)}` : percentage.format(value / 100));

  /** @param {TimeZone} zone @param {Intl.DateTimeFormatOptions} style */
  function dateFormat(zone, style) {
    const key = JSON.stringify([zone, style]);
    const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: zone === "UTC" ? zone : undefined });
    dateFormats.set(key, format);
    return format;
  }

  /** @param {Date} date @param {TimeZone} zone */
  const zoneName = (date, zone) => dateFormat(zone, { timeZoneName: "short" }).formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";

  return {
    number,
    percent,

    /** A number with its noun, in English. @param {number} count @param {string} noun */
    pluralize: (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`,

    /** Such as "2 h 5 min". @param {number} milliseconds */
    duration: (milliseconds) => inUnits(Math.floor(milliseconds / 1000)),

    /** How long something lasts already, such as "17 min". @param {number} milliseconds */
    age: (milliseconds) => rough(Math.max(0, Math.floor(milliseconds / 1000))),

    /** Relative time, such as "4 s ago" or "in 1 h 58 min". @param {number} milliseconds Negative: in the past. */
    relativeTime(milliseconds) {
      const seconds = Math.trunc(milliseconds / 1000);
      if (seconds === 0) return texts.now;
      return seconds < 0 ? texts.ago(rough(-seconds)) : texts.ahead(rough(seconds));
    },

    /** Such as "in 1 h 58 min", for what has yet to come: at least a second. @param {number} milliseconds */
    timeUntil: (milliseconds) => texts.ahead(rough(Math.max(1, Math.trunc(milliseconds / 1000)))),

    /** A range of durations, such as "6–11 min", never narrower than it is. @param {number} low @param {number} high Milliseconds. */
    range(low, high) {
      if (high <= ESTIMATE_STEP * 1000) return texts.under(inUnits(ESTIMATE_STEP));
      const [unit, size] = UNITS.find(([, size]) => high >= size * (size > 60 ? 2000 : 1000)) ?? ["second", 1];
      const step = unit === "second" ? ESTIMATE_STEP : 1;
      const [from, to] = [Math.floor(low / size / step / 1000) * step, Math.ceil(high / size / step / 1000) * step];
      if (from === 0) return texts.under(texts.unit(unit, number(to)).trim());
      return texts.unit(unit, from === to ? number(to) : `${number(from)}–${number(to)}`).trim();
    },

    /** Date, time and zone, which always comes last; some locales would put it in the middle. @param {Date} date @param {TimeZone} zone */
    dateTime: (date, zone) => `${dateFormat(zone, { dateStyle: "medium", timeStyle: "medium" }).format(date)} ${zoneName(date, zone)}`,

    /** Date and time for a column of them, under the name of the zone at one moment; those with another name have their own. @param {Date} date @param {TimeZone} zone @param {Date} named */
    shortDateTime(date, zone, named) {
      // With the name of the month: 05/11 is another day in another country.
      const short = dateFormat(zone, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(date);
      const own = zoneName(date, zone);
      return own === zoneName(named, zone) ? short : `${short} ${own}`;
    },

    /** The time of day. @param {Date} date @param {TimeZone} zone */
    timeOfDay: (date, zone) => dateFormat(zone, { timeStyle: "medium" }).format(date),

    /** The short name of the time zone at a date. */
    zone: zoneName,
  };
}
