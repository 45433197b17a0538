/** What a process under test inherits; all else is given to it, so that a test does not depend on the shell it runs in. */
export const INHERITED: Readonly<Record<string, string>> = { PATH: process.env.PATH ?? '' };
