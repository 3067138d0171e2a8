/** A part of a multipart request, as received. */
export type UploadedFile = {
  /** The n of `files[n]`. */
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly data: Buffer;
};

/** A file that the fake stores and serves under `url`. */
export type FakeFile = {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly description: string | undefined;
  readonly url: string;
  readonly size: { readonly width: number; readonly height: number } | undefined;
};

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Returns the pixel size from the header of a PNG; undefined for anything else. */
export function readPngSize(data: Buffer): { width: number; height: number } | undefined {
  if (data.length < 24 || !data.subarray(0, 8).equals(PNG_SIGNATURE)) return undefined;
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}
