// A registry that has our package as it would be published, and sends npm on to the configured one for all others.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";

export interface Registry {
  /** Its address, as npm takes it. */
  readonly address: string;
  close(): void;
}

/** @param tarball our package, packed @throws where the configured registry cannot be reached: nothing could be installed */
export async function startRegistry(tarball: string, manifest: { name: string; version: string }): Promise<Registry> {
  const upstream = configured();
  await reach(upstream);
  const { name, version } = manifest;
  const bytes = readFileSync(tarball);
  const file = `/${name}/-/${basename(tarball)}`;
  const server = createServer((request, response) => {
    if (request.url === file) return response.end(bytes);
    if (request.url !== `/${name}`) return response.writeHead(302, { location: new URL(request.url!.slice(1), upstream).href }).end();
    const dist = { tarball: address + file.slice(1), integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}` };
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } }));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    address,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function configured(): string {
  const address = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8", shell: process.platform === "win32" }).trim();
  return address.endsWith("/") ? address : `${address}/`;
}

async function reach(registry: string): Promise<void> {
  const answer = await fetch(new URL("vite", registry), { headers: { accept: "application/vnd.npm.install-v1+json" } }).catch(
    (cause: unknown) => cause,
  );
  if (answer instanceof Response && answer.ok) return void answer.body?.cancel();
  throw new Error(
    `The registry that npm is configured for cannot be reached, and these tests install packages from it. See: npm config get registry`,
    { cause: answer instanceof Response ? `It answered with ${answer.status}.` : answer },
  );
}
