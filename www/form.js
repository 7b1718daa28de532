import { h, render } from "preact";

/** @typedef {{ operationId: string, baseUrl: string, appKey: string, accessToken: string }} TaskQuery */
/** @typedef {import("./translations.js").Translation["form"]} Translation */

/** @type {TaskQuery} */
const EMPTY = { operationId: "", baseUrl: "", appKey: "", accessToken: "" };

/** The form for the task, the platform and the access token. It folds to one line once it has served. */
export class QueryForm {
  #form;
  #translation;
  #query = EMPTY;

  /**
   * @param {HTMLFormElement} form
   * @param {Translation} translation
   * @param {() => void} onSubmit
   */
  constructor(form, translation, onSubmit) {
    this.#form = form;
    this.#translation = translation;
    this.#render();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onSubmit();
    });
    // The browser cannot focus an invalid field inside closed details.
    form.addEventListener("invalid", () => (this.isFolded = false), { capture: true });
  }

  /** @param {Translation} translation */
  set translation(translation) {
    this.#translation = translation;
    this.#render();
  }

  /** @returns {TaskQuery} */
  get query() {
    const { operationId, baseUrl, appKey, accessToken } = this.#query;
    return { operationId: operationId.trim(), baseUrl: baseUrl.trim(), appKey: appKey.trim(), accessToken: accessToken.trim() };
  }

  /** Replaces all fields, so that a token is never kept for another platform. @param {Partial<TaskQuery>} query */
  set query(query) {
    this.#query = { ...EMPTY, ...query };
    this.#render();
  }

  set isFolded(/** @type {boolean} */ isFolded) {
    const details = /** @type {HTMLDetailsElement} */ (this.#form.querySelector("details"));
    details.open = !isFolded;
  }

  /** Whether the operator is filling it in. */
  get hasFocus() {
    return this.#form.contains(document.activeElement);
  }

  #render() {
    const translation = this.#translation;
    const { operationId, baseUrl } = this.query;
    const host = hostOf(baseUrl);
    render(
      h(
        "details",
        // The operator opens and closes it, and `isFolded`.
        { open: true },
        h("summary", {}, h("span", {}, translation.query), " ", h("code", {}, operationId), " ", h("span", {}, host)),
        h(
          "div",
          { class: "fields" },
          this.#field("operationId"),
          this.#field("baseUrl", { inputMode: "url", placeholder: translation.baseUrlExample, ref: (field) => field?.setCustomValidity(needsHost(baseUrl) ? translation.needsHost : "") }),
          this.#field("appKey"),
          this.#field("accessToken", { type: "password" }),
          // A link may have set the base URL, so the button names the host that the token is sent to.
          h("button", { type: "submit" }, host ? translation.submitTo(host) : translation.submit),
        ),
      ),
      this.#form,
    );
  }

  /** Without a name, so that a form submission never puts the value into the URL. @param {keyof TaskQuery} id @param {import("preact").InputHTMLAttributes<HTMLInputElement>} [attributes] */
  #field(id, attributes = {}) {
    const onInput = (/** @type {import("preact").TargetedInputEvent<HTMLInputElement>} */ { currentTarget }) => {
      this.#query = { ...this.#query, [id]: currentTarget.value };
      this.#render();
    };
    const input = h("input", { id, value: this.#query[id], onInput, autocomplete: "off", autocapitalize: "off", spellcheck: false, required: true, ...attributes });
    return h("label", {}, h("span", {}, this.#translation[id]), input);
  }
}

/** The host of a base URL; empty if the URL is invalid. @param {string} baseUrl */
function hostOf(baseUrl) {
  return baseUrl && URL.canParse(baseUrl, location.href) ? new URL(baseUrl, location.href).host : "";
}

/** A page from `file:` has no host that a relative URL could refer to. @param {string} baseUrl */
function needsHost(baseUrl) {
  return baseUrl !== "" && location.protocol === "file:" && !URL.canParse(baseUrl);
}
