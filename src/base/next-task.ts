/**
 * Resolves in the next task. A page that is left has its connections cut before its listeners are told so: an error
 * that waits a task comes when what the person saw is stored.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
