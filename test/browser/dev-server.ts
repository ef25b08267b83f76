// The dev server as its user starts it: `npm start`.
import { spawn, type ChildProcess } from "node:child_process";

export interface DevServer {
  /** Where it serves, for example `http://localhost:7860`. */
  readonly origin: string;
  /** What it printed. */
  readonly output: () => string;
  /** From the command to its address, in milliseconds. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

/** @param words what stands behind the command */
export async function startDevServer(env: Record<string, string> = {}, words: readonly string[] = []): Promise<DevServer> {
  const start = Date.now();
  const child = spawn("npm", ["start", ...(words.length > 0 ? ["--", ...words] : [])], {
    detached: true,
    env: { ...process.env, CI: "1", NO_COLOR: "1", HF_TOKEN: "", HF_BLOCKS_OFFLINE: "1", ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const origin = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = output.match(/Local:\s+(http:\/\/[^\s/]+)/);
      if (found) resolve(found[1]!);
    };
    child.stdout.on("data", look);
    child.once("exit", (code) => reject(new Error(`npm start ended with exit code ${code}:\n${output}`)));
  });
  return { origin, output: () => output, readyAfter: Date.now() - start, stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("close", () => resolve());
    // npm starts a shell that starts the server: the whole group must go.
    process.kill(-child.pid!, "SIGTERM");
  });
}
