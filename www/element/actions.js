/** What the controls of the screen do. */

/** @typedef {import("./devices/controller.js").DevicesController} DevicesController */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./watch_controller.js").WatchController} WatchController */

/** The actions of the list of devices begin with this. */
const DEVICES = "devices-";

/**
 * Performs an action that does not concern the host page.
 *
 * @param {string} action
 * @param {string} value
 * @param {{ controller: WatchController, devices: DevicesController, screen: Screen }} parts
 */
export async function performAction(action, value, { controller, devices, screen }) {
  if (action === "refresh") controller.refresh();
  else if (action === "pause") controller.pause();
  else if (action === "resume") controller.resume();
  else if (action === "interval") controller.setInterval(value ? Number(value) : null);
  else if (action === "zone") controller.setPreferences({ zone: value === "UTC" ? "UTC" : "local" });
  else if (action === "search") controller.setPreferences({ search: value });
  else if (action.startsWith(DEVICES)) {
    devices.act(action.slice(DEVICES.length), value);
    if (action !== "devices-load" && action !== "devices-stop") screen.showListStart(action === "devices-page");
  }
  else {
    const notice = await screen.runExport(action, controller.state);
    if (notice) controller.showNotice(notice, action);
  }
}
