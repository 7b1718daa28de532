import { assessUpgradeTask } from "iot-upgrade-task/external";
import { words } from "./words.js";

/** @typedef {import("iot-upgrade-task/external").UpgradeTask} UpgradeTask */

/** What a screen reader says of the answers: news only, or every refresh would interrupt. */
export class Announcement {
  #region;
  #news = "";

  /** @param {Element} region */
  constructor(region) {
    this.#region = region;
  }

  /** @param {string} sentence */
  say(sentence) {
    this.#region.textContent = sentence;
    this.#news = "";
  }

  /** Says where a task is, when that is another quarter, another status or the first failure. @param {UpgradeTask} task */
  tell(task) {
    const { status } = task;
    const { finished, failed, total } = assessUpgradeTask(task);
    const quarter = total ? Math.floor((4 * finished) / total) : 0;
    const news = `${status} ${quarter} ${failed > 0}`;
    if (news === this.#news) return;
    this.#news = news;
    this.#region.textContent = words.announcement(words.status[status], finished, total, failed);
  }
}
