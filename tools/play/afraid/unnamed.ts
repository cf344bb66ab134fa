import type { Page } from 'playwright-core';
import type { Language } from '../../../src/kernel/language.ts';
import { inputsOf } from '../../lib/stage/form.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { comesTo } from '../discussion/part.ts';
import { MODERATOR, type Texts } from './texts.ts';

const DAY_MS = 86_400_000;
/** It appears on one of the next two days, whenever chance has it. */
const APPEARS_DAYS = 3;

interface Lesson {
  /** What the form is called. */
  readonly form: string;
  readonly answers: Readonly<
    Record<'title' | 'context' | 'happened' | 'cause' | 'recommendation' | 'topics', string>
  >;
}

const LESSONS: Readonly<Record<Language, Lesson>> = {
  en: {
    form: 'Lesson learned',
    answers: {
      title: 'Nobody renews a card whose list is shown to collectors',
      context: 'Registration of own-account workers together with a public partner.',
      happened: 'The list was given away before its use was settled, and renewals ended.',
      cause: 'People heard within days who knocked at their neighbours’ doors and why.',
      recommendation: 'Keep the list with the workers’ association until its use is settled.',
      topics: 'informality',
    },
  },
  fr: {
    form: 'Leçon tirée de l’expérience',
    answers: {
      title: 'Personne ne renouvelle une carte dont la liste est montrée aux collecteurs',
      context: 'Enregistrement de travailleurs indépendants avec un partenaire public.',
      happened:
        'La liste a été remise avant que son usage soit convenu, et les renouvellements ont cessé.',
      cause: 'En quelques jours chacun savait qui frappait chez ses voisins et pourquoi.',
      recommendation: 'Laisser la liste à l’association jusqu’à ce que son usage soit convenu.',
      topics: 'informality',
    },
  },
  es: {
    form: 'Lección aprendida',
    answers: {
      title: 'Nadie renueva un carné cuya lista se enseña a los cobradores',
      context: 'Registro de trabajadores por cuenta propia con un socio público.',
      happened: 'La lista se entregó antes de acordar su uso, y terminaron las renovaciones.',
      cause: 'En pocos días todos supieron quién llamaba a la puerta de los vecinos y por qué.',
      recommendation: 'Dejar la lista en la asociación hasta que se haya acordado su uso.',
      topics: 'informality',
    },
  },
};

async function later(stage: Stage, days: number): Promise<void> {
  await comesTo(stage, new Date((await stage.now()).getTime() + days * DAY_MS));
}

async function fills(page: Page, answers: Lesson['answers']): Promise<void> {
  for (const [field, text] of Object.entries(answers))
    await inputsOf(page, field).first().fill(text);
  await page.locator('[data-field="outcome"]').getByRole('radio').last().check();
}

/** Whether somebody finds it who looks for its cause, which its title does not say. */
async function isFound(reader: Player, { cause, title }: Lesson['answers']): Promise<boolean> {
  return (await reader.says(cause)).includes(title);
}

const writes = (texts: Texts, { form, answers }: Lesson, kept: { secret: string }): Step => ({
  title: 'In the tab a lesson is written without a name; a code is shown once',
  run: async (stage) => {
    const author = await stage.player(texts.author);
    const { words } = author;
    const page = await stage.tab(author, '/captures');
    const begins = page.getByRole('listitem').filter({ hasText: form });
    await begins
      .getByRole('button', { name: words('anonymity.open') })
      .first()
      .click();
    await page.getByText(words('anonymity.record.said.kept')).waitFor();
    await stage.photo(page, 'What is protected and what is not, before the first word');
    await fills(page, answers);
    await page.getByRole('button', { name: words('anonymity.record.look') }).click();
    await page.getByRole('button', { name: words('anonymity.button.send') }).click();
    await page.getByText(words('anonymity.sent.code')).waitFor();
    kept.secret = (await page.locator('main code').textContent()) ?? '';
    stage.check(kept.secret.length >= 26, `The code is '${kept.secret}'.`);
    const shown = (await page.locator('[aria-labelledby="unnamed"]').textContent()) ?? '';
    stage.check(!shown.includes(texts.author), 'What is shown of it names its author.');
    await stage.photo(page, 'Sent without a name, with its code');
    await page.getByRole('button', { name: words('anonymity.sent.done') }).click();
  },
});

const appears = (texts: Texts, { answers }: Lesson): Step => ({
  title: 'It appears within two days, and nothing of it says who wrote it',
  run: async (stage) => {
    await later(stage, APPEARS_DAYS);
    const moderator = await stage.player(MODERATOR);
    stage.check(await isFound(moderator, answers), 'The lesson without a name is not found.');
    moderator.seesNot(texts.author);
    await stage.chat(moderator, 'Found, by a colleague who gives no name');
    const { name, fields } = await stage.sharepoint.filed(answers.title);
    stage.note(`SharePoint: ${name}; ${JSON.stringify(fields)}`);
    const tells = JSON.stringify(fields).includes(texts.author);
    stage.check(!tells, 'Its columns in SharePoint name its author.');
  },
});

const takesBack = (texts: Texts, { answers }: Lesson, kept: { secret: string }): Step => ({
  title: 'By its code, and by nothing else, its author takes it back',
  run: async (stage) => {
    const author = await stage.player(texts.author);
    const { words } = author;
    const page = await stage.tab(author, '/captures');
    const mine = (await page.locator('main').textContent()) ?? '';
    stage.check(!mine.includes(answers.title), 'It stands among what its author wrote.');
    await page.getByRole('button', { name: words('anonymity.record.later') }).click();
    await page.getByLabel(words('anonymity.later.code')).fill(kept.secret);
    await page.getByRole('button', { name: words('anonymity.later.look'), exact: true }).click();
    await page.getByText(words('anonymity.record.state.published')).waitFor();
    await stage.photo(page, 'What became of it, by its code');
    const takeBack = words('anonymity.verb.withdraw');
    await page.getByRole('button', { name: takeBack, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: takeBack, exact: true }).click();
    await page.getByText(words('anonymity.record.done.withdraw')).first().waitFor();
    await later(stage, 1);
    const moderator = await stage.player(MODERATOR);
    stage.check(!(await isFound(moderator, answers)), 'What was taken back is still found.');
    await stage.chat(moderator, 'Taken back: nobody finds it any more');
  },
});

/** A lesson without a name: written in the tab, followed by a code shown once, taken back by it. */
export function withoutName(texts: Texts, language: Language): readonly Step[] {
  const lesson = LESSONS[language];
  const kept = { secret: '' };
  return [writes(texts, lesson, kept), appears(texts, lesson), takesBack(texts, lesson, kept)];
}
