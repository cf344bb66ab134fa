import { z } from 'zod';
import { optionalText, textList } from '../columns.ts';
import { AUDIENCES, type DesiredList } from './desired.ts';
import { type Difference, type Plan, plan, type Step, together } from './plan.ts';
import { isLibrary, planList } from './plan-lists.ts';
import { ProvisionError } from './refusals.ts';
import type { FoundList, Site } from './site.ts';
import { planTypes } from './types.ts';

/**
 * Who reads a library that this command makes, as its line in the list Audiences says. Of the kind `checked` it makes
 * none: that is a library that is there before, named by hand.
 */
export interface Line {
  readonly Kind: 'all' | 'community' | 'named';
  readonly Slug?: string;
}

const lineSchema = z.object({
  Title: optionalText,
  DriveId: optionalText,
  Kind: optionalText,
  Slug: optionalText,
  PeopleIds: textList,
});
type FoundLine = z.infer<typeof lineSchema>;

/** The lines there are; none where the list is still to be made. */
export async function linesOf(knowledge: Site): Promise<readonly FoundLine[]> {
  const list = await knowledge.list(AUDIENCES.title);
  if (!list || isLibrary(list)) return [];
  return (await knowledge.rows(list, lineSchema)).map(({ fields }) => fields);
}

export interface LibraryWish {
  /** Where the list of audiences is. */
  readonly knowledge: Site;
  /** Where the library is. */
  readonly site: Site;
  readonly wish: DesiredList;
  readonly line: Line;
  /** Null: the line may be written. Otherwise what a person has to do first; the line waits for it. */
  readonly first: string | null;
}

/**
 * A library with its one audience. One that was there before and that Audiences does not name is left alone: who reads
 * it is not known, and never guessed.
 */
export async function planLibrary(library: LibraryWish): Promise<Plan> {
  const { knowledge, site, wish, first } = library;
  const found = await site.list(wish.title);
  const waits = first ? [first] : [];
  if (!found || !isLibrary(found)) {
    const made = await planList(site, wish);
    if (found) return made;
    const types = await planTypes(site, wish);
    return together([made, types, plan(first ? { byHand: waits } : { steps: [telling(library)] })]);
  }
  const drive = await site.driveOf(found);
  const lines = (await linesOf(knowledge)).filter(({ DriveId }) => DriveId === drive);
  if (lines.length === 0 && found.description !== wish.description) {
    return plan({ differences: [unknownAudience(library, found, drive)] });
  }
  const columns = together([await planList(site, wish), await planTypes(site, wish)]);
  if (lines.length > 0) return together([columns, plan({ differences: odd(library, lines) })]);
  return together([columns, plan(first ? { byHand: waits } : { steps: [telling(library)] })]);
}

const lineInWords = ({ Kind, Slug }: Line): string =>
  ({ all: 'all staff', community: `the community ${Slug}`, named: 'nobody as a whole' })[Kind];

const telling = (library: LibraryWish): Step => ({
  what: `say in ${AUDIENCES.title} who reads ${library.wish.title} on ${library.site.name}: ${lineInWords(library.line)}`,
  perform: () => tell(library),
});

async function tell({ knowledge, site, wish, line }: LibraryWish): Promise<void> {
  const [list, library] = await Promise.all([
    knowledge.list(AUDIENCES.title),
    site.list(wish.title),
  ]);
  if (!list || !library) {
    throw new ProvisionError(
      `SharePoint does not show ${list ? wish.title : AUDIENCES.title} yet. Run the command again in a minute.`,
    );
  }
  const drive = await site.driveOf(library);
  const isTold = async () => (await linesOf(knowledge)).some(({ DriveId }) => DriveId === drive);
  if (await isTold()) return;
  await knowledge.addRow(list, { Title: wish.title, DriveId: drive, ...line }, isTold);
}

const unknownAudience = (
  { knowledge, site, wish, line }: LibraryWish,
  found: FoundList,
  drive: string,
): Difference => ({
  what: `${found.displayName} on ${site.name} was there before and has no line in ${AUDIENCES.title}: who reads it is not known`,
  remedy:
    `See in its settings who may read it. If that is ${lineInWords(line)}, add a line to ${AUDIENCES.title} on ${knowledge.name}: ` +
    `Title ${wish.title}, DriveId ${drive}, Kind ${line.Kind}${line.Slug ? `, Slug ${line.Slug}` : ''}. ` +
    'Otherwise rename it. Then run this command again.',
});

function odd({ site, wish, line }: LibraryWish, lines: readonly FoundLine[]): Difference[] {
  const where = `${AUDIENCES.title}: ${wish.title} on ${site.name}`;
  if (lines.length > 1) {
    return [
      { what: `${where} has ${lines.length} lines`, remedy: 'Delete all but the right one.' },
    ];
  }
  const [found] = lines;
  const same =
    found?.Kind === line.Kind &&
    (line.Kind !== 'community' || found.Slug === line.Slug) &&
    (line.Kind !== 'named' || found.PeopleIds.length === 0);
  if (same) return [];
  return [
    {
      what: `${where} is for ${lineInWords(line)}, but its line says otherwise (${found?.Kind ?? 'nothing'})`,
      remedy: `Correct the line to Kind ${line.Kind}${line.Slug ? ` and Slug ${line.Slug}` : ''}, or rename the library and run this command again.`,
    },
  ];
}
