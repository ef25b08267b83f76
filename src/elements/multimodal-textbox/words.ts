import { wording, type AttachmentWordKey } from "../../core/words.ts";

/** The words about attached files. */
const english: Readonly<Record<AttachmentWordKey, string>> = {
  removeFile: "Remove {name}",
  fileEmpty: "“{name}” is empty. Choose another file.",
  fileType: "“{name}” is not one of the accepted kinds: {accept}. Choose another file.",
  fileTooLarge: "“{name}” is {size}; the limit is {limit}. Choose a smaller file.",
  fileTooMany: "At most {count} files fit here. Remove some to add others.",
  filesMore: "{count} more were left out.",
  folderDropped: "A folder cannot be dropped here. Choose the files in it.",
  fileAdded: "“{name}” attached.",
  filesAdded: "{count} files attached.",
  fileRemoved: "“{name}” removed.",
  fileOnlyOne: "Only one file fits here. “{name}” replaced the earlier one.",
};

export function attachmentWord(key: AttachmentWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
