/**
 * For a number field: over one that has the focus the wheel scrolls the page, as it does elsewhere. Browsers would change
 * the number; they do not while it is read-only, which the field is no longer by the next task.
 */
export function scrollsPage(event: Event): void {
  const field = event.currentTarget as HTMLInputElement;
  if (field.readOnly) return;
  field.readOnly = true;
  setTimeout(() => (field.readOnly = false));
}
