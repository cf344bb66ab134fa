import {
  type FoundColumn,
  foundInWords,
  inWords,
  kindInWords,
  lacksChoices,
  lacksIndex,
  serves,
} from './columns.ts';
import type { DesiredColumn, DesiredList } from './desired.ts';
import { type Difference, type Plan, plan, type Step } from './plan.ts';
import type { FoundList, Site } from './site.ts';

/** A list or library and its columns, as they are against as they should be. */
export async function planList(site: Site, wish: DesiredList): Promise<Plan> {
  const found = await site.list(wish.title);
  if (!found) return plan({ steps: [making(site, wish)] });
  if (isLibrary(found) !== wish.library) return plan({ differences: [otherTemplate(site, wish)] });
  return planColumns(site, wish, found);
}

export const isLibrary = (list: FoundList): boolean => list.list?.template === 'documentLibrary';

const kindOf = ({ library }: DesiredList): string => (library ? 'library' : 'list');

const making = (site: Site, wish: DesiredList): Step => {
  const columns = wish.columns.filter(({ kind }) => kind !== 'built-in').map(inWords);
  return {
    what: `make the ${kindOf(wish)} ${wish.title} on ${site.name} with ${columns.join(', ')}`,
    perform: () => site.makeList(wish),
  };
};

const otherTemplate = (site: Site, wish: DesiredList): Difference => ({
  what: `${wish.title} on ${site.name} is no ${kindOf(wish)}`,
  remedy: `Rename it in its settings, then run this command again: it makes the ${kindOf(wish)} ${wish.title}.`,
});

async function planColumns(site: Site, wish: DesiredList, list: FoundList): Promise<Plan> {
  const there = await site.columns(list);
  const steps: Step[] = [];
  const differences: Difference[] = [];
  for (const column of wish.columns) {
    const found = there.find(({ name }) => name === column.name);
    const alike = there.find((one) => !found && isMeant(one, column));
    if (found && !serves(found, column, wish))
      differences.push(otherKind(site, wish, column, found));
    else if (found) steps.push(...completing(site, wish, list, column, found));
    else if (alike) differences.push(otherName(site, wish, column, alike));
    else if (column.kind !== 'built-in') {
      steps.push({
        what: `add the column ${inWords(column)} to ${wish.title} on ${site.name}`,
        perform: () => site.makeColumn(list, column),
      });
    }
  }
  return plan({ steps, differences });
}

/** What a column that serves still lacks: its index, and choices of ours. */
function completing(
  site: Site,
  { title }: DesiredList,
  list: FoundList,
  column: DesiredColumn,
  found: FoundColumn,
): Step[] {
  const where = `the column ${column.name} of ${title} on ${site.name}`;
  const choices = lacksChoices(found, column);
  return [
    ...(lacksIndex(found, column)
      ? [{ what: `index ${where}`, perform: () => site.index(list, found) }]
      : []),
    ...(choices.length > 0
      ? [
          {
            what: `add the choice${choices.length > 1 ? 's' : ''} ${choices.join(', ')} to ${where}`,
            perform: () => site.addChoices(list, column),
          },
        ]
      : []),
  ];
}

/** Made by hand with this name shown, or with a blank in it: SharePoint then gave it another internal name. */
const isMeant = (
  { displayName, hidden, readOnly }: FoundColumn,
  { name }: DesiredColumn,
): boolean =>
  !hidden && !readOnly && displayName?.replaceAll(' ', '').toLowerCase() === name.toLowerCase();

const otherKind = (
  site: Site,
  { title, library }: DesiredList,
  { name, kind }: DesiredColumn,
  found: FoundColumn,
): Difference => ({
  what: `${title} on ${site.name}: the column ${name} is "${foundInWords(found)}", Praxis expects "${kindInWords(kind)}"`,
  remedy:
    kind === 'note' && found.text
      ? `Change its type to "${kindInWords(kind)}" in the library’s settings: its values stay.`
      : `Copy its values${library ? '' : ' aside'}, delete the column in the settings, run this command again: it makes the column anew; then fill it.`,
});

const otherName = (
  site: Site,
  { title }: DesiredList,
  { name }: DesiredColumn,
  found: FoundColumn,
): Difference => ({
  what: `${title} on ${site.name}: the column shown as "${found.displayName}" has the internal name ${found.name}, Praxis reads ${name}`,
  remedy: `Rename what is shown (for example "${found.displayName} (old)"), run this command again: it makes ${name}; then copy the values over.`,
});
