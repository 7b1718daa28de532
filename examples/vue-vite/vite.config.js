import vue from "@vitejs/plugin-vue";

export default {
  // Otherwise Vue looks for a component of this name.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "upgrade-task-status" } } })],
  // A browser cannot call the platform from another origin: docs/hosting.md.
  server: { proxy: { "/platform": { target: process.env.PLATFORM_URL ?? "https://host:8743", rewrite: (path) => path.replace("/platform", "") } } },
};
