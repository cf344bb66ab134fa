import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { type BotWorld, EVA, LUC, MAYA } from './world.ts';

/** Begun and not finished: supervisor and successor ask before the last day, of whoever leaves. */
export async function hostileHandover({ app, settle }: BotWorld, long: string): Promise<void> {
  const { capture, people } = app.actions;
  const [maya, luc, eva] = await Promise.all(
    [MAYA, LUC, EVA].map((id) => people.actor(asId<PersonId>(id))),
  );
  if (!maya || !luc || !eva) throw new Error('nobody to ask');
  const open = await capture.prompts.open(luc);
  const prompt = open.find(({ kind }) => kind === 'departure');
  if (!prompt) throw new Error('nobody leaves');
  const { handovers } = capture;
  const { id } = (await handovers.begin(luc, prompt.id, {})).handover;
  await handovers.nameSuccessor(luc, id, eva.id);
  for (const who of [maya, eva]) {
    await handovers.questions.ask(who, id, long.slice(0, 1_000), `asked-${who.id}`);
  }
  await settle();
}
