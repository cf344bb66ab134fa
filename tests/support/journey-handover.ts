import type { CaptureSheet } from '../../src/contract/capture.ts';
import type { HandoverList, HandoverPage, HandoverSummary } from '../../src/contract/handovers.ts';
import type { Journey, Scene } from './journey.ts';
import { personId } from './journey.ts';
import type { FakePerson } from './teams.ts';

/** Somebody leaves, their supervisor stays, somebody comes after. */
export const LEAVER = 'Pieter van Wyk';
export const SUPERVISOR = 'Paolo Ferrante';
export const SUCCESSOR = 'David Mutua';
/** Of the same unit, elsewhere. */
export const COLLEAGUE = 'Luis Alberto Paredes';
/** A Tuesday; eight o'clock in Pretoria is six in UTC. */
export const LAST_DAY = '2026-03-31';
export const DELIVERY = '2026-03-31T06:00Z';

/** Personnel sets, moves or takes back a day of leaving (null), which is no right of the product's. */
export function leaves({ tenant }: Scene, name: string, day: string | null): void {
  const { db } = tenant.running.tenant;
  db.run(
    "UPDATE users SET props = json_set(props, '$.employeeLeaveDateTime', ?), seq = ? WHERE id = ?",
    day === null ? null : `${day}T00:00:00Z`,
    db.nextSeq(),
    personId(name),
  );
}

/** What may appear in nobody's hands before the last day, and some of it in few hands after. */
export const ANSWERS = {
  duties: 'Keep the wage survey of the Eastern Cape running',
  tips: 'Call the districts on Monday mornings',
  activities: 'Wage survey: field work until June; partners: two universities',
  commitments: [
    '2026-06-30 final tables to the ministry',
    '2026-04-15 answer to the donor',
    '[x] 2026-01-10 inception note',
    'a seminar for the districts',
  ].join('\n'),
  contacts: 'Nomsa Dlamini, ministry: decides on access to the register',
  'read-first': 'https://org.sharepoint.example/sites/knowledge/survey-plan.docx',
  files: 'https://org.sharepoint.example/sites/statistics/wages',
  unwritten: 'The zebra register in Bhisho is only opened on Thursdays',
  lessons: 'Pilots with giraffe questionnaires save a season, because they fail early',
  do: 'Test every question with ten people',
  'do-not': 'Never print before the pilot',
  risks: 'The okapi contract may lapse in July',
} as const;

/** Everything but the constraints and what is optional. */
export const LEFT_OPEN = 'Constraints, and how to overcome them';

/** The question has come and the leaver begins in the chat. */
export async function begins(j: Journey): Promise<FakePerson> {
  const leaver = j.person(LEAVER);
  await leaver.presses('prompt.now');
  return leaver;
}

/** One step's card, filled as far as `ANSWERS` has it. */
export async function step(leaver: FakePerson, go: 'on' | 'later' = 'on'): Promise<void> {
  const here = leaver.inputs().map(({ id }) => id);
  const given = Object.entries(ANSWERS).filter(([id]) => here.includes(id));
  await leaver.presses({ verb: 'capture.save', data: { go } }, Object.fromEntries(given));
}

export async function handoversOf(j: Journey, name: string): Promise<readonly HandoverSummary[]> {
  const tab = await j.tab(j.person(name));
  return (await tab.get<HandoverList>('/handovers')).items;
}

/** Written in one go in the tab, up to the gaps; `finalise` finishes it too. */
export async function written(j: Journey, finalise = true): Promise<HandoverPage> {
  const tab = await j.tab(await begins(j));
  const [own] = await handoversOf(j, LEAVER);
  const page = await tab.get<HandoverPage>(`/handovers/${own?.id}`);
  await tab.put<CaptureSheet>(`/captures/${page.sheet.capture.id}/answers`, { answers: ANSWERS });
  if (finalise) await tab.post(`/handovers/${page.id}/finalise`);
  await j.settle();
  return tab.get<HandoverPage>(`/handovers/${page.id}`);
}

/** Every word that this person has in front of them, anywhere in their chat with the product. */
export const everythingSeen = (who: FakePerson): string => JSON.stringify(who.chat());
