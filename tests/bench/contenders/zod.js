/** zod. */

import * as z from "zod";

import { client } from "./client.js";
import { EXECUTE_TYPES, LONGEST_LIST, MOST_RETRIES, OPERATE_TYPES, STATUSES, reader } from "./reader.js";
import { isTime } from "./time.js";

const text = z.string().nullish();
const time = z.string().refine(isTime).nullish();
const list = z.array(z.string()).max(LONGEST_LIST).nullish();
const count = z.int().min(0);

const Answer = z.object({
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
      retryTimes: count.max(MOST_RETRIES).nullish(),
    })
    .nullish(),
  status: z.enum(STATUSES),
  staResult: z.object({ total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count }),
  extendPara: z.looseObject({ fileVersion: text }).nullish(),
});

/** @param {unknown} answer @returns {answer is import("./reader.js").Answer} */
const isAnswer = (answer) => Answer.safeParse(answer).success;

export const read = reader(isAnswer);
export const query = client(read);
