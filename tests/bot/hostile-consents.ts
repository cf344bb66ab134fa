import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { type BotWorld, EVA, LUC, MAYA } from './world.ts';

/** Messages whose author is asked, in every state that a card can meet, for each of the three who look. */
export async function hostileConsents(
  { app, settle }: BotWorld,
  { hostile: HOSTILE, long: LONG }: { readonly hostile: string; readonly long: string },
): Promise<void> {
  const { consents, people } = app.actions;
  const round = [MAYA, LUC, EVA];
  for (const [index, author] of round.entries()) {
    const of = await people.actor(asId<PersonId>(author));
    const by = await people.actor(asId<PersonId>(round[(index + 1) % round.length] ?? MAYA));
    const ask = (becomes: 'lesson' | 'query', key: string) => {
      const words = `${HOSTILE} ${LONG}`;
      const link = 'https://teams.microsoft.com/l/message/x/1';
      const source = `chat|${author}-${key}`;
      const message = { becomes, of: of.id, words, link, writtenAt: null, source };
      return consents.ask(by, message, source);
    };
    await ask('lesson', 'waiting');
    await ask('query', 'waiting-too');
    await consents.answer(of, (await ask('lesson', 'agreed')).id, 'agree');
    await consents.answer(of, (await ask('query', 'nameless')).id, 'agree-without-name');
  }
  await settle();
}
