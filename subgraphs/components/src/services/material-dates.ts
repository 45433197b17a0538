/**
 * Says whether a day lies after another one.
 * @param day YYYY-MM-DD; day 00 is the first of the month
 * @param end YYYY-MM-DD; day 00 is the last of the month (GS1 General Specifications, AI 17)
 */
export function isAfter(day: string, end: string): boolean {
  return day > end.replace(/-00$/, '-31');
}
