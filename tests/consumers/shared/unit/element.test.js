import { UpgradeTaskClient } from "iot-upgrade-task";
import "iot-upgrade-task/element";
import { SUCCESS, standIn } from "./stand_in.js";

test("the element shows the end of an upgrade", async () => {
  const element = document.createElement("upgrade-task-status");
  element.client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", fetch: standIn(SUCCESS) });
  element.operationId = "op-1";
  element.accessToken = "token";
  const ended = new Promise((resolve) => element.addEventListener("upgrade-task-end", resolve));
  document.body.append(element);

  expect((await ended).detail.assessment.verdict).toBe("succeeded");
  expect(element.shadowRoot.querySelector('[part="verdict"]').textContent).toMatch(/2 devices/);
});

test("an element says what it needs", async () => {
  const element = document.createElement("upgrade-task-status");
  element.setAttribute("operation-id", "op-1");
  document.body.append(element);
  await null;

  expect(element.shadowRoot.textContent).toMatch(/Not set: base-url, app-key, accessToken\./);
  element.remove();
});
