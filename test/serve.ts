import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface Served {
  /** Without a slash at its end. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * A server of a test, at a port that is free.
 * @param host by its number for a browser that is cut off from the net, which knows no names
 */
export async function serve(onRequest: RequestListener, host: "localhost" | "127.0.0.1" = "localhost"): Promise<Served> {
  const server = createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // A test that fails before its end leaves it open.
  server.unref();
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
