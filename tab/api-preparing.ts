import type {
  DeskEdit,
  DeskPage,
  DeskPlaces,
  DeskRequest,
  KeptDesks,
  MoveDeskRequest,
  NewDeskRequest,
} from '../src/contract/desks.ts';
import type {
  AnswerPreparation,
  BeginPreparation,
  Briefing,
  FinishPreparation,
  JudgeDocument,
  PreparationList,
  PreparationPage,
} from '../src/contract/preparing.ts';

type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<T>;

const seg = encodeURIComponent;

/** The four questions before something is begun, briefings, and desks of specialists. */
export const preparingCalls = (call: Call) => ({
  briefing: (about: string) => call<Briefing>('GET', `briefing?${new URLSearchParams({ about })}`),
  preparations: () => call<PreparationList>('GET', 'preparations'),
  preparation: (id: string) => call<PreparationPage>('GET', `preparations/${seg(id)}`),
  beginPreparation: (input: BeginPreparation) =>
    call<PreparationPage>('POST', 'preparations', input),
  answerPreparation: (id: string, input: AnswerPreparation) =>
    call<PreparationPage>('PUT', `preparations/${seg(id)}/answers`, input),
  judgeDocument: (id: string, input: JudgeDocument) =>
    call<PreparationPage>('POST', `preparations/${seg(id)}/documents`, input),
  finishPreparation: (id: string, input: FinishPreparation) =>
    call<PreparationPage>('POST', `preparations/${seg(id)}/finish`, input),
  reopenPreparation: (id: string) =>
    call<PreparationPage>('POST', `preparations/${seg(id)}/reopen`, {}),
  discardPreparation: (id: string) => call<unknown>('DELETE', `preparations/${seg(id)}`),

  desks: () => call<DeskPage>('GET', 'desks'),
  deskPlaces: (text: string) => call<DeskPlaces>('POST', 'desks/places', { text }),
  askDesk: (input: NewDeskRequest) => call<DeskRequest>('POST', 'desks/requests', input),
  deskRequest: (id: string) => call<DeskRequest>('GET', `desks/requests/${seg(id)}`),
  moveDeskRequest: (id: string, input: MoveDeskRequest) =>
    call<DeskRequest>('POST', `desks/requests/${seg(id)}/move`, input),
  keptDesks: () => call<KeptDesks>('GET', 'admin/desks'),
  createDesk: (edit: DeskEdit) => call<unknown>('POST', 'admin/desks', edit),
  changeDesk: (id: string, edit: DeskEdit & { readonly version: number }) =>
    call<unknown>('PUT', `admin/desks/${seg(id)}`, edit),
});
