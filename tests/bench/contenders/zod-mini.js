/** zod's small edition, which a bundler can shake. */

import * as z from "zod/mini";

import { client } from "./client.js";
import { EXECUTE_TYPES, LONGEST_LIST, MOST_RETRIES, OPERATE_TYPES, STATUSES, reader } from "./reader.js";
import { isTime } from "./time.js";

const text = z.nullish(z.string());
const time = z.nullish(z.string().check(z.refine(isTime)));
const list = z.nullish(z.array(z.string()).check(z.maxLength(LONGEST_LIST)));
const count = z.int().check(z.gte(0));

const Answer = z.object({
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
      retryTimes: z.nullish(count.check(z.lte(MOST_RETRIES))),
    }),
  ),
  status: z.enum(STATUSES),
  staResult: z.object({ total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count }),
  extendPara: z.nullish(z.looseObject({ fileVersion: text })),
});

/** @param {unknown} answer @returns {answer is import("./reader.js").Answer} */
const isAnswer = (answer) => Answer.safeParse(answer).success;

export const read = reader(isAnswer);
export const query = client(read);
