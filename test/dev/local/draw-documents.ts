import sharp from "sharp";

/** A page drawn for the tests, with what it says. */
export interface DrawnDocument {
  name: string;
  picture: Buffer;
  questions: { question: string; answer: string }[];
}

interface Text {
  x: number;
  y: number;
  text: string;
  size?: number;
  bold?: boolean;
  end?: boolean;
}

/** A till receipt: narrow, monospaced, amounts at the right edge. */
export async function shopReceipt(): Promise<DrawnDocument> {
  const row = (y: number, left: string, right: string, bold = false): Text[] => [
    { x: 40, y, text: left, bold },
    { x: 460, y, text: right, end: true, bold },
  ];
  const texts: Text[] = [
    { x: 120, y: 70, text: "GREEN MARKET", size: 30, bold: true },
    { x: 130, y: 105, text: "14 Station Road, Leeds" },
    { x: 150, y: 132, text: "Tel: 0113 496 0735" },
    ...row(190, "Receipt No. 88214", "14/03/2024"),
    ...row(220, "Cashier: Priya", "16:42"),
    ...row(280, "Oat milk 1L", "2.10"),
    ...row(312, "Sourdough loaf", "3.85"),
    ...row(344, "Apples Gala 1kg", "2.49"),
    ...row(376, "Dark chocolate", "1.95"),
    ...row(436, "SUBTOTAL", "10.39"),
    ...row(468, "VAT 5%", "0.52"),
    ...row(510, "TOTAL", "10.91", true),
    ...row(560, "Cash", "20.00"),
    ...row(592, "Change", "9.09"),
    { x: 90, y: 660, text: "Thank you for shopping!" },
  ];
  return {
    name: "receipt",
    picture: await draw(500, 700, "monospace", 19, texts, [
      [40, 248, 460, 248],
      [40, 404, 460, 404],
      [40, 528, 460, 528],
    ]),
    questions: [
      { question: "What is the total?", answer: "10.91" },
      { question: "What is the subtotal?", answer: "10.39" },
      { question: "How much cash was given?", answer: "20.00" },
      { question: "How much is the change?", answer: "9.09" },
      { question: "What is the receipt number?", answer: "88214" },
      { question: "Who was the cashier?", answer: "priya" },
      { question: "How much was the sourdough loaf?", answer: "3.85" },
      { question: "What is the phone number?", answer: "0113 496 0735" },
      { question: "What is the date of the receipt?", answer: "14/03/2024" },
    ],
  };
}

/** A form: labels above their boxes in two columns, then labels with colons. */
export async function filledForm(): Promise<DrawnDocument> {
  const field = (x: number, y: number, label: string, value: string): Text[] => [
    { x, y, text: label, size: 17, bold: true },
    { x: x + 8, y: y + 34, text: value, size: 22 },
  ];
  const texts: Text[] = [
    { x: 60, y: 80, text: "Membership Application", size: 36, bold: true },
    ...field(60, 150, "Full name", "Maria Lindqvist"),
    ...field(480, 150, "Date of birth", "23 August 1987"),
    ...field(60, 250, "Email", "maria.l@example.org"),
    ...field(480, 250, "Phone number", "+46 70 174 06 35"),
    ...field(60, 350, "Street address", "Storgatan 12"),
    ...field(480, 350, "City", "Uppsala"),
    ...field(60, 450, "Occupation", "Marine biologist"),
    ...field(480, 450, "Member ID", "ML-20931"),
    { x: 60, y: 560, text: "Membership type: Family" },
    { x: 60, y: 600, text: "Annual fee: $240.00" },
    { x: 60, y: 640, text: "Start date: 01/09/2024" },
    { x: 60, y: 680, text: "Referred by: Jonas Berg" },
  ];
  const boxes = [150, 250, 350, 450].flatMap((y) => [60, 480].map((x): Line => [x, y + 46, x + 340, y + 46]));
  return {
    name: "form",
    picture: await draw(900, 760, "sans-serif", 22, texts, boxes),
    questions: [
      { question: "What is the full name?", answer: "maria lindqvist" },
      { question: "What is the date of birth?", answer: "23 august 1987" },
      { question: "What is the email address?", answer: "maria.l@example.org" },
      { question: "What is the phone number?", answer: "+46 70 174 06 35" },
      { question: "What is the occupation?", answer: "marine biologist" },
      { question: "What is the member ID?", answer: "ml-20931" },
      { question: "How much is the annual fee?", answer: "240.00" },
      { question: "When is the start date?", answer: "01/09/2024" },
      { question: "Who was the member referred by?", answer: "jonas berg" },
    ],
  };
}

/** A business letter: prose, with a subject line and a signature. */
export async function businessLetter(): Promise<DrawnDocument> {
  const texts: Text[] = [
    { x: 80, y: 90, text: "Harbour & Wells Ltd.", size: 30, bold: true },
    { x: 80, y: 122, text: "8 Quay Street, Bristol BS1 4DJ" },
    { x: 80, y: 190, text: "12 June 2024" },
    { x: 80, y: 230, text: "Our reference: HW/4471" },
    { x: 80, y: 290, text: "Dear Ms. Okafor," },
    { x: 80, y: 340, text: "Subject: Renewal of the office lease", bold: true },
    { x: 80, y: 390, text: "Thank you for your letter. The lease of the office on Quay Street" },
    { x: 80, y: 420, text: "ends on 30 September 2024. We are glad to offer you a renewal" },
    { x: 80, y: 450, text: "for three years. The monthly rent will be $1,850.00 and the" },
    { x: 80, y: 480, text: "deposit stays at $3,700.00 as before." },
    { x: 80, y: 530, text: "Please send your answer to leases@example.com before the end of" },
    { x: 80, y: 560, text: "the month." },
    { x: 80, y: 620, text: "Yours sincerely," },
    { x: 80, y: 690, text: "Thomas Wells" },
    { x: 80, y: 720, text: "Director" },
  ];
  return {
    name: "letter",
    picture: await draw(850, 800, "serif", 22, texts, []),
    questions: [
      { question: "What is the reference?", answer: "hw/4471" },
      { question: "What is the subject of the letter?", answer: "renewal of the office lease" },
      { question: "Who signed the letter?", answer: "thomas wells" },
      { question: "Who is the letter addressed to?", answer: "ms. okafor" },
      { question: "How much is the monthly rent?", answer: "1,850.00" },
      { question: "How much is the deposit?", answer: "3,700.00" },
      { question: "When does the lease end?", answer: "30 september 2024" },
      { question: "What is the email address?", answer: "leases@example.com" },
    ],
  };
}

/** The same page as people really send it: turned, compressed, smaller, larger. */
export const variants: { name: string; make: (picture: Buffer) => Promise<Buffer> }[] = [
  { name: "as it is", make: async (picture) => picture },
  ...[-5, -2, 3, 5].map((degrees) => ({
    name: `turned by ${degrees}°`,
    make: (picture: Buffer) => onWhite(picture).rotate(degrees, { background: "#fff" }).png().toBuffer(),
  })),
  { name: "as a poor JPEG", make: (picture) => onWhite(picture).jpeg({ quality: 40 }).toBuffer() },
  ...[0.75, 2].map((factor) => ({
    name: `at ${factor} of its size`,
    make: async (picture: Buffer) => {
      const { width } = await sharp(picture).metadata();
      return onWhite(picture)
        .resize({ width: Math.round(width * factor) })
        .png()
        .toBuffer();
    },
  })),
];

function onWhite(picture: Buffer) {
  return sharp(picture).flatten({ background: "#fff" });
}

type Line = [x1: number, y1: number, x2: number, y2: number];

function draw(width: number, height: number, font: string, size: number, texts: Text[], lines: Line[]): Promise<Buffer> {
  const shapes = [
    ...texts.map(
      (item) =>
        `<text x="${item.x}" y="${item.y}" font-size="${item.size ?? size}"${item.bold ? ' font-weight="bold"' : ""}` +
        `${item.end ? ' text-anchor="end"' : ""}>${item.text.replace(/&/g, "&amp;")}</text>`,
    ),
    ...lines.map(([x1, y1, x2, y2]) => `<path d="M${x1} ${y1}H${x2}V${y2}" stroke="#777" stroke-width="1"/>`),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${font}" fill="#111"><rect width="100%" height="100%" fill="#fff"/>${shapes.join("")}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
