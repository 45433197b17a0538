/**
 * The serial number to ask first: a boxed gateway that failed its end-of-line test, was repaired and passed, so that the answer
 * shows every kind of fact.
 */
export function demoQuestion(): string {
  return 'KG26-00004';
}
