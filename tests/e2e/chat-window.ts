import type { Locator, Page } from 'playwright-core';
import { must } from './check.ts';

/** The Agents Playground's page: the chat that its one user has with the bot. Reloading it wipes the chat. */
export interface ChatWindow {
  readonly page: Page;
  /** Types it, sends it, and waits for the card that answers. @param wanted words of that card */
  says(words: string, wanted: string): Promise<Locator>;
  /** The newest card with these words, as soon as there is one. */
  card(wanted: string): Promise<Locator>;
  /** Presses a card's button and waits until that card is replaced by one with other words. */
  presses(card: Locator, title: string, wanted: string): Promise<Locator>;
}

const ANSWER_MS = 30_000;
const CARD = '.ac-adaptiveCard';

/** @param url the Playground's address */
export async function openChat(page: Page, url: string): Promise<ChatWindow> {
  await page.goto(url);
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
  const cards = page.locator(CARD);
  const card = async (wanted: string): Promise<Locator> => {
    const found = cards.filter({ hasText: wanted }).last();
    await found.waitFor({ timeout: ANSWER_MS });
    await found.scrollIntoViewIfNeeded();
    return found;
  };
  return {
    page,
    card,
    says: async (words, wanted) => {
      const matching = cards.filter({ hasText: wanted });
      const before = await matching.count();
      await page.locator('div[role=textbox][contenteditable]').click();
      await page.keyboard.type(words);
      await page.getByRole('button', { name: 'Send Message' }).click();
      await matching.nth(before).waitFor({ timeout: ANSWER_MS });
      return card(wanted);
    },
    presses: async (pressed, title, wanted) => {
      const before = await cards.count();
      await pressed.getByRole('button', { name: title, exact: true }).last().click();
      const replaced = await card(wanted);
      const after = await cards.count();
      must(
        after === before,
        `“${title}” should replace its card; there were ${before} cards and now ${after}.`,
      );
      return replaced;
    },
  };
}

/** Fills a card's text inputs by their labels. */
export async function fills(
  card: Locator,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, value] of Object.entries(inputs))
    await card.getByRole('textbox', { name: label, exact: true }).fill(value);
}

/** Chooses in a card's drop-down. */
export async function chooses(card: Locator, label: string, title: string): Promise<void> {
  await card.getByRole('combobox', { name: label, exact: true }).click();
  await card.page().getByRole('option', { name: title, exact: true }).click();
}

/** What a card says, a line for each of its blocks. */
export const textOf = async (card: Locator): Promise<string> =>
  (await card.allInnerTexts()).join('\n');

const MOST_MONTHS = 3;

/** Picks a day in the calendar of a card's date input, which speaks English whatever the card speaks. */
export async function picksDay(card: Locator, label: string, day: Date): Promise<void> {
  const page = card.page();
  await card.getByRole('combobox', { name: label, exact: true }).click();
  const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(day);
  const name = `${day.getUTCDate()}, ${month}, ${day.getUTCFullYear()}`;
  const wanted = page.getByRole('gridcell', { name, exact: true }).getByRole('button');
  await page.getByRole('grid').first().waitFor();
  for (let months = 0; months < MOST_MONTHS && (await wanted.count()) === 0; months += 1)
    await page.getByRole('button', { name: /previous month/i }).click();
  await wanted.click();
}
