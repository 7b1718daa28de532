// A module that uses the global of the classic script.
import "iot-upgrade-task/global";

export const read: Date = iotUpgradeTask.parseTimestamp("20151212T121212Z");
export const same: Date = window.iotUpgradeTask.parseTimestamp("20151212T121212Z");
