import type { Page } from 'playwright-core';
import type { Persona } from '../client.ts';
import type { Player } from './player.ts';
import { Unexpected } from './unexpected.ts';

/** What of the local tenant's Teams page is to be seen. */
export interface TeamsView {
  /** A community's slug; one's chat with Praxis without it. */
  readonly in?: string;
  /** Words of the message, in a channel of the thread, that is looked at; the newest without it. */
  readonly at?: string;
}

const WINDOW = { width: 1180, height: 760 };
/** The banner above the messages, and the box to write in below them. */
const AROUND = 250;
const TALLEST = 1_900;
/** A page that was changed is built anew while the product runs already. */
const BUILT_MS = 120_000;

/** Where a community talks, as everywhere a slug alone names it. */
const TALK = 'Exchange';

async function placeId(persona: Persona, slug: string): Promise<string> {
  const places = await persona.places();
  const place = places.find((one) => one.slug === slug && one.name === TALK);
  if (place) return place.id;
  throw new Unexpected(`${persona.person.name} is in no channel of '${slug}'.`);
}

/**
 * What pressing a button brought stands on the screen of whoever pressed it, and nowhere else: the page remembers it
 * in its own window. Players press without a window, so that it is told here what they were answered.
 */
async function remember(page: Page, { persona, changed }: Player): Promise<void> {
  const places = await persona.places();
  const own = places.find(({ kind }) => kind === 'personal')?.id ?? '';
  const cards = changed().map(({ id, place, seq, cards: [card] }) => {
    const at = place === 'personal' ? own : (places.find((one) => one.id === place)?.id ?? place);
    return [`${at}/${id}/0`, { seq, card }];
  });
  await page.evaluate(
    ([key, value]) => sessionStorage.setItem(key ?? '', value ?? ''),
    [`local-tenant.cards.${persona.person.id}`, JSON.stringify(Object.fromEntries(cards))],
  );
}

/** Opens the person's chat or a channel on the Teams page, scrolled to what is looked at, in a window that holds it. */
export async function showTeams(
  page: Page,
  tenantUrl: string,
  player: Player,
  view: TeamsView,
): Promise<void> {
  const { persona } = player;
  const url = new URL('/teams/', tenantUrl);
  url.searchParams.set('as', persona.person.id);
  if (view.in) url.searchParams.set('in', await placeId(persona, view.in));
  await page.setViewportSize(WINDOW);
  await page.goto(url.href);
  await remember(page, player);
  await page.reload();
  const messages = page.getByRole('region', { name: 'Messages', exact: true });
  await messages.waitFor({ timeout: BUILT_MS });
  const all = messages.locator(view.in ? '.thread' : 'article');
  const shown = (view.at ? all.filter({ hasText: view.at }) : all).last();
  await shown.waitFor();
  // Cards are drawn after the messages that carry them.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('article')].every(({ textContent }) => textContent !== ''),
  );
  const height = (await shown.boundingBox())?.height ?? 0;
  await page.setViewportSize({
    width: WINDOW.width,
    height: Math.min(TALLEST, Math.max(WINDOW.height, Math.ceil(height) + AROUND)),
  });
  await shown.evaluate((element) => element.scrollIntoView({ block: 'end' }));
}
