import { UpgradeTaskClient } from "iot-upgrade-task/external";
import "iot-upgrade-task/element";
import { report, showTask } from "./console.js";

// The client of another entry is a client to the element.
report(showTask(UpgradeTaskClient));
