/** What can go wrong, under operation ids of its own, so that a person can try it in a page. */

import { errorAnswer } from "./errors.js";

/** @typedef {import("./answers.js").Answer} Answer */

const html = { "content-type": "text/html" };

/**
 * Each answer is made from the one about a healthy task.
 *
 * @type {Record<string, { title: string, answer: (task: Record<string, unknown>) => Answer }>}
 */
export const faults = {
  "fault-slow": { title: "Answers after 5 s", answer: (task) => ({ body: task, delayMs: 5000 }) },
  "fault-drip": { title: "Answers bit by bit, for 10 s", answer: (task) => ({ body: task, dripMs: 250 }) },
  "fault-silent": { title: "Never answers", answer: () => ({ fault: "silent" }) },
  "fault-reset": { title: "Ends the connection without an answer", answer: () => ({ fault: "reset" }) },
  "fault-cut-off": { title: "Ends the connection in the middle of the answer", answer: (task) => ({ body: task, fault: "cut off" }) },

  "fault-502-html": {
    title: "A proxy's 502 page",
    answer: () => ({ status: 502, headers: html, body: "<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>" }),
  },
  "fault-502-empty": { title: "An empty 502", answer: () => ({ status: 502 }) },
  "fault-503-retry-after": {
    title: "A 503 that asks to wait 7 s",
    answer: () => ({ status: 503, headers: { ...html, "retry-after": "7" }, body: "<h1>Service Unavailable</h1>" }),
  },
  "fault-429": { title: "A 429 that asks to wait 7 s", answer: () => ({ status: 429, headers: { "retry-after": "7" } }) },
  "fault-redirect": { title: "A redirect to a login page", answer: () => ({ status: 302, headers: { location: "/login" } }) },

  "fault-200-html": { title: "An <html> page in place of the answer", answer: () => ({ headers: html, body: "<html><body>Please log in.</body></html>" }) },
  "fault-200-empty": { title: "An empty answer", answer: () => ({}) },
  "fault-200-list": { title: "A list in place of the task", answer: () => ({ body: [] }) },
  "fault-200-error": { title: "An error with status 200", answer: () => errorAnswer("100203") },
  "fault-garbage": {
    title: "Bytes that are no text",
    answer: () => ({ body: Uint8Array.from({ length: 512 }, (_, index) => (index * 151) % 256) }),
  },
  "fault-oversize": {
    title: "An answer of 2 MB",
    answer: (task) => ({ body: { ...task, extendPara: { fileVersion: "V2.4.1", padding: "x".repeat(2 * 1024 * 1024) } } }),
  },
  "fault-odd-fields": {
    title: "A task with odd fields",
    answer: (task) => ({
      body: {
        ...task,
        createTime: "2026-02-30 10:00",
        targets: { devices: ["d1", 2, null] },
        policy: { executeType: "tomorrow", retryType: "true", retryTimes: "9" },
        staResult: { total: "3", wait: 0, processing: "1", success: 2.5, fail: -1, stop: null },
        extendPara: '{"fileVersion":"V2.4.1"}',
      },
    }),
  },

  "fault-throttled": { title: "Too many calls, in the gateway's words", answer: () => errorAnswer("1010009", "gateway") },
  "fault-throttled-documented": { title: "Too many calls, in the documented words", answer: () => errorAnswer("1010009", "documented") },
  "fault-token": { title: "Token rejected, in the gateway's words", answer: () => errorAnswer("1010005", "gateway") },
  "fault-token-documented": { title: "Token rejected, in the documented words", answer: () => errorAnswer("1010005", "documented") },
  "fault-token-negative": {
    title: "Token rejected, with a negative number as the code",
    answer: () => ({ status: 403, body: { resultcode: -1010005, resultmsg: "Invalid access token or appId." } }),
  },
  "fault-app-key": { title: "App key missing", answer: () => errorAnswer("100025") },
  "fault-bad-request": { title: "Bad request", answer: () => errorAnswer("120015") },
  "fault-unknown-task": { title: "A task that does not exist", answer: () => errorAnswer("123009") },
  "fault-500": { title: "An error inside the platform", answer: () => errorAnswer("50252") },
};
