/** Bundles with esbuild, into memory. @param {import("esbuild").BuildOptions} options With one entry point. */
export async function bundle(options) {
  const { build } = await import("esbuild");
  const { outputFiles = [] } = await build({ ...options, bundle: true, minify: true, target: "es2022", write: false });
  return outputFiles[0].text.trim();
}
