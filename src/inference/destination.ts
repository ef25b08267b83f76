import { authorError } from "../core/hf-error.ts";
import type { InferenceClient } from "@huggingface/inference";
import type { Call } from "./transport/call.ts";
import { lazy } from "../core/lazy.ts";
import { taskOfMethod } from "./engine-methods.ts";
import { makeFault } from "./transport/faults.ts";

const loadUnanswered = lazy(() => import("./unanswered.ts"));

/** The fields of `InferenceClient` that say where it goes. Its types call them private; they are plain fields. */
interface ClientFields {
  accessToken: string;
  defaultOptions: { endpointUrl?: string; fetch?: typeof fetch };
}

/** The client's own settings, or undefined when `engine` is no `InferenceClient` but an author's object. */
export function clientFields(engine: object): ClientFields | undefined {
  const { accessToken, defaultOptions } = engine as Partial<ClientFields>;
  return typeof accessToken === "string" && typeof defaultOptions === "object" && defaultOptions !== null
    ? { accessToken, defaultOptions }
    : undefined;
}

/** The arguments with which `client` goes where it should. An endpoint gets no token, whoever gave it. */
export async function addressedArgs(client: InferenceClient | object, call: Call): Promise<Record<string, unknown>> {
  const own = clientFields(client);
  const { accessToken: givenToken, ...args }: Record<string, unknown> = call.args;
  checkModel(call);
  const elsewhere = args.endpointUrl ?? own?.defaultOptions.endpointUrl;
  if (elsewhere !== undefined) {
    checkAddress(elsewhere);
    return { ...call.args };
  }
  const endpoint = own?.accessToken ? undefined : call.context.endpoint?.();
  if (endpoint === undefined) {
    if (!call.model) {
      throw authorError(`${call.method} needs a model, such as { model: "owner/name" }, or an endpoint that has a default.`);
    }
    const source = givenToken || own?.accessToken || call.context.token?.();
    const token = await (typeof source === "function" ? source() : source);
    if (source === undefined) loadUnanswered().then((author) => author.sayUnanswered(), console.error);
    if (token) return { ...args, accessToken: token };
    // Without one the router answers no chat at all; say so before anything leaves.
    if (/^(chat|textGen)/.test(call.method)) throw makeFault("sign-in");
    return args;
  }
  checkAddress(endpoint);
  // The endpoint chooses the provider; the client would refuse both.
  delete args.provider;
  // Without a model the client would put the address in its place.
  return { ...args, model: call.model ?? "", endpointUrl: endpointUrl(endpoint, call) };
}

/** Chat and text generation name their model in the body, single tasks in the address. */
function endpointUrl(endpoint: string, { method, model }: Call): string {
  // Servers tell their whole address: it is given as it was copied.
  const base = endpoint.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
  if (/^(chatCompletion|textGeneration)/.test(method)) return base.endsWith("/v1") ? base : `${base}/v1`;
  const path = model ? `/${model.split("/").map(encodeURIComponent).join("/")}` : "";
  return `${base}/tasks/${taskOfMethod(method)}${path}`;
}

function checkModel({ model, method }: Call): void {
  if (model === undefined) return;
  if (/^https?:/i.test(model)) {
    throw authorError(`${method}: “${model}” is an address, not a model. Give the address as the app's endpoint.`);
  }
  // It becomes part of a path, and may come from an input.
  if (model.split("/").some((segment) => segment === "." || segment === "..") || /[?#\\\s]/.test(model)) {
    throw makeFault("no-model", { values: { model } });
  }
}

function checkAddress(url: unknown): void {
  // A relative one would be taken for a model's name, and go to the router with the token.
  if (typeof url !== "string" || !/^https?:\/\//i.test(url)) {
    throw authorError(`The endpoint “${String(url)}” is not an absolute http or https address.`);
  }
}
