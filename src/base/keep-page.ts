/** Whether something dragged or pasted has files. */
export function hasFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes("Files") ?? false;
}

/** For what is dragged beside all that takes it. A browser would leave the page for a file, and for a link from elsewhere. */
export function keepPage(event: DragEvent): void {
  const { dataTransfer } = event;
  const [at] = event.composedPath();
  const isField = at instanceof Element && !!at.closest(hasFiles(dataTransfer) ? "[type=file]" : "input, textarea, [contenteditable]");
  if (event.defaultPrevented || isField || !dataTransfer?.types.some((type) => /Files|uri-list/.test(type))) return;
  event.preventDefault();
  dataTransfer.dropEffect = "none";
}
