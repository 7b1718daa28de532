/** In a page with a fake clock: a client that steps drive, and the platform as a model of a few lines. */

/**
 * What happens next.
 *
 * @typedef {{ kind: "query", takesMs: number }
 *   | { kind: "abort", index: number }
 *   | { kind: "expire" }
 *   | { kind: "login", takesMs: number, fails: boolean }
 *   | { kind: "sleep", ms: number }
 *   | { kind: "pass", ms: number }} Step
 *
 * `login` says what becomes of the next calls of the token function; while the machine sleeps, no timer fires.
 *
 * @typedef {object} Sent
 * @property {number} time
 * @property {string} token
 *
 * @typedef {object} Run What is to be examined afterwards.
 * @property {Sent[]} sent What the platform received.
 * @property {Record<string, number>} rejectedAt When the page was told that it rejects a token.
 * @property {number} mostLogins How many calls of the token function were in flight at once.
 * @property {string[]} outcomes Of the queries: a status, or the code or name of an error; `"pending"` for none.
 */

/**
 * Runs in the page.
 *
 * @param {{ steps: Step[], limit: number, name: string }} arg
 * @returns {Promise<Run>}
 */
export async function runSteps({ steps, limit, name }) {
  const TIMEOUT_MS = 20_000;
  const { fakeClock, sdk } = window;
  const now = () => Date.now();
  const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  /** @type {Run} */
  const run = { sent: [], rejectedAt: {}, mostLogins: 0, outcomes: [] };

  // The platform.
  let valid = "";
  const respond = (/** @type {string} */ token) => {
    const recent = run.sent.filter(({ time }) => time > now() - 60_000).length;
    if (recent > limit) return [403, `{"resultcode":"1010009"}`];
    return token === `Bearer ${valid}` ? [200, `{"operationId":"op","status":"wait"}`] : [403, `{"resultcode":"1010005"}`];
  };

  // The console.
  let tokens = 0;
  /** When those began that are in flight. @type {Set<{ since: number }>} */
  const logins = new Set();
  let login = { takesMs: 100, fails: false };
  const accessToken = async () => {
    const { takesMs, fails } = login;
    const one = { since: now() };
    logins.add(one);
    // One that takes too long is given up, and called again.
    run.mostLogins = Math.max(run.mostLogins, [...logins].filter(({ since }) => since > now() - TIMEOUT_MS).length);
    await wait(takesMs);
    logins.delete(one);
    if (fails) throw new Error("No login.");
    return (valid = `token-${(tokens += 1)}`);
  };
  let takesMs = 0;
  const send = async (/** @type {unknown} */ _, /** @type {RequestInit | undefined} */ init) => {
    const token = String(new Headers(init?.headers).get("authorization"));
    run.sent.push({ time: now(), token });
    const [status, body] = respond(token);
    await wait(takesMs);
    init?.signal?.throwIfAborted();
    if (String(body).includes("1010005")) run.rejectedAt[token] ??= now();
    return new Response(String(body), { status: Number(status) });
  };
  const client = new sdk.UpgradeTaskClient({ baseUrl: `https://${name}.example`, appKey: "key-of-the-model", requestsPerMinute: limit, timeoutMs: TIMEOUT_MS, fetch: send });
  /** @type {AbortController[]} */
  const aborts = [];

  /** @type {{ [K in Step["kind"]]: (step: Extract<Step, { kind: K }>) => unknown }} */
  const acts = {
    query(step) {
      takesMs = step.takesMs;
      const abort = new AbortController();
      const index = aborts.push(abort) - 1;
      run.outcomes[index] = "pending";
      const query = client.queryUpgradeTask("op", () => accessToken(), { signal: abort.signal });
      void query.then(({ status }) => status, (error) => (error.name === "AbortError" ? error.name : error.code)).then((outcome) => void (run.outcomes[index] = String(outcome)));
    },
    abort: ({ index }) => aborts[index]?.abort(),
    expire: () => void (valid = "expired"),
    login: (step) => void (login = step),
    sleep: ({ ms }) => fakeClock.sleepUntil(now() + ms),
    pass: ({ ms }) => fakeClock.moveTo(now() + ms),
  };
  for (const step of steps) {
    await acts[step.kind](/** @type {never} */ (step));
    await fakeClock.settle();
  }
  login = { takesMs: 100, fails: false };
  // Each query may be retried twice; a request takes up to its timeout, and a minute may pass before the next one.
  for (let minute = 0; minute < 3 * 2 * steps.length && run.outcomes.includes("pending"); minute += 1) await fakeClock.moveTo(now() + 60_000);
  return run;
}
