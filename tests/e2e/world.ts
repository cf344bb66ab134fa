import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Child } from '../../tools/lib/child.ts';
import { connect, type PersonOnFile, type Teams } from '../../tools/lib/client.ts';
import { startPlayground } from '../../tools/lib/playground.ts';
import { anyPort } from '../../tools/lib/ports.ts';
import type { Product } from '../../tools/lib/product.ts';
import { type Said, wordsIn } from '../../tools/lib/stage/words.ts';
import { until } from '../../tools/lib/wait.ts';
import { ROOT } from '../../tools/lib/where.ts';
import { whoIs } from '../../tools/lib/wire.ts';
import { followCalls } from '../../tools/shots/calls.ts';
import { type ChatWindow, openChat } from './chat-window.ts';

export interface Person extends PersonOnFile {
  /** The product's words in this person's language; keys are `<file>.<path>`. */
  readonly words: Said;
}

/** What checks have at hand. Every person has one window of the tab, with storage of its own. */
export interface World {
  /** The same people and product with windows of its own, for checks that run beside others. */
  apart(): World;
  readonly product: Product;
  /** Everybody else's Teams. */
  readonly teams: Teams;
  person(name: string): Promise<Person>;
  /** The Playground with this person at the keyboard: `npm start`'s, or one more on the same product. */
  playground(name: string): Promise<ChatWindow>;
  /** A new window of the browser, watched for errors. @param language BCP 47 */
  window(language: string): Promise<Page>;
  /** The tab as this person, at a path inside it; signed in if they were not. */
  tab(name: string, path?: string): Promise<Page>;
  /** Notes that this page is what a picture of the present moment shows. */
  look(page: Page): Page;
  lookedAt(): Page | null;
  /** A picture besides the one that is taken after each check. */
  photo(page: Page, name: string): Promise<void>;
  /** What our pages said in the browser's console as errors, and what broke in them. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

interface WorldOptions {
  readonly product: Product;
  readonly browser: Browser;
  /** Who types in the Playground that `npm start` has started. */
  readonly typing: string;
  readonly photo: (page: Page, name: string) => Promise<void>;
}

const WIDE = { width: 1280, height: 900 };
const PAGE_MS = 20_000;
const READY_MS = 60_000;
const GRACE_MS = 5_000;

export async function createWorld(options: WorldOptions): Promise<World> {
  const teams = connect(options.product.tenantUrl);
  const people = await teams.people();
  const person = (name: string): Person => {
    const found = whoIs(people, name);
    return { ...found, words: wordsIn(found.language) };
  };
  const complaints: string[] = [];
  const playgrounds = playgroundsOf(options, people, person);
  const apart = (): World => ({
    apart,
    product: options.product,
    teams,
    person: async (name) => person(name),
    ...windowsOf(options, person, playgrounds, complaints),
    photo: options.photo,
    complaints: () => complaints,
    close: playgrounds.close,
  });
  return apart();
}

type Look = Pick<World, 'playground' | 'window' | 'tab' | 'look' | 'lookedAt'>;

/** Windows that know one another: one of the tab for every person, and which of them is looked at. */
function windowsOf(
  { product, browser }: WorldOptions,
  person: (name: string) => Person,
  playgrounds: Playgrounds,
  complaints: string[],
): Look {
  const tabs = new Map<string, Page>();
  let looked: Page | null = null;
  const look = (page: Page): Page => {
    looked = page;
    return page;
  };
  const newPage = async (language: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: WIDE,
      locale: language,
      reducedMotion: 'reduce',
    });
    await followCalls(context);
    // Also what a page opens: /dev opens the tab.
    context.on('page', (page) => watch(page, complaints));
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_MS);
    return page;
  };
  return {
    playground: async (name) => {
      const chat = await playgrounds.of(name);
      look(chat.page);
      return chat;
    },
    window: async (language) => look(await newPage(language)),
    tab: async (name, path = '/') => {
      const { id, language } = person(name);
      const page = tabs.get(id) ?? (await newPage(language));
      tabs.set(id, page);
      const url = new URL(`/tab${path}`, product.url);
      url.searchParams.set('as', id);
      await page.goto(url.href);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      return look(page);
    },
    look,
    lookedAt: () => looked,
  };
}

interface Playgrounds {
  of(name: string): Promise<ChatWindow>;
  close(): Promise<void>;
}

/** One Playground for everybody who types, each started when it is first asked for. */
function playgroundsOf(
  { product, browser, typing }: WorldOptions,
  people: readonly PersonOnFile[],
  person: (name: string) => Person,
): Playgrounds {
  const chats = new Map<string, ChatWindow>();
  const started: { readonly child: Child; readonly folder: string }[] = [];
  const another = async (name: string): Promise<string> => {
    const folder = mkdtempSync(join(tmpdir(), 'praxis-playground-'));
    const port = await anyPort();
    const child = startPlayground({
      root: ROOT,
      dataDir: folder,
      port,
      botUrl: product.url,
      people,
      typing: person(name),
    });
    started.push({ child, folder });
    return `http://localhost:${port}`;
  };
  return {
    of: async (name) => {
      const known = chats.get(name);
      if (known) return known;
      const url = name === typing ? product.playgroundUrl : await another(name);
      if (!url) throw new Error('The Agents Playground is not installed: npm ci.');
      await until('The Playground', () => answers(url), READY_MS);
      const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(PAGE_MS);
      const chat = await openChat(page, url);
      chats.set(name, chat);
      return chat;
    },
    close: async () => {
      for (const { child, folder } of started) {
        await child.stop(GRACE_MS);
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Whether anything answers there. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    // It is still starting.
    return false;
  }
}

function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
}
