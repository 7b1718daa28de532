import { h } from "./element/dom.js";

/** @typedef {{ operationId: string, baseUrl: string, appKey: string, accessToken: string }} TaskQuery */
/** @typedef {import("./translations.js").Translation["form"]} Translation */

/** The operator's question: which task, on which platform, by whose leave. */
export class QueryForm {
  #form;
  #translation;
  #button = h("button", { type: "submit" });

  /**
   * @param {HTMLFormElement} form
   * @param {Translation} translation
   * @param {() => void} onSubmit
   */
  constructor(form, translation, onSubmit) {
    this.#form = form;
    this.#translation = translation;
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
      onSubmit();
    });
    // The browser cannot point at an empty field that is folded away.
    form.addEventListener("invalid", () => (this.#connection.open = true), { capture: true });
  }

  /** @param {Translation} translation */
  set translation(translation) {
    this.#translation = translation;
    this.#render();
  }

  /** @returns {TaskQuery} */
  get query() {
    return {
      operationId: this.#field("operationId").value.trim(),
      baseUrl: this.#field("baseUrl").value.trim(),
      appKey: this.#field("appKey").value.trim(),
      accessToken: this.#field("accessToken").value.trim(),
    };
  }

  /** Replaces every field: a token is never kept for another platform. @param {Partial<TaskQuery>} query */
  set query({ operationId = "", baseUrl = "", appKey = "", accessToken = "" }) {
    for (const [name, value] of Object.entries({ operationId, baseUrl, appKey, accessToken })) {
      this.#field(/** @type {keyof TaskQuery} */ (name)).value = value;
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

  /** @param {keyof TaskQuery} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
  }

  #render() {
    const translation = this.#translation;
    const { baseUrl } = this.query;
    const host = hostOf(baseUrl);
    for (const { control, firstElementChild } of this.#form.querySelectorAll("label")) {
      firstElementChild?.replaceChildren(translation[/** @type {keyof TaskQuery} */ (control?.id)]);
    }
    // A link may have filled in the base URL: whoever presses this knows where the token goes.
    this.#button.textContent = host ? translation.submitTo(host) : translation.submit;
    const [name, value] = this.#connection.querySelectorAll("summary > *");
    name.textContent = translation.connection;
    value.textContent = baseUrl;
    const field = this.#field("baseUrl");
    field.placeholder = translation.baseUrlExample;
    field.setCustomValidity(baseUrl && needsHost(baseUrl) ? translation.needsHost : "");
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

/** Without a name, so that no browser ever puts the value in an address. @param {keyof TaskQuery} id @param {Record<string, string>} [attributes] */
function field(id, attributes) {
  const input = h("input", { id, autocomplete: "off", autocapitalize: "off", spellcheck: "false", required: true, ...attributes });
  return h("label", {}, h("span", {}), input);
}
