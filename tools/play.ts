import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { LANGUAGES, type Language } from '../src/kernel/language.ts';
import { hasReadAll, type Product, startFresh } from './lib/product.ts';
import { openCamera } from './lib/stage/camera.ts';
import { createStage, type Scenario } from './lib/stage/stage.ts';
import { writeTranscript } from './lib/stage/transcript.ts';
import { ROOT, runningHere } from './lib/where.ts';

const USAGE = `npm run play -- <scenario> [options]

Plays a scenario on the product that npm start runs here, or on one of its own when none runs, and writes
artifacts/play/<scenario>/transcript.md and contact-sheet.png. Exit code 1 when something was not as it tells.

  --fresh              on a product of its own, with new data, even when one runs (it moves the clock and publishes)
  --in <en|fr|es|all>  who plays, where a scenario can be played in several languages; en unless told
`;

const FOLDER = join(ROOT, 'tools', 'play');
const scenarioNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort();

/** A scenario is played by the same people each time, or by those of one language. */
type Script = Scenario | ((language: Language) => Scenario);

async function load(name: string): Promise<Script> {
  const module: { scenario: Script } = await import(join(FOLDER, `${name}.ts`));
  return module.scenario;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function list(): Promise<void> {
  print(USAGE);
  for (const name of scenarioNames()) {
    const script = await load(name);
    const { title } = typeof script === 'function' ? script('en') : script;
    const where = typeof script === 'function' ? ` (--in ${LANGUAGES.join(', ')})` : '';
    print(`  ${name.padEnd(14)}${title}${where}`);
  }
}

/** Without the colours that some libraries put into their messages. */
const wordsOf = (error: unknown): string =>
  stripVTControlCharacters(error instanceof Error ? error.message : String(error));

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** `own`: started for this play, with new data. */
async function productToPlayOn(fresh: boolean): Promise<Product & { readonly own: boolean }> {
  const running = fresh ? null : await runningHere();
  if (running?.ready) {
    print(`Playing on ${running.url}.`);
    return { ...running, own: false, stop: async () => undefined };
  }
  print('Starting a product to play on …');
  const from = performance.now();
  const product = await startFresh();
  const ready = seconds(from);
  await hasReadAll(product.url);
  print(
    `Playing on ${product.url}, which ends with the play. It was ready in ${ready}, and had read its libraries in ${seconds(from)}.`,
  );
  return { ...product, own: true };
}

/** @param name of the folder that it is written to; @returns whether everything was as the scenario tells */
async function play(name: string, scenario: Scenario, fresh: boolean): Promise<boolean> {
  const folder = join(ROOT, 'artifacts', 'play', name);
  const camera = await openCamera(folder);
  const transcript = writeTranscript(folder, scenario.title, scenario.about);
  const product = await productToPlayOn(fresh);
  const stage = createStage({ product, camera, transcript });
  const begin = performance.now();
  let failure: string | null = null;
  try {
    for (const [index, step] of scenario.steps.entries()) {
      const from = performance.now();
      transcript.step(index + 1, step.title);
      try {
        await step.run(stage);
      } catch (error) {
        failure = `Step ${index + 1}, “${step.title}”: ${wordsOf(error)}`;
        await stage.photoAll(`When step ${index + 1} failed`);
        print(`  ✗ ${index + 1}. ${step.title} (${seconds(from)})`);
        break;
      }
      print(`  ✓ ${index + 1}. ${step.title} (${seconds(from)})`);
    }
    transcript.end(failure ?? `Everything was as told (${seconds(begin)}).`);
    await camera.sheet(scenario.title);
  } finally {
    await camera.close();
    await product.stop();
  }
  if (failure !== null && !product.own)
    print('On a product that was played on before, things differ; --fresh plays on a new one.');
  print(failure ?? `Everything was as told (${seconds(begin)}).`);
  print(`See ${relative(process.cwd(), folder)}/transcript.md and contact-sheet.png.`);
  return failure === null;
}

const { values, positionals } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    in: { type: 'string', default: 'en' },
  },
  allowPositionals: true,
});

/** @returns whether all of it was as told */
async function playAll(name: string, script: Script): Promise<boolean> {
  if (typeof script !== 'function') return play(name, script, values.fresh);
  const wanted = LANGUAGES.filter((language) => [language, 'all'].includes(values.in));
  if (wanted.length === 0) throw new Error(`--in takes ${LANGUAGES.join(', ')} or all.`);
  let well = true;
  // The next of them cannot begin where the one before has ended: each has a product of its own.
  const fresh = values.fresh || wanted.length > 1;
  for (const language of wanted)
    well = (await play(`${name}-${language}`, script(language), fresh)) && well;
  return well;
}

const [name] = positionals;
if (name === undefined) await list();
else if (!scenarioNames().includes(name)) {
  process.stderr.write(
    `There is no scenario '${name}'; there is: ${scenarioNames().join(', ')}.\n`,
  );
  process.exitCode = 1;
} else if (!(await playAll(name, await load(name)))) process.exitCode = 1;
