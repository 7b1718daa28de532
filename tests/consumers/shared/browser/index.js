import { UpgradeTaskClient } from "iot-upgrade-task";
import "iot-upgrade-task/element";
import { report, showTask } from "./console.js";

report(showTask(UpgradeTaskClient));
