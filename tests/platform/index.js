/** The simulated platform: what tests, `npm run platform` and `npm start` use of it. */

export { startDemo } from "./demo.js";
export { startPlatform } from "./platform.js";
