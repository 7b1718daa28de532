/** valibot. */

import * as v from "valibot";

import { client } from "./client.js";
import { EXECUTE_TYPES, MAX_LIST_LENGTH, MAX_RETRIES, OPERATE_TYPES, STATUSES, createReader } from "./reader.js";
import { isTime } from "./time.js";

const text = v.nullish(v.string());
const time = v.nullish(v.pipe(v.string(), v.check(isTime)));
const list = v.nullish(v.pipe(v.array(v.string()), v.maxLength(MAX_LIST_LENGTH)));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** valibot's `object` accepts arrays. */
const noList = v.custom((value) => !Array.isArray(value));

const TaskBody = v.object({
  operationId: v.pipe(v.string(), v.nonEmpty()),
  createTime: time,
  startTime: time,
  stopTime: time,
  operateType: v.picklist(OPERATE_TYPES),
  targets: v.object({ deviceGroups: list, deviceType: text, model: text, manufacturerName: text, devices: list }),
  policy: v.nullish(
    v.pipe(
      noList,
      v.object({
        executeType: v.nullish(v.picklist(EXECUTE_TYPES)),
        startTime: time,
        endTime: time,
        retryType: v.nullish(v.boolean()),
        retryTimes: v.nullish(v.pipe(count, v.maxValue(MAX_RETRIES))),
      }),
    ),
  ),
  status: v.picklist(STATUSES),
  staResult: v.object({ total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count }),
  extendPara: v.nullish(v.pipe(noList, v.looseObject({ fileVersion: text }))),
});

/** @param {unknown} body @returns {body is import("./reader.js").TaskBody} */
const isTaskBody = (body) => v.is(TaskBody, body);

export const read = createReader(isTaskBody);
export const query = client(read);
