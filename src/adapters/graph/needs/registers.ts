import { app, free, rowsOf } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

/** Registers that come as files or stand in calendars, beside those that are lists. */
export const REGISTERS: readonly FeatureNeeds[] = [
  {
    feature: 'register-files',
    name: 'Registers of projects, moves and missions that come as files in a library',
    without:
      'A register that is a file is shown as stale, with the day on which it was read last; registers that are lists go on.',
    calls: [
      app('GET /sites/{host}:/{path}', 'Sites.Read.All', 'finds the site by its address'),
      app('GET /sites/{site}/drives', 'Files.Read.All', 'finds the library by its name'),
      app('GET /drives/{drive}/root:/{path}', 'Files.Read.All', 'whether the file is there'),
      app('GET /drives/{drive}/items/{item}/content', 'Files.Read.All', 'what it says'),
      free('GET download', 'the bytes, at the address that Graph gave for them'),
    ],
  },
  {
    feature: 'missions',
    name: 'Missions that a list announces',
    without: 'Missions are known from a file or calendars only, or as they were last read.',
    calls: [
      ...rowsOf('Missions'),
      app('GET /sites/{site}/lists/{list}/columns', 'Sites.Read.All', 'names of other columns'),
    ],
  },
  {
    feature: 'mission-calendars',
    name: 'Missions in the calendars of those whom MISSION_CALENDARS names',
    without: 'Missions are known from the list or a file only, or as they were last read.',
    calls: [
      app(
        'GET /users/{id}/calendarView',
        'Calendars.ReadBasic',
        'days and places of events that carry the marker; their texts are not given by this right',
      ),
    ],
  },
];
