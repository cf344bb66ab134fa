import {
  decidePractice,
  followPractice,
  type PracticeLine as LineShape,
  practiceList as listShape,
  type PracticePage as PageShape,
  practicePage as pageShape,
} from '../../contract/practices.ts';
import { needsEvidence } from '../../features/practices/model.ts';
import { asId, type PracticeId } from '../../kernel/ids.ts';
import type { PracticeLine, PracticePage } from '../../views/practices.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

const line = ({ practice, record, author, sponsor }: PracticeLine): LineShape => ({
  id: practice.id,
  capture: practice.capture,
  title: record.title,
  language: record.language,
  stage: practice.state,
  ...{ author, sponsor },
  topics: [...record.topics],
});

const page = (found: PracticePage): PageShape => ({
  ...line(found),
  summary: found.record.summary,
  mine: found.mine,
  follows: found.follows,
  enteredAs: found.practice.enteredAs,
  enteredOn: found.practice.enteredAt.toISOString().slice(0, 10),
  decisions: found.decisions.map((one) => ({
    ...{ id: one.id, verb: one.verb, from: one.from, to: one.to },
    ...{ by: one.byName, sponsor: one.sponsorName },
    ...{ reason: one.reason, evidence: one.evidence, language: one.language, on: one.on },
  })),
  actions: found.actions.map((verb) => ({ verb, evidence: needsEvidence(verb) })),
});

/** Good practices from an idea to a rule, or to where they were stopped. */
export function practiceRoutes({ actions: { people, practices }, views }: HttpDeps): Route[] {
  const idOf = (params: { readonly id: string }) => asId<PracticeId>(params.id);
  return [
    route({
      method: 'GET',
      path: '/practices',
      summary: 'Good practices with how far each has come and who sponsors it',
      answer: listShape,
      run: async (who) => ({ items: (await views.practices.list(who)).map(line) }),
    }),
    route({
      method: 'GET',
      path: '/practices/:id',
      summary: 'One of them, with every decision and its reason',
      params: byId,
      answer: pageShape,
      run: async (who, { params }) => page(await views.practices.page(who, idOf(params))),
    }),
    route({
      method: 'POST',
      path: '/practices/:id/decide',
      summary: 'Decide whether it goes on or stops, or who sponsors it',
      params: byId,
      body: decidePractice,
      answer: pageShape,
      run: async (who, { params, body: { nonce, day, sponsor: to, ...said } }) => {
        // Whoever may not see it learns nothing of who answers to a name.
        await practices.read(who, idOf(params));
        const sponsor = said.verb === 'sponsor' ? await colleague(people, to) : null;
        const given = { ...said, on: day, sponsor };
        await practices.decide(who, idOf(params), given, formKey(who, nonce));
        return page(await views.practices.page(who, idOf(params)));
      },
    }),
    route({
      method: 'PUT',
      path: '/practices/:id/follow',
      summary: 'Hear of what is decided, or no more',
      params: byId,
      body: followPractice,
      answer: pageShape,
      run: async (who, { params, body }) => {
        await practices.follow(who, idOf(params), body.follows);
        return page(await views.practices.page(who, idOf(params)));
      },
    }),
  ];
}
