import { filesCard } from '../../bot/cards/handover-files.ts';
import { createVoice } from '../../bot/voice.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import type { Seen } from './crawl.ts';
import { type BotWorld, EVA, LUC, MAYA, NOOR } from './world.ts';

/** Begun and not finished: supervisor and successor ask before the last day, of whoever leaves. */
export async function hostileHandover(
  { app, settle, world }: BotWorld,
  long: string,
): Promise<Seen[]> {
  const { capture, duties, insights, people } = app.actions;
  const [maya, luc, eva, noor] = await Promise.all(
    [MAYA, LUC, EVA, NOOR].map((id) => people.actor(asId<PersonId>(id))),
  );
  if (!maya || !luc || !eva || !noor) throw new Error('nobody to ask');
  const open = await capture.prompts.open(luc);
  const prompt = open.find(({ kind }) => kind === 'departure');
  if (!prompt) throw new Error('nobody leaves');
  const { handovers } = capture;
  const { handover } = await handovers.begin(luc, prompt.id, {});
  const { id, capture: record } = handover;
  if (!record) throw new Error('nothing is written');
  await handovers.nameSuccessor(luc, id, eva.id);
  await insights.charge(noor, 'posts', { owner: luc.id, baseline: null, target: null });
  await duties.move(luc, id, { kind: 'indicator', ref: 'posts' }, 'offer');
  for (const who of [maya, eva]) {
    await handovers.questions.ask(who, id, long.slice(0, 1_000), `asked-${who.id}`);
  }
  await settle();
  const file = { title: long, line: long, type: 'docx', site: long, leaves: true };
  const found = { ...file, webUrl: 'https://org.example/a', modifiedAt: world.clock.now() };
  const page = { handover, capture: record, step: 3, silence: null, items: [found, found] };
  return (['en', 'fr', 'es'] as const).map((language) => {
    const voice = createVoice({ ...world, topicLabel: (slug) => slug }, language, 'UTC');
    return { verb: 'handover files', language, card: filesCard(page, voice) };
  });
}
