/** What bundle.js has ajv make of ajv-schema.js. */
declare module "ajv-code" {
  export default function isAnswer(answer: unknown): answer is import("./reader.js").Answer;
}
