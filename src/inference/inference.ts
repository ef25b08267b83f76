// What the app loads when the first call is made: one import, one chunk.
export { bindEngine } from "./engine.ts";
export { resolveEndpoint } from "./endpoint.ts";
export { runTask } from "./run-task.ts";
export { taskAttributes } from "./task-parameters.ts";
