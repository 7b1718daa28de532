/** ajv, compiling its schema in the browser. */

import { Ajv } from "ajv";

import { formats, schema } from "./ajv-schema.js";
import { client } from "./client.js";
import { reader } from "./reader.js";

/** @type {import("ajv").ValidateFunction<import("./reader.js").Answer>} */
const isAnswer = new Ajv({ formats }).compile(schema);

export const read = reader(isAnswer);
export const query = client(read);
