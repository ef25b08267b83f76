import { blocks, live, markdown, textbox } from "hf-blocks";

const name = textbox({ id: "name", label: "Your name", placeholder: "Type your name." });
const answer = textbox({ id: "answer", label: "Answer", readonly: true });

// Runs as you type. With on(name, greet, name, answer) it would wait for Enter.
live(greet, name, answer);

function greet(text: string): string {
  return text ? `Hello, ${text}!` : "";
}

export default blocks({ name: "greeting" }, markdown("# Greeting"), name, answer);
