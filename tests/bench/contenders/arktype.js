/** arktype. */

import { type } from "arktype";

import { client } from "./client.js";
import { EXECUTE_TYPES, MAX_LIST_LENGTH, MAX_RETRIES, OPERATE_TYPES, STATUSES, createReader } from "./reader.js";
import { isTime } from "./time.js";

const text = type("string | null");
const time = type("string").narrow(isTime).or("null");
const list = type("string[]").atMostLength(MAX_LIST_LENGTH).or("null");
const count = type("number.safe").and("number.integer >= 0");

/** arktype's "object" includes arrays. */
const noList = type("object").narrow((value) => !Array.isArray(value));

const TaskBody = type({
  operationId: "string > 0",
  "createTime?": time,
  "startTime?": time,
  "stopTime?": time,
  operateType: type.enumerated(...OPERATE_TYPES),
  targets: { "deviceGroups?": list, "deviceType?": text, "model?": text, "manufacturerName?": text, "devices?": list },
  "policy?": noList
    .and({
      "executeType?": type.enumerated(...EXECUTE_TYPES, null),
      "startTime?": time,
      "endTime?": time,
      "retryType?": "boolean | null",
      "retryTimes?": count.atMost(MAX_RETRIES).or("null"),
    })
    .or("null"),
  status: type.enumerated(...STATUSES),
  staResult: { total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count },
  "extendPara?": noList.and({ "fileVersion?": text }).or("null"),
});

/** @param {unknown} body @returns {body is import("./reader.js").TaskBody} */
const isTaskBody = (body) => TaskBody.allows(body);

export const read = createReader(isTaskBody);
export const query = client(read);
