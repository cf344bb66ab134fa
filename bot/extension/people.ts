import { colleagueCard, placeOf, reasonsIn } from '../cards/expertise.ts';
import type { Call } from '../command.ts';
import type { InvokeResponse } from '../named-invoke.ts';
import { results, sentenceInstead } from './answers.ts';
import type { Searching } from './values.ts';

const MOST = 20;

/**
 * Who knows about these words. Why somebody is named depends on what the asker may read, and so stands in the preview
 * alone; what goes into the message is what every directory of the organization says.
 */
export async function findPeople(call: Call, asked: Searching): Promise<InvokeResponse> {
  const { deps, who, voice } = call;
  if (asked.words === '') return sentenceInstead(voice.say('expertise.page.before'));
  const { need, people } = await deps.actions.expertise.ask(
    who,
    asked.words,
    Math.min(asked.skip + asked.count, MOST),
  );
  if (people.length === 0) return sentenceInstead(voice.say('expertise.nothing'));
  return results(
    people.slice(asked.skip).map(({ person, reasons }) => ({
      card: colleagueCard(person, voice),
      preview: {
        title: person.name,
        text: [placeOf(person, voice), reasonsIn(reasons, need, voice)].filter(Boolean).join(' · '),
      },
    })),
  );
}
