import {
  type Deed as DeedShape,
  ownRecord,
  recordFile,
  recordQuery,
  type RecordShare as ShareShape,
  shareRecord,
  shownRecord,
} from '../../contract/credit.ts';
import { asId, type RecordShareId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { DeedView, ShareView } from '../../views/record.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const shareIn = ({ id }: { readonly id: string }): RecordShareId => asId<RecordShareId>(id);

const deed = ({ kind, title, language, on, place, count, page }: DeedView): DeedShape => ({
  ...{ kind, title, language, on, count },
  community: place,
  page: page && `/${page.of}/${page.id}`,
});

const share = ({ share: { id, year, until }, name }: ShareView): ShareShape => ({
  ...{ id, name, year, until },
});

/** Each person's own record: served to its person, and to whom that person shows it. */
export function creditRoutes({ actions, views }: HttpDeps): Route[] {
  async function page(who: Actor, year?: number) {
    const record = await views.record.page(who, year);
    return {
      year: record.year,
      years: [...record.years],
      deeds: record.deeds.map(deed),
      shares: record.mine.map(share),
      shown: record.shown.map(share),
    };
  }

  return [
    route({
      method: 'GET',
      path: '/my-record',
      summary: 'What this person did for others in a year, for themselves alone',
      query: recordQuery,
      answer: ownRecord,
      run: (who, { query }) => page(who, query.year),
    }),
    route({
      method: 'GET',
      path: '/my-record/document',
      summary: 'The same as a docx file',
      query: recordQuery,
      answer: recordFile,
      run: async (who, { query }) => {
        const { name, bytes } = await views.record.document(who, query.year);
        return { name, base64: Buffer.from(bytes).toString('base64') };
      },
    }),
    route({
      method: 'POST',
      path: '/my-record/shares',
      summary: 'Show a year of it to a colleague until a day; said again, the day changes',
      body: shareRecord,
      answer: ownRecord,
      run: async (who, { body }) => {
        const reader = await colleague(actions.people, body.reader);
        await actions.credit.share(who, { ...body, reader });
        return page(who, body.year);
      },
    }),
    route({
      method: 'DELETE',
      path: '/my-record/shares/:id',
      summary: 'No longer show it (who shows it)',
      params: byId,
      answer: null,
      run: (who, { params }) => actions.credit.unshare(who, shareIn(params)),
    }),
    route({
      method: 'GET',
      path: '/shown-records/:id',
      summary: 'What a colleague shows of their record',
      params: byId,
      answer: shownRecord,
      run: async (who, { params }) => {
        const { share: of, name, deeds } = await views.record.read(who, shareIn(params));
        return { name, year: of.year, until: of.until, deeds: deeds.map(deed) };
      },
    }),
  ];
}
