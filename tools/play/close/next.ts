import { goesTo } from '../../lib/stage/form.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

const DAY_MS = 86_400_000;
const STARTS_DAYS = 21;
const LASTS_DAYS = 720;

const midnight = (from: Date, days: number): string =>
  `${new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`;

const asked = ({ designer, nextProject }: Texts): Step => ({
  title: 'The next project stands in the register: who designs it is asked before it begins',
  run: async (stage) => {
    const designs = await stage.player(designer);
    const now = await stage.now();
    const { title, code, countries } = nextProject;
    await stage.sharepoint.addProject({
      Title: title,
      Code: code,
      ManagerId: designs.persona.person.id,
      StartDate: midnight(now, STARTS_DAYS),
      EndDate: midnight(now, LASTS_DAYS),
      Countries: countries,
      State: 'active',
    });
    stage.note(`The register of projects: ${code}, “${title}”, led by ${designer}.`);
    const wanted = designs.words('prompting.kinds.project-start.title');
    await stage.moveClock('day');
    await stage.moveUntil('The question before the start', () => designs.hasHeard(wanted), 30);
    await designs.hears(wanted);
    designs.sees(title);
    await stage.chat(designs, 'Asked before the project begins');
  },
});

const starts = ({ designer, project, terms, begun }: Texts): Step => ({
  title:
    'What the earlier project learnt is there by itself; the earlier terms of reference can be started from',
  run: async (stage) => {
    const designs = await stage.player(designer);
    await designs.presses('prompt.now');
    await designs.presses(designs.words('bot.capture.next'), begun);
    designs.sees(designs.words('forms.related'), project, terms.title);
    await stage.chat(designs, 'Lessons and earlier terms of reference, before more is written');
    await designs.presses('capture.start-from');
    designs.sees(
      designs.words('forms.start.done'),
      designs.words('bot.capture.suggested'),
      terms.skills,
    );
    await stage.chat(designs, 'Started from the earlier ones; each is marked until it is saved');
  },
});

const uses = ({ designer, project, begun }: Texts): Step => ({
  title: 'In the tab the same draft; the lesson is opened, and noted as used',
  run: async (stage) => {
    const designs = await stage.player(designer);
    const page = await stage.tab(designs, '/captures');
    await page.getByRole('link', { name: begun.title }).first().click();
    await goesTo(page, designs, 1);
    const related = page.getByRole('region', { name: designs.words('forms.related') });
    const lesson = related.getByRole('listitem').filter({ hasText: project });
    await lesson.first().waitFor();
    await stage.photo(page, 'Beside the form: what others wrote down on the same');
    await lesson
      .getByRole('link', { name: designs.words('finding.about') })
      .first()
      .click();
    await page.getByRole('button', { name: designs.words('item.used'), exact: true }).click();
    await page.getByText(designs.words('item.used-thanks')).first().waitFor();
    await stage.photo(page, 'The lesson, noted as used');
  },
});

async function hearsOfUse(stage: Stage, name: string, title: string): Promise<void> {
  const author = await stage.player(name);
  const wanted = author.words('item.chat.owner');
  await stage.moveUntil(`The news to ${name}`, () => author.hasHeard(wanted), 30);
  await author.hears(wanted);
  author.sees(title);
  await stage.chat(author, `${name} hears that it was of use`);
}

const credited = ({ manager, writer, project, terms, own }: Texts): Step => ({
  title: 'Both who wrote hear that it was of use, and find it in their own record',
  run: async (stage) => {
    await hearsOfUse(stage, writer, terms.title);
    await hearsOfUse(stage, manager, project);
    for (const [name, title] of [
      [writer, terms.title],
      [manager, project],
    ] as const) {
      const author = await stage.player(name);
      await author.says(own);
      author.sees(author.words('record.kinds.reuse'));
      const page = await stage.tab(author, '/my-record');
      const reused = page.getByRole('region', { name: author.words('record.kinds.reuse') });
      await reused.getByText(title).first().waitFor();
      await stage.photo(page, `In the own record of ${name}`);
    }
  },
});

const learnt = ({ designer, synthesis, lessons }: Texts): Step => ({
  title: 'Asked for what was learnt, the lessons stand by what worked and what did not',
  run: async (stage) => {
    const designs = await stage.player(designer);
    await designs.says(synthesis);
    designs.sees(
      designs.words('experience.outcome.worked'),
      designs.words('experience.outcome.failed'),
      ...lessons.map((row) => row[0] ?? ''),
    );
    await stage.chat(designs, 'What was learnt, with where it is said');
    const page = await stage.tab(designs, '/lessons');
    await stage.saves(page, designs.words('experience.docx'));
    await stage.photo(page, 'The same in the tab, for all topics, to be saved as a document');
  },
});

export const next = (texts: Texts): readonly Step[] => [
  asked(texts),
  starts(texts),
  uses(texts),
  credited(texts),
  learnt(texts),
];
