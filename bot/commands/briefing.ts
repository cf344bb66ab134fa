import { z } from 'zod';
import { briefingCard, briefingForm } from '../cards/briefing.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { createOpening } from '../openings.ts';

const asked = z.object({ country: z.string().trim().min(1).max(200) });

/** What this person may know of a country or partner, on one card. */
export async function briefing({ deps, who, voice }: Call, about: string): Promise<Answer> {
  const page = await deps.views.briefing.page(who, about);
  return { card: briefingCard(page, (path) => deps.tabUrl?.(path) ?? null, voice) };
}

export const briefingCommands: readonly Command[] = [
  {
    name: 'briefing',
    words: async (call) => {
      const about = createOpening(call.deps.words, 'preparing.openings.briefing')(call.text);
      return about ? briefing(call, about) : { card: briefingForm('', call.voice) };
    },
    verbs: {
      'briefing.form': { run: async ({ voice }) => ({ card: briefingForm('', voice) }) },
      'briefing.show': {
        run: (call) => briefing(call, read(asked, call.data).country),
        again: async ({ data, voice }) => briefingForm(data.country?.slice(0, 200) ?? '', voice),
      },
    },
  },
];
