// In the entry, in place of the builders of whole apps: what such an app holds is made when it is placed.
import { describe, type Description } from "../typescript/block.ts";
import { asApp } from "../typescript/blocks.ts";
import { pageLibrary } from "./library.ts";

type Maker = (...given: unknown[]) => Description;

export const recordedChat: Maker = recorded("hf-chat-interface", "chatInterface");
export const recordedInterface: Maker = recorded("hf-interface", "interfaceOf");

function recorded(tag: string, name: "chatInterface" | "interfaceOf"): Maker {
  return (...given) => {
    const made = asApp(describe(tag, { tag }, {}, [])) as unknown as Description;
    let whole: Description | undefined;
    const from = <K extends keyof Description>(property: K, until: Description[K]) =>
      Object.defineProperty(made, property, {
        get: () => (whole ??= (pageLibrary.mounted?.[name] as Maker | undefined)?.(...given))?.[property] ?? until,
      });
    from("options", {});
    from("children", []);
    return made;
  };
}
