/** The plain-text summary. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { summary } from "../../www/element/summary.js";
import { createState } from "../../www/element/state.js";
import { getI18n } from "../../www/element/i18n/index.js";
import { errorOf, stateOf } from "./state.js";

const i18n = getI18n("en");
const COUNTS = { success: 169, fail: 4, timeout: 2, processing: 43, wait: 32 };

test("a running task", () => {
  assert.equal(
    summary(stateOf(COUNTS), i18n),
    `Upgrade task firmware-250-devices
In progress: 169 of 250 devices upgraded, 4 failed, 2 timed out.
Next: find the causes of the failures, before more are upgraded.
Devices by result: Succeeded 169 (68%), Failed 4 (1%), Timed out 2 (<1%), In progress 43 (17%), Waiting 32 (13%)
Version: V2.4.1
Type: Firmware upgrade
Targets: 1 device
Policy: Starts immediately.
Failed devices are not retried.
Created: 31 Jan 2026, 11:59:40 UTC
Started: 31 Jan 2026, 11:59:48 UTC
As of 31 Jan 2026, 12:02:37 UTC
`,
  );
});

test("a running task in Chinese", () => {
  assert.equal(
    summary(stateOf(COUNTS), getI18n("zh")),
    `升级任务 firmware-250-devices
升级中：250台设备中169台已升级，4台失败，2台超时。
下一步：在更多设备升级之前，查明失败原因。
各结果的设备数：成功 169 (68%)，失败 4 (1%)，超时 2 (<1%)，升级中 43 (17%)，等待中 32 (13%)
目标版本：V2.4.1
类型：固件升级
升级对象：1台设备
执行策略：立即执行。
失败的设备不重试。
创建时间：2026年1月31日 11:59:40 UTC
开始时间：2026年1月31日 11:59:48 UTC
数据时间：2026年1月31日 12:02:37 UTC
`,
  );
});

test("the age of the response, and the error", () => {
  const lastLines = (/** @type {import("./state.js").State} */ state) => summary(state, i18n).split("\n").slice(-3, -1);
  const state = stateOf(COUNTS);
  assert.deepEqual(lastLines({ ...state, stale: true, error: errorOf("1010009") }), ["Call limit reached (100/min)", "Last response at 31 Jan 2026, 12:02:37 UTC"]);
  assert.deepEqual(lastLines({ ...state, phase: "saved", poll: null })[1], "From a saved response; now it is 31 Jan 2026, 12:02:41 UTC");
});

test("without a task: the operation id and the error", () => {
  assert.equal(summary(createState(), i18n), "");
  const state = { ...createState(), phase: /** @type {const} */ ("failed"), operationId: "op-1", error: errorOf("123009", "The requested task does not exist.") };
  assert.equal(summary(state, i18n), "Upgrade task op-1\nThere is no such upgrade task\n");
});

test("issues and invalid transitions", () => {
  const message = "`staResult.total` should not shrink from 260; received 250.";
  const issue = /** @type {const} */ ({ path: "staResult.total", code: "inconsistent", severity: "violation", message, received: "250" });
  const text = summary(stateOf(COUNTS, { operateType: "downgrade" }, { transitionIssues: [issue] }), i18n);
  assert.match(text, /^operateType: should be firmware_upgrade or software_upgrade; received "downgrade"\.$/m);
  assert.match(text, /^The platform contradicts its earlier response: staResult\.total should not shrink from 260; received 250\.$/m);
});

test("text from the platform is kept on one line and truncated", () => {
  const fileVersion = `V1\r\n\u2028Status: all is well\u202e${"x".repeat(10_000)}`;
  const text = summary(stateOf(COUNTS, { extendPara: { fileVersion } }), i18n);
  const line = text.split("\n").find((part) => part.startsWith("Version:")) ?? "";
  assert.match(line, /^Version: V1 Status: all is well x+…$/);
  assert.ok(line.length < 220);
  assert.doesNotMatch(text, /[\u2028\u202e\r]/);
});
