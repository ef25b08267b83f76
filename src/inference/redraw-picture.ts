/** The longest side of a picture made anew: browsers of phones draw no larger ones. */
const LONGEST = 4096;
/** That of a drawing, which says itself only how wide it is to its height. */
const LONGEST_DRAWING = 1024;

/**
 * A picture in a form that models read, where this browser can show it: HEIC and TIFF in some, AVIF, BMP and drawings in
 * most. A photograph as JPEG, a drawing as PNG, both on white, since what is transparent is black to many models.
 *
 * @returns nothing where the browser cannot show it either
 */
export async function redrawPicture(file: Blob, type: string): Promise<Blob | undefined> {
  const isDrawing = type === "image/svg+xml";
  try {
    const picture = isDrawing ? await drawing(file.slice(0, file.size, type)) : await createImageBitmap(file);
    const { width, height } = picture;
    const longest = Math.max(width, height);
    const scale = isDrawing ? LONGEST_DRAWING / longest : Math.min(1, LONGEST / longest);
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const context = canvas.getContext("2d");
    if (!context) return undefined;
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob(isDrawing ? { type: "image/png" } : { type: "image/jpeg", quality: 0.92 });
  } catch {
    return undefined; // What cannot be decoded is no picture here, whatever the browser says of it.
  }
}

/** A drawing as the browser shows it: its scripts do not run, and nothing that it names is loaded. */
async function drawing(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
