import { textOf } from '../../lib/stage/document.ts';
import type { Step } from '../../lib/stage/stage.ts';
import { wordsIn } from '../../lib/stage/words.ts';
import { messages } from '../unanswered/ceiling.ts';
import { type Checked, checking } from './checks.ts';
import { saidOnce } from './part.ts';
import { opensDraft, publishesDraft } from './synthesis.ts';
import type { Texts } from './texts.ts';

/** Took no part, and is of another community. */
const STRANGER = 'Claire Fontaine';
/** What every document of ours says of itself in SharePoint. */
const COLUMNS = [
  'KnowledgeType',
  'Language',
  'PublishedDate',
  'ReviewDate',
  'Unit',
  'OwnerId',
  'Topics',
  'Region',
  'Confidentiality',
  'TermIds',
];
/** Unasked messages wait for the morning, and for a day without another one. */
const MOST_MOVES = 40;

const titleOf = ({ language, title }: Texts): string =>
  wordsIn(language)('document.synthesis.title', { title });

/** What the document must say: the one who sees it otherwise, as the draft has it. */
interface Dissent {
  text: string;
}

const publishes = (texts: Texts, dissent: Dissent, checked: Checked): Step => ({
  title: 'The moderator publishes it; the channel is told once',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const page = await opensDraft(stage, player, texts.title);
    dissent.text = await page
      .locator('[data-statement]', { hasText: player.words('tab.synthesis.kind.dissent') })
      .first()
      .getByRole('textbox')
      .first()
      .inputValue();
    await publishesDraft(stage, player, page, checked.silent);
    const reader = await stage.player(texts.resource);
    await saidOnce(
      stage,
      reader,
      texts.community,
      wordsIn(texts.language)('bot.post.synthesis-title'),
    );
    await stage.chat(reader, 'The channel is told', { in: texts.community, at: texts.title });
  },
});

const tagged = (texts: Texts, dissent: Dissent, checked: Checked): Step => ({
  title: 'In SharePoint it lies with all its tags, and the differing view stands in it',
  run: async (stage) => {
    const { name, library, fields, bytes } = await stage.sharepoint.filed(titleOf(texts));
    stage.note(`SharePoint, library “${library}”: ${name}; ${JSON.stringify(fields)}`);
    const missing = COLUMNS.filter((column) => !fields[column]);
    stage.check(missing.length === 0, `The synthesis has no ${missing.join(', ')}.`);
    const text = await textOf(name, await bytes());
    stage.check(!text.includes(checked.unnamed), `The document names ${checked.unnamed}.`);
    stage.check(text.includes(dissent.text), `The document says nothing of: “${dissent.text}”`);
  },
});

const found = (texts: Texts): Step => ({
  title: 'Somebody of another community finds it by words of it',
  run: async (stage) => {
    const stranger = await stage.player(STRANGER);
    await stranger.says(texts.title);
    stranger.sees(titleOf(texts));
    await stage.chat(stranger, 'Found by search');
  },
});

const sent = (texts: Texts): Step => ({
  title: 'All twelve are told once, each in their own language',
  run: async (stage) => {
    const people = await Promise.all(
      texts.contributors.map(async ({ name }) => (await stage.player(name)).persona),
    );
    const told = async () =>
      Promise.all(
        people.map(async (persona) =>
          (await messages(persona)).filter(
            ({ about, words }) => about === 'used' && words.includes(texts.title),
          ),
        ),
      );
    await stage.moveUntil(
      'Word to all who took part',
      async () => (await told()).every(({ length }) => length > 0),
      MOST_MOVES,
    );
    for (const [at, heard] of (await told()).entries()) {
      const { name } = people[at]?.person ?? { name: '' };
      stage.check(heard.length === 1, `${name} was told ${heard.length} times.`);
    }
    for (const { name } of texts.contributors.slice(0, 2)) {
      const player = await stage.player(name);
      await stage.chat(player, `${name} is told`);
    }
  },
});

export function publishing(texts: Texts): readonly Step[] {
  const dissent: Dissent = { text: '' };
  const checked: Checked = { unnamed: '', silent: 0 };
  return [
    ...checking(texts, checked),
    publishes(texts, dissent, checked),
    tagged(texts, dissent, checked),
    found(texts),
    sent(texts),
  ];
}
