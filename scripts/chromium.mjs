// Finds a Chromium or Chrome for the tests; where there is none, installs Debian's when it may.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** Flags for a browser that runs in a container and looks nothing up by itself. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** The path of the browser. @throws {Error} that says in one line what to do */
export function chromium() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, where there is no file. Set it to a Chromium or Chrome.`);
  }
  return find() ?? install();
}

function find() {
  return PLACES.find((path) => existsSync(path));
}

function install() {
  const mayInstall = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall) {
    console.log("No Chromium found; installing Debian's.");
    // A second time where it fails: a mirror may be away for a moment.
    for (let tries = 2; tries > 0; tries--) {
      apt("update");
      apt("install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core", "fonts-liberation");
      const path = find();
      if (path) return path;
    }
  }
  throw new Error("The tests need a browser: install Chromium or Chrome, or set CHROME_PATH to one.");
}

/** Tries each file again, and waits for another apt: one may still be at work on a machine that has just started. */
function apt(command, ...rest) {
  spawnSync("apt-get", ["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120", "-qq", command, ...rest], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
