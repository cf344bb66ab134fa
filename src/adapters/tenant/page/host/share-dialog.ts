import { z } from 'zod';
import type { Bench } from '../context.tsx';
import type { Place } from '../shapes.ts';

const chosenSchema = z.object({ place: z.string(), words: z.string().default('') });

const nameOf = ({ kind, team, name }: Place): string =>
  kind === 'channel' ? `${team}, ${name}` : name;

function cardOf(link: string, places: readonly Place[]): unknown {
  const choices = places.map((place) => ({ title: nameOf(place), value: place.id }));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: link, wrap: true },
      {
        ...{ type: 'Input.ChoiceSet', id: 'place', label: 'Share to', choices },
        ...{ value: choices[0]?.value, isRequired: true, errorMessage: 'Choose where.' },
      },
      { type: 'Input.Text', id: 'words', label: 'Say something about it', isMultiline: true },
    ],
    actions: [{ type: 'Action.Submit', title: 'Share' }],
  };
}

/** Teams' own dialog to post a link. Resolves once it is posted, rejects where it was closed. */
export async function shareLink({ client, openDialog }: Bench, link: string): Promise<void> {
  const card = cardOf(link, await client.places());
  await new Promise<void>((resolve, reject) => {
    openDialog({
      info: { title: 'Share', card, url: null, width: '480px', height: '' },
      submit: async (data) => {
        const { place, words } = chosenSchema.parse(data);
        await client.say({ in: place, text: words ? `${words}\n\n${link}` : link });
        resolve();
        return { kind: 'close' };
      },
      cancelled: () => reject(new Error('closed')),
    });
  });
}
