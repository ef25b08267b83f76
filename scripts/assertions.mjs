// A `!` says that a value is there. The linter wants to know why: in a comment at the end of its line, or on the line before.

const explained = {
  meta: { type: "problem", docs: { description: "A non-null assertion has a comment that says why it is safe." } },
  create(context) {
    /** By their lines, and whether nothing stands in front of them. */
    const comments = new Map();

    return {
      Program() {
        const { lines } = context.sourceCode;
        for (const { type, value, loc } of context.sourceCode.getAllComments())
          if (type === "Line" && value.trim() !== "")
            comments.set(loc.start.line, lines[loc.start.line - 1].slice(0, loc.start.column).trim() === "");
      },
      TSNonNullExpression(node) {
        // The mark is at the end of what it is said of.
        const { line } = node.loc.end;
        if (comments.has(line) || comments.get(line - 1)) return;
        context.report({ node, message: "Say in a comment why this is never missing (`// safe: …`), or let the types say it." });
      },
    };
  },
};

export default { meta: { name: "assertions" }, rules: { explained } };
