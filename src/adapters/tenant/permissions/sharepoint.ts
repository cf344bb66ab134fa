import type { Needs } from './needs.ts';

const LIST = '/sites/{site}/lists/{list}';
const TYPES = '/sites/{site}/contentTypes';
const TERMS = '/sites/{site}/termStore';

/** What the calls of sites, lists, files, search and the term store need. An application's right to the term store is
 * in the catalogue of rights but on no page of the calls: reading is taken to work, writing not. The pages name only
 * the reading rights for search; who may write may read, and the service's own refusal names both. */
export const SHAREPOINT: readonly Needs[] = [
  {
    person: `Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All Group.Read.All
      Group.ReadWrite.All Sites.Read.All Sites.ReadWrite.All`,
    app: `Files.Read.All Files.ReadWrite.All Group.Read.All Group.ReadWrite.All Sites.Read.All
      Sites.ReadWrite.All`,
    calls: `GET {ITEM}`,
  },
  {
    person: `Sites.Read.All Sites.ReadWrite.All`,
    app: 'same',
    calls: `GET /sites /sites/{site} /sites/{site}/lists ${LIST} ${LIST}/items ${LIST}/items/delta
      ${LIST}/items/{item}/versions ${LIST}/items/{item}/versions/{version}
      /sites/{site}/sites ${LIST}/items/{item}/fields /drives/{drive}/list {ITEM}/listItem
      {ITEM}/listItem/fields`,
  },
  {
    person: ``,
    app: `Sites.FullControl.All Sites.Manage.All Sites.Read.All Sites.ReadWrite.All`,
    calls: `GET /sites/delta`,
  },
  {
    person: `Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All Sites.Read.All
      Sites.ReadWrite.All`,
    app: `Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All`,
    calls: `GET /sites/{site}/drives /drives/{drive}/root/delta {ITEM}/children {ITEM}/content
      {ITEM}/versions {ITEM}/versions/{version} {ITEM}/versions/{version}/content
      {ITEM}/permissions {ITEM}/permissions/{permission} {ITEM}/search /drives/{drive}
      /drives/{drive}/search /users/{user}/drives /sites/{site}/drive`,
  },
  {
    person: `Sites.FullControl.All Sites.Manage.All Sites.Read.All Sites.ReadWrite.All`,
    app: 'same',
    calls: `GET /sites/{site}/columns /sites/{site}/columns/{column} ${LIST}/columns
      ${LIST}/columns/{column} ${LIST}/contentTypes ${LIST}/contentTypes/{type}
      ${LIST}/permissions ${LIST}/items/{item}/permissions ${TYPES} ${TYPES}/{type}
      ${TYPES}/{type}/columns ${TYPES}/{type}/columns/{column}`,
  },
  {
    person: `Sites.FullControl.All Sites.Manage.All`,
    app: 'same',
    calls: `POST /sites/{site}/columns ${LIST}/columns ${LIST}/contentTypes/addCopy ${TYPES}
      ${TYPES}/{type}/columns
      PATCH /sites/{site}/columns/{column} ${LIST}/columns/{column} ${TYPES}/{type}
      ${TYPES}/{type}/columns/{column}
      DELETE /sites/{site}/columns/{column} ${LIST}/columns/{column}
      ${LIST}/contentTypes/{type} ${TYPES}/{type} ${TYPES}/{type}/columns/{column}`,
  },
  {
    person: `Sites.Manage.All`,
    app: `Sites.Manage.All Sites.ReadWrite.All`,
    calls: `POST /sites/{site}/lists
      PATCH ${LIST}
      DELETE ${LIST}`,
  },
  {
    person: `Sites.ReadWrite.All`,
    app: 'same',
    calls: `POST ${LIST}/items
      PATCH ${LIST}/items/{item} ${LIST}/items/{item}/fields {ITEM}/listItem/fields
      DELETE ${LIST}/items/{item}`,
  },
  {
    person: `Sites.Read.All Sites.ReadWrite.All`,
    app: `Sites.Manage.All Sites.Read.All Sites.ReadWrite.All`,
    calls: `GET ${LIST}/items/{item}`,
  },
  {
    person: `Sites.FullControl.All Sites.Manage.All Sites.ReadWrite.All`,
    app: 'same',
    calls: `POST ${LIST}/items/{item}/versions/{version}/restoreVersion`,
  },
  {
    person: `Sites.FullControl.All`,
    app: 'same',
    calls: `GET /sites/{site}/permissions`,
  },
  {
    person: ``,
    app: `Sites.FullControl.All`,
    calls: `POST /sites/{site}/permissions
      GET /sites/{site}/permissions/{permission}
      PATCH /sites/{site}/permissions/{permission}
      DELETE /sites/{site}/permissions/{permission}`,
  },
  {
    person: `TermStore.Read.All TermStore.ReadWrite.All`,
    app: 'same',
    calls: `GET ${TERMS} ${TERMS}/groups ${TERMS}/groups/{group} ${TERMS}/groups/{group}/sets
      ${TERMS}/groups/{group}/sets/{set}/terms/{term} ${TERMS}/sets/{set}
      ${TERMS}/sets/{set}/children ${TERMS}/sets/{set}/relations
      ${TERMS}/sets/{set}/terms/{term} ${TERMS}/sets/{set}/terms/{term}/children
      ${TERMS}/sets/{set}/terms/{term}/relations ${TERMS}/groups/{group}/sets/{set}
      ${TERMS}/sets/{set}/terms`,
  },
  {
    person: `TermStore.ReadWrite.All`,
    app: ``,
    calls: `PATCH ${TERMS} ${TERMS}/sets/{set} ${TERMS}/sets/{set}/terms/{term}
      POST ${TERMS}/groups ${TERMS}/sets ${TERMS}/sets/{set}/children
      ${TERMS}/sets/{set}/terms/{term}/children ${TERMS}/sets/{set}/terms/{term}/relations
      DELETE ${TERMS}/groups/{group} ${TERMS}/sets/{set} ${TERMS}/sets/{set}/terms/{term}`,
  },
  {
    person: ``,
    app: `Sites.Read.All Sites.ReadWrite.All`,
    calls: `GET /sites/getAllSites`,
  },
  {
    person: `Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All`,
    app: `Files.ReadWrite.All Sites.ReadWrite.All`,
    calls: `PATCH {ITEM} {ITEM}/permissions/{permission}
      DELETE {ITEM} {ITEM}/permissions/{permission}
      POST {ITEM}/children {ITEM}/copy {ITEM}/versions/{version}/restoreVersion {ITEM}/invite
      {ITEM}/createLink
      PUT {ITEM}/content`,
  },
  {
    person: `Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All`,
    app: `Sites.ReadWrite.All`,
    calls: `POST {ITEM}/createUploadSession`,
  },
  {
    person: `Acronym.Read.All Bookmark.Read.All Calendars.Read Chat.Read ExternalItem.Read.All
      Files.Read.All Files.ReadWrite.All Mail.Read QnA.Read.All Sites.Read.All Sites.ReadWrite.All`,
    app: `Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All`,
    calls: `POST /search/query`,
  },
];
