import { readFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.join(__dirname, '../../../docs/stories.md');

/** A command of the page with what it prints, or a question with its answer. */
export type Step =
  | { readonly kind: 'command'; readonly command: string; readonly lines: readonly string[] }
  | { readonly kind: 'question'; readonly query: string; readonly answer: unknown };

/** A walk of the page. */
export interface Walk {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** The walks of docs/stories.md: every `sh` block with the `text` block below it, every `graphql` block with its `json` block. */
export function readWalks(): Walk[] {
  const [, ...sections] = readFileSync(FILE, 'utf8').split(/^## (?=Walk)/m);
  return sections.map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    steps: toSteps(section),
  }));
}

function toSteps(section: string): Step[] {
  const blocks = Array.from(section.matchAll(/^```(\w+)\n(.*?)^```$/gms), ([, language = '', text = '']) => ({
    language,
    text,
  }));
  return blocks.flatMap(({ language, text }, at): Step[] => {
    const below = blocks[at + 1];
    if (language === 'sh' && below?.language === 'text') {
      return [{ kind: 'command', command: text.trim(), lines: toLines(below.text) }];
    }
    if (language === 'graphql' && below?.language === 'json') {
      return [{ kind: 'question', query: text, answer: JSON.parse(below.text) }];
    }
    if (language === 'text' || language === 'json') return [];
    throw new Error(`A block of docs/stories.md has no block below it that says what to see: ${text}`);
  });
}

/** Lines as printed; `…` stands for anything. */
function toLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '…');
}

/** Whether a printed line is what the page shows, `…` standing for anything. */
export function shows(printed: string, line: string): boolean {
  const [start = '', ...pieces] = line.split('…');
  const text = printed.trim();
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return line.endsWith('…') || at === text.length;
}
