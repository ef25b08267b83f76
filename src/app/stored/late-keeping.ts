import type { Keeping, Written } from "./kept-value.ts";

/** Keeps a block's value as long as what stores it has not come. */
export class LateKeeping implements Keeping {
  /** Where it is kept, once what stores it has come. */
  place: Keeping | undefined;
  private last: readonly [value: unknown, beside: Written] | undefined;
  private callback: ((value: unknown) => void) | undefined;
  private unwatch: (() => void) | undefined;
  /** Whether it was read when nothing was there: what is stored there by now has yet to be told. */
  private isMissed = false;

  /** Settles once its value has moved there; unset as long as nobody has asked for that. */
  moving: Promise<void> | undefined;

  /**
   * @param wanted called with each value that waits to be stored
   * @param readable resolves once what may be stored can be read; none where surely nothing is
   */
  constructor(
    private readonly wanted: () => void,
    private readonly readable?: () => Promise<unknown>,
  ) {}

  /** What was written last, as long as it is not stored. */
  get unsaved(): readonly [value: unknown, beside: Written] | undefined {
    return this.place ? undefined : this.last;
  }

  async read(): ReturnType<Keeping["read"]> {
    await this.readable?.();
    this.isMissed = !this.place;
    return this.place?.read();
  }

  write(value: unknown, beside: Written): void {
    this.last = [value, beside];
    if (this.place) this.place.write(value, beside);
    else this.wanted();
  }

  /** One at a time. */
  watch(callback: (value: unknown) => void): () => void {
    this.callback = callback;
    this.unwatch = this.place?.watch(callback);
    return () => {
      this.unwatch?.();
      this.callback = this.unwatch = undefined;
    };
  }

  /** From now on it is kept there, where another tab may have stored something meanwhile. */
  async moveTo(place: Keeping): Promise<void> {
    this.place = place;
    if (this.callback) this.unwatch = place.watch(this.callback);
    if (this.last) return place.write(...this.last);
    if (!this.isMissed) return;
    const stored = await place.read();
    if (stored && !this.last) this.callback?.(stored.value);
  }
}
