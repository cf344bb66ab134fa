import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What happened, in the order it happened, for somebody who was not there. Written as it happens. */
export interface Transcript {
  step(number: number, title: string): void;
  /** A sentence about what somebody did. */
  did(words: string): void;
  /** What somebody read, quoted. */
  read(who: string, words: string): void;
  picture(file: string, caption: string): void;
  /** A document as it was opened, beside the pictures. */
  document(name: string, bytes: Uint8Array): void;
  /** How it ended. */
  end(words: string): void;
}

/** Longer answers are cut in the quotation; the picture beside it has them whole. */
const MOST_LINES = 40;
/** What is longer is quoted once. */
const MOST_TWICE = 400;

export function writeTranscript(folder: string, title: string, about: string): Transcript {
  const file = join(folder, 'transcript.md');
  writeFileSync(file, `# ${title}\n\n${about}\n`);
  const quoted = new Set<string>();
  const add = (text: string): void => appendFileSync(file, `${text}\n`);
  return {
    step: (number, name) => add(`\n## ${number}. ${name}\n`),
    did: (words) => add(`- ${words.replaceAll('\n', ' ')}`),
    read: (who, words) => {
      if (words.length > MOST_TWICE && quoted.has(words)) {
        add(`\n  ${who} reads the same as quoted above: “${words.split('\n')[0] ?? ''} …”\n`);
        return;
      }
      quoted.add(words);
      const lines = words.split('\n');
      const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
      add(`\n  ${who} reads:\n\n${shown.map((line) => `  > ${line}`.trimEnd()).join('  \n')}\n`);
    },
    picture: (name, caption) => add(`\n  ![${caption}](${name})\n`),
    document: (name, bytes) => {
      writeFileSync(join(folder, name), bytes);
      add(`\n  [${name}](<${name}>)\n`);
    },
    end: (words) => add(`\n---\n\n${words}`),
  };
}
