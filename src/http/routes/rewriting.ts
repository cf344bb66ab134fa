import { z } from 'zod';
import { id } from '../../contract/common.ts';
import {
  askRewriting,
  draftKind,
  rewritingPage as pageShape,
  readRewriting,
} from '../../contract/rewriting.ts';
import type { HttpDeps } from '../deps.ts';
import { rewritingPage } from '../present/rewriting.ts';
import { type Route, route } from '../route.ts';

const ofDraft = z.object({ kind: draftKind, id });

/** Drafts in other words, by a language model, where there is one. */
export function rewritingRoutes({ actions: { rewriting } }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/rewritings/:kind/:id',
      summary:
        'Whether a language model may be asked for a draft, and what came of it last (moderators)',
      params: ofDraft,
      answer: pageShape,
      run: async (who, { params: { kind, id: item } }) =>
        rewritingPage(await rewriting.read(who, kind, item)),
    }),
    route({
      method: 'POST',
      path: '/rewritings/:kind/:id',
      summary:
        'Ask for plain words or a translation; the outcome stands in the draft when it is ready (moderators)',
      params: ofDraft,
      body: askRewriting,
      answer: pageShape,
      run: async (who, { params: { kind, id: item }, body: { language, statements } }) => {
        const task = language
          ? { kind: 'translate' as const, language }
          : { kind: 'rewrite' as const };
        await rewriting.ask(who, kind, item, { task, statements });
        return rewritingPage(await rewriting.read(who, kind, item));
      },
    }),
    route({
      method: 'POST',
      path: '/rewritings/:kind/:id/read',
      summary:
        'Say that one has read what a language model worded, and answers for it (moderators)',
      params: ofDraft,
      body: readRewriting,
      answer: pageShape,
      run: async (who, { params: { kind, id: item }, body }) => {
        await rewriting.confirm(who, kind, item, body);
        return rewritingPage(await rewriting.read(who, kind, item));
      },
    }),
  ];
}
