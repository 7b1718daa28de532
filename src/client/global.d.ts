/** `iot-upgrade-task/global`: a classic script that defines `iotUpgradeTask`, with the exports of `iot-upgrade-task`. */

import * as api from "iot-upgrade-task";

declare global {
  interface Window {
    /** The package, once its script has run. */
    iotUpgradeTask: typeof api;
  }
  /** Empty. Merged with it, the namespace of the package can be used in modules, not in scripts alone. */
  interface iotUpgradeTask {}
}
