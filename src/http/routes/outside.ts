import { z } from 'zod';
import { id } from '../../contract/common.ts';
import {
  freeSubjects,
  mappedAnew,
  mappingFile,
  mappingFormat,
  type OutsideInput,
  outsideInput,
  outsideList,
  pauseOutside,
} from '../../contract/outside.ts';
import { driveOf } from '../../features/knowledge/outside/model.ts';
import { AppError } from '../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { outsideSource } from '../present/outside.ts';
import { type Route, route } from '../route.ts';

const byId = z.object({ id });

const TYPES = { csv: 'text/csv', ttl: 'text/turtle' } as const;

const inputOf = ({ name, everyHours, ...place }: OutsideInput) => ({ name, everyHours, place });

const fileName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase() || 'source';

/** Which catalogues and feeds there are, to whoever asks for them after each change. */
function lister({ actions: { outside, sources, people } }: HttpDeps) {
  return async (who: Actor): Promise<z.infer<typeof outsideList>> => {
    const views = await outside.list(who);
    const known = await Promise.all(views.map(({ source }) => sources.outside(driveOf(source.id))));
    const owners = known.flatMap(({ source }) => source.owner ?? []);
    const names = new Map((await people.people(owners)).map(({ id: who_, name }) => [who_, name]));
    return {
      items: views.flatMap((view, at) => {
        const one = known[at];
        return one ? [outsideSource(view, one, names)] : [];
      }),
    };
  };
}

/** Catalogues and feeds outside: added, changed, paused, removed and taken back by administrators. */
export function outsideRoutes(deps: HttpDeps): Route[] {
  const { outside, sources } = deps.actions;
  const shown = lister(deps);
  return [
    route({
      method: 'GET',
      path: '/admin/outside',
      summary: 'Catalogues and feeds outside, and how they are read',
      answer: outsideList,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/admin/outside',
      summary: 'Add a catalogue or feed, and begin to read it',
      body: outsideInput,
      answer: outsideList,
      run: async (who, { body }) => {
        const source = await outside.add(who, inputOf(body));
        await sources.readNow(who, driveOf(source.id));
        return shown(who);
      },
    }),
    route({
      method: 'POST',
      path: '/admin/outside/:id',
      summary: 'Change a catalogue or feed; another address is read from the beginning',
      params: byId,
      body: outsideInput,
      answer: outsideList,
      run: async (who, { params, body }) => {
        await outside.edit(who, params.id, inputOf(body));
        await sources.readNow(who, driveOf(params.id));
        return shown(who);
      },
    }),
    route({
      method: 'POST',
      path: '/admin/outside/:id/pause',
      summary: 'Stop asking a source, or take it up again; what was read of it stays',
      params: byId,
      body: pauseOutside,
      answer: outsideList,
      run: async (who, { params, body }) => {
        await outside.pause(who, params.id, body.paused);
        if (!body.paused) await sources.readNow(who, driveOf(params.id));
        return shown(who);
      },
    }),
    ...removalRoutes(deps, shown),
    ...mappingRoutes(deps),
  ];
}

const removalRoutes = (
  { actions: { outside, sources } }: HttpDeps,
  shown: (who: Actor) => Promise<z.infer<typeof outsideList>>,
): Route[] => [
  route({
    method: 'POST',
    path: '/admin/outside/:id/remove',
    summary: 'Remove a source with all its items',
    params: byId,
    answer: outsideList,
    run: async (who, { params }) => {
      await outside.remove(who, params.id);
      await sources.forget(driveOf(params.id));
      return shown(who);
    },
  }),
  route({
    method: 'POST',
    path: '/admin/outside/:id/restore',
    summary: 'Take back that a source was removed: it is read anew',
    params: byId,
    answer: outsideList,
    run: async (who, { params }) => {
      await outside.restore(who, params.id);
      await sources.readNow(who, driveOf(params.id));
      return shown(who);
    },
  }),
];

/** What a catalogue's words mean here, and back. */
const mappingRoutes = ({ actions: { outside } }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/admin/outside/:id/subjects',
    summary: 'Subjects of a source that no list of ours knows',
    params: byId,
    answer: freeSubjects,
    run: async (who, { params }) => ({ items: [...(await outside.free(who, params.id))] }),
  }),
  route({
    method: 'POST',
    path: '/admin/outside/:id/map',
    summary: 'Give the items of a source the topics that their subjects mean by now',
    params: byId,
    answer: mappedAnew,
    run: async (who, { params }) => ({ changed: await outside.mapAnew(who, params.id) }),
  }),
  route({
    method: 'GET',
    path: '/admin/outside/:id/mapping',
    summary: 'Which of our terms each record of a source is about, as a sheet or in SKOS',
    params: byId,
    query: mappingFormat,
    answer: mappingFile,
    run: async (who, { params, query: { format } }) => {
      if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
      const text = await outside.mapping(params.id, format);
      const source = (await outside.present()).find((one) => one.id === params.id);
      return { name: `${fileName(source?.name ?? '')}-terms.${format}`, type: TYPES[format], text };
    },
  }),
];
