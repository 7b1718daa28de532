/** ajv, with the schema compiled in the browser. */

import { Ajv } from "ajv";

import { formats, schema } from "./ajv-schema.js";
import { client } from "./client.js";
import { createReader } from "./reader.js";

/** @type {import("ajv").ValidateFunction<import("./reader.js").TaskBody>} */
const isTaskBody = new Ajv({ formats }).compile(schema);

export const read = createReader(isTaskBody);
export const query = client(read);
