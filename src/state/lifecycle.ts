/** What happens to a page that others want to know of. */
export interface PageEvents {
  /** Nobody sees it now, and it may never run again. */
  hide(): void;
  /** The person sees it again. */
  show(): void;
  /** It is left; `kept` when it may come back out of the back/forward cache. Comes after `pause`, and in place of `hide`. */
  leave(kept: boolean): void;
  /** It goes into the back/forward cache: what is under way must let go. */
  pause(): void;
  comeBack(): void;
}

/** Follows a page through its life. Never by `unload` or `beforeunload`: they keep a page out of the back/forward cache. */
export function followPage([page, document = page]: readonly EventTarget[], signal: AbortSignal, on: PageEvents): void {
  page?.addEventListener(
    "pagehide",
    (event) => {
      const { persisted } = event as PageTransitionEvent;
      if (persisted) on.pause();
      on.leave(persisted);
    },
    { signal },
  );
  page?.addEventListener("pageshow", (event) => (event as PageTransitionEvent).persisted && on.comeBack(), { signal });
  document?.addEventListener("freeze", () => on.hide(), { signal });
  document?.addEventListener("visibilitychange", () => ((document as Document).visibilityState === "hidden" ? on.hide() : on.show()), {
    signal,
  });
}
