import { expect } from "chai";
import { findAnswer, type Word } from "../../../src/dev/local/find-answer/find-answer.ts";

/** Words at places: each string stands at its x, in a row of 20 pixels with 8 pixels a letter. */
function page(...rows: ([x: number, text: string] | [x: number, text: string][])[]): Word[] {
  return rows.flatMap((row, line) => {
    const cells = (Array.isArray(row[0]) ? row : [row]) as [number, string][];
    return cells.flatMap(([x, text]) => {
      let left = x;
      return text.split(" ").map((word): Word => {
        const box = { x0: left, y0: line * 40, x1: left + word.length * 8, y1: line * 40 + 20 };
        left = box.x1 + 8;
        return { text: word, box, confidence: 95 };
      });
    });
  });
}

const first = (question: string, words: Word[]) => findAnswer(question, words)[0]?.answer;

describe("finding an answer among words", () => {
  describe("where the value stands", () => {
    it("takes the value right of the label", () => {
      expect(
        first(
          "What is the invoice number?",
          page([
            [0, "Invoice #"],
            [400, "US-001"],
          ]),
        ),
      ).to.equal("us-001");
    });

    it("takes the value after the colon", () => {
      expect(first("What is the order number?", page([0, "Order number: A-77/3"]))).to.equal("a-77/3");
    });

    it("takes the value that follows the label without a mark", () => {
      expect(first("What is the receipt number?", page([0, "Receipt No. 88214"]))).to.equal("88214");
    });

    it("takes the value below the label in its column", () => {
      const words = page(
        [
          [0, "Bill to"],
          [300, "Ship to"],
        ],
        [
          [0, "John Smith"],
          [300, "Jane Doe"],
        ],
      );
      expect(first("Who is the bill to?", words)).to.equal("john smith");
      expect(first("Who is it shipped to?", words)).to.equal("jane doe");
    });

    it("takes the cell where the row and the column named meet", () => {
      const words = page(
        [
          [0, "Item"],
          [300, "Unit price"],
          [500, "Amount"],
        ],
        [
          [0, "Brake cables"],
          [300, "10.00"],
          [500, "20.00"],
        ],
        [
          [0, "Pedal arms"],
          [300, "15.00"],
          [500, "30.00"],
        ],
      );
      expect(first("What is the unit price of the pedal arms?", words)).to.equal("15.00");
      expect(first("What is the amount for the pedal arms?", words)).to.equal("30.00");
    });

    it("takes the date that follows the word in a sentence, over the end of a line", () => {
      const words = page([0, "We are pleased to say that your lease ends"], [0, "on 30 September 2024 and can be renewed"]);
      expect(first("When does the lease end?", words)).to.equal("30 september 2024");
    });
  });

  describe("which label is meant", () => {
    const sums = page(
      [
        [0, "Subtotal"],
        [300, "$145.00"],
      ],
      [
        [0, "Sales Tax 6.25%"],
        [300, "$9.06"],
      ],
      [
        [0, "TOTAL"],
        [300, "$154.06"],
      ],
    );

    it("prefers the total to the subtotal, and gives the subtotal when asked", () => {
      expect(first("What is the total?", sums)).to.equal("154.06");
      expect(first("What is the subtotal?", sums)).to.equal("145.00");
    });

    it("tells the tax from its rate", () => {
      expect(first("What is the sales tax?", sums)).to.equal("9.06");
      expect(first("What is the tax rate?", sums)).to.equal("6.25%");
    });

    it("prefers the total to a sub total in two words", () => {
      expect(
        first(
          "What is the total?",
          page(
            [
              [0, "Sub total"],
              [300, "8.00"],
            ],
            [
              [0, "Total"],
              [300, "9.00"],
            ],
          ),
        ),
      ).to.equal("9.00");
    });

    it("knows other words for the same thing", () => {
      expect(
        first(
          "What is the total?",
          page([
            [0, "Balance due"],
            [300, "€12.50"],
          ]),
        ),
      ).to.equal("12.50");
      expect(
        first(
          "How much is it?",
          page([
            [0, "Amount due"],
            [300, "12.50"],
          ]),
        ),
      ).to.equal("12.50");
      expect(first("What is the telephone number?", page([0, "Tel: 0113 496 0735"]))).to.equal("0113 496 0735");
    });

    it("tells the dates of a page apart", () => {
      const words = page(
        [
          [0, "Invoice date"],
          [300, "11/02/2019"],
        ],
        [
          [0, "Due date"],
          [300, "26/02/2019"],
        ],
      );
      expect(first("What is the invoice date?", words)).to.equal("11/02/2019");
      expect(first("When is it due?", words)).to.equal("26/02/2019");
    });

    it("reads labels with slips of the reader and lost spaces", () => {
      expect(
        first(
          "What is the total?",
          page([
            [0, "T0TAL"],
            [300, "5.00"],
          ]),
        ),
      ).to.equal("5.00");
      expect(first("Who is the bill to?", page([0, "BILLTO"], [0, "Ann Lee"]))).to.equal("ann lee");
      expect(
        first(
          "What is the invoice number?",
          page([
            [0, "lnvoice Numbor"],
            [300, "X-9"],
          ]),
        ),
      ).to.equal("x-9");
    });

    it("never takes another label for the answer", () => {
      const words = page(
        [
          [0, "Occupation"],
          [300, "Member ID"],
        ],
        [
          [0, "Biologist"],
          [300, "ML-2"],
        ],
      );
      const answers = findAnswer(
        "Who is the customer?",
        page(
          [
            [0, "Customer"],
            [300, "Ship to"],
          ],
          [0, "Ann Lee"],
        ),
      );
      expect(first("What is the member ID?", words)).to.equal("ml-2");
      expect(answers[0]?.answer).to.equal("ann lee");
    });
  });

  describe("the answer", () => {
    it("is in lower case, without currency and without punctuation around it", () => {
      expect(first("What is the total?", page([0, "Total: USD 1,154.06"]))).to.equal("1,154.06");
      expect(first("Who is the customer?", page([0, "Customer: East Repair Inc."]))).to.equal("east repair inc.");
      expect(first("Who is the cashier?", page([0, "Cashier: Priya,"]))).to.equal("priya");
    });

    it("says which words it is made of", () => {
      const [answer] = findAnswer("Who is the customer?", page([0, "Customer: John Smith"]));
      expect(answer).to.include({ answer: "john smith", start: 1, end: 2 });
    });

    it("joins the lines of an address", () => {
      const words = page([0, "Address"], [0, "12 Mill Lane"], [0, "Leeds LS1 4AB"]);
      expect(
        first(
          "What is the address?",
          words.map((word) => ({
            ...word,
            box: { ...word.box, y0: word.box.y0 * 0.75, y1: word.box.y0 * 0.75 + 20 },
          })),
        ),
      ).to.equal("12 mill lane leeds ls1 4ab");
    });

    it("comes with others when several are plausible, best first", () => {
      const answers = findAnswer(
        "What is the date?",
        page(
          [
            [0, "Order date"],
            [300, "1/2/2024"],
          ],
          [
            [0, "Ship date"],
            [300, "3/2/2024"],
          ],
        ),
      );
      expect(answers.map((answer) => answer.answer)).to.include.members(["1/2/2024", "3/2/2024"]);
      expect(answers[0]!.score).to.be.at.least(answers[1]!.score);
      for (const { score } of answers) expect(score).to.be.within(0, 1);
    });

    it("comes alone when one is asked for", () => {
      const words = page(
        [
          [0, "Order date"],
          [300, "1/2/2024"],
        ],
        [
          [0, "Ship date"],
          [300, "3/2/2024"],
        ],
      );
      expect(findAnswer("What is the date?", words, { topK: 1 })).to.have.length(1);
    });

    it("is less sure when the words were hard to read", () => {
      const clear = page([0, "Total: 5.00"]);
      const blurred = clear.map((word) => ({ ...word, confidence: 20 }));
      expect(findAnswer("What is the total?", blurred)[0]!.score).to.be.below(findAnswer("What is the total?", clear)[0]!.score);
    });

    it("is empty when the page has nothing of the kind", () => {
      const words = page([
        [0, "Invoice date"],
        [300, "11/02/2019"],
      ]);
      expect(findAnswer("What is the IBAN?", words)).to.deep.equal([]);
      expect(findAnswer("When does the warranty expire?", words)).to.deep.equal([]);
      expect(findAnswer("What is the total?", [])).to.deep.equal([]);
      expect(findAnswer("???", words)).to.deep.equal([]);
    });

    it("is found without a label when its form says what it is", () => {
      expect(first("What is the date?", page([0, "Green Market"], [0, "14/03/2024"]))).to.equal("14/03/2024");
      expect(first("What is the email address?", page([0, "Write to us at desk@example.org today"]))).to.equal("desk@example.org");
    });
  });

  it("finds one line in a page of 2,000 words", () => {
    const words = page(...Array.from({ length: 250 }, (_, row): [number, string] => [0, `Line ${row} says that total things are here`]), [
      0,
      "Total: 7.00",
    ]);
    expect(first("What is the total?", words)).to.equal("7.00");
  });
});
