// A file may be saved after a page has asked for it and before the page hears of saves. So the page says once, when it is
// loaded and connected, how old each of its files is; the dev server tells it again of those that were saved since.

const hot = import.meta.hot;

export function tellAges(): void {
  if (!hot) return;
  /** When each file was asked for last, by its address. */
  const asked = new Map<string, number>();
  const note = (entries: PerformanceEntryList) => {
    for (const { name, startTime } of entries) {
      if (name.startsWith(`${location.origin}/`)) asked.set(name.slice(location.origin.length), startTime);
    }
  };
  // What the browser keeps of requests by itself has an end.
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "resource", buffered: true });
  // An age counts from the moment when it is sent, which may be long after it was to be: the server asks for it.
  hot.on("hf-blocks:how-old", () => {
    note(observer.takeRecords());
    observer.disconnect();
    const now = performance.now();
    hot.send("hf-blocks:ages", Object.fromEntries([...asked].map(([address, at]) => [address, now - at])));
  });
  const loaded = () => hot.send("hf-blocks:loaded");
  if (document.readyState === "complete") loaded();
  else addEventListener("load", loaded, { once: true });
}
