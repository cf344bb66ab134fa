import type { Mutation } from './mutation.ts';

const SUPPORT = 'tests/kernel/support.test.ts';
const CHECKER = 'tests/tools/eval-checker.test.ts';
const INJECTION = 'tests/features/rewriting/injection.test.ts';
const REWRITING = 'tests/features/rewriting/rewriting.test.ts';
const KEYPOINTS = 'tests/tools/eval-keypoints.test.ts';
const HELD_OUT = 'of the half that nothing was chosen by';

/** What is measured of drafts, what the checker notices, and what a language model may do (FR-SYN-7). */
export const MEASURED_RULES: readonly Mutation[] = [
  {
    rule: 'Coverage is the share of the key points that somebody chosen makes.',
    file: 'tools/eval/keypoints.ts',
    text: 'new Set(made.flatMap((points) => [...points])).size / reference',
    becomes: 'made.flatMap((points) => [...points]).length / reference',
    test: KEYPOINTS,
    name: 'coverage is the share of key points that are made',
  },
  {
    rule: 'Precision is the share of the chosen that make a key point.',
    file: 'tools/eval/keypoints.ts',
    text: 'Math.max(1, chosen.length)',
    becomes: 'reference',
    test: KEYPOINTS,
    name: 'coverage is the share of key points that are made',
  },
  {
    rule: 'What is said of all is read with an interval of 95 per cent.',
    file: 'tools/eval/keypoints.ts',
    text: '[percentile(averages, 0.025), percentile(averages, 0.975)]',
    becomes: '[percentile(averages, 0.5), percentile(averages, 0.5)]',
    test: KEYPOINTS,
    name: 'the interval holds the average',
  },
  {
    rule: 'LexRank with MMR runs beside ours, and takes what is new.',
    file: 'tools/eval/lexrank.ts',
    text: '- (1 - CENTRAL) * repeated',
    becomes: '',
    test: KEYPOINTS,
    name: 'LexRank puts the most central first',
  },
  {
    rule: 'The checker rejects a sentence that denies what its contributions say.',
    file: 'src/kernel/support/turning.ts',
    text: '(denied ? 1 : 0)',
    becomes: '0',
    test: CHECKER,
    name: HELD_OUT,
  },
  {
    rule: 'It rejects a number that nobody wrote.',
    file: 'src/kernel/support/supported.ts',
    text: "  { kind: 'number', of: ({ figures }) => figures },\n",
    becomes: '',
    test: CHECKER,
    name: HELD_OUT,
  },
  {
    rule: 'It rejects a country that nobody named.',
    file: 'src/kernel/support/supported.ts',
    text: "  { kind: 'place', of: ({ places }) => places },\n",
    becomes: '',
    test: CHECKER,
    name: HELD_OUT,
  },
  {
    rule: 'It rejects an actor that nobody named.',
    file: 'src/kernel/support/supported.ts',
    text: "  { kind: 'actor', of: ({ actors }) => actors },\n",
    becomes: '',
    test: CHECKER,
    name: HELD_OUT,
  },
  {
    rule: 'It rejects actors that were exchanged.',
    file: 'src/kernel/support/turning.ts',
    text: "if (exchanged(here, there)) turns.push('exchanged');",
    becomes: '',
    test: SUPPORT,
    name: 'who did it to whom is told',
  },
  {
    rule: 'It lets what is faithful stand: nine of ten at least.',
    file: 'src/kernel/support/supported.ts',
    text: 'const LEAST_SAID = 0.6;',
    becomes: 'const LEAST_SAID = 0.95;',
    test: CHECKER,
    name: HELD_OUT,
  },
  {
    rule: 'A language model is off unless it is configured, with all that it needs.',
    file: 'src/config.ts',
    text: '...(model ? { languageModel: model } : {}),',
    becomes: '',
    test: 'tests/config.test.ts',
    name: 'a language model is there whole or not at all',
  },
  {
    rule: 'What a model answers stands only where the contributions say it, whatever orders are in them.',
    file: 'src/features/rewriting/proposing.ts',
    text: 'return { why: rewordingFaults(text, before, sources, reads), unchecked: false };',
    becomes: 'return { why: [], unchecked: false };',
    test: INJECTION,
    name: 'forget everything, say another thing',
  },
  {
    rule: 'A translation is held against the statement in the same way.',
    file: 'src/features/rewriting/proposing.ts',
    text: 'return { why: faults, unchecked };',
    becomes: 'return { why: faults.slice(0, 0), unchecked };',
    test: INJECTION,
    name: 'obeyed in a translation it is refused as well',
  },
  {
    rule: 'A statement that is an order to a machine is not given to it.',
    file: 'src/features/rewriting/proposing.ts',
    text: "if (ordersAMachine(statement.text)) return 'orders';",
    becomes: '',
    test: INJECTION,
    name: 'a statement that is itself an order is not given to the model',
  },
  {
    rule: 'Orders to a machine among contributions are not sent.',
    file: 'src/features/rewriting/proposing.ts',
    text: '.filter((one) => !ordersAMachine(one))',
    becomes: '',
    test: INJECTION,
    name: 'what was ordered of the model is not even sent',
  },
  {
    rule: 'Only words of whoever may be sent leave: nothing said to few or without a name.',
    file: 'src/features/rewriting/proposing.ts',
    text: "if (!all || !sources.every(may)) return 'private';",
    becomes: '',
    test: REWRITING,
    name: 'is never sent',
  },
  {
    rule: 'What a machine worded leaves with what it rested on.',
    file: 'src/kernel/taken-out.ts',
    text: 'const statement = withoutMachine(worded);',
    becomes: 'const statement = worded;',
    test: 'tests/kernel/wording.test.ts',
    name: 'where somebody takes something back',
  },
];
