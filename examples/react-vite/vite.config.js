import react from "@vitejs/plugin-react";

export default {
  plugins: [react()],
  // A browser cannot call the platform from another origin: docs/hosting.md.
  server: { proxy: { "/platform": { target: process.env.PLATFORM_URL ?? "https://host:8743", rewrite: (path) => path.replace("/platform", "") } } },
};
