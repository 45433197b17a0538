import { createHash } from 'node:crypto';

import { Random } from '../random';

/** A part at its place in an image. */
export interface PlacedPart {
  readonly digest: string;
  readonly offset: number;
}

/** An image as released: its bytes and both of its digests. */
export interface ImageFile {
  readonly bytes: Buffer;
  /** SHA-256 of the whole file. */
  readonly fileSha256: string;
  /** SHA-256 of header and payload, without the trailer: what the device reports. */
  readonly tlvSha256: string;
  readonly parts: readonly PlacedPart[];
}

const HEADER_SIZE = 32;
const MAGIC = 0x96f3b83d;
const TRAILER_MAGIC = 0x6907;
/** Parts start at multiples of it. */
const ALIGNMENT = 256;

/** What to build an image of. */
export interface ImagePlan {
  readonly name: string;
  readonly version: string;
  /** Length of a payload of its own, in bytes; 0 for an image made of parts. */
  readonly payloadSize: number;
  readonly parts?: readonly ImageFile[];
}

/**
 * Builds an image in the layout of MCUboot (header, payload, trailer with the payload's hash), the form in which the digest of
 * the file and the digest the device reports differ.
 */
export function buildImage(plan: ImagePlan): ImageFile {
  const own = new Random(`image/${plan.name}/${plan.version}`).bytes(plan.payloadSize);
  const chunks: Buffer[] = [Buffer.alloc(HEADER_SIZE), own];
  const parts: PlacedPart[] = [];
  let length = HEADER_SIZE + own.length;
  for (const part of plan.parts ?? []) {
    const gap = (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
    chunks.push(Buffer.alloc(gap, 0xff), part.bytes);
    parts.push({ digest: `FILE:sha256:${part.fileSha256}`, offset: length + gap });
    length += gap + part.bytes.length;
  }
  const body = Buffer.concat(chunks);
  writeHeader(body, plan.version);
  const tlv = createHash('sha256').update(body).digest();
  const bytes = Buffer.concat([body, trailer(tlv)]);
  const fileSha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, fileSha256, tlvSha256: tlv.toString('hex'), parts };
}

function writeHeader(body: Buffer, version: string): void {
  const numbers = (version.match(/\d+/g) ?? []).map(Number);
  body.writeUInt32LE(MAGIC, 0);
  body.writeUInt16LE(HEADER_SIZE, 8);
  body.writeUInt32LE(body.length - HEADER_SIZE, 12);
  body.writeUInt8(numbers[0] ?? 0, 20);
  body.writeUInt8(numbers[1] ?? 0, 21);
  body.writeUInt16LE(numbers[2] ?? 0, 22);
}

function trailer(hash: Buffer): Buffer {
  const info = Buffer.alloc(8);
  info.writeUInt16LE(TRAILER_MAGIC, 0);
  info.writeUInt16LE(info.length + hash.length, 2);
  info.writeUInt16LE(0x10, 4);
  info.writeUInt16LE(hash.length, 6);
  return Buffer.concat([info, hash]);
}
