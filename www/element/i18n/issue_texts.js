/** The package describes issues in English. */

/** @typedef {import("iot-upgrade-task").ValidationIssue} ValidationIssue */

/** The message without its leading field name, and without the quotes of code. @param {ValidationIssue} issue */
export function predicate({ path, message }) {
  const subject = `\`${path}\` `;
  return (message.startsWith(subject) ? message.slice(subject.length) : message).replaceAll("`", "");
}

/** Rules between fields, by path. @type {Record<string, string>} */
const CONTRADICTIONS = {
  operationId: "应为所查询的任务",
  startTime: "不应早于 createTime",
  stopTime: "不应早于 startTime",
  "policy.endTime": "不应早于 policy.startTime",
  targets: "应仅含 deviceGroups 与 devices 之一，不应兼有",
  staResult: "各类结果之和不应超过 total",
};

/** @type {Record<ValidationIssue["code"], (path: string) => string>} */
const RULES = {
  missing: (path) => (path === "targets" ? "缺失，或其中既无 deviceGroups 也无 devices" : "缺失"),
  wrong_type: () => "类型与文档不符",
  unknown_value: () => "不是文档所列的取值",
  bad_timestamp: () => "应为 yyyyMMdd'T'HHmmss'Z' 格式的有效时间",
  out_of_range: () => "超出允许的范围",
  unsafe_integer: () => "整数过大，无法精确表示",
  too_many: () => "超过256项",
  inconsistent: (path) => CONTRADICTIONS[path] ?? "与其他字段矛盾",
};

/** @param {ValidationIssue} issue */
export function issueInChinese({ path, code, severity, received }) {
  const came = received === null ? "" : `；收到 ${received}`;
  const outcome = received === '""' ? "，视为缺失" : "，已按其含义读取";
  return `${RULES[code](path)}${came}${severity === "coerced" ? outcome : ""}。`;
}

/** The previous value is only part of the English message. @param {ValidationIssue} issue */
export function transitionInChinese({ message, received }) {
  const from = /from (.*); received /s.exec(message)?.[1];
  return from === undefined ? `变为 ${received}，这不应发生。` : `由 ${from} 变为 ${received}，这不应发生。`;
}
