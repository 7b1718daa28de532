/** typebox, with its compiler. */

import Type from "typebox";
import Format from "typebox/format";
import { Compile } from "typebox/schema";

import { client } from "./client.js";
import { EXECUTE_TYPES, MAX_LIST_LENGTH, MAX_RETRIES, OPERATE_TYPES, STATUSES, createReader } from "./reader.js";
import { isTime } from "./time.js";

Format.Set("platform-time", isTime);

/** Absent or null. @template {Type.TSchema} T @param {T} type */
const nullish = (type) => Type.Optional(Type.Union([type, Type.Null()]));

const text = nullish(Type.String());
const time = nullish(Type.String({ format: "platform-time" }));
const list = nullish(Type.Array(Type.String(), { maxItems: MAX_LIST_LENGTH }));
const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const validator = Compile(
  Type.Object({
    operationId: Type.String({ minLength: 1 }),
    createTime: time,
    startTime: time,
    stopTime: time,
    operateType: Type.Enum(OPERATE_TYPES),
    targets: Type.Object({ deviceGroups: list, deviceType: text, model: text, manufacturerName: text, devices: list }),
    policy: nullish(
      Type.Object({
        executeType: nullish(Type.Enum(EXECUTE_TYPES)),
        startTime: time,
        endTime: time,
        retryType: nullish(Type.Boolean()),
        retryTimes: nullish(Type.Integer({ minimum: 0, maximum: MAX_RETRIES })),
      }),
    ),
    status: Type.Enum(STATUSES),
    staResult: Type.Object({ total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count }),
    extendPara: nullish(Type.Object({ fileVersion: text })),
  }),
);

/** @param {unknown} body @returns {body is import("./reader.js").TaskBody} */
const isTaskBody = (body) => validator.Check(body);

export const read = createReader(isTaskBody);
export const query = client(read);
