import { h, patch } from "./element/dom.js";

/** Far beyond any answer; the package refuses more, too. */
const MAX_BYTES = 1_048_576;

/** @typedef {"tooLarge" | "unreadable" | "notJson"} InputError */

/** Answers from elsewhere: dropped or pasted anywhere on the page, opened as a file, or typed. */
export class SavedResponseInput {
  #container;
  #callbacks;
  #fileInput = h("input", { type: "file", accept: ".json,.txt,application/json,text/*", hidden: true });

  /**
   * @param {HTMLElement} container
   * @param {{ onResponse: (body: Uint8Array) => void, onError: (error: InputError) => void }} callbacks
   */
  constructor(container, callbacks) {
    this.#container = container;
    this.#callbacks = callbacks;
    container.after(this.#fileInput);
    container.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      if (target.value === "open") this.#fileInput.click();
      else void this.#load(new Blob([this.#textarea.value]));
    });
    this.#fileInput.addEventListener("change", () => {
      const file = this.#fileInput.files?.[0];
      if (file) void this.#load(file);
      // So that the same file can be opened once more.
      this.#fileInput.value = "";
    });
    document.addEventListener("paste", (event) => this.#handlePaste(event));
    for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
      document.addEventListener(type, (event) => this.#handleDrag(event));
    }
  }

  /** @param {import("./translations.js").Translation["saved"]} translation */
  render(translation) {
    patch(
      this.#container,
      h("button", { type: "button", value: "open" }, translation.open),
      h(
        "details",
        {},
        h("summary", {}, translation.paste),
        h("label", {}, h("span", {}, translation.text), h("textarea", { rows: 6, autocomplete: "off", spellcheck: "false" })),
        h("button", { type: "button", value: "show" }, translation.show),
      ),
    );
  }

  get #textarea() {
    return /** @type {HTMLTextAreaElement} */ (this.#container.querySelector("textarea"));
  }

  /** @param {ClipboardEvent} event */
  #handlePaste(event) {
    const { clipboardData: data } = event;
    if (!data || isField(event.composedPath()[0])) return;
    const text = data.getData("text/plain");
    if (data.files[0]) void this.#load(data.files[0]);
    // A slip of the hand must not end what is being watched.
    else if (/^\s*\{/.test(text)) void this.#load(new Blob([text]));
    else if (text) this.#callbacks.onError("notJson");
  }

  /** @param {DragEvent} event */
  #handleDrag(event) {
    const { type, dataTransfer: data } = event;
    if (!data?.types.includes("Files")) return;
    // Else the browser would leave the page for the file.
    event.preventDefault();
    const isDraggingOver = type === "dragover" || (type === "dragleave" && event.relatedTarget !== null);
    document.documentElement.toggleAttribute("data-dragging", isDraggingOver);
    if (type === "drop" && data.files[0]) void this.#load(data.files[0]);
  }

  /** @param {Blob} blob */
  async #load(blob) {
    if (blob.size > MAX_BYTES) return this.#callbacks.onError("tooLarge");
    try {
      this.#callbacks.onResponse(new Uint8Array(await blob.arrayBuffer()));
    } catch {
      // A folder, or gone.
      this.#callbacks.onError("unreadable");
    }
  }
}

/** @param {EventTarget | undefined} target */
function isField(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
