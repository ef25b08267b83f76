/** Whether something dragged has files. */
export function hasFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes("Files") ?? false;
}

/** The files dropped, and how many folders: those show up as files too, but cannot be read. */
export function droppedFiles({ items }: Pick<DataTransfer, "items">): { files: File[]; folders: number } {
  const kept = [...items].filter(({ kind }) => kind === "file");
  const files = kept.filter((item) => !item.webkitGetAsEntry?.()?.isDirectory);
  return { files: files.flatMap((item) => item.getAsFile() ?? []), folders: kept.length - files.length };
}

/**
 * The files pasted; none where it is the text that counts. Office programs add a picture of the text they copy,
 * and give it away by HTML beside it; file managers add the names of the files as text.
 */
export function pastedFiles(transfer: DataTransfer): File[] {
  const isPictureOfText = transfer.getData("text/plain") !== "" && transfer.types.includes("text/html");
  return isPictureOfText ? [] : [...transfer.files];
}
