import { parseArgs } from 'node:util';
import { ENGINES, type EngineName } from './eval/engines.ts';
import { evalSearch } from './eval/search.ts';
import { Refusal } from './lib/refusal.ts';

const USAGE = `npm run eval -- <what> [files] [options]

Measures what is found and prints a line of JSON for each figure; ours first, rivals after it in the same run.

  search <file…>      nDCG@10, MRR@10, recall@100 and times on test collections {name, lang, docs, queries, qrels};
                      a folder stands for its JSON files
  --engine <name>     only this one: ${ENGINES.join(', ')}; may be repeated
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

function engines(): EngineName[] {
  return values.engine.map((given) => {
    const name = ENGINES.find((one) => one === given);
    if (!name) throw new Refusal(`There is no engine ${given}; there are ${ENGINES.join(', ')}.`);
    return name;
  });
}

async function run([what, ...files]: readonly string[]): Promise<void> {
  const wanted = (): readonly string[] => {
    if (files.length > 0) return files;
    throw new Refusal(`Say which files: npm run eval -- ${what} <file…>`);
  };
  switch (what) {
    case 'search':
      return evalSearch(wanted(), engines());
    default:
      throw new Refusal(USAGE);
  }
}

try {
  if (values.help) process.stdout.write(USAGE);
  else await run(positionals);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
