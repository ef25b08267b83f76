/** Keeps the page where something is dragged over an app, from now on. */
export function keepPageIn(app: Element): void {
  // Idempotent.
  for (const type of ["dragover", "drop"]) app.addEventListener(type, keepPage as (event: Event) => void);
}

/** For what is dragged beside all that takes it. A browser would leave the page for a file, and for a link from elsewhere. */
export function keepPage(event: DragEvent): void {
  const { dataTransfer } = event;
  const [at] = event.composedPath();
  const isField =
    at instanceof Element && !!at.closest(dataTransfer?.types.includes("Files") ? "[type=file]" : "input, textarea, [contenteditable]");
  if (event.defaultPrevented || isField || !dataTransfer?.types.some((type) => /Files|uri-list/.test(type))) return;
  event.preventDefault();
  dataTransfer.dropEffect = "none";
}
