/** A file that may be opened as an app. CommonJS is none: a browser runs modules. */
export const APP_FILE = /\.(?:[jt]sx?|m[jt]s)$/;

/**
 * Whether a script may put something on the page by itself, as one that ends with `blocks(…).mount(document.body)`. By
 * its words alone, so that "no" is certain and "yes" is not.
 */
export function mayMount(code: string): boolean {
  return /\bmount\s*\(|\bdocument\b/.test(code);
}

/** Whether it imports another file, which may do so. */
export function importsFile(code: string): boolean {
  return /\bimport\s*(?:\(|[^"'`;]*)\s*["'`]\.{0,2}\//.test(code);
}
