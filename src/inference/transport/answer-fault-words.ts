/** As `faultWords`, of faults that nobody but the service knows. */
export const answerFaultWords = {
  "too-large": "That is more than the service takes at once. Shorten the text or attach a smaller picture, then try again.",
  payment: "The account has no inference credit left. Add credit or choose another account, then try again.",
  "rate-limited": "Too many requests just now. Wait {wait}, then try again.",
  busy: "The service is busy or still loading the model. Wait {wait}, then try again.",
} as const;

/** The same as `sign-in`, of a service that is not Hugging Face. */
export const signInElsewhere = "The service asks for a valid sign-in. Sign in there, or ask who runs this app, then try again.";

/** How long to wait, inside the sentences above. */
export const waitWords = { moment: "a moment", secondsLong: "{seconds} seconds" } as const;
