import { h } from "./element/dom.js";

/** @typedef {{ operationId: string, baseUrl: string, appKey: string, accessToken: string }} TaskQuery */
/** @typedef {import("./translations.js").Translation["form"]} Translation */

/** The form for the task, the platform and the access token. */
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
    // The browser cannot focus an invalid field inside closed details.
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

  /** Replaces all fields, so that a token is never kept for another platform. @param {Partial<TaskQuery>} query */
  set query({ operationId = "", baseUrl = "", appKey = "", accessToken = "" }) {
    for (const [name, value] of Object.entries({ operationId, baseUrl, appKey, accessToken })) {
      this.#field(/** @type {keyof TaskQuery} */ (name)).value = value;
    }
    this.#connection.open = !(baseUrl && appKey && accessToken);
    this.#render();
  }

  /** Makes room for the result, unless the operator is editing these fields. */
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
    // A link may have set the base URL, so the button names the host that the token is sent to.
    this.#button.textContent = host ? translation.submitTo(host) : translation.submit;
    const [name, value] = this.#connection.querySelectorAll("summary > *");
    name.textContent = translation.connection;
    value.textContent = baseUrl;
    const field = this.#field("baseUrl");
    field.placeholder = translation.baseUrlExample;
    field.setCustomValidity(baseUrl && needsHost(baseUrl) ? translation.needsHost : "");
  }
}

/** The host of a base URL; empty if the URL is invalid. @param {string} baseUrl */
function hostOf(baseUrl) {
  return baseUrl && URL.canParse(baseUrl, location.href) ? new URL(baseUrl, location.href).host : "";
}

/** A page from `file:` has no host that a relative URL could refer to. @param {string} baseUrl */
function needsHost(baseUrl) {
  return location.protocol === "file:" && !URL.canParse(baseUrl);
}

/** Without a name, so that a form submission never puts the value into the URL. @param {keyof TaskQuery} id @param {Record<string, string>} [attributes] */
function field(id, attributes) {
  const input = h("input", { id, autocomplete: "off", autocapitalize: "off", spellcheck: "false", required: true, ...attributes });
  return h("label", {}, h("span", {}), input);
}
