import { parseArgs } from 'node:util';
import { evalBurden } from './eval/burden.ts';
import { evalChecker } from './eval/checker.ts';
import { evalChoices } from './eval/choices.ts';
import { evalCrossLanguage } from './eval/crosslanguage.ts';
import { evalDuplicates } from './eval/duplicates.ts';
import { ENGINES, type EngineName } from './eval/engines.ts';
import { evalKeyPoints } from './eval/keypoints.ts';
import { evalNoResult } from './eval/noresult.ts';
import { evalOffTopic } from './eval/offtopic.ts';
import { evalRelated } from './eval/related.ts';
import { evalScale } from './eval/scale.ts';
import { evalSearch } from './eval/search.ts';
import { evalTagging } from './eval/tagging.ts';
import { evalTiming } from './eval/timing.ts';
import { Refusal } from './lib/refusal.ts';

const USAGE = `npm run eval -- <what> [files] [options]

Measures what is found and prints a line of JSON for each figure; ours first, rivals after it in the same run.

  search <file…>      nDCG@10, MRR@10, recall@100 and times on test collections {name, lang, docs, queries, qrels};
                      a folder stands for its JSON files, "library" for the seeded documents
  --engine <name>     only this one: ${ENGINES.join(', ')}; may be repeated

  crosslanguage       questions in one language for an item in another, over the seeded library: recall@10 and nDCG@10
                      before and after the taxonomy bridge, and of all that the product does; the held-out half
  related             precision@5 of what is pushed when a discussion opens, against judged items
  choices             the same before and after several people chose, and after one alone tried to bend it
  timing              how far times of answering differ where forbidden items match, and where none do
  --tune              of these two the other half, with every miss by name; of noresult, offtopic and checker the other half

  duplicates          precision and recall of near-duplicates, on copies planted in the seeded library
  scale               times with trimming and updates, memory and build time of each engine, in a process of its own
  --docs <n>          how many invented records it has (100000)

  tagging <file…>     accuracy and F1 of saying whether a text is about a goal, on tables of text, sdg, label

  keypoints <folder>  coverage and precision of the key points chosen from arguments_X.csv, with key_points_X.csv and
                      labels_X.csv beside it, for each X and all together, with 95 per cent intervals
  --cv                what topics give that the settings were not chosen on, and every setting that was tried

  noresult [file…]    how often "nothing good" is said where the answer was taken out of the set, and where it is there

  checker             how many judged sentences that their contributions do not say are rejected, by what was altered in
                      them, and how many that they do say

  burden              cards, taps, required fields and words of each template for capture, and of a prompt, with the minutes
                      that they take at 40 words a minute and 3 seconds a tap

  offtopic            precision and recall of the suggestion that a contribution does not belong in its discussion
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    docs: { type: 'string', default: '100000' },
    tune: { type: 'boolean', default: false },
    cv: { type: 'boolean', default: false },
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

function documents(): number {
  const docs = Number(values.docs);
  if (Number.isInteger(docs) && docs > 0) return docs;
  throw new Refusal(`--docs ${values.docs} is not a number of records.`);
}

async function run([what, ...files]: readonly string[]): Promise<void> {
  const wanted = (): readonly string[] => {
    if (files.length > 0) return files;
    throw new Refusal(`Say which files: npm run eval -- ${what} <file…>`);
  };
  switch (what) {
    case 'search':
      return evalSearch(wanted(), engines());
    case 'crosslanguage':
      return evalCrossLanguage(values.tune);
    case 'related':
      return evalRelated(values.tune);
    case 'choices':
      return evalChoices();
    case 'timing':
      return evalTiming();
    case 'duplicates':
      return evalDuplicates();
    case 'scale':
      return evalScale(documents(), engines());
    case 'tagging':
      return evalTagging(wanted());
    case 'keypoints':
      for (const folder of wanted()) evalKeyPoints(folder, values.cv);
      return;
    case 'burden':
      return evalBurden();
    case 'offtopic':
      return evalOffTopic(values.tune);
    case 'checker':
      return evalChecker(values.tune);
    case 'noresult':
      return evalNoResult(files, values.tune);
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
