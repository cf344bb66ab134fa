import type { Step } from '../../lib/stage/stage.ts';
import { wordsIn } from '../../lib/stage/words.ts';
import {
  comesBefore,
  comesTo,
  discussionPage,
  isShownAs,
  saidInChannel,
  saidOnce,
  startOf,
} from './part.ts';
import type { Planned } from './plan.ts';
import type { Texts } from './texts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** As the template has it. */
const FINAL_CALL_MS = 24 * HOUR_MS;
const CLOSING_MS = 3 * DAY_MS;
const SUMMARY_MS = 10 * DAY_MS;

const second = (texts: Texts, planned: Planned): Step => ({
  title: 'The second week’s question is asked on its date',
  run: async (stage) => {
    const { community, title, questions } = texts;
    const reader = await stage.player(texts.resource);
    await comesBefore(stage, planned.second);
    const early = await saidInChannel(
      reader,
      community,
      wordsIn(texts.language)('planning.phase.next'),
    );
    stage.check(early.length === 0, 'The second phase was told before its date.');
    await comesTo(stage, planned.second);
    await saidOnce(stage, reader, community, wordsIn(texts.language)('planning.phase.next'));
    reader.sees(questions[2]);
    await stage.chat(reader, 'The second week’s question in the thread', {
      in: community,
      at: title,
    });
  },
});

const reminded = (texts: Texts, planned: Planned): Step => ({
  title: 'Three days before the end a reminder, a day before it the last call, each once',
  run: async (stage) => {
    const { community, title } = texts;
    const reader = await stage.player(texts.resource);
    const player = await stage.player(texts.moderator);
    await comesTo(stage, new Date(planned.ends.getTime() - CLOSING_MS));
    await saidOnce(stage, reader, community, wordsIn(texts.language)('bot.post.closing-title'));
    const calls = await saidInChannel(
      reader,
      community,
      wordsIn(texts.language)('planning.news.final-call.title'),
    );
    stage.check(calls.length === 0, 'The last call came with the reminder.');
    await isShownAs(stage, reader, title, 'closing');
    await comesTo(stage, new Date(planned.ends.getTime() - FINAL_CALL_MS));
    await saidOnce(
      stage,
      reader,
      community,
      wordsIn(texts.language)('planning.news.final-call.title'),
    );
    const nudge = player.words('planning.nudge.closing.title');
    await stage.moveUntil('Word to the moderator', () => player.hasHeard(nudge), 8);
    await player.hears(nudge);
    player.sees(title);
    await stage.chat(player, 'The moderator hears that it closes soon');
  },
});

const closes = (texts: Texts, planned: Planned): Step => ({
  title: 'It closes by itself on its date, and the channel is told once',
  run: async (stage) => {
    const { community, title } = texts;
    const reader = await stage.player(texts.resource);
    if ((await stage.now()) < planned.ends) await isShownAs(stage, reader, title, 'closing');
    await comesTo(stage, planned.ends);
    await isShownAs(stage, reader, title, 'closed');
    await saidOnce(stage, reader, community, wordsIn(texts.language)('bot.post.closed-title'));
    for (const once of ['planning.phase.opened', 'planning.phase.next', 'bot.post.closing-title'])
      await saidOnce(stage, reader, community, wordsIn(texts.language)(once));
    await stage.chat(reader, 'Closed: the end of the thread in the channel', {
      in: community,
      at: title,
    });
  },
});

const late = (texts: Texts): Step => ({
  title: 'One comes too late: told so, offered the moderator, and nothing is lost',
  run: async (stage) => {
    const { community, title, moderator } = texts;
    const sender = await stage.player(texts.late.name);
    const post = await sender.finds(title, community);
    const answer = await sender.replies(post, texts.late.text);
    stage.check(answer.includes(title), `${sender.name} was not told: “${answer}”.`);
    sender.sees(moderator);
    await stage.chat(sender, 'Too late: what the sender is told', { in: community, at: title });
    const player = await stage.player(moderator);
    const page = await stage.tab(player, '/moderation');
    await page.getByText(startOf(texts.late.text)).first().waitFor();
    await stage.photo(page, 'It waits for the moderator');
    const reader = await stage.player(texts.resource);
    const seen = await discussionPage(stage, reader, title);
    stage.check(
      (await seen.getByText(startOf(texts.late.text)).count()) === 0,
      'Members read in the tab what nobody has admitted.',
    );
  },
});

const drafted = (texts: Texts, planned: Planned): Step => ({
  title:
    'A draft synthesis: every statement rests on posts, the dissent is there, nothing publishes itself',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const { words } = player;
    const page = await discussionPage(stage, player, texts.title);
    await page.getByRole('link', { name: words('tab.discussion.edit-synthesis') }).click();
    await page.getByText(words('tab.drafting.synthesis.intro')).waitFor();
    const statements = await page.locator('[data-statement]').all();
    stage.check(statements.length >= 3, `The draft has ${statements.length} statements.`);
    for (const statement of statements) {
      const sources = await statement.getByRole('listitem').count();
      stage.check(sources > 0, `A statement rests on nothing: ${await statement.textContent()}`);
    }
    const dissent = page.locator('[data-statement]', {
      hasText: words('tab.synthesis.kind.dissent'),
    });
    stage.check((await dissent.count()) > 0, 'The differing view is gone.');
    await stage.photo(page, 'The draft synthesis, each statement beside its posts');
    await comesTo(stage, new Date(planned.ends.getTime() + SUMMARY_MS));
    await isShownAs(stage, player, texts.title, 'closed');
    const published = await saidInChannel(
      player,
      texts.community,
      wordsIn(texts.language)('bot.post.synthesis-title'),
    );
    stage.check(published.length === 0, 'The draft has published itself.');
  },
});

export const closing = (texts: Texts, planned: Planned): readonly Step[] => [
  second(texts, planned),
  reminded(texts, planned),
  closes(texts, planned),
  late(texts),
  drafted(texts, planned),
];
