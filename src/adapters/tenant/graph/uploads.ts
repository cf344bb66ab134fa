import { z } from 'zod';
import {
  addItem,
  type Content,
  childNamed,
  type DriveRow,
  type ItemRow,
  replaceContent,
} from '../files/store.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newDriveItemId } from '../ids.ts';
import { actorOf, requireWrite } from './access.ts';
import { freeName, itemReply, nameTaken } from './drives.ts';
import { requireMatch } from './lists.ts';
import { driveOf, itemOf, pathParts } from './lookup.ts';
import { itemTag } from './show.ts';

export type Behavior = 'fail' | 'replace' | 'rename';
export interface Target {
  drive: DriveRow;
  parent: ItemRow;
  name: string;
}

/** Where an upload goes; folders named in the path are made on the way, as SharePoint does. */
export function target(call: Call): Target {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const names = pathParts(call.params.path);
  const name = names.pop() ?? '';
  if (name === '' || /["*:<>?\\|]/.test(name) || name.length > 255) {
    throw badRequest(
      'The provided name cannot contain any of the following characters: " * : < > ? / \\ |',
    );
  }
  let parent = itemOf({ ...call, params: { ...call.params, path: '' } }, drive);
  if (!parent.folder) throw notFound('The parent folder could not be found.');
  for (const folder of names) {
    const known = childNamed(call.tenant, parent, folder);
    if (known && !known.folder) throw nameTaken();
    parent =
      known ??
      addItem(call.tenant, {
        id: newDriveItemId(),
        drive,
        parent,
        name: folder,
        folder: true,
        actor: actorOf(call),
      });
  }
  return { drive, parent, name };
}

/** Writes the bytes under the name, by the wanted behaviour when the name is taken. */
export function commit(
  call: Call,
  where: Target,
  behavior: Behavior,
  content: Content,
  actor: string,
): Reply {
  const taken = childNamed(call.tenant, where.parent, where.name);
  if (taken && behavior === 'fail') throw nameTaken();
  if (taken && behavior === 'replace') {
    if (taken.folder) throw nameTaken();
    return itemReply(call, where.drive, replaceContent(call.tenant, taken, content, actor), 200);
  }
  const name = taken ? freeName(call, where.parent, where.name) : where.name;
  const row = addItem(call.tenant, {
    id: newDriveItemId(),
    drive: where.drive,
    parent: where.parent,
    name,
    folder: false,
    actor,
    content,
  });
  return itemReply(call, where.drive, row, 201);
}

export const behaviorSchema = z.enum(['fail', 'replace', 'rename']);

/** PUT …:/name:/content. Replaces by default, as Graph does for small uploads. */
function put(call: Call): Reply {
  const asked = call.query.get('@microsoft.graph.conflictBehavior') ?? 'replace';
  const behavior = behaviorSchema.safeParse(asked);
  if (!behavior.success) throw badRequest(`Invalid conflict behavior '${asked}'.`);
  const where = target(call);
  const taken = childNamed(call.tenant, where.parent, where.name);
  if (taken) requireMatch(call, itemTag(taken));
  return commit(call, where, behavior.data, { bytes: call.body }, actorOf(call));
}

/** PUT …/items/{id}/content: new bytes for a known file. */
function replace(call: Call): Reply {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const row = itemOf(call, drive);
  if (row.folder) throw badRequest('Content can only be written to files.');
  requireMatch(call, itemTag(row));
  return itemReply(
    call,
    drive,
    replaceContent(call.tenant, row, { bytes: call.body }, actorOf(call)),
  );
}

export const uploadRoutes: Route[] = [
  route('PUT', '/drives/{drive}/root:/{path}:/content', put),
  route('PUT', '/drives/{drive}/items/{item}:/{path}:/content', put),
  route('PUT', '/drives/{drive}/items/{item}/content', replace),
];
