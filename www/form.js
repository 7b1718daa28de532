import { h, render } from "preact";
import { trim } from "./element/trim.js";

/** `allowInsecure`: the operator accepts that the token travels unencrypted. @typedef {{ operationId: string, baseUrl: string, appKey: string, accessToken: string, allowInsecure: boolean }} TaskQuery */
/** @typedef {import("./translations.js").Translation["form"]} Translation */

/** @type {TaskQuery} */
const EMPTY = { operationId: "", baseUrl: "", appKey: "", accessToken: "", allowInsecure: false };

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
    const { operationId, baseUrl, appKey, accessToken, allowInsecure } = this.#query;
    return { operationId: trim(operationId), baseUrl: trim(baseUrl), appKey: trim(appKey), accessToken: trim(accessToken), allowInsecure };
  }

  /** Replaces all fields, so that a token is never kept for another platform. @param {Partial<TaskQuery>} query */
  set query(query) {
    this.#query = { ...EMPTY, ...query };
    this.#render();
  }

  /** As a link leaves it. */
  get lacksOnlyToken() {
    const { operationId, baseUrl, appKey, accessToken } = this.query;
    return accessToken === "" && ![operationId, baseUrl, appKey].includes("");
  }

  /** To the first field that is empty: after a link, that of the access token. @param {FocusOptions} [options] */
  focus(options) {
    const fields = [...this.#form.querySelectorAll("input")];
    fields.find(({ value }) => value === "")?.focus(options);
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
    const { baseUrl } = this.query;
    const host = hostOf(baseUrl);
    render(
      h(
        "details",
        // The operator opens and closes it, and `isFolded`.
        { open: true },
        h("summary", {}, translation.query, " ", h("span", {}, host)),
        h(
          "div",
          { class: "fields" },
          this.#field("operationId"),
          this.#field("baseUrl", { inputMode: "url", placeholder: translation.baseUrlExample, ref: (field) => field?.setCustomValidity(needsHost(baseUrl) ? translation.needsHost : "") }),
          this.#field("appKey"),
          this.#field("accessToken", { type: "password" }),
          isUnencrypted(baseUrl) ? this.#consent(host) : null,
          // A link may have set the base URL, so the button names the host that the token is sent to.
          h("button", { type: "submit" }, host ? translation.submitTo(host) : translation.submit),
        ),
      ),
      this.#form,
    );
  }

  /** Without a name, so that a form submission never puts the value into the URL. @param {Exclude<keyof TaskQuery, "allowInsecure">} id @param {import("preact").InputHTMLAttributes<HTMLInputElement>} [attributes] */
  #field(id, attributes = {}) {
    const onInput = (/** @type {import("preact").TargetedInputEvent<HTMLInputElement>} */ { currentTarget }) => {
      // Consent is given for one host.
      const allowInsecure = this.#query.allowInsecure && id !== "baseUrl";
      this.#query = { ...this.#query, allowInsecure, [id]: currentTarget.value };
      this.#render();
    };
    const input = h("input", { id, value: this.#query[id], onInput, autocomplete: "off", autocapitalize: "off", spellcheck: false, required: true, ...attributes });
    return h("label", {}, h("span", {}, this.#translation[id]), input);
  }

  /** @param {string} host */
  #consent(host) {
    const onInput = (/** @type {import("preact").TargetedInputEvent<HTMLInputElement>} */ { currentTarget }) => {
      this.#query = { ...this.#query, allowInsecure: currentTarget.checked };
      this.#render();
    };
    const input = h("input", { id: "allowInsecure", type: "checkbox", checked: this.#query.allowInsecure, onInput, required: true });
    return h("label", { class: "consent" }, input, h("span", {}, this.#translation.allowInsecure(host)));
  }
}

/** The host of a base URL; empty if the client refuses it, as it does "10.1.2.3:8743", which is a path only to the URL parser. @param {string} baseUrl */
function hostOf(baseUrl) {
  const isMeant = URL.canParse(baseUrl) || (/^[/.]/.test(baseUrl) && URL.canParse(baseUrl, location.href));
  return isMeant ? new URL(baseUrl, location.href).host : "";
}

/** Whether the token would travel unencrypted, other than within this machine. @param {string} baseUrl */
function isUnencrypted(baseUrl) {
  if (!URL.canParse(baseUrl)) return false;
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !/^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(hostname);
}

/** A page from `file:` has no host that a relative URL could refer to. @param {string} baseUrl */
function needsHost(baseUrl) {
  return baseUrl !== "" && location.protocol === "file:" && !URL.canParse(baseUrl);
}
