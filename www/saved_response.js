import { Fragment, h, render } from "preact";
import { resemblesResponse } from "./element/saved_responses.js";

/** Room for the list of a hundred thousand devices, which this page itself saves. */
const MAX_BYTES = 32 * 1_048_576;

const TEXT = "text/plain";

/** @typedef {"tooLarge" | "unreadable" | "notJson"} InputError */

/** Input of saved responses: dropped or pasted anywhere on the page, opened as a file, or typed. */
export class SavedResponseInput {
  #container;
  #callbacks;

  /**
   * @param {HTMLElement} container
   * @param {{ onResponse: (body: Uint8Array) => void, onError: (error: InputError) => void }} callbacks
   */
  constructor(container, callbacks) {
    this.#container = container;
    this.#callbacks = callbacks;
    document.addEventListener("paste", (event) => this.#handlePaste(event));
    for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
      document.addEventListener(type, (event) => this.#handleDrag(event));
    }
  }

  /** @param {import("./translations.js").Translation["saved"]} translation */
  render(translation) {
    render(
      h(
        Fragment,
        {},
        h("button", { type: "button", onClick: () => this.#query("input").click() }, translation.open),
        h("input", { type: "file", accept: ".json,.txt,application/json,text/*", multiple: true, hidden: true, onChange: () => this.#loadFiles() }),
        h(
          "details",
          {},
          h("summary", {}, translation.paste),
          h("label", {}, h("span", {}, translation.text), h("textarea", { rows: 6, autocomplete: "off", spellcheck: false })),
          h("button", { type: "button", onClick: () => this.#load(new Blob([this.#query("textarea").value])) }, translation.show),
        ),
      ),
      this.#container,
    );
  }

  /** @template {"input" | "textarea"} Tag @param {Tag} tag */
  #query(tag) {
    return /** @type {HTMLElementTagNameMap[Tag]} */ (this.#container.querySelector(tag));
  }

  #loadFiles() {
    const input = this.#query("input");
    void this.#loadAll([...(input.files ?? [])]);
    // Otherwise, selecting the same file again would not fire a change event.
    input.value = "";
  }

  /** @param {ClipboardEvent} event */
  #handlePaste(event) {
    if (event.clipboardData && !isInField(event)) this.#take(event.clipboardData);
  }

  /** @param {DragEvent} event */
  #handleDrag(event) {
    const { type, dataTransfer: data } = event;
    if (!data?.types.includes("Files") && (!data?.types.includes(TEXT) || isInField(event))) return;
    // Otherwise the browser navigates to the file.
    event.preventDefault();
    const isDraggingOver = type === "dragover" || (type === "dragleave" && event.relatedTarget !== null);
    document.documentElement.toggleAttribute("data-dragging", isDraggingOver);
    if (type === "drop") this.#take(data);
  }

  /** @param {DataTransfer} data */
  #take(data) {
    const text = data.getData(TEXT);
    if (data.files[0]) void this.#loadAll([...data.files]);
    else if (text) void this.#load(new Blob([text]));
  }

  /** Such as a task and the pages of its devices; of several tasks, the one that was saved last stays. @param {File[]} files */
  async #loadAll(files) {
    for (const file of files.reverse().sort((one, other) => one.lastModified - other.lastModified)) await this.#load(file);
  }

  /** @param {Blob} blob */
  async #load(blob) {
    if (blob.size > MAX_BYTES) return this.#callbacks.onError("tooLarge");
    try {
      const body = inUtf8(new Uint8Array(await blob.arrayBuffer()));
      if (resemblesResponse(new TextDecoder().decode(body))) this.#callbacks.onResponse(body);
      // Other content, taken by mistake, must not replace what is shown.
      else this.#callbacks.onError("notJson");
    } catch {
      // It is a folder, or was deleted.
      this.#callbacks.onError("unreadable");
    }
  }
}

/**
 * PowerShell saves as UTF-16, with a byte order mark, other programs without one. No text in UTF-8 begins with
 * a half of either: 0xfe of the mark, 0 of an ASCII character.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function inUtf8(bytes) {
  const at = bytes.slice(0, 2).findLastIndex((byte) => byte === 0 || byte === 0xfe);
  return at < 0 ? bytes : new TextEncoder().encode(new TextDecoder(at ? "utf-16le" : "utf-16be").decode(bytes));
}

/** Text in a field is the field's. @param {Event} event */
function isInField(event) {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
