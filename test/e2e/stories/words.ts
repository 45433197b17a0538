/**
 * The words of a command as a shell reads them: blanks part them, but not between quotes; a backslash outside of single quotes takes the sign
 * behind it as it is.
 * @throws Error where a quote is left open, or where a sign stands that a shell would act on
 */
export function readWords(command: string): string[] {
  const pieces = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\|&;<>()$`*?[\]#~!{}])/gy;
  const words: string[] = [];
  let isInWord = false;
  for (let at = 0; at < command.length; at = pieces.lastIndex) {
    pieces.lastIndex = at;
    const piece = pieces.exec(command);
    if (!piece) throw new Error(`Not a plain word at ${at} of: ${command}`);
    const [, single, double, escaped, plain] = piece;
    const text = single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain;
    if (text !== undefined) words.push(`${isInWord ? (words.pop() ?? '') : ''}${text}`);
    isInWord = text !== undefined;
  }
  return words;
}
