/**
 * What a person is told of a fault, by its code: what happened, and what to do next. An author replaces `error-<code>`.
 * What only an answer can be stands in `answer-fault-words.ts`.
 */
export const faultWords = {
  "no-file": "Attach a picture of the document first, then ask again.",
  "bad-file": "The file could not be read. Attach a PNG or JPEG picture and ask again.",
  "bad-input": "The service did not accept the request. Change the question or the file and try again.",
  offline: "You seem to be offline. Check the connection, then try again.",
  unreachable: "The service cannot be reached, or does not allow this page. Check its address, then try again.",
  "sign-in": "The service asks for a valid sign-in. Sign in to Hugging Face, then try again.",
  "no-model": "The model “{model}” is not available here. Choose another model.",
  service: "The service had a fault of its own. Try again in a moment.",
  timeout: "Nothing came back for {seconds} seconds. Try again.",
  truncated: "The answer broke off before its end. What arrived is kept; try again for the rest.",
  "bad-answer": "The service answered with something unreadable. Try again, or choose another model.",
  "no-method": "This app’s engine cannot do “{task}”. Give it an engine that can, or remove the engine.",
} as const;
