import { h, patch } from "./element/dom.js";

/** Far beyond any answer; the package refuses more, too. */
const MAX_BYTES = 1_048_576;

/** @typedef {"tooLarge" | "unreadable" | "notJson"} Refusal */

/** Answers from elsewhere: dropped or pasted anywhere on the page, opened as a file, or typed. */
export class SavedAnswers {
  #container;
  #on;
  #picker = h("input", { type: "file", accept: ".json,.txt,application/json,text/*", hidden: true });

  /**
   * @param {HTMLElement} container
   * @param {{ answer: (body: Uint8Array) => void, refusal: (refusal: Refusal) => void }} on
   */
  constructor(container, on) {
    this.#container = container;
    this.#on = on;
    container.after(this.#picker);
    container.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      if (target.value === "open") this.#picker.click();
      else void this.#take(new Blob([this.#text.value]));
    });
    this.#picker.addEventListener("change", () => {
      const file = this.#picker.files?.[0];
      if (file) void this.#take(file);
      // So that the same file can be opened once more.
      this.#picker.value = "";
    });
    document.addEventListener("paste", (event) => this.#paste(event));
    for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
      document.addEventListener(type, (event) => this.#drag(event));
    }
  }

  /** @param {import("./words.js").Words["saved"]} words */
  render(words) {
    patch(
      this.#container,
      h("button", { type: "button", value: "open" }, words.open),
      h(
        "details",
        {},
        h("summary", {}, words.paste),
        h("label", {}, h("span", {}, words.text), h("textarea", { rows: 6, autocomplete: "off", spellcheck: "false" })),
        h("button", { type: "button", value: "show" }, words.show),
      ),
    );
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.#container.querySelector("textarea"));
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const { clipboardData: data } = event;
    if (!data || isField(event.composedPath()[0])) return;
    const text = data.getData("text/plain");
    if (data.files[0]) void this.#take(data.files[0]);
    // A slip of the hand must not end what is being watched.
    else if (/^\s*\{/.test(text)) void this.#take(new Blob([text]));
    else if (text) this.#on.refusal("notJson");
  }

  /** @param {DragEvent} event */
  #drag(event) {
    const { type, dataTransfer: data } = event;
    if (!data?.types.includes("Files")) return;
    // Else the browser would leave the page for the file.
    event.preventDefault();
    const isOver = type === "dragover" || (type === "dragleave" && event.relatedTarget !== null);
    document.documentElement.toggleAttribute("data-dragging", isOver);
    if (type === "drop" && data.files[0]) void this.#take(data.files[0]);
  }

  /** @param {Blob} blob */
  async #take(blob) {
    if (blob.size > MAX_BYTES) return this.#on.refusal("tooLarge");
    try {
      this.#on.answer(new Uint8Array(await blob.arrayBuffer()));
    } catch {
      // A folder, or gone.
      this.#on.refusal("unreadable");
    }
  }
}

/** @param {EventTarget | undefined} target */
function isField(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
