// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import type { JSX } from "solid-js";
import type { ElementClasses, ElementEvents, ElementProperties } from "./elements.d.ts";

/** `on:hf-like` for the event `hf-like`. */
type Events<Tag extends keyof ElementEvents> = {
  [Name in keyof ElementEvents[Tag] & string as `on:${Name}`]?: ((event: ElementEvents[Tag][Name]) => void) | undefined;
};
/** `prop:handler` sets the property and `attr:handler` the attribute, whatever Solid would choose. */
type Explicit<Tag extends keyof ElementProperties> = {
  [Name in keyof ElementProperties[Tag] & string as `prop:${Name}`]?: ElementProperties[Tag][Name];
} & { [Name in keyof ElementProperties[Tag] & string as `attr:${Name}`]?: string | number | boolean | undefined };
type Of<T extends keyof ElementClasses> = ElementProperties[T] &
  Events<T> &
  Explicit<T> &
  Omit<JSX.HTMLAttributes<ElementClasses[T]>, keyof ElementProperties[T]>;

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "hf-blocks": Of<"hf-blocks">;
      "hf-interface": Of<"hf-interface">;
      "hf-chat-interface": Of<"hf-chat-interface">;
      "hf-on": Of<"hf-on">;
      "hf-then": Of<"hf-then">;
      "hf-conversations": Of<"hf-conversations">;
      "hf-each": Of<"hf-each">;
      "hf-item": Of<"hf-item">;
      "hf-render": Of<"hf-render">;
      "hf-state": Of<"hf-state">;
      "hf-timer": Of<"hf-timer">;
      "hf-button": Of<"hf-button">;
      "hf-chatbot": Of<"hf-chatbot">;
      "hf-column": Of<"hf-column">;
      "hf-json": Of<"hf-json">;
      "hf-label": Of<"hf-label">;
      "hf-markdown": Of<"hf-markdown">;
      "hf-multimodal-textbox": Of<"hf-multimodal-textbox">;
      "hf-number": Of<"hf-number">;
      "hf-row": Of<"hf-row">;
      "hf-slider": Of<"hf-slider">;
      "hf-textbox": Of<"hf-textbox">;
    }
  }
}
