// Puts the table of what a page needs beside the core into the script-tag entry: by tag, and by what else is needed before
// a person can begin. With it a page waits for two rounds of requests: the entry, then all the rest.
import { tsImport } from "tsx/esm/api";

const { catalogue } = await tsImport("../src/catalogue.ts", import.meta.url);

const ENGINE = ["app/bind-engine.ts", "inference/client.ts"];
const RUNNER = ["inference/tasks/run-task.ts", "app/bind-engine.ts", "chat/turn.ts"];
/**
 * Beside tags: modules by what needs them at once, and those that are needed only where something is stored. Names alone are
 * asked for by `askAhead`, and `mount` by the entry itself.
 */
const BESIDE = {
  mount: ["cdn/mounting.ts"],
  engine: ENGINE,
  runner: RUNNER,
  task: ["app/task-handler.ts", ...RUNNER],
  "hf-blocks[name],hf-interface[name],hf-chat-interface[name]": {
    atOnce: ["app/stored/persistence.ts"],
    whereStored: ["state/app-state.ts"],
  },
  "hf-chat-interface[save]": { atOnce: ["apps/conversations/hf-conversations.ts"], whereStored: ["state/conversations.ts"] },
};

/** @returns {import("vite").Plugin} */
export function partsTable() {
  return {
    name: "parts-table",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      const fileOf = (module) => {
        const is = (id) => id?.endsWith(`/src/${module}`);
        return (chunks.find(({ facadeModuleId }) => is(facadeModuleId)) ?? chunks.find(({ moduleIds }) => moduleIds.some(is)))?.fileName;
      };
      /** All files that a module is in or needs at once. */
      const closure = (module) => {
        const seen = new Set();
        const visit = (file) => {
          if (seen.has(file)) return;
          seen.add(file);
          bundle[file].imports.forEach(visit);
        };
        const file = fileOf(module);
        if (!file) throw new Error(`No file of the build holds ${module}.`);
        visit(file);
        return [...seen];
      };
      const core = closure("cdn/core.ts");
      const filesOf = (modules, known) => [...new Set(modules.flatMap(closure))].filter((file) => !known.includes(file));
      const table = Object.entries(wanted(fileOf)).flatMap(([selector, modules]) => {
        const { atOnce, whereStored = [] } = Array.isArray(modules) ? { atOnce: modules } : modules;
        const files = filesOf(atOnce, core);
        const later = filesOf(whereStored, [...core, ...files]);
        return files.length > 0 ? [[selector, files.join(" "), ...(later.length > 0 ? [later.join(" ")] : [])]] : [];
      });
      const entry = bundle["hf-blocks.js"];
      const place = /\[\[`hf-parts`,``\]\]/;
      if (!place.test(entry.code)) throw new Error("The entry has no place for the table of parts.");
      entry.code = entry.code.replace(place, () => `/*parts*/${JSON.stringify(table)}/*parts*/`);
    },
  };
}

/** Modules by what needs them. */
function wanted(fileOf) {
  const tags = Object.entries(catalogue).filter(([, { comes, with: other }]) => comes === "later" && !other);
  return { ...BESIDE, ...Object.fromEntries(tags.map(([tag, { from }]) => [tag, [definitionOf(tag, from, fileOf)]])) };
}

/** What registers a tag; its class, where another room asks for that. */
function definitionOf(tag, from, fileOf) {
  const definition = `define/${tag.slice("hf-".length)}.ts`;
  return fileOf(definition) ? definition : from;
}
