import { h } from "./dom.js";
import { words } from "./words.js";

/** @typedef {{ operationId: string, baseUrl: string, appKey: string, accessToken: string }} Query */
/** @typedef {import("./demonstration.js").DemonstrationTask} DemonstrationTask */

/** The operator's question: which task, on which platform, by whose leave. */
export class Form {
  #form;
  #fields = {
    operationId: input({}),
    baseUrl: input({ inputmode: "url", placeholder: words.form.baseUrlExample }),
    appKey: input({}),
    accessToken: input({ type: "password" }),
  };
  #picker = h("select", {});
  #platform = h("code", {});
  #connection = this.#createConnection();
  #ask = h("button", { type: "submit" }, words.form.ask);
  #stop = h("button", { type: "button", class: "stop" }, words.form.stop);

  /**
   * @param {HTMLFormElement} form
   * @param {{ tasks: DemonstrationTask[], onAsk: () => void, onStop: () => void }} options
   */
  constructor(form, { tasks, onAsk, onStop }) {
    this.#form = form;
    this.#picker.append(...tasks.map(({ operationId, title }) => h("option", { value: operationId }, title)));
    form.append(
      tasks.length ? labelled(words.form.demonstration, this.#picker) : "",
      labelled(words.form.operationId, this.#fields.operationId),
      h("div", { class: "buttons" }, this.#ask, this.#stop),
      this.#connection,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onAsk();
    });
    // The browser cannot point at an empty field that is folded away.
    form.addEventListener("invalid", () => (this.#connection.open = true), { capture: true });
    this.#picker.addEventListener("input", () => {
      this.#fields.operationId.value = this.#picker.value;
      form.requestSubmit();
    });
    form.addEventListener("input", () => this.#echo());
    this.#stop.addEventListener("click", onStop);
  }

  /** @returns {Query} */
  get query() {
    const { operationId, baseUrl, appKey, accessToken } = this.#fields;
    return {
      operationId: operationId.value.trim(),
      baseUrl: baseUrl.value.trim(),
      appKey: appKey.value.trim(),
      accessToken: accessToken.value.trim(),
    };
  }

  /** Replaces every field: a token is never kept for another platform. @param {Partial<Query>} query */
  set query(query) {
    this.#fields.operationId.value = query.operationId ?? "";
    this.#fields.baseUrl.value = query.baseUrl ?? "";
    this.#fields.appKey.value = query.appKey ?? "";
    this.#fields.accessToken.value = query.accessToken ?? "";
    this.#connection.open = !(query.baseUrl && query.appKey && query.accessToken);
    this.#echo();
  }

  /** Makes room for the answer, unless the operator is at work there. */
  foldConnection() {
    if (!this.#connection.contains(document.activeElement)) this.#connection.open = false;
  }

  /** The style sheet shows the button to stop while the page asks. @param {string} label */
  begin(label) {
    this.#form.toggleAttribute("data-asking", true);
    this.#ask.textContent = label;
  }

  end() {
    // Focus must not vanish with the button.
    if (document.activeElement === this.#stop) this.#ask.focus();
    this.#form.toggleAttribute("data-asking", false);
    this.#ask.textContent = words.form.ask;
  }

  #createConnection() {
    const { baseUrl, appKey, accessToken } = this.#fields;
    return h(
      "details",
      { class: "connection", open: true },
      h("summary", {}, words.form.connection, " ", this.#platform),
      h(
        "div",
        { class: "fields" },
        labelled(words.form.baseUrl, baseUrl),
        labelled(words.form.appKey, appKey),
        labelled(words.form.accessToken, accessToken),
      ),
    );
  }

  /** Shows the fields' values where else they stand. */
  #echo() {
    this.#picker.value = this.#fields.operationId.value;
    this.#platform.textContent = this.#fields.baseUrl.value;
  }
}

/** Without a name, so that no browser ever puts the value in an address. @param {Record<string, string>} attributes */
function input(attributes) {
  return h("input", { autocomplete: "off", autocapitalize: "off", spellcheck: "false", required: true, ...attributes });
}

/** @param {string} label @param {HTMLElement} control */
function labelled(label, control) {
  return h("label", {}, h("span", {}, label), control);
}
