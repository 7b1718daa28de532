/** zod. */

import * as z from "zod";

import { client } from "./client.js";
import { EXECUTE_TYPES, MAX_LIST_LENGTH, MAX_RETRIES, OPERATE_TYPES, STATUSES, createReader } from "./reader.js";
import { isTime } from "./time.js";

const text = z.string().nullish();
const time = z.string().refine(isTime).nullish();
const list = z.array(z.string()).max(MAX_LIST_LENGTH).nullish();
const count = z.int().min(0);

const TaskBody = z.object({
  operationId: z.string().min(1),
  createTime: time,
  startTime: time,
  stopTime: time,
  operateType: z.enum(OPERATE_TYPES),
  targets: z.object({ deviceGroups: list, deviceType: text, model: text, manufacturerName: text, devices: list }),
  policy: z
    .object({
      executeType: z.enum(EXECUTE_TYPES).nullish(),
      startTime: time,
      endTime: time,
      retryType: z.boolean().nullish(),
      retryTimes: count.max(MAX_RETRIES).nullish(),
    })
    .nullish(),
  status: z.enum(STATUSES),
  staResult: z.object({ total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count }),
  extendPara: z.looseObject({ fileVersion: text }).nullish(),
});

/** @param {unknown} body @returns {body is import("./reader.js").TaskBody} */
const isTaskBody = (body) => TaskBody.safeParse(body).success;

export const read = createReader(isTaskBody);
export const query = client(read);
