import type { AuditFilter, AuditPage, AuditSheet } from '../src/contract/audit.ts';
import type { ReadLibraries } from '../src/contract/libraries.ts';
import type { ReachList } from '../src/contract/reach.ts';
import type {
  AnySource,
  ChangeSetting,
  LimitSource,
  MarkMissions,
  MissionList,
  OwnSource,
  SettingList,
  SourceList,
} from '../src/contract/sources.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

/** Outside sources, for administrators. */
export const sourceCalls = (call: Call) => ({
  sources: () => call<SourceList>('GET', 'admin/sources'),
  libraries: () => call<ReadLibraries>('GET', 'admin/libraries'),
  reach: () => call<ReachList>('GET', 'admin/reach'),
  missions: () => call<MissionList>('GET', 'admin/missions'),
  markMissions: (input: MarkMissions) => call<MissionList>('POST', 'admin/missions/marker', input),
  settings: () => call<SettingList>('GET', 'admin/settings'),
  audit: (given: AuditFilter & { readonly before?: string }) => {
    const wanted = Object.entries(given).filter((one): one is [string, string] => !!one[1]);
    return call<AuditPage>('GET', `admin/audit?${new URLSearchParams(wanted)}`);
  },
  exportAudit: (wanted: AuditFilter) => call<AuditSheet>('POST', 'admin/audit/export', wanted),
  changeSetting: (key: string, input: ChangeSetting) =>
    call<SettingList>('PUT', `admin/settings/${key}`, input),
  readSource: (key: AnySource) => call<SourceList>('POST', `admin/sources/${key}/read`, {}),
  confirmSource: (key: AnySource) => call<SourceList>('POST', `admin/sources/${key}/confirm`, {}),
  ownSource: (key: AnySource, input: OwnSource) =>
    call<SourceList>('POST', `admin/sources/${key}/owner`, input),
  limitSource: (key: AnySource, input: LimitSource) =>
    call<SourceList>('POST', `admin/sources/${key}/limit`, input),
});
