import type { HfError } from "../core/hf-error.ts";
import type { Progress } from "../core/progress.ts";
import type { Plan } from "./perform.ts";
import { itemsOf, type Port, type ProgressKind } from "./port.ts";
import type { Run } from "./run.ts";

/** What a person sees of one run at its blocks: that it goes on, how far it is, its fault. */
export class Display {
  private readonly ports: ReadonlyMap<Port, ProgressKind>;
  private begun = false;

  constructor(
    private readonly run: Run,
    { outputs, progress = "full", progressOn }: Plan,
  ) {
    const ports = new Map(itemsOf(outputs).map((port) => [port, progressOn ? "hidden" : progress]));
    for (const port of progressOn ?? []) ports.set(port, progress);
    this.ports = ports;
  }

  begin(): void {
    this.begun = true;
    for (const [port, kind] of this.ports) port.begin?.(this.run, kind);
  }

  progress(progress: Progress): void {
    for (const [port, kind] of this.ports) if (kind !== "hidden") port.progress?.(this.run, progress);
  }

  /** @returns false where no block can show it */
  fail(error: HfError): boolean {
    return [...this.ports.keys()].some((port) => !port.gone?.() && port.fail?.(error, this.run));
  }

  end(): void {
    if (this.begun) for (const port of this.ports.keys()) port.end?.(this.run);
  }
}
