// The Hugging Face client of the package: a small module in place of `dist/inference/client.js`, so that no author's bundle
// has 100 kB of it, and beside it what is loaded at the first call with a provider.
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { addVendored, clientTrim, lateName } from "./client-trim.mjs";

const source = fileURLToPath(new URL("../src/", import.meta.url));

/**
 * @param {string} outDir the folder of what is compiled
 * @param {boolean} alone whether it has its own copy of what it shares with the rest of the package
 */
export async function buildClient(outDir, alone = false) {
  await build({
    configFile: false,
    logLevel: "warn",
    plugins: [clientTrim(), ...(alone ? [] : [compiled()])],
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2022",
      minify: false,
      sourcemap: true,
      license: { fileName: "inference/client/licences.md" },
      lib: { entry: { "inference/client": `${source}inference/client.ts` }, formats: ["es"] },
      rolldownOptions: {
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: (chunk) => `inference/client/${lateName(chunk)}.js`,
        },
        treeshake: { moduleSideEffects: false },
      },
    },
  });
  addVendored(`${outDir}/inference/client/licences.md`);
}

/** What of ours it shares with the rest of the package stands there already. */
function compiled() {
  return {
    name: "compiled",
    enforce: "pre",
    resolveId: (id) =>
      id.startsWith(`${source}core/`) ? { id: `../${id.slice(source.length).replace(/\.ts$/, ".js")}`, external: "relative" } : undefined,
  };
}
