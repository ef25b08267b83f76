import { lazy } from "../../core/lazy.ts";

type AttachmentsPart = typeof import("./attachments.ts");

/** What deals with files, once it has come for one of the page's boxes. */
export let attachmentsPart: AttachmentsPart | undefined;

/** Loads it with the first sign of a file. @throws {HfError} unloaded; the next call tries again */
export const loadAttachments: () => Promise<AttachmentsPart> = lazy(async () => (attachmentsPart = await import("./attachments.ts")));
