import { UpgradeTaskClient } from "iot-upgrade-task";
import { PROCESSING, SUCCESS, TOKEN_REJECTED, standIn } from "./stand_in.js";
import { upgradeLabel } from "./upgrade_label.js";

const newClient = (...responses) => new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", fetch: standIn(...responses) });

test("a running upgrade, then the end", async () => {
  const client = newClient(PROCESSING, SUCCESS);
  expect(await upgradeLabel(client, "op-1", "token")).toBe("processing: 1 of 2");
  expect(await upgradeLabel(client, "op-1", "token")).toBe("success: 2 of 2");
});

test("a rejected token", async () => {
  expect(await upgradeLabel(newClient(TOKEN_REJECTED), "op-1", "token")).toBe("unauthorized");
});
