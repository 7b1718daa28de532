/** `iot-upgrade-task/element`: importing it defines `<upgrade-task-status>`; on a server it has no effect. */

import { UpgradeTaskStatusElement } from "./element.js";

export { UpgradeTaskStatusElement };

const NAME = "upgrade-task-status";

// If a page has two copies of the package, the first definition stays.
if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, UpgradeTaskStatusElement);
