/** An element of DER (ITU-T X.690 §10): its tag, its contents, and all its bytes. */
export interface DerElement {
  readonly tag: number;
  readonly contents: Buffer;
  readonly bytes: Buffer;
}

/** Tags used here. */
export const DER_TAG = { INTEGER: 0x02, OCTET_STRING: 0x04, OBJECT_ID: 0x06, SEQUENCE: 0x30 } as const;

/**
 * The elements that follow each other in untrusted bytes, one level deep.
 * @returns null where the bytes are no sequence of whole elements with definite lengths
 */
export function readElements(bytes: Buffer): DerElement[] | null {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = readElement(bytes, at);
    if (!element) return null;
    elements.push(element);
    at += element.bytes.length;
  }
  return elements;
}

/** The members of a constructed element; none where it cannot be read. */
export function membersOf(element: DerElement | undefined): readonly DerElement[] {
  return element ? (readElements(element.contents) ?? []) : [];
}

function readElement(bytes: Buffer, start: number): DerElement | null {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4 || start + 2 + lengthBytes > bytes.length) return null;
  const begin = start + 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(start + 2, lengthBytes);
  if (begin + length > bytes.length) return null;
  return {
    tag,
    contents: bytes.subarray(begin, begin + length),
    bytes: bytes.subarray(start, begin + length),
  };
}
