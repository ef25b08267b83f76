// What the app loads when the first call is made: one import, one chunk.
export { bindEngine } from "./engine.ts";
export { resolveEndpoint } from "./endpoint.ts";
