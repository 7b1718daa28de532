/** Locale-aware formatting of numbers, shares, times and durations. @typedef {ReturnType<typeof createFormat>} Format */

/** @typedef {"second" | "minute" | "hour" | "day"} Unit */

/** @type {[Unit, number][]} */
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** With fewer of a unit the next smaller one is used: "119 min" is more precise than "1 hr". */
const FEW = 2;

/** @param {string} locale */
export function createFormat(locale) {
  const plain = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const plurals = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { style: "narrow" });
  const now = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const together = new Intl.ListFormat(locale, { type: "unit", style: "narrow" });
  const inUnit = memoize((/** @type {string} */ unit) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }));
  const inZone = memoize((/** @type {string} */ zone) => createDateTimeFormat(locale, zone));

  /** @param {number} value */
  const number = (value) => plain.format(value);

  return {
    number,

    /** A number with its noun. @param {number} count @param {{ one?: string, other: string }} noun */
    pluralize(count, noun) {
      return `${number(count)} ${(plurals.select(count) === "one" && noun.one) || noun.other}`;
    },

    /**
     * A share that is never rounded up: 100% only for all, 0% only for none.
     *
     * @param {number} part
     * @param {number | null} whole
     */
    share(part, whole) {
      if (!whole) return "–";
      if (part > 0 && part < whole / 100) return `<${percent.format(0.01)}`;
      return percent.format(Math.min(100, Math.floor((part / whole) * 100)) / 100);
    },

    /** The two largest units of a duration, such as "2 hrs 5 mins". @param {number} milliseconds */
    duration(milliseconds) {
      const seconds = Math.floor(milliseconds / 1000);
      const first = UNITS.findIndex(([, size]) => seconds >= size);
      if (first < 0) return inUnit("second").format(0);
      const [[large, size], [small, smaller] = ["second", Infinity]] = UNITS.slice(first);
      const rest = Math.floor((seconds % size) / smaller);
      const parts = [inUnit(large).format(Math.floor(seconds / size))];
      return together.format(rest ? [...parts, inUnit(small).format(rest)] : parts);
    },

    /** Relative time, such as "4 sec ago" or "in 3 min". @param {number} milliseconds Negative: in the past. */
    relativeTime(milliseconds) {
      const seconds = Math.trunc(milliseconds / 1000);
      if (seconds === 0) return now.format(0, "second");
      const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= FEW * size) ?? ["second", 1];
      return relative.format(Math.trunc(seconds / size), unit);
    },

    /** A range of durations, such as "6–11 mins". @param {number} low @param {number} high Milliseconds. */
    range(low, high) {
      const [unit, size] = UNITS.find(([, size]) => high >= FEW * size * 1000) ?? ["second", 1];
      return inUnit(unit).formatRange(Math.floor(low / size / 1000), Math.max(1, Math.ceil(high / size / 1000)));
    },

    /** Date, time and zone. @param {Date} date @param {import("../state.js").TimeZone} zone */
    dateTime(date, zone) {
      return inZone(zone).format(date);
    },

    /** The short name of the time zone at a date. @param {Date} date @param {import("../state.js").TimeZone} zone */
    zone(date, zone) {
      return inZone(zone).name(date);
    },
  };
}

/** @param {string} locale @param {string} zone */
function createDateTimeFormat(locale, zone) {
  const timeZone = zone === "UTC" ? "UTC" : undefined;
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
  const named = new Intl.DateTimeFormat(locale, { timeZoneName: "short", timeZone });
  /** @param {Date} date */
  const name = (date) => named.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
  // The zone always comes last; some locales would put it in the middle.
  return { name, format: (/** @type {Date} */ date) => `${dateTime.format(date)} ${name(date)}` };
}

/**
 * @template T
 * @param {(key: string) => T} create
 * @returns {(key: string) => T}
 */
function memoize(create) {
  /** @type {Map<string, T>} */
  const cache = new Map();
  return (key) => {
    const value = cache.get(key) ?? create(key);
    cache.set(key, value);
    return value;
  };
}
