/** `iot-upgrade-task/element`: importing it defines `<upgrade-task-status>`; on a server it does nothing. */

import { UpgradeTaskStatusElement } from "./element.js";

export { UpgradeTaskStatusElement };

const NAME = "upgrade-task-status";

// Where two copies of the package are in one page, the first one stays.
if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, UpgradeTaskStatusElement);
