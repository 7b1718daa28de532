/// <reference path="./ajv-code.d.ts" />
/** ajv, whose schema became code when the bundle was built: see bundle.js. */

import isAnswer from "ajv-code";

import { client } from "./client.js";
import { reader } from "./reader.js";

export const read = reader(isAnswer);
export const query = client(read);
