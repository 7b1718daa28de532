/** Stands in for the platform in tests: gives these responses in turn, the last one again and again. */
export function standIn(...responses) {
  return async () => {
    const { status = 200, body } = responses.length > 1 ? responses.shift() : responses[0];
    return new Response(JSON.stringify(body), { status });
  };
}

const TASK = { operationId: "op-1", operateType: "firmware_upgrade", targets: { devices: ["d1", "d2"] } };
const COUNTS = { total: 2, wait: 0, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 };

export const PROCESSING = { body: { ...TASK, status: "processing", staResult: { ...COUNTS, processing: 1, success: 1 } } };
export const SUCCESS = { body: { ...TASK, status: "success", staResult: { ...COUNTS, success: 2 } } };
export const TOKEN_REJECTED = { status: 403, body: { error_code: "1010005", error_desc: "Illegal Argument! Authorization invalid" } };
