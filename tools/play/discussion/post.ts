import { wordsOf } from '../../lib/client.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { discussionPage, startOf } from './part.ts';
import type { Contributor, Door, Texts } from './texts.ts';

const SEEN_MS = 60_000;

const by = ({ contributors }: Texts, door: Door): readonly Contributor[] =>
  contributors.filter((one) => one.by === door);

const inChannel = (texts: Texts): Step => ({
  title: 'Four reply in the channel',
  run: async (stage) => {
    for (const { name, text } of by(texts, 'channel')) {
      const player = await stage.player(name);
      const post = await player.finds(texts.title, texts.community);
      await player.replies(post, text);
    }
  },
});

/** Where guests read in the channel, so that what one says stands there too. */
const readersOf = ({ guests }: Texts) => (guests ? { audience: 'guests' } : {});

const inChat = (texts: Texts): Step => ({
  title: 'Four contribute in their chat',
  run: async (stage) => {
    for (const { name, text } of by(texts, 'chat')) {
      const player = await stage.player(name);
      await player.says('discussions');
      player.sees(texts.title);
      await player.presses('discussion.read');
      const given = { text, question: '0', quote: 'true' };
      await player.presses('discussion.contribute', { ...given, ...readersOf(texts) });
      player.sees(player.words('bot.received.consent.quote'));
    }
    const last = await stage.player(by(texts, 'chat').at(-1)?.name ?? '');
    await stage.chat(last, 'A contribution in the chat');
  },
});

async function contributes(stage: Stage, player: Player, texts: Texts, text: string) {
  const page = await discussionPage(stage, player, texts.title);
  const { words } = player;
  const { audience } = readersOf(texts);
  if (audience)
    await page.getByLabel(words('safety.audience.label')).first().selectOption(audience);
  await page.getByLabel(words('tab.contribute.question')).selectOption('1');
  await page.getByLabel(words('tab.writing.contribute.text')).first().fill(text);
  stage.note(`**${player.name}** writes in the tab: “${text}”`);
  await page.getByRole('button', { name: words('tab.writing.send'), exact: true }).click();
  await page.getByText(words('tab.contribute.done.published')).first().waitFor();
  return page;
}

const inTab = (texts: Texts): Step => ({
  title: 'Four contribute in the tab',
  run: async (stage) => {
    for (const { name, text } of by(texts, 'tab')) {
      const player = await stage.player(name);
      await contributes(stage, player, texts, text);
    }
    const last = await stage.player(by(texts, 'tab').at(-1)?.name ?? '');
    await stage.photo(stage.page(last), 'A contribution in the tab, below the others');
  },
});

/** All that the cards of the thread say, one page after the other. */
async function readsThread(player: Player): Promise<string> {
  await player.says('discussions');
  await player.presses('discussion.read');
  let shown = await player.presses('discussion.thread');
  const more = player.words('bot.pages.more');
  for (let pages = 1; pages < 6 && player.offers(more); pages += 1)
    shown += `\n${await player.presses(more)}`;
  return shown;
}

/** @throws Unexpected unless each of them stands there once */
function eachOnce(stage: Stage, texts: Texts, place: string, shown: string): void {
  for (const { name, text } of texts.contributors) {
    const times = shown.split(startOf(text)).length - 1;
    stage.check(times === 1, `What ${name} wrote stands ${times} times in ${place}.`);
  }
}

const everywhere = (texts: Texts): Step => ({
  title: 'All twelve stand in the channel, in the chat and in the tab, each once',
  run: async (stage) => {
    const reader = await stage.player(texts.resource);
    for (const { text } of texts.contributors) await reader.finds(startOf(text), texts.community);
    const channel = await reader.persona.history(texts.community);
    eachOnce(stage, texts, 'the channel', channel.map(wordsOf).join('\n'));
    await stage.chat(reader, 'The thread in the channel', {
      in: texts.community,
      at: texts.title,
    });
    eachOnce(stage, texts, 'the chat', await readsThread(reader));
    await stage.chat(reader, 'The last of them in the chat');
    const page = await discussionPage(stage, reader, texts.title);
    const { length: count } = texts.contributors;
    const thread = page.getByRole('region', {
      name: reader.words('tab.thread.title', { count }),
    });
    eachOnce(stage, texts, 'the tab', (await thread.textContent()) ?? '');
    await stage.photo(page, 'All twelve in the tab');
  },
});

/** What stands in the channel of this person's own hand and says this. */
async function ownMessage(player: Player, place: string, text: string): Promise<string> {
  const all = await player.persona.history(place);
  const own = all.findLast(
    (message) =>
      message.from.id === player.persona.person.id && message.text.includes(startOf(text)),
  );
  return own?.id ?? '';
}

async function shownInTab(
  stage: Stage,
  reader: Player,
  { title }: Texts,
  what: string,
  so: (shown: string) => boolean,
) {
  await until(
    what,
    async () => {
      const page = await discussionPage(stage, reader, title);
      return so((await page.locator('main').textContent()) ?? '');
    },
    SEEN_MS,
    1_000,
  );
}

const followed = (texts: Texts): Step => ({
  title: 'What is changed or deleted in Teams is changed or gone in the tab and the chat',
  run: async (stage) => {
    const { edited, takenBack, community, title } = texts;
    const [first] = by(texts, 'channel');
    const author = await stage.player(first?.name ?? '');
    const id = await ownMessage(author, community, first?.text ?? '');
    await author.persona.edit(id, edited, community);
    stage.note(`**${author.name}** changes the reply in the channel: “${edited}”`);
    const other = await stage.player(takenBack.name);
    const post = await other.finds(title, community);
    await other.replies(post, takenBack.text);
    const reader = await stage.player(texts.resource);
    await shownInTab(stage, reader, texts, 'The reply of the wrong thread', (shown) =>
      shown.includes(startOf(takenBack.text)),
    );
    await other.persona.remove(await ownMessage(other, community, takenBack.text), community);
    stage.note(`**${other.name}** deletes the reply in the channel.`);
    await shownInTab(
      stage,
      reader,
      texts,
      'The changed words, and the end of the deleted ones,',
      (shown) => shown.includes(edited) && !shown.includes(startOf(takenBack.text)),
    );
    const chat = await readsThread(reader);
    stage.check(chat.includes(edited.slice(0, 80)), 'The chat has not the changed words.');
    stage.check(!chat.includes(startOf(takenBack.text)), 'The chat has the deleted words.');
    await stage.photo(stage.page(reader), 'Changed in Teams, changed here');
  },
});

export const posting = (texts: Texts): readonly Step[] => [
  inChannel(texts),
  inChat(texts),
  inTab(texts),
  everywhere(texts),
  followed(texts),
];
