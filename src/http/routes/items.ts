import {
  flagContradiction,
  giveFeedback,
  item as itemShape,
  reconciliations,
  settleContradiction,
} from '../../contract/items.ts';
import { asId, type ContradictionId, type PersonId, type ProductId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { item, reconciliation } from '../present/items.ts';
import { type Route, route } from '../route.ts';
import { choiceRoutes } from './choices.ts';
import { byId } from './ids.ts';

async function namesOf({ actions: { people } }: HttpDeps, ids: readonly (PersonId | null)[]) {
  const wanted = [...new Set(ids.filter((one) => one !== null))];
  return new Map((await people.people(wanted)).map(({ id, name }) => [id, name] as const));
}

/** A document's page: what is known of it, what readers make of it, what it contradicts. */
export function itemRoutes(deps: HttpDeps): Route[] {
  const { knowledge } = deps.actions;
  return [
    route({
      method: 'GET',
      path: '/knowledge/:id',
      summary: 'One document with all that is known of it, for those who may open it',
      params: byId,
      answer: itemShape,
      run: async (who, { params }) => {
        const page = await knowledge.item(who, asId<ProductId>(params.id));
        const people = [
          page.product.ownerId,
          page.marks.lastCheck?.person ?? null,
          ...page.more.map(({ product }) => product.ownerId),
        ];
        return item(page, deps.clock.now(), await namesOf(deps, people));
      },
    }),
    route({
      method: 'POST',
      path: '/knowledge/:id/feedback',
      summary: 'Say what this person thinks of a document; said again, it replaces the first',
      params: byId,
      body: giveFeedback,
      answer: null,
      run: (who, { params, body }) => knowledge.marks.judge(who, asId<ProductId>(params.id), body),
    }),
    route({
      method: 'POST',
      path: '/knowledge/:id/use',
      summary: 'Say that this person used a document; its owner is told',
      params: byId,
      answer: null,
      run: (who, { params }) => knowledge.marks.use(who, asId<ProductId>(params.id)),
    }),
    route({
      method: 'POST',
      path: '/knowledge/:id/check',
      summary: 'Say that the facts were looked after today (owner, those who see to content)',
      params: byId,
      answer: null,
      run: (who, { params }) => knowledge.marks.check(who, asId<ProductId>(params.id)),
    }),
    ...contradictionRoutes(deps),
    ...choiceRoutes(deps),
  ];
}

const contradictionRoutes = (deps: HttpDeps): Route[] => {
  const { knowledge } = deps.actions;
  return [
    route({
      method: 'POST',
      path: '/contradictions',
      summary: 'Say that two documents contradict each other',
      body: flagContradiction,
      answer: null,
      run: (who, { body }) =>
        knowledge.notices.flag(
          who,
          [asId<ProductId>(body.one), asId<ProductId>(body.other)],
          body.why,
        ),
    }),
    route({
      method: 'GET',
      path: '/contradictions',
      summary: 'Contradictions that wait for this moderator or administrator, oldest first',
      answer: reconciliations,
      run: async (who) => {
        const tasks = await knowledge.notices.tasks(who);
        const owners = tasks.flatMap(({ sides }) => sides.map(({ ownerId }) => ownerId));
        const names = await namesOf(deps, owners);
        return { items: tasks.map((task) => reconciliation(task, names)) };
      },
    }),
    route({
      method: 'POST',
      path: '/contradictions/:id/settle',
      summary: 'Say what came of a contradiction (moderators of its theme, administrators)',
      params: byId,
      body: settleContradiction,
      answer: null,
      run: (who, { params, body }) =>
        knowledge.notices.settle(who, asId<ContradictionId>(params.id), body),
    }),
  ];
};
