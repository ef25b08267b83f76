// Runs the tests of elements and of the app in WebKit, by WebDriver: `WEBKIT_DRIVER=/usr/bin/WebKitWebDriver npx wtr`.
// On Debian: apt-get install webkit2gtk-driver xvfb, and xvfb-run before it where there is no display.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";

const PORT = 4499;
const KEYS = {
  Enter: "\uE007",
  Backspace: "\uE003",
  Delete: "\uE017",
  Tab: "\uE004",
  Escape: "\uE00C",
  Space: " ",
  Home: "\uE011",
  End: "\uE010",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Meta: "\uE03D",
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

/** @param {string} path of a WebDriver for WebKit. @returns a browser for the test runner */
export function webkitLauncher(path) {
  const driver = new Driver(path);
  const page = pageOf(driver);
  const open = new Set();
  let config;
  return {
    name: "WebKit",
    // The runner sends keys and the mouse to what it takes for a page of Puppeteer's.
    type: "puppeteer",
    getPage: () => page,
    concurrency: 1,
    async initialize(given) {
      config = given;
      await driver.start();
    },
    async startSession(id, url) {
      await driver.send("url", { url });
      open.add(id);
    },
    async stopSession(id) {
      open.delete(id);
      await driver.send("url", { url: "about:blank" });
      return {};
    },
    isActive: (id) => open.has(id),
    getBrowserUrl: (id) => `${config.protocol}//${config.hostname}:${config.port}/?wtr-session-id=${id}`,
    stop: () => driver.stop(),
  };
}

function pageOf(driver) {
  const key = (name) => KEYS[name] ?? name;
  const stroke = (value) => [
    { type: "keyDown", value },
    { type: "keyUp", value },
  ];
  const keys = (actions) => driver.act({ type: "key", id: "keys", actions });
  const mouse = (actions) => driver.act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  const to = (x, y) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y) });
  const button = (type, { button = "left" } = {}) => ({ type, button: BUTTONS[button] });
  return {
    keyboard: {
      type: (text) => keys([...text].flatMap(stroke)),
      press: (name) => keys(stroke(key(name))),
      down: (name) => keys([{ type: "keyDown", value: key(name) }]),
      up: (name) => keys([{ type: "keyUp", value: key(name) }]),
    },
    mouse: {
      move: (x, y) => mouse([to(x, y)]),
      click: (x, y, options) => mouse([to(x, y), button("pointerDown", options), button("pointerUp", options)]),
      down: (options) => mouse([button("pointerDown", options)]),
      up: (options) => mouse([button("pointerUp", options)]),
    },
    setViewport: ({ width, height }) => driver.send("window/rect", { width, height }),
    emulateMediaFeatures() {
      throw new Error("WebKit cannot be told of other media features.");
    },
  };
}

class Driver {
  constructor(path) {
    this.path = path;
  }

  async start() {
    this.process = spawn(this.path, [`--port=${PORT}`], { stdio: "ignore" });
    const binary = process.env.WEBKIT_BROWSER ?? miniBrowser();
    const options = { binary, args: ["--automation"] };
    const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": options } };
    for (let left = 50; ; left--) {
      try {
        this.session = (await this.call("POST", "/session", { capabilities })).sessionId;
        return;
      } catch (error) {
        if (left === 0 || error.name === "WebDriverError") throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async stop() {
    await this.call("DELETE", `/session/${this.session}`).catch(() => {});
    this.process.kill();
  }

  act(source) {
    return this.send("actions", { actions: [source] });
  }

  send(what, body) {
    return this.call("POST", `/session/${this.session}/${what}`, body);
  }

  async call(method, path, body) {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`http://127.0.0.1:${PORT}${path}`, { method, headers, body: JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw Object.assign(new Error(`${value.error}: ${value.message}`), { name: "WebDriverError" });
    return value;
  }
}

/** The small browser that WebKit's driver comes with. */
function miniBrowser() {
  for (const root of ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"]) {
    try {
      const folder = readdirSync(root).find((name) => name.startsWith("webkit2gtk-4"));
      if (folder) return `${root}/${folder}/MiniBrowser`;
    } catch {
      // Not there on this machine.
    }
  }
  throw new Error("No MiniBrowser found. Set WEBKIT_BROWSER to the path of a WebKit browser.");
}
