import { labelOf } from '../src/features/taxonomy/term.ts';
import { AppError } from '../src/kernel/errors.ts';
import { link } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** What became of a word that somebody missed, and where it was refused, why. */
export async function termNews(
  { actions, tabUrl }: MessageDeps,
  id: string,
  voice: Voice,
): Promise<Drawn> {
  const { taxonomy } = actions;
  const proposal = await taxonomy.labels.proposal(id);
  if (!proposal || proposal.state === 'waiting') {
    throw new AppError('not-found', `proposal ${id} is gone`);
  }
  const { word, state, reason } = proposal;
  const vocabulary = await taxonomy.lists();
  const term = proposal.term === null ? undefined : vocabulary.standing(proposal.term);
  const card = noticeCard(
    {
      heading: voice.say('taxonomy.chat.decided'),
      title: word,
      sentences: [
        voice.say(`taxonomy.labels.proposed.${state}`, {
          word,
          reason: reason ?? '',
          label: term ? labelOf(term, voice.language) : '',
        }),
      ],
      actions: [
        link(
          voice.say('taxonomy.chat.open'),
          tabUrl?.(term ? `/taxonomy/terms/${term.id}` : '/taxonomy/proposals') ?? null,
        ),
      ],
    },
    voice,
  );
  return { card, stale: false };
}
