// Runs test files in the order they are named, and tells its parent how it goes on.
import { Session } from "node:inspector/promises";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import fc from "fast-check";
import Mocha from "mocha";

/** What a child says while it runs. */
export type Told =
  /** A test has ended: it is not stuck. */
  | { readonly kind: "alive" }
  | { readonly kind: "failed"; readonly title: string; readonly message: string }
  /** `called` are the functions that the tests have called, each as `file name`. */
  | { readonly kind: "passed"; readonly called: readonly string[] };

const SOURCE = pathToFileURL("src/").href;
const { WATCH_CALLS, LONGEST_TEST } = process.env;

const tell = (told: Told) => new Promise((resolve) => process.send?.(told, resolve));
const coverage = new Session();
if (WATCH_CALLS !== undefined) {
  coverage.connect();
  await coverage.post("Profiler.enable");
  await coverage.post("Profiler.startPreciseCoverage", { callCount: false });
}

// What is tried at random is the same for each change, so that a seed gives the same again.
fc.configureGlobal({ seed: 1 });

// Whoever called is gone.
process.on("disconnect", () => process.exit(1));

const mocha = new Mocha({ bail: true, timeout: Number(LONGEST_TEST), reporter: class {} as never });
try {
  for (const file of process.argv.slice(2)) {
    // Mocha's own way to a file is `require`, which does not ask the loaders that `import` asks.
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, file, mocha);
    await import(pathToFileURL(resolve(file)).href);
  }
} catch (error) {
  await tell({ kind: "failed", title: "loading", message: String(error) });
  process.exit(1);
}
mocha
  .run()
  .on("test end", () => void tell({ kind: "alive" }))
  .once(
    "fail",
    (test, error: Error) => void tell({ kind: "failed", title: test.fullTitle(), message: error.message }).then(() => process.exit(1)),
  )
  .on("end", async () => {
    await tell({ kind: "passed", called: WATCH_CALLS === undefined ? [] : await called() });
    process.exit(0);
  });

/** What has been called of our own source. */
async function called(): Promise<string[]> {
  const { result } = await coverage.post("Profiler.takePreciseCoverage");
  return result
    .filter(({ url }) => url.startsWith(SOURCE))
    .flatMap(({ url, functions }) =>
      functions
        .filter(({ ranges }) => ranges[0]!.count > 0)
        .map(({ functionName }) => `${fileURLToPath(url.split("?")[0]!)} ${functionName.replace(/^[gs]et /, "")}`),
    );
}
