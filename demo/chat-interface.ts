// A chat around one function: it thinks aloud, asks a tool, offers what to ask next. No model is needed for it.
import { chatInterface, slider, type ChatAnswer, type ChatMessage, type Run } from "hf-blocks";

const CITIES: Readonly<Record<string, { celsius: number; sky: string }>> = {
  Paris: { celsius: 19, sky: "cloudy" },
  Lima: { celsius: 23, sky: "clear" },
  Oslo: { celsius: 4, sky: "snowy" },
};

const speed = slider({ label: "Words a second", min: 5, max: 60, value: 25 });

async function* answer([message, , speed]: [string, ChatMessage[], number], run: Run): AsyncGenerator<ChatAnswer> {
  const city = Object.keys(CITIES).find((name) => message.toLowerCase().includes(name.toLowerCase()));
  const options = Object.keys(CITIES)
    .filter((name) => name !== city)
    .map((name) => ({ value: `And in ${name}?`, label: `And in ${name}?` }));
  if (!city) {
    yield { role: "assistant", content: `I know the weather in ${Object.keys(CITIES).join(", ")}. Ask for one of them.`, options };
    return;
  }

  const thought = {
    role: "assistant" as const,
    content: `The question is about **${city}**. I ask the weather service.`,
    metadata: { title: "Thinking", status: "pending" as "pending" | "done", duration: 0 },
  };
  yield [thought];
  await run.sleep(700);
  Object.assign(thought.metadata, { status: "done", duration: 0.7 });
  const tool = {
    type: "tool" as const,
    name: "get_weather",
    input: { city },
    status: "pending" as "pending" | "done",
    output: undefined as unknown,
  };
  yield [thought, { role: "assistant" as const, content: [tool] }];
  await run.sleep(600);
  Object.assign(tool, { status: "done", output: CITIES[city] });

  const { celsius, sky } = CITIES[city]!;
  const words =
    `It is **${celsius} °C** in ${city}, and the sky is ${sky}.\n\n| City | Now | Sky |\n| --- | ---: | --- |\n| ${city} | ${celsius} °C | ${sky} |\n\n${celsius < 10 ? "Take a coat." : "A light jacket will do."}`.split(
      /(?<=\s)/,
    );
  for (let count = 1; count <= words.length; count++) {
    yield [
      thought,
      { role: "assistant" as const, content: [tool] },
      { role: "assistant" as const, content: words.slice(0, count).join(""), options },
    ];
    await run.sleep(1000 / speed);
  }
}

export default chatInterface(answer, {
  name: "weather",
  heading: "Weather",
  description: "Invented weather for three cities",
  placeholder: "## Where are you going?",
  examples: ["What is the weather in Paris?", "Do I need a coat in Oslo?"],
  actions: ["copy", "like", "retry", "undo", "edit"],
  inputs: [speed],
});
