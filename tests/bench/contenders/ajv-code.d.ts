/** What bundle.js has ajv make of ajv-schema.js. */
declare module "ajv-code" {
  export default function isTaskBody(body: unknown): body is import("./reader.js").TaskBody;
}
