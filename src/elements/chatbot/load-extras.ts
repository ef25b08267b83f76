export type Extras = typeof import("./extras.ts");

let loading: Promise<Extras> | undefined;

/** Loads what only some chats show: thoughts, tools, options, examples, the editor. @throws where it cannot be reached; the next call tries again */
export async function loadExtras(): Promise<Extras> {
  loading ??= import("./extras.ts");
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
