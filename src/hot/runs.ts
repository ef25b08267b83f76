import { allChains } from "./handed-over.ts";
import { note } from "./notes.ts";

/** Says what becomes of the runs that go on while something changes. */
export function followRuns(): () => void {
  const running = allChains().filter(({ listener }) => listener.busy);
  return () => {
    if (running.length === 0) return;
    // Apps look at their listeners after the change.
    setTimeout(() => {
      const now = new Set(allChains());
      for (const chain of running) {
        const { name, busy } = chain.listener;
        if (!now.has(chain)) note.says(`${name} is gone from the app, so its run was stopped. What it had written stays.`);
        else if (busy) note.says(`${name} goes on with the earlier code; its next run has the new one.`);
      }
    });
  };
}
