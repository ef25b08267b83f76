/** What an author is told on the console of a listener that stands where nothing hears it. @param listener as its author wrote it */
export function sayOutside(listener: string): void {
  console.error(`${listener} stands outside <hf-blocks>, so nothing listens. Put it inside.`);
}

/** Of one that was given a token. */
export function sayNoToken(listener: string): void {
  console.error(`${listener} takes no token, so it was taken out of the page. Give it to the app around it: its property “token”.`);
}

/** Of a token in the page. */
export function sayFirstTry(app: string): void {
  console.warn(
    `The token attribute of <${app}> is for a first try. Sign in with Hugging Face or use an endpoint before others use the page.`,
  );
}
