/** The JSON Schema and the formats that both ajv contenders compile. */

import { EXECUTE_TYPES, MAX_LIST_LENGTH, MAX_RETRIES, OPERATE_TYPES, STATUSES } from "./reader.js";
import { isTime } from "./time.js";

const text = { type: "string", nullable: true };
const time = { type: "string", format: "platform-time", nullable: true };
const list = { type: "array", items: { type: "string" }, maxItems: MAX_LIST_LENGTH, nullable: true };
const count = { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

export const schema = {
  type: "object",
  properties: {
    operationId: { type: "string", minLength: 1 },
    createTime: time,
    startTime: time,
    stopTime: time,
    operateType: { enum: OPERATE_TYPES },
    targets: {
      type: "object",
      properties: { deviceGroups: list, deviceType: text, model: text, manufacturerName: text, devices: list },
    },
    policy: {
      type: "object",
      nullable: true,
      properties: {
        executeType: { enum: [...EXECUTE_TYPES, null] },
        startTime: time,
        endTime: time,
        retryType: { type: "boolean", nullable: true },
        retryTimes: { ...count, maximum: MAX_RETRIES, nullable: true },
      },
    },
    status: { enum: STATUSES },
    staResult: {
      type: "object",
      properties: { total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count },
      required: ["total", "wait", "processing", "success", "fail", "stop", "timeout"],
    },
    extendPara: { type: "object", nullable: true, properties: { fileVersion: text } },
  },
  required: ["operationId", "operateType", "targets", "status", "staResult"],
};

export const formats = { "platform-time": isTime };
