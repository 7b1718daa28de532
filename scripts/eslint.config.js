import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["dist/", "www/dist/", "target/", "node_modules/", ".tools/"] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "no-console": ["error", { allow: ["error"] }],
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  { files: ["scripts/**", "tests/consumers/run.js"], rules: { "no-console": "off" } },
  { files: ["tests/consumers/*/**"], languageOptions: { globals: { ...globals.jest, ...globals.worker, Deno: "readonly" } }, rules: { "no-console": "off" } },
];
