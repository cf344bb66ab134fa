import type { Browser } from 'playwright-core';
import type { Product } from '../lib/product.ts';
import { pause } from '../lib/wait.ts';
import type { Callers } from './caller.ts';
import { type Errand, type Itinerary, itinerary } from './itinerary.ts';
import { type Looks, lookAt } from './look.ts';
import { pressThrough } from './pressing.ts';
import { groupOf } from './routes.ts';
import type { Sight } from './sheets.ts';
import { linksOn, openTab, openWindow, type Watched } from './windows.ts';

export interface Round {
  readonly product: Product;
  readonly browser: Browser;
  readonly callers: Callers;
  readonly folder: string;
  readonly language: string;
  /** The route table, and those of it that are wanted. */
  readonly all: readonly string[];
  readonly wanted: readonly string[];
  /** Windows at work at the same time. */
  readonly windows: number;
  /** Who looks at the empty pages, where nothing is pressed; null: the filled ones, by whoever has something there. */
  readonly by: string | null;
  readonly tell: (line: string) => void;
}

const slug = (words: string): string =>
  words
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 70);

function toldOf({ axe, faults }: Looks, complaints: readonly string[]): readonly string[] {
  const seen = Object.entries(faults).flatMap(([width, { overflow, clipped, headings }]) => [
    ...overflow.map((words) => `${width}: too wide: ${words}`),
    ...clipped.map((words) => `${width}: cut off: ${words}`),
    ...headings,
  ]);
  const said = complaints.map((words) =>
    /content security policy/i.test(words) ? `policy: ${words}` : `console: ${words}`,
  );
  return [...new Set([...axe.map((words) => `axe ${words}`), ...seen, ...said])];
}

/** What was seen so far, and how more of it is. */
function album({ product, callers, folder, wanted, by, tell }: Round, to: Itinerary) {
  const sights: Sight[] = [];
  const pressed = new Map<string, Set<string>>();
  let kept = 0;
  const note = (errand: Errand, state: string, faults: readonly string[], looks?: Looks): void => {
    const pictures = looks?.pictures ?? [];
    sights.push({ ...errand, group: groupOf(errand.pattern), state, pictures, faults });
    tell(`${errand.path} (${errand.person}, ${state}): ${faults.length}`);
  };
  const open = async ({ page }: Watched, { path, person }: Errand): Promise<void> =>
    openTab(page, product.url, path, (await callers.as(person)).id);
  const keep = async (window: Watched, errand: Errand, state: string): Promise<void> => {
    kept += 1;
    const stem = `${by ? 'e' : 'f'}${kept}-${slug(`${errand.pattern} ${errand.person} ${state}`)}`;
    const looks = await lookAt(window.page, folder, stem);
    // A newcomer is refused what is not theirs, of which browsers complain.
    const heard = window.complaints().filter((words) => !by || !words.includes('status of 403'));
    note(errand, state, toldOf(looks, heard), looks);
  };
  const press = async (window: Watched, errand: Errand): Promise<void> => {
    const known = pressed.get(errand.pattern) ?? new Set<string>();
    pressed.set(errand.pattern, known);
    await pressThrough(
      window.page,
      known,
      () => open(window, errand),
      (name) => {
        // What was refused on the way is refused on purpose.
        window.complaints();
        return keep(window, errand, name);
      },
    );
    window.complaints();
  };
  return {
    sights,
    note,
    async look(window: Watched, errand: Errand): Promise<void> {
      await open(window, errand);
      if (!by) for (const path of await linksOn(window.page)) to.add(path, errand.person);
      if (!wanted.includes(errand.pattern)) return;
      await keep(window, errand, by ? 'empty' : 'filled');
      if (!by) await press(window, errand);
    },
  };
}

const WAIT_MS = 100;

/** Goes to every wanted page, and from there by its links to those whose address has something to fill in. */
export async function goRound(round: Round): Promise<readonly Sight[]> {
  const to = itinerary(round.by ? round.wanted : round.all, round.by);
  const { sights, look, note } = album(round, to);
  let busy = 0;
  const work = async (): Promise<void> => {
    const window = await openWindow(round.browser, round.language);
    for (;;) {
      const errand = to.next();
      if (!errand && busy === 0) break;
      if (!errand) {
        await pause(WAIT_MS);
        continue;
      }
      busy += 1;
      await look(window, errand).catch((error: unknown) => {
        const words = error instanceof Error ? error.message : String(error);
        note(errand, 'not seen', [words.slice(0, 300)]);
      });
      busy -= 1;
    }
    await window.close();
  };
  await Promise.all(Array.from({ length: round.windows }, work));
  if (!round.by)
    for (const pattern of to.missed().filter((one) => round.wanted.includes(one)))
      note({ pattern, path: pattern, person: 'nobody' }, 'not seen', ['No page leads there.']);
  return sights.toSorted((one, other) => one.pattern.localeCompare(other.pattern));
}
