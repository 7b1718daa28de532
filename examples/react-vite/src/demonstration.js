/** Stands in for the platform, so that the example runs by itself. In a console, leave `fetch` out of the options. */

const SECOND = 1_000;
const started = Date.now();

/** How many of the devices have been upgraded since the page was opened. */
function progress(total) {
  return Math.min(total, Math.floor((Date.now() - started) / SECOND));
}

const TASKS = {
  "firmware-2031": () => task({ total: 20, success: progress(20) }),
  "firmware-2027": () => task({ total: 3, success: 2, fail: 1 }),
};

function task({ total, success, fail = 0 }) {
  const processing = total - success - fail;
  return {
    operateType: "firmware_upgrade",
    targets: { devices: Array.from({ length: total }, (_, index) => `meter-${index + 1}`) },
    status: processing > 0 ? "processing" : fail > 0 ? "failed" : "success",
    staResult: { total, wait: 0, processing, success, fail, stop: 0, timeout: 0 },
    extendPara: { fileVersion: "V2.4.0" },
  };
}

export async function fetchDemonstration(url) {
  const [, operationId, isOfDevices] = /\/operations\/([^/?]+)(\/subOperations)?/.exec(url) ?? [];
  const body = isOfDevices ? { data: [], totalCount: 0 } : { operationId, ...TASKS[operationId]() };
  return new Response(JSON.stringify(body));
}
