import type { Random, Tried } from "./freeze-texts.ts";

/** What opens, closes or separates something in many languages. */
const COMMON =
  'a¦A¦1¦ ¦\t¦.¦,¦;¦:¦::¦(¦)¦[¦]¦{¦}¦<¦>¦"¦\'¦`¦$¦${¦/¦//¦/*¦*/¦*¦_¦-¦--¦+¦=¦=>¦->¦#¦@¦!¦&¦|¦\\¦~¦%¦^¦?¦0x¦1e¦a.¦A<¦\\"¦a(¦\n'.split("¦");

/** Each grammar's own, besides. */
const OWN: Readonly<Record<string, string>> = {
  bash: "$((¦$(¦<<E¦function ¦if ¦))¦[[¦case ",
  c: '#include ¦#define ¦int ¦u8R"(¦static ¦\\\n',
  cpp: '#include ¦R"a(¦template<¦class ¦operator ¦a<a¦static ',
  css: "@media ¦a:¦url(¦!important¦--a¦@import ¦:not(¦::",
  diff: "@@ ¦+++ ¦--- ¦diff ¦Index: ¦***",
  go: "func ¦func (¦`¦chan ¦:=¦struct{",
  java: 'class ¦@a¦@a(¦new ¦record ¦A a¦"""¦throw ¦else ¦$¦A<A>',
  javascript: "function ¦<a¦</a>¦/>¦<a>¦html`¦css`¦(a¦new ¦const ¦function*¦/a/¦import ¦class ¦gql`",
  json: 'null¦{"a":¦[1,¦"\\',
  markdown: "[a](¦![¦](¦**¦__¦***¦```¦~~~¦    ¦* ¦1. ¦> ¦# ¦---¦<a¦=== ¦[a]:¦[a][",
  python: "def ¦f\"{¦f'{¦'''¦\"\"\"¦f'''{¦>>> ¦class ¦@a¦lambda ¦... ",
  rust: 'fn ¦r#"¦\'a¦r##¦let ¦impl ¦b"¦!(¦#[',
  shell: "$ ¦> ¦# ¦a@b$¦~/¦$(",
  sql: "select ¦create table ¦'a'¦--¦decimal(¦a.a",
  typescript: "function ¦<a¦</a>¦/>¦<a>¦html`¦(a¦new ¦const ¦enum ¦interface ¦A<¦@a¦class ",
  xml: "<a¦</a>¦<!--¦-->¦<![CDATA[¦]]>¦<?xml ¦<?php ¦<script>¦</script>¦<style>¦<!DOCTYPE ¦a=¦&amp;¦<!¦<a>",
  yaml: "- ¦a: ¦|\n¦> ¦&a¦*a¦!!a¦{{¦}}¦<%¦%>¦'a'¦---\n",
};

/** How the fragment lies on lines: as one, and in lines of such a length. */
const LINES = [Infinity, 1990, 400, 60];

/** Blocks of code of each grammar, each of a fragment of a few tokens again and again. */
export function* codeTexts(random: Random, length: number): Generator<Tried> {
  for (const made of [random.shuffled(single(1)), random.shuffled(single(2)), endless(random)]) {
    for (const [grammar, fragment] of made) {
      const line = random.of(LINES);
      const start = random.below(4) === 0 ? random.of(alphabet(grammar)) : "";
      const repeated = start + (line === Infinity ? fragment : `${fragment.repeat(Math.ceil(line / fragment.length))}\n`).repeat(length);
      yield {
        name: `${grammar}, ${JSON.stringify(start)} and ${JSON.stringify(fragment)}, lines of ${line}`,
        text: `\`\`\`\`\`\`${grammar}\n${repeated.slice(0, length)}\n\`\`\`\`\`\`\n`,
      };
    }
  }
}

function alphabet(grammar: string): readonly string[] {
  return [...COMMON, ...OWN[grammar]!.split("¦")];
}

/** Every grammar with every token, or with every two. */
function single(tokens: 1 | 2): (readonly [string, string])[] {
  return Object.keys(OWN).flatMap((grammar) =>
    alphabet(grammar).flatMap((one) => (tokens === 1 ? [""] : alphabet(grammar)).map((other) => [grammar, one + other] as const)),
  );
}

/** Three tokens, and mixtures of many. */
function* endless(random: Random): Generator<readonly [string, string]> {
  for (;;) {
    const grammar = random.of(Object.keys(OWN));
    const count = random.below(3) > 0 ? 3 : 4 + random.below(40);
    yield [grammar, Array.from({ length: count }, () => random.of(alphabet(grammar))).join("")];
  }
}
