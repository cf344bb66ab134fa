import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { connect, type Persona } from '../client.ts';
import type { Product } from '../product.ts';
import type { Camera } from './camera.ts';
import { type Player, playerOf } from './player.ts';
import { createSharePoint, type SharePoint } from './sharepoint.ts';
import { showTeams, type TeamsView } from './teams-page.ts';
import type { Transcript } from './transcript.ts';
import { Unexpected } from './unexpected.ts';

/** One thing that happens in a play. It fails by throwing; its title then names where. */
export interface Step {
  readonly title: string;
  readonly run: (stage: Stage) => Promise<void>;
}

/** A play: people, what they do, and what they must see. Steps build on those before them. */
export interface Scenario {
  readonly title: string;
  /** One paragraph for whoever reads the transcript. */
  readonly about: string;
  readonly steps: readonly Step[];
}

export type ClockStep = 'day' | 'week' | 'next-due';

/** What a play has at hand: the surfaces of the running product, a camera and a pen. */
export interface Stage {
  readonly product: Product;
  readonly sharepoint: SharePoint;
  /** @param name as people say it: `Amina Diallo` */
  player(name: string): Promise<Player>;
  /** The tab, signed in as this person, at a path inside it (`/discussions`). One window for each person. */
  tab(player: Player, path?: string): Promise<Page>;
  /** The tab as this person left it. @throws Unexpected when it was not opened */
  page(player: Player): Page;
  photo(page: Page, caption: string): Promise<void>;
  /** A picture of the Teams page as this person has it before them. */
  chat(player: Player, caption: string, view?: TeamsView): Promise<void>;
  /** Pictures of every open page: what there was to see when a step failed. */
  photoAll(caption: string): Promise<void>;
  /** Presses the button on the page of the local powers. @returns the product's time then */
  moveClock(step: ClockStep): Promise<Date>;
  /**
   * Moves to what is due next, again and again, until it is so.
   * @param what said when it does not come to be in `most` moves
   */
  moveUntil(what: string, so: () => Promise<boolean>, most?: number): Promise<void>;
  now(): Promise<Date>;
  /** Keeps a document beside the pictures, to be opened and looked at. */
  keep(name: string, bytes: Uint8Array): void;
  /** Presses the button that saves a document, and keeps it. @returns its name */
  saves(page: Page, button: string): Promise<string>;
  /** Writes a sentence into the transcript. */
  note(words: string): void;
  /** @throws Unexpected with these words when it does not hold */
  check(holds: boolean, words: string): void;
}

interface StageOptions {
  readonly product: Product;
  readonly camera: Camera;
  readonly transcript: Transcript;
}

const PAGE_MS = 20_000;
const CLOCK_MS = 60_000;

export function createStage({ product, camera, transcript }: StageOptions): Stage {
  const teams = connect(product.tenantUrl);
  const players = new Map<string, Player>();
  const windows = new Map<string, Promise<BrowserContext>>();
  const pages = new Map<string, Page>();

  const windowOf = (key: string, language: string): Promise<BrowserContext> => {
    const known = windows.get(key) ?? camera.window(language);
    windows.set(key, known);
    return known;
  };
  const pageOf = async (key: string, language: string, window = key): Promise<Page> => {
    const known = pages.get(key) ?? (await (await windowOf(window, language)).newPage());
    known.setDefaultTimeout(PAGE_MS);
    pages.set(key, known);
    return known;
  };
  const now = async (): Promise<Date> => {
    const response = await fetch(new URL('/dev/api/clock', product.url));
    const answer: unknown = await response.json();
    const at = typeof answer === 'object' && answer !== null && 'now' in answer ? answer.now : '';
    return new Date(String(at));
  };
  const moveClock = async (step: ClockStep): Promise<Date> => {
    const page = await pageOf('local powers', 'en');
    await page.goto(new URL('/dev', product.url).href);
    const before = await now();
    await page.locator(`[data-step="${step}"]`).click();
    await page.waitForFunction(
      (from) => (document.getElementById('now') as HTMLTimeElement | null)?.dateTime !== from,
      before.toISOString(),
      { timeout: CLOCK_MS },
    );
    await page.locator('main button:not([aria-disabled])').first().waitFor({ timeout: CLOCK_MS });
    const outcome = await page.locator('#outcome').textContent();
    const done = (await page.locator('#done li').allTextContents()).join(', ');
    transcript.did(`On /dev: ${step}. ${outcome} What became due: ${done}`);
    return now();
  };
  return {
    product,
    sharepoint: createSharePoint(product.tenantUrl),
    player: async (name) => {
      const known = players.get(name);
      if (known) return known;
      const persona: Persona = await teams.as(name);
      // From here on everything that comes is news.
      await persona.fresh('personal');
      const player = playerOf(persona, camera, transcript);
      players.set(name, player);
      return player;
    },
    tab: async ({ persona: { person }, name }, path = '/') => {
      const page = await pageOf(person.id, person.language);
      const url = new URL(`/tab${path}`, product.url);
      url.searchParams.set('as', person.id);
      await page.goto(url.href);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      transcript.did(`**${name}** opens the tab at \`${path}\``);
      return page;
    },
    page: ({ persona: { person }, name }) => {
      const page = pages.get(person.id);
      if (page) return page;
      throw new Unexpected(`${name} has not opened the tab.`);
    },
    photo: async (page, caption) => transcript.picture(await camera.shoot(page, caption), caption),
    chat: async (player, caption, view = {}) => {
      const { id, language } = player.persona.person;
      const page = await pageOf(`${id} in Teams`, language, id);
      await showTeams(page, product.tenantUrl, player, view);
      transcript.picture(await camera.shoot(page, caption), caption);
    },
    photoAll: async (caption) => {
      for (const page of pages.values())
        transcript.picture(await camera.shoot(page, caption), caption);
    },
    moveClock,
    moveUntil: async (what, so, most = 60) => {
      for (let moves = 0; moves <= most; moves += 1) {
        if (await so()) return;
        await moveClock('next-due');
      }
      throw new Unexpected(`${what} did not come to be in ${most} moves of the clock.`);
    },
    now,
    keep: (name, bytes) => transcript.document(name, bytes),
    saves: async (page, button) => {
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: button, exact: true }).click();
      const file = await saved;
      transcript.document(file.suggestedFilename(), await readFile(await file.path()));
      return file.suggestedFilename();
    },
    note: (words) => transcript.did(words),
    check: (holds, words) => {
      if (!holds) throw new Unexpected(words);
    },
  };
}
