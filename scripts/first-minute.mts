// What a newcomer does first: `npm start`, attach a picture, ask. Ends the server when its page has answered.
import { openBrowser, openPage } from "../test/browser/browser.ts";
import { startDevServer } from "../test/browser/dev-server.ts";
import { ask, attach } from "../test/browser/document-page.ts";

const server = await startDevServer();
const browser = await openBrowser();
try {
  const page = await openPage(browser, server.origin);
  await attach(page, "test/fixtures/invoice.png");
  const { text } = await ask(page, "What is the invoice number?");
  console.log(`${page.url()} answered: ${text}`);
  if (!text.includes("us-001")) process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
}
