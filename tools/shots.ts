import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { whoRuns } from './lib/door.ts';
import { hasReadAll, type Product, startFresh } from './lib/product.ts';
import { launchChromium } from './lib/stage/chromium.ts';
import { until } from './lib/wait.ts';
import { ROOT, runningHere } from './lib/where.ts';
import { callersOf } from './shots/caller.ts';
import { NEWCOMER } from './shots/cast.ts';
import { goRound } from './shots/round.ts';
import { patterns } from './shots/routes.ts';
import { seed } from './shots/seed.ts';
import { type Sight, writeSheets } from './shots/sheets.ts';
import { RIGHT_TO_LEFT } from './shots/windows.ts';

const USAGE = `npm run shots [-- options]

Opens every page of the tab, empty and with data, and whatever its buttons open, in three themes and two widths, and
writes a contact sheet for each group of pages to artifacts/shots/, an index, and what is wrong with each page:
axe-core's findings, what is wider than the window, words that are cut off, headings, errors of the console.

  --in <language>    en, fr or es (en); ar: a label file that is written from right to left
  --only <words>     pages whose address contains them, or one of several: /queries,/faqs
  --windows <n>      at the same time (4)
  --running          the product that npm start runs here, with what it has, instead of a new one
`;
const BUILD_MS = 120_000;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { values } = parseArgs({
  options: {
    in: { type: 'string', default: 'en' },
    only: { type: 'string', default: '' },
    windows: { type: 'string', default: '4' },
    running: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function found(): Promise<Product> {
  if (!values.running) return startFresh();
  const running = await runningHere();
  if (!running) throw new Error('Nothing runs here: npm start, or leave --running out.');
  return { ...running, stop: async () => undefined };
}

async function shots(product: Product): Promise<readonly Sight[]> {
  await hasReadAll(product.url);
  await until(
    'The built pages',
    async () => !('tab build' in ((await whoRuns(product.dataDir))?.parts ?? {})),
    BUILD_MS,
  );
  const folder = join(ROOT, 'artifacts', 'shots', values.in);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    const all = patterns();
    const only = values.only.split(',');
    const wanted = all.filter((pattern) => only.some((words) => pattern.includes(words)));
    const callers = await callersOf(product, values.in === RIGHT_TO_LEFT ? 'en' : values.in);
    const round = {
      product,
      browser,
      callers,
      folder,
      language: values.in,
      wanted,
      all,
      windows: Number(values.windows),
      by: null,
      tell: print,
    };
    const empty = values.running ? [] : await goRound({ ...round, by: NEWCOMER });
    if (!values.running) await seed({ callers, tell: print });
    const sights = [...empty, ...(await goRound(round))];
    await writeSheets(browser, folder, sights);
    print(`Sheets are in ${relative(process.cwd(), folder)}/`);
    return sights;
  } finally {
    await browser.close();
  }
}

async function main(): Promise<number> {
  const from = performance.now();
  const product = await found();
  try {
    const sights = await shots(product);
    const wrong = sights.filter(({ faults }) => faults.length > 0);
    for (const { pattern, person, state, faults } of wrong)
      print(`${pattern} (${person}, ${state})\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    print(
      `${sights.length} seen, ${wrong.length} with faults, ${Math.round((performance.now() - from) / 1_000)} s`,
    );
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await product.stop();
  }
}

if (values.help) print(USAGE);
else process.exitCode = await main();
