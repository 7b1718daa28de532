/** Entry point of the simulated platform for tests, `npm run platform` and `npm start`. */

export { startDemo } from "./demo.js";
export { startPlatform } from "./platform.js";
