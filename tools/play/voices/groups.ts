import type { Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { discussionPage } from '../discussion/part.ts';
import { closesNow, opensDraft, publishesDraft } from '../discussion/synthesis.ts';
import { contributes } from './gap.ts';
import type { Constituents, Texts } from './texts.ts';

const PUBLISH_MS = 90_000;

const speaksFor = (texts: Texts, constituents: Constituents): Step => ({
  title: 'The moderator says for whom each guest speaks',
  run: async (stage) => {
    const moderator = await stage.player(texts.moderator);
    const page = await stage.tab(moderator, `/communities/${texts.community}/members`);
    for (const { name, group } of [...constituents.before, constituents.invited]) {
      const label = moderator.words('guests.constituent.of', { name });
      await page.getByLabel(label, { exact: true }).selectOption(group);
      const said = moderator.words('guests.constituent.set', {
        name,
        group: moderator.words(`membership.group.${group}`),
      });
      await page.getByText(said).first().waitFor();
      stage.note(`**${texts.moderator}**: “${said}”`);
    }
    await stage.photo(page, 'For whom each guest speaks');
  },
});

const write = (texts: Texts, { before }: Constituents): Step => ({
  title: 'A government and a workers’ organization write; no employers’ organization does',
  run: async (stage) => {
    for (const guest of before) await contributes(stage, texts, guest);
    const last = await stage.player(before.at(-1)?.name ?? '');
    await stage.photo(stage.page(last), 'A guest writes in the tab');
  },
});

const joins = (texts: Texts, { invited }: Constituents): Step => ({
  title: 'The employers’ organization, invited, writes too',
  run: (stage) => contributes(stage, texts, invited),
});

const offered = (texts: Texts, { before, invited }: Constituents): Step => ({
  title: 'Published, there is a brief, and a version for each constituent group',
  run: async (stage) => {
    const moderator = await stage.player(texts.moderator);
    await closesNow(stage, moderator, texts.title);
    const draft = await opensDraft(stage, moderator, texts.title);
    await publishesDraft(stage, moderator, draft);
    const reader = await stage.player(texts.before[0]?.name ?? '');
    const { words } = reader;
    const wanted = [
      words('tab.synthesis.documents.brief'),
      ...[...before, invited].map(({ group }) => words(`tab.synthesis.documents.group.${group}`)),
    ];
    const page = await until(
      `The documents ${wanted.join(', ')}`,
      async () => {
        const shown = await discussionPage(stage, reader, texts.title);
        const read = words('tab.discussion.read-synthesis');
        await shown.getByRole('link', { name: read }).first().click();
        await shown.getByText(words('tab.drafting.synthesis.published')).first().waitFor();
        const all = (await shown.locator('main').textContent()) ?? '';
        return wanted.every((one) => all.includes(one)) ? shown : null;
      },
      PUBLISH_MS,
      2_000,
    );
    await stage.photo(page, 'A version for each group');
  },
});

/** Where guests speak for constituents. */
export const groups = (texts: Texts, constituents: Constituents) => ({
  begin: [speaksFor(texts, constituents), write(texts, constituents)],
  end: [joins(texts, constituents), offered(texts, constituents)],
});
