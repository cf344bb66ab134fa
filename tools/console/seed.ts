import { z } from 'zod';
import { connect } from '../lib/client.ts';
import type { Product } from '../lib/product.ts';
import { whoIs } from '../lib/wire.ts';

/** Who moderates the community in which everything waits for a moderator, and who writes there. */
export const MODERATOR = 'Lena Okafor';
const WRITER = 'Mei Tanaka';
const PLACE = 'social-protection';
const DAY_MS = 86_400_000;
const AT_ONCE = 8;

const made = z.object({ id: z.string() });
const clock = z.object({ now: z.string() });

const SAID = [
  'In our district the registry is still kept on paper, and moving it took four months.',
  'Employers paid the first contribution once the form fitted on one page.',
  'Inspectors who came twice found half as many households unregistered.',
  'Mobile money made the monthly payment possible where there is no bank.',
];

async function asked<T>(product: Product, token: string, path: string, body: unknown) {
  const response = await fetch(new URL(path, product.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** So many contributions wait, in discussions of which one nobody has written in for a week. */
export async function seed(product: Product, count: number): Promise<{ readonly id: string }> {
  const people = await connect(product.tenantUrl).people();
  const tokenOf = async (name: string): Promise<string> => {
    const { id } = whoIs(people, name);
    return z
      .object({ token: z.string() })
      .parse(await asked(product, '', '/dev/api/token', { person: id })).token;
  };
  const [lena, mei] = [await tokenOf(MODERATOR), await tokenOf(WRITER)];
  const response = await fetch(new URL('/dev/api/clock', product.url));
  const now = new Date(clock.parse(await response.json()).now);
  const open = async (title: string): Promise<string> =>
    made.parse(
      await asked(product, lena, '/api/v1/discussions', {
        nonce: `console-${title}`,
        community: PLACE,
        title,
        background: 'What works where most people work without a contract?',
        questions: ['What has worked in your country?'],
        startsAt: now.toISOString(),
        endsAt: new Date(now.getTime() + 40 * DAY_MS).toISOString(),
      }),
    ).id;
  const [first, asleep] = [await open('Reaching the self-employed'), await open('Portable rights')];
  await asked(product, '', '/dev/api/clock', { step: 'week' });
  const say = (at: number) =>
    asked(product, mei, `/api/v1/discussions/${first}/contributions`, {
      nonce: `console-item-${at}`,
      text: `${SAID[at % SAID.length]} (${at})`,
      question: null,
      consent: 'paraphrase',
    });
  for (let at = 1; at < count; at += AT_ONCE) {
    const these = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, n) => say(at + n));
    await Promise.all(these);
  }
  if (!asleep) throw new Error('no discussion is asleep');
  return whoIs(people, MODERATOR);
}
