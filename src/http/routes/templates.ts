import { z } from 'zod';
import {
  blankTemplate,
  changeTemplate,
  comparedTemplate,
  compareTemplate,
  makeTemplate,
  movedTemplate,
  moveTemplate,
  previewTemplate,
  savedTemplate,
  templateKind,
  templateLines,
  templatePage,
  templatePreview,
} from '../../contract/templates.ts';
import type { Saved } from '../../features/templates/actions.ts';
import type { Actor } from '../../kernel/person.ts';
import { namesOf } from '../../views/names.ts';
import type { HttpDeps } from '../deps.ts';
import { sheet } from '../present/capture.ts';
import { bodyShape, optionsOf, templateLine } from '../present/templates.ts';
import { type Route, route } from '../route.ts';

const ofKind = z.object({ kind: templateKind });
const one = ofKind.extend({ id: z.string().max(100) });

const saved = (what: Saved) =>
  'faults' in what
    ? { id: null, version: null, faults: shownFaults(what.faults) }
    : { ...what, faults: [] };

const shownFaults = (faults: Extract<Saved, { faults: unknown }>['faults']) =>
  faults.map(({ path, word }) => ({ path: [...path], word }));

/** What forms ask and discussions begin from, as administrators change it. */
export const templateRoutes = (deps: HttpDeps): Route[] => [
  ...readingRoutes(deps),
  ...changingRoutes(deps),
  previewRoute(deps),
];

function readingRoutes({ actions: { templates, taxonomy, people } }: HttpDeps): Route[] {
  const options = async () => optionsOf(await taxonomy.lists());

  async function page(who: Actor, { kind, id }: z.infer<typeof one>) {
    const { now, history, offer, needed } = await templates.read(who, kind, id);
    const nameOf = await namesOf(
      people,
      history.map(({ version }) => version.by),
    );
    return {
      kind,
      id,
      version: now.version,
      body: bodyShape(now.body),
      inUse: now.inUse,
      needed,
      history: history.toReversed().map(({ version: { version, verb, why, by, at }, ...line }) => ({
        ...{ version, verb, why },
        by: nameOf(by),
        at: by === null ? null : at.toISOString(),
        differences: line.differences.map((it) => ({ ...it, path: [...it.path] })),
      })),
      offer: offer && {
        body: bodyShape(offer.body),
        differences: offer.differences.map((it) => ({ ...it, path: [...it.path] })),
        both: offer.both.map((path) => [...path]),
      },
      options: await options(),
    };
  }

  return [
    route({
      method: 'GET',
      path: '/admin/templates',
      summary: 'Templates of forms and of discussions as they stand (administrators)',
      answer: templateLines,
      run: async (who) => {
        const all = await templates.list(who);
        const nameOf = await namesOf(
          people,
          all.map(({ now }) => now.by),
        );
        return {
          items: all.map((line) =>
            templateLine(line, templates.isNeeded(line.now.kind, line.now.id), nameOf),
          ),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/admin/template-blanks/:kind',
      summary: 'From what a new one begins (administrators)',
      params: ofKind,
      answer: blankTemplate,
      run: async (who, { params }) => ({
        body: bodyShape(templates.blank(who, params.kind)),
        options: await options(),
      }),
    }),
    route({
      method: 'GET',
      path: '/admin/templates/:kind/:id',
      summary: 'One with its history, and what a later release changes in it (administrators)',
      params: one,
      answer: templatePage,
      run: (who, { params }) => page(who, params),
    }),
  ];
}

function changingRoutes({ actions: { templates, people } }: HttpDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/admin/templates/:kind',
      summary: 'Make a new one; with faults nothing is made (administrators)',
      params: ofKind,
      body: makeTemplate,
      answer: savedTemplate,
      run: async (who, { params, body }) =>
        saved(await templates.make(who, params.kind, body.body, body.why)),
    }),
    route({
      method: 'PUT',
      path: '/admin/templates/:kind/:id',
      summary: 'Save a new version; with faults nothing is saved (administrators)',
      params: one,
      body: changeTemplate,
      answer: savedTemplate,
      run: async (who, { params: { kind, id }, body }) =>
        saved(await templates.change(who, kind, id, body, body.offered)),
    }),
    route({
      method: 'POST',
      path: '/admin/templates/:kind/:id/move',
      summary:
        'Go back to a version, put out of use or back, leave what is offered (administrators)',
      params: one,
      body: moveTemplate,
      answer: movedTemplate,
      run: async (who, { params: { kind, id }, body }) => ({
        version:
          body.verb === 'restore'
            ? await templates.restore(who, kind, id, body.to, body.version)
            : await templates.move(who, kind, id, body.verb, body.version),
      }),
    }),
    route({
      method: 'POST',
      path: '/admin/templates/:kind/:id/compare',
      summary:
        'What others changed meanwhile, and both together; nothing is saved (administrators)',
      params: one,
      body: compareTemplate,
      answer: comparedTemplate,
      run: async (who, { params: { kind, id }, body }) => {
        const { now, theirs, both, ...merged } = await templates.compare(
          ...([who, kind, id, body.body, body.base] as const),
        );
        const nameOf = await namesOf(people, [now.by]);
        return {
          version: now.version,
          by: nameOf(now.by),
          at: now.at.toISOString(),
          why: now.why,
          theirs: theirs.map((it) => ({ ...it, path: [...it.path] })),
          body: bodyShape(merged.body),
          both: both.map((path) => [...path]),
        };
      },
    }),
  ];
}

const previewRoute = ({ views }: HttpDeps): Route =>
  route({
    method: 'POST',
    path: '/admin/template-preview',
    summary: 'A form as tab and chat would show it; nothing is saved (administrators)',
    body: previewTemplate,
    answer: templatePreview,
    run: async (who, { body }) => {
      const shown = views.templates.preview(who, body.body);
      return 'faults' in shown
        ? { faults: shownFaults(shown.faults), sheet: null, cards: [] }
        : {
            faults: [],
            sheet: sheet(who, shown.sheet),
            cards: shown.cards.map((card) => ({ ...(card as object) })),
          };
    },
  });
