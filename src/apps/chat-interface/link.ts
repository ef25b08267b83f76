/** The URL of this page that opens one conversation of an app. */
export function linkTo(app: string, conversation: string): string {
  return Object.assign(new URL(location.href), { hash: new URLSearchParams({ [app]: conversation }).toString() }).href;
}

/** The conversation that the page was opened with. */
export function linkedTo(app: string): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get(app) || undefined;
}
