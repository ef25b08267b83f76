// What deals with an answer that is a fault: one import, one chunk.
export { answerFault, clientFault, tellAuthor } from "./error-kinds.ts";
export { failure } from "./failed-answer.ts";
