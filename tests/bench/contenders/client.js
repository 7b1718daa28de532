/** The client that a developer would write around a reader: send, check the status, read. */

/** @typedef {{ baseUrl: string, appKey: string, token: string, operationId: string }} TaskQuery */

/**
 * @param {import("./reader.js").Read} read
 * @returns {(taskQuery: TaskQuery) => Promise<unknown>}
 */
export function client(read) {
  return async (taskQuery) => {
    const response = await sendQuery(taskQuery);
    const { ok, task } = read(new Uint8Array(await response.arrayBuffer()));
    if (!ok) throw new Error("The response is not an upgrade task.");
    return task;
  };
}

/** @param {TaskQuery} taskQuery */
export async function sendQuery({ baseUrl, appKey, token, operationId }) {
  const url = `${baseUrl}/iodm/northbound/v1.5.0/operations/${encodeURIComponent(operationId)}`;
  const response = await fetch(url, { headers: { app_key: appKey, authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`The platform responded with HTTP status ${response.status}.`);
  return response;
}
