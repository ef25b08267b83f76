import { Refusal } from "./respond.ts";

/** What a path of the endpoint asks for. */
export type Route = { kind: "overview" } | { kind: "chat" } | { kind: "text" } | { kind: "task"; task: string; model: string };

/**
 * Reads a path relative to the endpoint.
 *
 * @throws {Refusal} 404 for an unknown path, 405 for a method it does not take
 */
export function routeOf(method: string, path: string): Route {
  const route = routeOfPath(path.replace(/[?#].*$/, "").replace(/\/+$/, "") || "/");
  const allowed = route.kind === "overview" ? "GET" : "POST";
  if (method !== allowed) throw new Refusal(405, `This path takes ${allowed} requests only.`, { allow: allowed });
  return route;
}

function routeOfPath(path: string): Route {
  if (path === "/") return { kind: "overview" };
  if (path === "/v1/chat/completions") return { kind: "chat" };
  if (path === "/v1/completions") return { kind: "text" };
  const [, task, model] = (/^\/tasks\/([^/]+)\/(.+)$/.exec(path) ?? []).map(decoded);
  if (!staysInside(task) || !staysInside(model)) {
    throw new Refusal(404, "There is nothing at this path. Known are /v1/chat/completions, /v1/completions and /tasks/{task}/{model}.");
  }
  return { kind: "task", task, model };
}

/** A dot segment would leave the models' part of the router's paths. */
function staysInside(part: string | undefined): part is string {
  return part !== undefined && !part.split("/").some((name) => /^\.*$/.test(name));
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
