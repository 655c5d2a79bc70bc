import type { programmeRecords, programmes } from '@luoshi/server/contract';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { addressOf, ask } from './client.js';
import type { Job } from './papers.js';

export type Words = z.output<typeof programmes.words>;
export type Definition = z.output<typeof programmes.definition>;
export type Register = Definition['registers'][number];
export type Field = z.output<typeof programmes.field>;
export type Measure = NonNullable<Field['measure']>;
export type FieldValue = z.output<typeof programmes.fieldValue>;
export type ProgrammeRecord = z.output<typeof programmeRecords.record>;
export type RecordWhole = z.input<typeof programmeRecords.recordWhole>;
export type Board = NonNullable<z.output<typeof programmeRecords.board>>;
export type Indicators = z.output<typeof programmes.indicators>;
export type ShownIndicator = Indicators['rows'][number];
export type Question = ShownIndicator['outcome']['questions'][number];
export type Effect = z.output<typeof programmes.effects>['rows'][number];
export type Parameters = z.output<typeof programmes.parameters>;
export type Setting = Parameters['parameters'][number]['all'][number];
export type Source = Setting['source'];
export type Tables = z.output<typeof programmes.tables>;
export type Table = Tables['tables'][number];
export type Chart = z.output<typeof programmes.chart>;
export type TrialAnswer = z.output<typeof programmes.trialAnswer>;
export type History = z.input<typeof programmeRecords.history>;
export type Place = z.output<typeof programmes.places>['rows'][number];

/** What became of a sheet's rows: the result of its job. */
export interface SheetFates {
  readonly dry: boolean;
  readonly rows: number;
  readonly counts: Readonly<Record<'new' | 'changed' | 'same' | 'conflict' | 'refused' | 'empty', number>>;
  readonly unknown: readonly string[];
  readonly told: readonly { readonly row: number; readonly fate: string; readonly faults: readonly string[] }[];
}

export const rootOf = (programme: string): string => `/api/programmes/${programme}`;
export const recordsOf = (programme: string, register: string): string =>
  `${rootOf(programme)}/registers/${register}/records`;

/** What is asked of a programme goes stale with every change in it. */
const KEY = 'programmes';

function useAsked<Answer>(path: string, query: Readonly<Record<string, string | null | undefined>>, enabled = true) {
  return useQuery({
    queryKey: [KEY, path, query],
    queryFn: ({ signal }) => ask<Answer>(path, { query, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
}

export const useProgrammes = () =>
  useAsked<{ rows: readonly Pick<Definition, 'code' | 'name' | 'summary'>[] }>('/api/programmes', {});

export const useDefinition = (programme: string) =>
  useQuery({
    queryKey: ['programme-definition', programme],
    queryFn: ({ signal }) => ask<Definition>(rootOf(programme), { signal }),
    staleTime: Infinity,
  });

/** What a list of records is narrowed and ordered by: the names of the address's query. */
export interface RecordQuery {
  readonly day: string | null;
  readonly search: string | null;
  readonly where: readonly string[];
  readonly order: string | null;
  readonly descending: boolean;
}

const queryOf = ({ day, search, where, order, descending }: RecordQuery) => ({
  day,
  search,
  where,
  order,
  descending: descending ? 'true' : null,
});

const ROWS = 100;

export const useRecords = (programme: string, register: string, query: RecordQuery, enabled = true) =>
  useInfiniteQuery({
    queryKey: [KEY, 'records', programme, register, query],
    queryFn: ({ pageParam, signal }) =>
      ask<{ rows: readonly ProgrammeRecord[]; next: string | null; total: number }>(recordsOf(programme, register), {
        query: { ...queryOf(query), limit: ROWS, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled,
  });

/** Records that a link may lead to, by the words typed. */
export const useLinkable = (programme: string, register: string, search: string) =>
  useAsked<{ rows: readonly ProgrammeRecord[] }>(recordsOf(programme, register), { search, limit: '20' });

export const useRecord = (programme: string, register: string, id: string, day: string | null) =>
  useAsked<RecordWhole>(`${recordsOf(programme, register)}/${id}`, { day });

export const useRecordHistory = (programme: string, register: string, id: string) =>
  useAsked<History>(`${recordsOf(programme, register)}/${id}/history`, {});

export const useBoard = (programme: string, register: string, query: Omit<RecordQuery, 'order' | 'descending'>) =>
  useQuery({
    queryKey: [KEY, 'board', programme, register, query],
    queryFn: ({ signal }) =>
      ask<Board | null>(`${rootOf(programme)}/registers/${register}/board`, { query: { ...query }, signal }),
  });

export const useIndicators = (programme: string, day: string | null) =>
  useAsked<Indicators>(`${rootOf(programme)}/indicators`, { day });

export const useIndicator = (programme: string, indicator: string | null, day: string | null) =>
  useAsked<Pick<Indicators, 'rows'>>(`${rootOf(programme)}/indicators/${indicator}`, { day }, indicator !== null);

export const useEffects = (programme: string, day: string | null) =>
  useAsked<{ rows: readonly Effect[] }>(`${rootOf(programme)}/effects`, { day });

export const useLate = (programme: string, day: string | null) =>
  useAsked<{ rows: readonly Place[] }>(`${rootOf(programme)}/places`, { day, late: 'true' });

export const useParameters = (programme: string, day: string | null) =>
  useAsked<Parameters>(`${rootOf(programme)}/parameters`, { day });

export const useTables = (programme: string, report: string, asked: { day: string | null; record: string | null }) =>
  useAsked<Tables>(`${rootOf(programme)}/reports/${report}`, asked);

export const useChartModel = (programme: string, chart: string, asked: { day: string | null; record: string | null }) =>
  useAsked<Chart>(`${rootOf(programme)}/charts/${chart}`, asked);

/** The address of a report's workbook. */
export const reportSheet = (programme: string, report: string, asked: { day: string | null; record: string | null }) =>
  addressOf(`${rootOf(programme)}/reports/${report}/sheet`, asked);

/** The address of a register's workbook: with the rows of the list, or bare. */
export const registerSheet = (programme: string, register: string, query: RecordQuery | null) =>
  addressOf(`${rootOf(programme)}/registers/${register}/sheet`, query ? queryOf(query) : { empty: 'true' });

/** A change in a programme: everything asked of programmes is asked again. */
function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

/** What was filled in: values, and figures as they were typed. */
export interface Filled {
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly typed: Readonly<Record<string, string>>;
}

export const useEnter = (programme: string, register: string) =>
  useChange((body: Filled) => ask<{ id: string }>(recordsOf(programme, register), { method: 'POST', body }));

export const useChangeRecord = (programme: string, register: string, record: Pick<ProgrammeRecord, 'id' | 'version'>) =>
  useChange((body: Filled) =>
    ask<{ version: number }>(`${recordsOf(programme, register)}/${record.id}`, {
      method: 'PUT',
      version: record.version ?? 0,
      body,
    }),
  );

export const useWithdraw = (programme: string, register: string, record: Pick<ProgrammeRecord, 'id' | 'version'>) =>
  useChange(() =>
    ask<null>(`${recordsOf(programme, register)}/${record.id}/withdrawal`, {
      method: 'POST',
      version: record.version ?? 0,
    }),
  );

export const useReadSheet = (programme: string, register: string) =>
  useMutation({
    mutationFn: ({ file, dry, overwrite }: { file: File; dry: boolean; overwrite: boolean }) => {
      const body = new FormData();
      body.append('file', file, file.name);
      const query = { dry: dry ? 'true' : null, overwrite: overwrite ? 'true' : null };
      return ask<Job>(addressOf(`${rootOf(programme)}/registers/${register}/sheet`, query), { method: 'POST', body });
    },
  });

/** Everything asked of programmes is asked again: after a job has changed them. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [KEY] });
}

export const useTrial = (programme: string, trial: string) =>
  useMutation({
    mutationFn: ({ fields, typed, day }: Filled & { readonly day: string | null }) =>
      ask<TrialAnswer>(`${rootOf(programme)}/trials/${trial}`, {
        method: 'POST',
        body: { inputs: fields, typed, day },
      }),
  });

export const useAdopt = (programme: string, trial: string) =>
  useChange(({ fields, typed }: Filled) =>
    ask<{ records: number }>(`${rootOf(programme)}/trials/${trial}/adoption`, {
      method: 'POST',
      body: { inputs: fields, typed },
    }),
  );

export interface MadeOf {
  readonly started: readonly { readonly id: string; readonly number: string }[];
  readonly drafted: readonly { readonly id: string }[];
}

/** Makes a task or the draft of a notice of a proposal; `unit` where it names none that the ledger knows. */
export const useTakeUp = (programme: string) =>
  useChange((effect: { readonly key: string; readonly unit?: string }) =>
    ask<MadeOf>(`${rootOf(programme)}/effects/tasks`, { method: 'POST', body: { effects: [effect] } }),
  );

/** Raises what a record says is lacking in the ledger's 要素保障. */
export const useRaise = (programme: string, register: string, id: string) =>
  useChange((unit: string | null) =>
    ask<{ id: string }>(`${recordsOf(programme, register)}/${id}/problem`, { method: 'POST', body: { unit } }),
  );

/** The address of a file that proves what a record says. */
export const evidenceFile = (programme: string, register: string, id: string, file: string): string =>
  `${recordsOf(programme, register)}/${id}/evidence/${file}`;

export interface SettingGiven {
  readonly from: string;
  readonly value: string;
  readonly typed: string | null;
  readonly title: string | null;
  readonly paperId: string | null;
  readonly quote: string | null;
}

export const useEnterSetting = (programme: string, parameter: string) =>
  useChange((given: SettingGiven) =>
    ask<{ id: string }>(`${rootOf(programme)}/parameters/${parameter}`, { method: 'POST', body: given }),
  );

export const useEnterBasis = (programme: string, rule: string) =>
  useChange((given: Pick<SettingGiven, 'title' | 'paperId' | 'quote'>) =>
    ask<{ id: string }>(`${rootOf(programme)}/rules/${rule}/basis`, { method: 'POST', body: given }),
  );

/** Where a record stands that is known by its id alone. */
export const useRecordPlace = (id: string) =>
  useAsked<{ programme: string; register: string }>(`/api/programme-records/${id}`, {});
