/**
 * Bytes as PostgreSQL reads them from text.
 * @param base64 null stays null
 */
export function toBytea(base64: string | null): string | null {
  return base64 === null ? null : `\\x${Buffer.from(base64, 'base64').toString('hex')}`;
}
