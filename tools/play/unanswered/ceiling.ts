import { OFFICES } from '../../../src/adapters/tenant/seed/people.ts';
import { localTime } from '../../../src/features/notifications/quiet.ts';
import { connect, type Message, type Persona, wordsOf } from '../../lib/client.ts';
import type { Product } from '../../lib/product.ts';

/** What Praxis sent to somebody of its own accord. */
export interface Sent {
  readonly at: Date;
  /** What it was about, as its key begins. */
  readonly about: string;
  readonly words: string;
}

const keyOf = ({ cards: [card] }: Message): string | null =>
  typeof card === 'object' && card !== null && 'praxisKey' in card ? String(card.praxisKey) : null;

/** Everything that came into this person's chat without being an answer to what they wrote or pressed. */
export async function messages(persona: Persona): Promise<readonly Sent[]> {
  return (await persona.history()).flatMap((message): Sent[] => {
    const key = message.from.kind === 'bot' ? keyOf(message) : null;
    if (key === null) return [];
    return [{ at: new Date(message.at), about: key.split(':')[0] ?? '', words: wordsOf(message) }];
  });
}

/** What follows from what the person did, and is no nudge: their own question, request or text. */
const OWN: ReadonlySet<string> = new Set([
  'answered',
  'first-reply',
  'ask-settled',
  'community-ready',
]);

export interface TooMany {
  readonly name: string;
  readonly day: string;
  readonly about: readonly string[];
}

/** Those who heard more than one thing unasked on one of their days, and how many messages there were in all. */
export async function overTheCeiling(product: Product): Promise<{
  readonly sent: number;
  readonly people: number;
  readonly tooMany: readonly TooMany[];
}> {
  const teams = connect(product.tenantUrl);
  const tooMany: TooMany[] = [];
  let [sent, people] = [0, 0];
  for (const { id, name, office } of await teams.people()) {
    const heard = await messages(await teams.as(id));
    sent += heard.length;
    people += heard.length > 0 ? 1 : 0;
    const zone = OFFICES[office]?.timeZone ?? 'UTC';
    const days = Map.groupBy(
      heard.filter(({ about }) => !OWN.has(about)),
      ({ at }) => localTime(at, zone).day,
    );
    for (const [day, of] of days)
      if (of.length > 1) tooMany.push({ name, day, about: of.map(({ about }) => about) });
  }
  return { sent, people, tooMany };
}
