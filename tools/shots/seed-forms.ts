import { z } from 'zod';
import type { Caller } from './caller.ts';
import { LEAVER, LEFT, MANAGER, MEMBER, MODERATOR, SUCCESSOR } from './cast.ts';
import { attempt, type Making } from './making.ts';

const handoverSheet = z.object({ sheet: z.object({ capture: z.object({ id: z.string() }) }) });
const captureSheet = z.object({ capture: z.object({ id: z.string() }) });
const practiceList = z.object({ items: z.array(z.object({ id: z.string() })) });
const promptList = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string() })) });
const handoverList = z.object({ items: z.array(z.object({ id: z.string(), role: z.string() })) });

const LESSON = {
  title: 'A register of stalls that the market committee keeps itself',
  context:
    'Two markets in Ica with 412 stalls, most of them without a licence; the municipality wanted a list.',
  happened:
    'The committee kept the receipts and renewed for everybody on one day. 361 of 412 renewed after a year.',
  outcome: 'worked',
  cause: 'Nobody had to leave their stall, and nobody feared the list, because it was their own.',
  recommendation: 'Let the committee keep the list, and pay it for each renewal.',
  topics: 'formalization',
  countries: 'Peru',
};

const PRACTICE = {
  title: 'Receipts kept by the market committee',
  summary: 'Vendors renew together on one day, and their committee keeps the receipts for all.',
  period: '2025-01-01/2025-12-01',
  project: 'RAS/13/55/UKM',
  context:
    'Markets with a committee that vendors trust; not where stalls change hands every month.',
  cause: 'Nobody had to leave their stall, so 361 of 412 renewed after a year.',
  impact: '361 of 412 stalls renewed, 240 of them kept by women.',
  replication: 'Another office needs a committee and a clerk for two days a year.',
  links: 'Country programme outcome PER 101',
  stage: 'idea',
  contact: MANAGER,
  topics: 'formalization',
  countries: 'Peru',
};

const HANDOVER = {
  terms: 'P4, fixed-term, since March 2019',
  duties: 'Keep the quarterly wage survey running\nAnswer the ministry’s questions within two days',
  activities: 'Wage survey, round 27: field work until March',
  commitments:
    '2027-06-30 final tables to the ministry\n2027-01-29 answer to the donor on the tablets',
  contacts:
    'Nomsa Dlamini, Department of Labour: decides on access to the register; telephone, never mail',
  unwritten: 'The register in Bhisho is opened on Thursdays only.',
  lessons:
    'Where the shop stewards saw the questionnaire first, refusals fell from 31 to 9 per cent.',
};

/** Whoever leaves begins and writes. @returns the handover; null where nobody has asked them yet */
async function begins(who: Caller): Promise<string | null> {
  const { items } = await who.get('/prompts', promptList);
  const prompt = items.find(({ kind }) => kind === 'departure');
  if (!prompt) return null;
  await who.does(`/prompts/${prompt.id}/handover`, {});
  const { items: own } = await who.get('/handovers', handoverList);
  const id = own.find(({ role }) => role === 'leaver')?.id ?? null;
  if (!id) return null;
  const { sheet } = await who.get(`/handovers/${id}`, handoverSheet);
  await who.does(`/captures/${sheet.capture.id}/answers`, { answers: HANDOVER }, 'PUT');
  return id;
}

async function firstLeaves({ callers }: Making): Promise<void> {
  const who = await callers.as(LEFT);
  for (let days = 0; days < 4; days += 1) {
    const id = await begins(who);
    if (id) {
      await who.does(`/handovers/${id}/successor`, { to: SUCCESSOR });
      await who.does(`/handovers/${id}/finalise`, {});
      return;
    }
    await callers.pass('day');
  }
  throw new Error(`${LEFT} was not asked.`);
}

async function before(making: Making): Promise<void> {
  const { callers } = making;
  const publishes = async (template: string, answers: Readonly<Record<string, string>>) => {
    const who = await callers.as(MANAGER);
    const blank = { nonce: `shots-${template}`, template, prompt: null };
    const { capture } = captureSheet.parse(await who.does('/captures', blank));
    await who.does(`/captures/${capture.id}/answers`, { answers }, 'PUT');
    await who.does(`/captures/${capture.id}/submit`, {});
  };
  await attempt(making, 'a lesson that is published', () => publishes('lesson', LESSON));
  await attempt(making, 'a good practice', () => publishes('good-practice', PRACTICE));
  await attempt(making, 'a handover', () => firstLeaves(making));
}

/** Its sponsor has it tried. */
async function practiceGoesOn({ callers }: Making): Promise<void> {
  const manager = await callers.as(MANAGER);
  const sponsor = await callers.as(MODERATOR);
  const id = (await manager.get('/practices', practiceList)).items[0]?.id;
  await manager.does(`/practices/${id}/decide`, {
    nonce: 'shots-sponsor',
    verb: 'sponsor',
    sponsor: MODERATOR,
    reason: 'She leads the exchange of the four regions.',
  });
  await sponsor.does(`/practices/${id}/decide`, {
    nonce: 'shots-try',
    verb: 'try',
    reason: 'Two more markets asked for it.',
  });
}

async function after(making: Making): Promise<void> {
  const { callers } = making;
  await attempt(making, 'a form that is begun', async () => {
    const who = await callers.as(MANAGER);
    await who.does('/captures', { nonce: 'shots-begun', template: 'mission-report', prompt: null });
  });
  await attempt(making, 'the handover of who leaves next', async () => {
    if (!(await begins(await callers.as(LEAVER)))) throw new Error(`${LEAVER} was not asked.`);
  });
  await attempt(making, 'a good practice that is tried', () => practiceGoesOn(making));
  await attempt(making, 'a mission that is prepared', async () => {
    const mission = { kind: 'mission', subject: 'Registers of domestic workers', country: 'Kenya' };
    await (await callers.as(MEMBER)).does('/preparations', { nonce: 'shots-mission', ...mission });
  });
  await attempt(making, 'two documents that disagree, and how it is elsewhere', async () => {
    const hits = z.object({ hits: z.array(z.object({ id: z.string() })) });
    const member = await callers.as(MEMBER);
    const found = await member.get('/search?q=domestic%20workers', hits);
    const [one, other] = found.hits.map(({ id }) => id);
    await member.does('/contradictions', {
      one,
      other,
      why: 'The thresholds differ: 20 hours here, 24 there.',
    });
    const text = 'In Nairobi the office asks for the identity card all the same.';
    await (await callers.as(MODERATOR)).does('/differing-views', {
      nonce: 'shots-view',
      product: one,
      text,
    });
  });
}

/** Forms that people fill: before the weeks that pass, and after them. */
export const seedsForms = { before, after } as const;
