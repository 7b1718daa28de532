/** The custom element of this package, with all that it needs. */

export { UpgradeTaskStatusElement } from "iot-upgrade-task/element";
