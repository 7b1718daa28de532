/** Large and hostile responses: what is kept of them is bounded, and nothing of a task is lost. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

test("a response of a megabyte is read, and has at most 1,000 issues", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async ({ appKey, token }) => {
    const base = `"operationId":"op","status":"wait","operateType":"firmware_upgrade","staResult":{"total":1,"wait":1,"processing":0,"success":0,"fail":0,"stop":0,"timeout":0}`;
    const bodies = [
      `{${base},"targets":{"devices":[${Array(500_000).fill(1)}]}}`,
      `{${base},"targets":{"devices":["d"${",null".repeat(200_000)}]}}`,
      `{${base},"targets":{"devices":["d"]},"extendPara":{"ids":[${Array(50_000).fill("9007199254740993")}]}}`,
      `{${base},"targets":{"devices":["d"]},"extendPara":{${Array.from({ length: 70_000 }, (_, index) => `"k${index}":${index}`)}}}`,
      `{${base},"targets":{"devices":["d"]},"extendPara":{"deep":${"[".repeat(126)}${"]".repeat(126)}}}`,
      `{${`"targets":{"devices":[1]},`.repeat(40_000)}${base},"targets":{"devices":["d"]}}`,
    ];
    const results = bodies.map(async (body, index) => {
      const options = { baseUrl: `https://large-${index}.example`, appKey, maxResponseBytes: 2_000_000, fetch: async () => new Response(body) };
      const { targets, extendPara, issues } = await window.sdk.queryUpgradeTask("op", token, options);
      const last = issues.at(-1)?.message.split(" Further ")[1];
      return [targets.devices?.length, Object.keys(extendPara).length, issues.length, last];
    });
    return Promise.all(results);
  });

  assert.deepEqual(found, [
    [500_000, 1, 1_000, "issues left out: 499001."],
    [1, 1, 1_000, "issues left out: 199000."],
    [1, 2, 1_000, "issues left out: 49000."],
    [1, 70_001, 0, undefined],
    [1, 2, 0, undefined],
    [1, 1, 0, undefined],
  ]);
});

test("a watch of 70,000 devices goes on to its end", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async ({ appKey, token }) => {
    const devices = Array.from({ length: 70_000 }, (_, index) => `device-${index}`);
    const statuses = ["wait", "processing", "success"];
    const fetch = async () => {
      const status = statuses.shift();
      return Response.json({ operationId: "op", status, operateType: "firmware_upgrade", targets: { devices: status === "wait" ? ["d"] : devices }, staResult: {} });
    };
    const client = new window.sdk.UpgradeTaskClient({ baseUrl: "https://watch.example", appKey, fetch, maxResponseBytes: 2_000_000 });
    const seen = [];
    for await (const { task, changes } of client.watchUpgradeTask("op", token, { minIntervalMs: 10, maxIntervalMs: 10 })) {
      seen.push([task?.status, task?.targets.devices?.length, changes.map(({ path }) => path)]);
    }
    return seen;
  });

  assert.deepEqual(found, [
    ["wait", 1, []],
    ["processing", 70_000, ["targets.devices", "status"]],
    ["success", 70_000, ["status"]],
  ]);
});
