import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TemplateFile } from '../../features/capture/template.ts';

const BUILT_IN = fileURLToPath(new URL('../../features/capture/templates/', import.meta.url));

function bodyOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is no JSON; mend the file`, { cause: error });
  }
}

/** Every `*.json` of a folder, by name. Read once at start, so that to add a template is to add a file. */
export const templatesIn = (folder: string): readonly TemplateFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({ name, body: bodyOf(`${folder}/${name}`) }));

export const builtInTemplates = (): readonly TemplateFile[] => templatesIn(BUILT_IN);
