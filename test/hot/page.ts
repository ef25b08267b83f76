// Versions of a page, read as hot reload reads them: nothing in them runs.

export function documentOf(body: string, head = ""): Promise<Document> {
  const text = `<!doctype html><html><head><title>Page</title>${head}</head><body>${body}</body></html>`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => resolve(request.response as Document);
    request.onerror = () => reject(new Error("The page could not be read."));
    request.send();
  });
}

/** The only element in a page that matches. */
export function one(page: ParentNode, selector: string): Element {
  const found = [...page.querySelectorAll(selector)];
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} elements match ${selector}.`);
  return first;
}
