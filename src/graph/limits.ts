// What a run seldom needs, loaded with the first that does.
export { enter, leave } from "./pool.ts";
export { accepts } from "./validate.ts";
