/** `iot-upgrade-task/upgrade-task.wasm`, as the bundlers that import files give it: its URL, for `init`. */
declare const url: string;
export default url;
