import type { Page } from 'playwright-core';
import { goesTo, inputsOf } from '../../lib/stage/form.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import type { Row, Texts } from './texts.ts';

/** Places of the steps of the form. */
const STEP = { lessons: 1, outputs: 2, exit: 3, where: 4, ending: 5 } as const;
/** Places of the cells of an output. */
const CELL = { resources: 4, keeper: 5, otherwise: 6, why: 7 } as const;
const WAYS = ['handed-over', 'archived', 'funds', 'stopped'];

const cellOf = (page: Page, field: string, row: number, cell: number) =>
  page.locator(`[data-field="${field}"] fieldset`).nth(row).locator('input, select').nth(cell);

async function fillsCell(page: Page, field: string, at: readonly [number, number], text: string) {
  const cell = cellOf(page, field, ...at);
  const chosen = await cell.evaluate((element) => element instanceof HTMLSelectElement);
  await (chosen ? cell.selectOption(text) : cell.fill(text));
}

/** Writes lines into a table, the first of them in its place. */
async function fillsRows(
  page: Page,
  player: Player,
  field: string,
  rows: readonly Row[],
  from = 0,
) {
  const table = page.locator(`[data-field="${field}"]`);
  for (const [index, row] of rows.entries()) {
    if (from + index > 0)
      await table.getByRole('button', { name: player.words('forms.row-add'), exact: true }).click();
    for (const [cell, text] of row.entries())
      if (text !== '') await fillsCell(page, field, [from + index, cell], text);
  }
}

async function fills(page: Page, field: string, text: string): Promise<void> {
  await inputsOf(page, field).first().fill(text);
}

const saved = (page: Page, player: Player): Promise<void> =>
  page.getByText(player.words('tab.captures.status.saved')).first().waitFor();

const writes = ({ manager, project, lessons, outputs, exit, trained, topics }: Texts): Step => ({
  title:
    'In the tab the rest: lessons that worked and that failed, three outputs, the database without a keeper',
  run: async (stage) => {
    const asks = await stage.player(manager);
    const page = await stage.tab(asks, '/captures');
    await page.getByRole('link', { name: project }).first().click();
    await goesTo(page, asks, STEP.lessons);
    const first = cellOf(page, 'lessons', 0, 0);
    await first.waitFor();
    stage.check(
      (await first.inputValue()) === lessons[0]?.[0],
      'The lesson of the chat is not there.',
    );
    await fillsRows(page, asks, 'lessons', lessons.slice(1), 1);
    await saved(page, asks);
    await stage.photo(page, 'Lessons: what worked, and what did not');
    await goesTo(page, asks, STEP.outputs);
    await fillsRows(page, asks, 'outputs', outputs);
    await saved(page, asks);
    await stage.photo(page, 'What stays: nobody keeps the database');
    await goesTo(page, asks, STEP.exit);
    await fills(page, 'exit', exit);
    await fillsRows(page, asks, 'trained', [trained]);
    await goesTo(page, asks, STEP.where);
    await fills(page, 'topics', topics);
    await saved(page, asks);
  },
});

/** What nobody keeps, as the record says it in chat and tab. */
const gapOf = ([type, title]: Row): string => `${type} – ${title}`;

async function endsWith(stage: Stage, { manager, outputs }: Texts, open: boolean): Promise<Page> {
  const asks = await stage.player(manager);
  const page = stage.page(asks);
  await saved(page, asks);
  await goesTo(page, asks, STEP.ending);
  const publish = page.getByRole('button', {
    name: asks.words('tab.captures.publish'),
    exact: true,
  });
  await publish.waitFor();
  const names = outputs[0] ? gapOf(outputs[0]) : '';
  const gap = page.getByText(asks.words('tab.captures.unkept', { names }));
  await (open ? gap : page.getByText(asks.words('tab.captures.complete'))).first().waitFor();
  stage.check((await publish.isDisabled()) === open, 'It can be published as it should not be.');
  return page;
}

const incomplete = (texts: Texts): Step => ({
  title: 'It stays incomplete, with the database named, in the tab and in the chat',
  run: async (stage) => {
    const page = await endsWith(stage, texts, true);
    await stage.photo(page, 'Incomplete: nobody keeps the database');
    const asks = await stage.player(texts.manager);
    await asks.says(texts.drafts);
    await asks.presses('capture.open');
    const names = texts.outputs[0] ? gapOf(texts.outputs[0]) : '';
    asks.sees(asks.words('bot.capture.unkept', { names }));
    stage.check(!asks.offers('capture.publish'), 'The chat lets it go out all the same.');
    await stage.chat(asks, 'The same gap in the chat');
  },
});

const options = (texts: Texts): Step => ({
  title:
    'Hand over, archive, ask for funds or stop: to ask for funds keeps it open, a keeper settles it',
  run: async (stage) => {
    const asks = await stage.player(texts.manager);
    const page = stage.page(asks);
    await goesTo(page, asks, STEP.outputs);
    const ways = await cellOf(page, 'outputs', 0, CELL.otherwise)
      .locator('option')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
    stage.check(
      WAYS.every((way) => ways.includes(way)),
      `Offered are ${ways.join(', ')}.`,
    );
    await fillsCell(page, 'outputs', [0, CELL.otherwise], 'funds');
    await fillsCell(page, 'outputs', [0, CELL.why], texts.funds);
    await endsWith(stage, texts, true);
    await stage.photo(page, 'Funds are asked for: open until then');
    await goesTo(page, asks, STEP.outputs);
    await fillsCell(page, 'outputs', [0, CELL.otherwise], '');
    await fillsCell(page, 'outputs', [0, CELL.why], '');
    await fillsCell(page, 'outputs', [0, CELL.resources], texts.forecast);
    await fillsCell(page, 'outputs', [0, CELL.keeper], texts.keeper);
    await endsWith(stage, texts, false);
    await stage.photo(page, 'With a keeper and a forecast it may go out');
  },
});

export const keeping = (texts: Texts): readonly Step[] => [
  writes(texts),
  incomplete(texts),
  options(texts),
];
