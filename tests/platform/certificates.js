/** A private certificate authority, as the platform's is: no browser and no server knows it. */

import { generate } from "selfsigned";

/** @typedef {{ cert: string, key: string }} Certificate In PEM. */

/** @param {string} name @returns {Promise<Certificate>} */
export async function createAuthority(name) {
  const { cert, private: key } = await generate([{ name: "commonName", value: name }], {
    extensions: [{ name: "basicConstraints", cA: true, critical: true }, { name: "keyUsage", keyCertSign: true, critical: true }],
  });
  return { cert, key };
}

/**
 * A certificate for servers of these names, or for a client.
 *
 * @param {Certificate} authority
 * @param {{ names?: string[], ips?: string[] }} owner
 * @returns {Promise<Certificate>}
 */
export async function issueCertificate(authority, { names = [], ips = [] }) {
  const dns = names.map((value) => /** @type {const} */ ({ type: 2, value }));
  const addresses = ips.map((ip) => /** @type {const} */ ({ type: 7, ip }));
  const { cert, private: key } = await generate([{ name: "commonName", value: names[0] ?? "Test" }], {
    ca: authority,
    extensions: [{ name: "subjectAltName", altNames: [...dns, ...addresses] }],
  });
  return { cert, key };
}
