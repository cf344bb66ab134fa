import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { ITEMS, OTHERS, SPELLINGS, type Texts } from './texts.ts';

const READ_MS = 90_000;

/** The card of the topic that most of the spellings are names of, once the page shows it. */
export async function groupOn(stage: Stage, player: Player) {
  const page = await stage.tab(player, '/taxonomy/health');
  const group = page.getByRole('listitem').filter({
    has: page.getByRole('checkbox', { name: spelling(player, 'INFORMAL-ECON', 1) }),
  });
  return { page, group: group.first() };
}

export const spelling = (player: Player, word: string, count: number): string =>
  player.words('taxonomy.health.spelling', { word, count });

/** As the product names a topic in this person's language. */
export const topicName = ({ persona }: Player, topic: string): string => {
  const { language } = persona.person;
  return vocabulary.label(topic, LANGUAGES.find((one) => one === language) ?? 'en');
};

const imports: Step = {
  title: 'An import tags seven items in seven ways',
  run: async (stage) => {
    for (const [at, title] of ITEMS.entries()) {
      const Topics = SPELLINGS[at] ?? '';
      await stage.sharepoint.change(title, { Topics, TopicIds: '', TopicLabels: '' });
      stage.note(`“${title}” is tagged “${Topics}”.`);
    }
  },
};

const grouped = (texts: Texts): Step => ({
  title: 'Tag health groups what is one topic, with counts and the term that is preferred',
  run: async (stage) => {
    const player = await stage.player(texts.manager);
    const words = SPELLINGS.filter((word) => !OTHERS.some((other) => other === word));
    const seen = await until(
      'All spellings on the page',
      async () => {
        const found = await groupOn(stage, player);
        await found.page.getByRole('region').first().waitFor();
        if ((await found.group.count()) === 0) return null;
        const shown = (await found.group.textContent()) ?? '';
        return words.every((word) => shown.includes(word)) ? found : null;
      },
      READ_MS,
      2_000,
    );
    await relatedOnly(stage, player);
    await stage.photo(seen.page, 'Ways of writing one topic, and what is only near');
  },
});

/** What is another idea has no box to be ticked in this group; it is named beside it. */
async function relatedOnly(stage: Stage, player: Player): Promise<void> {
  const { group } = await groupOn(stage, player);
  for (const word of OTHERS)
    stage.check(
      (await group.getByRole('checkbox', { name: spelling(player, word, 1) }).count()) === 0,
      `“${word}” is offered to be merged into another idea.`,
    );
  await group.getByRole('link', { name: topicName(player, 'formalization') }).waitFor();
}

const ADMINISTRATOR = 'Samuel Boateng';

const named = ({ manager }: Texts): Step => ({
  title: 'An administrator names who sees to terms and tags',
  run: async (stage) => {
    const administrator = await stage.player(ADMINISTRATOR);
    const { words } = administrator;
    const page = await stage.tab(administrator, '/taxonomy/managers');
    const name = words('taxonomy.managers.name');
    await page.getByRole('button', { name }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(manager);
    await dialog.getByRole('button', { name, exact: true }).click();
    await page
      .getByRole('button', { name: words('taxonomy.managers.revoke-of', { name: manager }) })
      .waitFor();
    await stage.photo(page, 'Who sees to terms, and who named them');
  },
});

export const seeing = (texts: Texts): readonly Step[] => [imports, named(texts), grouped(texts)];
