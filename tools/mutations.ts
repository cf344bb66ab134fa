import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Refusal } from './lib/refusal.ts';
import { type Copy, copyOf } from './mutations/copy.ts';
import type { Mutation } from './mutations/mutation.ts';
import { MUTATIONS } from './mutations/table.ts';

const USAGE = `npm run mutations [-- words]

Takes the rules of synthesis and of speech without fear out of the code, one at a time, in a copy of the tree, and
runs the test that holds each: a rule whose test still passes is held by nobody.

  words    only rules, files and tests that have all of these words
  --list   names the rules and what is changed for each, and runs nothing
`;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function chosen(words: readonly string[]): readonly Mutation[] {
  const found = MUTATIONS.filter(({ rule, file, test, name }) => {
    const all = `${rule} ${file} ${test} ${name}`.toLowerCase();
    return words.every((word) => all.includes(word.toLowerCase()));
  });
  if (found.length === 0) throw new Refusal(`No rule has the words ${words.join(' ')}.`);
  return found;
}

type Verdict = 'killed' | 'survived' | 'not found' | 'broken';

/** One rule out of the code: what became of the test that holds it, in one line. */
async function tried(copy: Copy, { rule, file, text, becomes, test, name }: Mutation) {
  const told = (verdict: Verdict, why: string): Verdict => {
    say(`${verdict.padEnd(9)} ${rule} [${file}] ${why}`);
    return verdict;
  };
  let times = 0;
  const ran = await copy.changed(
    file,
    (code) => {
      times = code.split(text).length - 1;
      return times === 1 ? code.replace(text, () => becomes) : code;
    },
    async () => (times === 1 ? copy.run([test], name) : null),
  );
  if (ran === null) return told('not found', `its text stands there ${times} times`);
  if (ran.broken !== null) return told('broken', `${test} does not run:\n${ran.broken}`);
  const [first] = ran.failed;
  return first === undefined ? told('survived', test) : told('killed', `by “${first}”`);
}

/** A test that fails by itself would say that it holds every rule. */
async function mustPass(copy: Copy, mutations: readonly Mutation[]): Promise<void> {
  const { failed, broken } = await copy.run([...new Set(mutations.map(({ test }) => test))]);
  if (failed.length > 0 || broken !== null)
    throw new Refusal(`Tests fail as the code is: ${broken ?? failed.join('; ')}`);
}

async function run(mutations: readonly Mutation[]): Promise<void> {
  const copy = copyOf(ROOT);
  const counts = new Map<Verdict, number>();
  try {
    await mustPass(copy, mutations);
    for (const mutation of mutations) {
      const verdict = await tried(copy, mutation);
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
  } finally {
    copy.remove();
  }
  const count = (verdict: Verdict) => counts.get(verdict) ?? 0;
  const rest = (['survived', 'not found', 'broken'] as const).map((one) => `${one} ${count(one)}`);
  say(`${mutations.length} rules: killed ${count('killed')}, ${rest.join(', ')}`);
  if (count('killed') < mutations.length) process.exitCode = 1;
}

try {
  if (values.help) process.stdout.write(USAGE);
  else if (values.list)
    for (const { rule, file, text, becomes, test, name } of chosen(positionals))
      say(`${rule}\n  ${file}\n  - ${text}\n  + ${becomes}\n  ${test} › ${name}`);
  else await run(chosen(positionals));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
