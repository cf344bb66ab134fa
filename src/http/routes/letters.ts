import { letters, lettersBefore, sendLetters } from '../../contract/peer-review.ts';
import { editionOf } from '../../features/capture/model.ts';
import { asId, type CaptureId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** What is out goes by mail to whom its author names. */
export function letterRoutes({ actions: { capture, people }, words }: HttpDeps): Route[] {
  const named = async (names: readonly string[]): Promise<readonly Actor[]> => {
    const ids = new Set(await Promise.all(names.map((name) => colleague(people, name))));
    return Promise.all([...ids].map((id) => people.actor(id)));
  };
  const letter = ({ language }: Actor) => ({
    subject: words.say(language, 'reach.mail.about.capture-sent.subject'),
    text: words.say(language, 'reach.mail.about.capture-sent.text'),
  });
  const shown = (people: readonly Actor[]) => people.map(({ name, mail }) => ({ name, mail }));
  return [
    route({
      method: 'POST',
      path: '/captures/:id/letters/before',
      summary:
        'To whom a published record would go by mail, and what the letter says; nothing is sent',
      params: byId,
      body: lettersBefore,
      answer: letters,
      run: async (who, { params, body }) => {
        const id = asId<CaptureId>(params.id);
        await capture.read(who, id);
        const found = await capture.letters.before(who, id, await named(body.to));
        return {
          edition: editionOf(found.capture),
          to: shown(found.to),
          already: found.already.map(({ name }) => name),
          ...letter(who),
        };
      },
    }),
    route({
      method: 'POST',
      path: '/captures/:id/letters',
      summary: 'Send a published record by mail, to each person once',
      params: byId,
      body: sendLetters,
      answer: letters,
      run: async (who, { params, body }) => {
        const id = asId<CaptureId>(params.id);
        await capture.read(who, id);
        const { edition } = body;
        const { to } = await capture.letters.send(who, id, edition, await named(body.to));
        return { edition, to: shown(to), already: [], ...letter(who) };
      },
    }),
  ];
}
