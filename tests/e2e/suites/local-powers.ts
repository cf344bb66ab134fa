import { faultsOf, overflowOf, prefer } from '../appearance.ts';
import { type Check, must, type Suite } from '../check.ts';
import { moveClock, openPowers, timeOf } from '../powers.ts';

const PERSON = 'Lena Okafor';
const PRODUCTS = 300;
const DAY_MS = 86_400_000;

const picks: Check = {
  name: '/dev lets one be anybody: the tab opens as that person',
  run: async (world) => {
    const powers = await openPowers(world);
    await powers.locator('#wanted').fill('okafor');
    const opened = powers.context().waitForEvent('page');
    await powers.locator('#people').getByRole('link', { name: PERSON }).click();
    const tab = await opened;
    const { words } = await world.person(PERSON);
    await tab.getByRole('heading', { level: 1, name: words('tab.home.title') }).waitFor();
    await tab.getByText(PERSON, { exact: true }).first().waitFor();
    world.look(tab);
  },
};

const looks: Check = {
  name: '/dev passes axe-core in light and dark, and fits into 320 pixels',
  run: async (world) => {
    const powers = await openPowers(world);
    const faults: string[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      faults.push(...(await prefer(powers, scheme)), ...(await faultsOf(powers)));
    }
    faults.push(...(await overflowOf(powers, () => world.photo(powers, 'dev at 320 pixels'))));
    must(faults.length === 0, faults.join('\n'));
  },
};

/** What is opened before has fewer related documents, and keeps them. */
const READ_MS = 80_000;

const reads: Check = {
  name: '/dev tells when the libraries are read',
  run: async (world) => {
    const powers = await openPowers(world);
    await powers.locator('#syncing').waitFor({ state: 'hidden', timeout: READ_MS });
    const products = Number(await powers.locator('#products').textContent());
    must(products >= PRODUCTS, `There are ${products} knowledge products.`);
  },
};

const moves: Check = {
  name: '/dev moves the clock by a day, and says what became due',
  run: async (world) => {
    const powers = await openPowers(world);
    const before = await timeOf(powers);
    const after = await moveClock(powers, 'day');
    const moved = after.getTime() - before.getTime();
    must(
      moved >= DAY_MS && moved < DAY_MS + 120_000,
      `It moved by ${(moved / DAY_MS).toFixed(3)} days.`,
    );
    const { words } = await world.person(PERSON);
    const outcome = (await powers.locator('#outcome').textContent()) ?? '';
    must(outcome.startsWith(words('dev.clock.moved')), `It says: ${outcome}`);
    must((await powers.locator('#done li').count()) > 0, 'It does not say what became due.');
  },
};

export const localPowers: Suite = { title: 'Local powers', checks: [picks, looks, reads] };

/** After what must be reached on its own day. */
export const theClock: Suite = { title: 'Local powers, the clock', checks: [moves] };
