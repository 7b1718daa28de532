/** Where the platform is, and who may ask it. */

import { UpgradeTaskClient } from "iot-upgrade-task";
import { fetchDemonstration } from "./demonstration.js";

/** One client for the whole console: its calls share one access token. */
export const client = new UpgradeTaskClient({ baseUrl: "/platform", appKey: "your-application-id", fetch: fetchDemonstration });

/** In a console: asks your own server, which logs in to the platform. */
export async function getAccessToken() {
  return "a-token-of-the-demonstration";
}

export const OPERATION_IDS = ["firmware-2031", "firmware-2027"];
