/** @typedef {import("./element/types.d.ts").UpgradeTaskStatusElement} UpgradeTaskStatusElement */
/** @typedef {import("./translations.js").Translation["alert"]} Translation */

/** A notification at the first failure, at the end of the task and when updates stop, once the operator has asked for it. */
export class Alert {
  #button;
  #statusElement;
  #isOn = false;
  /** Of the last response, to notice the first failure. @type {{ operationId: string, failed: number } | null} */
  #last = null;
  /** @type {Translation | null} */
  #translation = null;

  /** @param {HTMLButtonElement} button @param {UpgradeTaskStatusElement} statusElement */
  constructor(button, statusElement) {
    this.#button = button;
    this.#statusElement = statusElement;
    button.addEventListener("click", () => void this.#toggle());
    statusElement.addEventListener("upgrade-task-update", ({ detail: { task, assessment } }) => {
      if (!task || !assessment) return;
      const { failed } = assessment;
      const isFirst = this.#last?.operationId === task.operationId && this.#last.failed === 0 && failed > 0;
      this.#last = { operationId: task.operationId, failed };
      if (isFirst && !assessment.terminal) this.#notify(task.operationId);
    });
    statusElement.addEventListener("upgrade-task-end", ({ detail: { task } }) => task && this.#notify(task.operationId));
    statusElement.addEventListener("upgrade-task-error", ({ detail }) => detail.isFinal && this.#notify(statusElement.operationId));
  }

  /** @param {Translation} translation @param {boolean} isUseful */
  render(translation, isUseful) {
    this.#translation = translation;
    // Blocked by the reader, by the browser for a page that came unencrypted, or by its administrator.
    this.#button.hidden = !isUseful || !("Notification" in globalThis) || Notification.permission === "denied";
    this.#button.setAttribute("aria-pressed", String(this.#isOn));
    this.#button.textContent = translation.notify;
    this.#button.title = translation.occasions;
  }

  /** The browser asks the operator only after a gesture. */
  async #toggle() {
    this.#isOn = !this.#isOn && (await Notification.requestPermission()) === "granted";
    if (this.#translation) this.render(this.#translation, true);
  }

  /** @param {string} operationId */
  #notify(operationId) {
    if (!this.#isOn) return;
    const notification = new Notification(this.#statusElement.headline, { body: operationId, tag: operationId });
    notification.addEventListener("click", () => window.focus());
  }
}
