let said = false;

/** Tells an author, once, why nobody answers on a published page. What the person reads is said elsewhere. */
export function sayUnanswered(): void {
  if (said) return;
  said = true;
  console.error(
    "Nobody answers this app: it has neither a token nor an endpoint, and only the dev server of hf-blocks brings an endpoint along. " +
      'Write the address of a server of yours, <hf-blocks endpoint="https://…">, or set the property token of <hf-blocks> to a function ' +
      "that gives the Hugging Face token of the person who signed in. See “Who answers” in the README of hf-blocks.",
  );
}
