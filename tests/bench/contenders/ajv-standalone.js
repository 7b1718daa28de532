/// <reference path="./ajv-code.d.ts" />
/** ajv, with the schema compiled at build time: see bundle.js. */

import isTaskBody from "ajv-code";

import { client } from "./client.js";
import { createReader } from "./reader.js";

export const read = createReader(isTaskBody);
export const query = client(read);
