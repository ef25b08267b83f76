// What the console says of each change: what was kept and what was reset.

const PREFIX = "%c hf-blocks ";
const STYLE = "background: #6b4eff; color: white; border-radius: 3px";

function say(text: string): void {
  console.info(PREFIX + `%c ${text}`, STYLE, "");
}

export const note = {
  swapped(tag: string, count: number, renewed: readonly string[]): void {
    if (count === 0) return say(`<${tag}> changed; none is on the page.`);
    const of = count === 1 ? "its state is kept" : `the state of all ${count} is kept`;
    say(`<${tag}> changed: ${of}${renewed.length > 0 ? `; new default of ${renewed.join(", ")}` : ""}.`);
  },
  says: say,
  /** Where nothing else works. */
  reload(why: string): void {
    say(`${why} The page is loaded anew; stored state comes back.`);
    location.reload();
  },
};
