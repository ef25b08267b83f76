import { note } from "./notes.ts";

/** What is looked at here of an app and its listeners. */
interface AppLike extends Element {
  readonly wired?: readonly WiredLike[];
}
interface WiredLike {
  readonly listener: { readonly name: string; readonly busy: boolean };
}

/** Says what becomes of the runs that go on while something changes. */
export function followRuns(): () => void {
  const running = busy();
  return () => {
    if (running.length === 0) return;
    // Apps look at their listeners after the change.
    setTimeout(() => {
      const now = new Set(busy());
      for (const wired of running) {
        const { name } = wired.listener;
        if (now.has(wired)) note.says(`${name} goes on with the earlier code; its next run has the new one.`);
        else if (!all().includes(wired)) note.says(`${name} is gone from the app, so its run was stopped. What it had written stays.`);
      }
    });
  };
}

function all(): WiredLike[] {
  return [...document.querySelectorAll<AppLike>("hf-blocks, hf-interface")].flatMap(({ wired }) => wired ?? []);
}

function busy(): WiredLike[] {
  return all().filter(({ listener }) => listener.busy);
}
