/** Addresses for showing files, each made once and given back as soon as its file is gone. */
export class ObjectUrls {
  private readonly urls = new Map<Blob, string>();

  /** The address of a file. */
  of(file: Blob): string {
    let url = this.urls.get(file);
    if (url === undefined) this.urls.set(file, (url = URL.createObjectURL(file)));
    return url;
  }

  /** Gives back the addresses of all files but these. */
  keepOnly(files: readonly Blob[]): void {
    for (const [file, url] of this.urls) {
      if (files.includes(file)) continue;
      URL.revokeObjectURL(url);
      this.urls.delete(file);
    }
  }
}
