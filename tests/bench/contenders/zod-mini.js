/** zod's tree-shakable edition. */

import * as z from "zod/mini";

import { client } from "./client.js";
import { EXECUTE_TYPES, MAX_LIST_LENGTH, MAX_RETRIES, OPERATE_TYPES, STATUSES, createReader } from "./reader.js";
import { isTime } from "./time.js";

const text = z.nullish(z.string());
const time = z.nullish(z.string().check(z.refine(isTime)));
const list = z.nullish(z.array(z.string()).check(z.maxLength(MAX_LIST_LENGTH)));
const count = z.int().check(z.gte(0));

const TaskBody = z.object({
  operationId: z.string().check(z.minLength(1)),
  createTime: time,
  startTime: time,
  stopTime: time,
  operateType: z.enum(OPERATE_TYPES),
  targets: z.object({ deviceGroups: list, deviceType: text, model: text, manufacturerName: text, devices: list }),
  policy: z.nullish(
    z.object({
      executeType: z.nullish(z.enum(EXECUTE_TYPES)),
      startTime: time,
      endTime: time,
      retryType: z.nullish(z.boolean()),
      retryTimes: z.nullish(count.check(z.lte(MAX_RETRIES))),
    }),
  ),
  status: z.enum(STATUSES),
  staResult: z.object({ total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count }),
  extendPara: z.nullish(z.looseObject({ fileVersion: text })),
});

/** @param {unknown} body @returns {body is import("./reader.js").TaskBody} */
const isTaskBody = (body) => TaskBody.safeParse(body).success;

export const read = createReader(isTaskBody);
export const query = client(read);
