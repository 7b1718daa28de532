import { h } from "./element/dom.js";

/** @typedef {{ operationId: string, baseUrl: string, appKey: string, accessToken: string }} Query */
/** @typedef {import("./words.js").Words["form"]} Words */

/** The operator's question: which task, on which platform, by whose leave. */
export class Form {
  #form;
  #words;
  #button = h("button", { type: "submit" });

  /**
   * @param {HTMLFormElement} form
   * @param {Words} words
   * @param {() => void} onAsk
   */
  constructor(form, words, onAsk) {
    this.#form = form;
    this.#words = words;
    form.append(
      field("operationId"),
      this.#button,
      h(
        "details",
        { class: "connection" },
        h("summary", {}, h("span", {}), " ", h("code", {})),
        h("div", { class: "fields" }, field("baseUrl", { inputmode: "url" }), field("appKey"), field("accessToken", { type: "password" })),
      ),
    );
    this.#render();
    form.addEventListener("input", () => this.#render());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onAsk();
    });
    // The browser cannot point at an empty field that is folded away.
    form.addEventListener("invalid", () => (this.#connection.open = true), { capture: true });
  }

  /** @param {Words} words */
  set words(words) {
    this.#words = words;
    this.#render();
  }

  /** @returns {Query} */
  get query() {
    return {
      operationId: this.#field("operationId").value.trim(),
      baseUrl: this.#field("baseUrl").value.trim(),
      appKey: this.#field("appKey").value.trim(),
      accessToken: this.#field("accessToken").value.trim(),
    };
  }

  /** Replaces every field: a token is never kept for another platform. @param {Partial<Query>} query */
  set query({ operationId = "", baseUrl = "", appKey = "", accessToken = "" }) {
    for (const [name, value] of Object.entries({ operationId, baseUrl, appKey, accessToken })) {
      this.#field(/** @type {keyof Query} */ (name)).value = value;
    }
    this.#connection.open = !(baseUrl && appKey && accessToken);
    this.#render();
  }

  /** Makes room for the answer, unless the operator is at work there. */
  foldConnection() {
    if (!this.#connection.contains(document.activeElement)) this.#connection.open = false;
  }

  get #connection() {
    return /** @type {HTMLDetailsElement} */ (this.#form.querySelector("details"));
  }

  /** @param {keyof Query} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
  }

  #render() {
    const words = this.#words;
    const { baseUrl } = this.query;
    const host = hostOf(baseUrl);
    for (const { control, firstElementChild } of this.#form.querySelectorAll("label")) {
      firstElementChild?.replaceChildren(words[/** @type {keyof Query} */ (control?.id)]);
    }
    // A link may have filled in the base URL: whoever presses this knows where the token goes.
    this.#button.textContent = host ? words.askFrom(host) : words.ask;
    const [name, value] = this.#connection.querySelectorAll("summary > *");
    name.textContent = words.connection;
    value.textContent = baseUrl;
    const field = this.#field("baseUrl");
    field.placeholder = words.baseUrlExample;
    field.setCustomValidity(baseUrl && needsHost(baseUrl) ? words.needsHost : "");
  }
}

/** Where a request would go; empty where it could not. @param {string} baseUrl */
function hostOf(baseUrl) {
  return baseUrl && URL.canParse(baseUrl, location.href) ? new URL(baseUrl, location.href).host : "";
}

/** A path means nothing to a page that comes from a file. @param {string} baseUrl */
function needsHost(baseUrl) {
  return location.protocol === "file:" && !URL.canParse(baseUrl);
}

/** Without a name, so that no browser ever puts the value in an address. @param {keyof Query} id @param {Record<string, string>} [attributes] */
function field(id, attributes) {
  const input = h("input", { id, autocomplete: "off", autocapitalize: "off", spellcheck: "false", required: true, ...attributes });
  return h("label", {}, h("span", {}), input);
}
