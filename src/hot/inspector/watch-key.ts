/** Alt+Shift+H opens and closes the inspector. It is loaded when it is opened first. */
export function watchKey(): void {
  window.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.code !== "KeyH") return;
    event.preventDefault();
    void import("./inspector.ts").then(({ toggleInspector }) => toggleInspector());
  });
}
