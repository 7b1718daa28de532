/** Faults, each with an operation id, so that they can be tried in the page. */

import { errorResponse } from "./errors.js";

/** @typedef {import("./responses.js").MockResponse} MockResponse */

const html = { "content-type": "text/html" };

/**
 * `respond` is given the body of a valid task.
 *
 * @type {Record<string, { title: import("./scenarios.js").Title, respond: (task: Record<string, unknown>) => MockResponse }>}
 */
export const faults = {
  "fault-slow": { title: { en: "Answers after 5 s", zh: "5 秒后应答" }, respond: (task) => ({ body: task, delayMs: 5000 }) },
  "fault-drip": { title: { en: "Answers bit by bit, for 10 s", zh: "应答断续到达，历时 10 秒" }, respond: (task) => ({ body: task, dripMs: 250 }) },
  "fault-silent": { title: { en: "Never answers", zh: "从不应答" }, respond: () => ({ fault: "silent" }) },
  "fault-reset": { title: { en: "Breaks off without an answer", zh: "未应答就断开连接" }, respond: () => ({ fault: "reset" }) },
  "fault-cut-off": { title: { en: "Breaks off in the middle of the answer", zh: "应答中途断开连接" }, respond: (task) => ({ body: task, fault: "cut off" }) },

  "fault-502-html": {
    title: { en: "A proxy's 502 page", zh: "代理的 502 页面" },
    respond: () => ({ status: 502, headers: html, body: "<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>" }),
  },
  "fault-502-empty": { title: { en: "An empty 502", zh: "空的 502" }, respond: () => ({ status: 502 }) },
  "fault-503-retry-after": {
    title: { en: "A 503 that asks to wait 7 s", zh: "要求等待 7 秒的 503" },
    respond: () => ({ status: 503, headers: { ...html, "retry-after": "7" }, body: "<h1>Service Unavailable</h1>" }),
  },
  "fault-429": { title: { en: "A 429 that asks to wait 7 s", zh: "要求等待 7 秒的 429" }, respond: () => ({ status: 429, headers: { "retry-after": "7" } }) },
  "fault-redirect": { title: { en: "A redirect to a login page", zh: "重定向到登录页面" }, respond: () => ({ status: 302, headers: { location: "/login" } }) },

  "fault-200-html": { title: { en: "An <html> page in place of the answer", zh: "返回 <html> 页面而非应答" }, respond: () => ({ headers: html, body: "<html><body>Please log in.</body></html>" }) },
  "fault-200-empty": { title: { en: "An empty answer", zh: "空应答" }, respond: () => ({}) },
  "fault-200-list": { title: { en: "A list in place of the task", zh: "返回列表而非任务" }, respond: () => ({ body: [] }) },
  "fault-200-error": { title: { en: "An error with status 200", zh: "状态码 200 的错误" }, respond: () => errorResponse("100203") },
  "fault-garbage": {
    title: { en: "Bytes that are no text", zh: "非文本字节" },
    respond: () => ({ body: Uint8Array.from({ length: 512 }, (_, index) => (index * 151) % 256) }),
  },
  "fault-oversize": {
    title: { en: "An answer of 2 MB", zh: "2 MB 的应答" },
    respond: (task) => ({ body: { ...task, extendPara: { fileVersion: "V2.4.1", padding: "x".repeat(2 * 1024 * 1024) } } }),
  },
  "fault-odd-fields": {
    title: { en: "A task with odd fields", zh: "字段异常的任务" },
    respond: (task) => ({
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

  "fault-throttled": { title: { en: "Too many calls, as the gateway says it", zh: "调用过多（网关格式）" }, respond: () => errorResponse("1010009", "gateway") },
  "fault-throttled-documented": { title: { en: "Too many calls, as documented", zh: "调用过多（文档格式）" }, respond: () => errorResponse("1010009", "documented") },
  "fault-token": { title: { en: "Token rejected, as the gateway says it", zh: "令牌被拒（网关格式）" }, respond: () => errorResponse("1010005", "gateway") },
  "fault-token-documented": { title: { en: "Token rejected, as documented", zh: "令牌被拒（文档格式）" }, respond: () => errorResponse("1010005", "documented") },
  "fault-token-negative": {
    title: { en: "Token rejected, with a negative code", zh: "令牌被拒（错误码为负数）" },
    respond: () => ({ status: 403, body: { resultcode: -1010005, resultmsg: "Invalid access token or appId." } }),
  },
  "fault-app-key": { title: { en: "App key missing", zh: "缺少应用 ID" }, respond: () => errorResponse("100025") },
  "fault-bad-request": { title: { en: "Bad request", zh: "请求格式错误" }, respond: () => errorResponse("120015") },
  "fault-unknown-task": { title: { en: "A task that does not exist", zh: "任务不存在" }, respond: () => errorResponse("123009") },
  "fault-500": { title: { en: "An error inside the platform", zh: "平台内部错误" }, respond: () => errorResponse("50252") },
};
