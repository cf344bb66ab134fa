import { z } from 'zod';
import { lessonsCard, lessonsForm } from '../cards/lessons.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { createOpening } from '../openings.ts';

const asked = z.object({ about: z.string().trim().max(200).default('') });

async function shown({ deps, who, voice }: Call, about: string): Promise<Answer> {
  const filter = deps.actions.capture.lessons.understood(about);
  const found = await deps.views.lessons.synthesis(who, filter);
  return { card: lessonsCard(found, (path) => deps.tabUrl?.(path) ?? null, voice) };
}

export const lessonCommands: readonly Command[] = [
  {
    name: 'lessons',
    words: async (call) => {
      const about = createOpening(call.deps.words, 'experience.openings')(call.text);
      return about ? shown(call, about) : { card: lessonsForm('', call.voice) };
    },
    verbs: {
      'lessons.form': { run: async ({ voice }) => ({ card: lessonsForm('', voice) }) },
      'lessons.show': {
        run: (call) => shown(call, read(asked, call.data).about),
        again: async ({ data, voice }) => lessonsForm(data.about?.slice(0, 200) ?? '', voice),
      },
    },
  },
];
