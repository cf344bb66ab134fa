import { z } from 'zod';
import { id } from '../../contract/common.ts';
import { labelChange, labelKind, labels as shape } from '../../contract/labels.ts';
import type { Placed } from '../../features/taxonomy/actions/proposals.ts';
import type { Actor } from '../../kernel/person.ts';
import type { LabelPage } from '../../views/labels.ts';
import type { HttpDeps } from '../deps.ts';
import { labels } from '../present/labels.ts';
import { termLink } from '../present/taxonomy.ts';
import { type Route, route } from '../route.ts';
import { readerOf } from './tagging.ts';

const record = z.object({ kind: labelKind, id });

/** What a record says of itself before it is published: read, changed and found right by whoever publishes it. */
export function labelRoutes(deps: HttpDeps): Route[] {
  const { labels: views } = deps.views;

  async function shown(who: Actor, { sheet }: LabelPage, word = '', placed: Placed | null = null) {
    const authors = sheet.proposals.map(({ proposedBy }) => proposedBy);
    const reader = await readerOf(deps, who, authors);
    const term = placed?.kind === 'term' ? termLink(placed.term, who) : null;
    return labels(sheet, placed && { word, term }, reader);
  }

  return [
    route({
      method: 'GET',
      path: '/labels/:kind/:id',
      summary: 'The required minimum of a record, as far as it is known, and what it lacks',
      params: record,
      answer: shape,
      run: async (who, { params }) => shown(who, await views.read(who, params.kind, params.id)),
    }),
    route({
      method: 'POST',
      path: '/labels/:kind/:id',
      summary: 'Add or take away a term, or write a word: it becomes a term or a proposal',
      params: record,
      body: labelChange,
      answer: shape,
      run: async (who, { params, body }) => {
        const { placed, ...page } = await views.change(who, params.kind, params.id, body);
        return shown(who, page, body.verb === 'word' ? body.word : '', placed);
      },
    }),
    route({
      method: 'POST',
      path: '/labels/:kind/:id/confirm',
      summary: 'Say that all that is suggested is right',
      params: record,
      answer: shape,
      run: async (who, { params }) => shown(who, await views.confirm(who, params.kind, params.id)),
    }),
  ];
}
