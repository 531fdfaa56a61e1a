/** What was opened and what came of it, in periods; summed by facet, from an index alone. */
import {
  type DaysQuery,
  priorities,
  type ReportDay,
  type ReportQuery,
  type ReportTimes,
  type ReportView,
  type TimesQuery,
} from '@eventdesk/contracts';
import { type LocalDays, localDays } from '../local-days';
import { reportDaysOf } from '../report-days';
import { addFigures, type Figures, nothing } from '../report-figures';
import { inGroupOrder, TimesByGroup } from '../report-times';
import type { Outcome } from '../sla-standing';
import type { Collections, ListFields } from './collections';
import { type Facet, facetFilter, facetsWhere, isUnsolved, readFacet } from './facets';
import { at, period } from './ticket-filters';

type Tickets = Pick<Collections, 'tickets'>;

interface ReportRow {
  _id: { facet: string; agent?: string; response?: Outcome; resolution?: Outcome };
  count: number;
}

const groups: Record<ReportQuery['by'], (facet: Facet, agent: string | undefined) => string> = {
  type: ({ ticket_type }) => ticket_type,
  department: ({ department }) => department,
  priority: ({ priority }) => priorities[priority] ?? String(priority),
  agent: (_, agent) => agent ?? 'none',
};

export async function report({ tickets }: Tickets, { from, to, by, ...filters }: ReportQuery): Promise<ReportView> {
  const fields = { facet: '$list.facet', response: '$list.response', resolution: '$list.resolution' };
  const found = tickets.aggregate<ReportRow>([
    { $match: at('created_at', period(from, to)) },
    { $group: { _id: by === 'agent' ? { ...fields, agent: '$list.assigned_to' } : fields, count: { $sum: 1 } } },
  ]);
  const isChosen = facetFilter(filters) ?? (() => true);
  const rows = new Map<string, Figures>();
  let total = nothing;
  for await (const { _id, count } of found) {
    const facet = readFacet(_id.facet);
    if (!isChosen(facet)) continue;
    const group = groups[by](facet, _id.agent);
    const figures = figuresOf(facet, _id, count);
    rows.set(group, addFigures(rows.get(group) ?? nothing, figures));
    total = addFigures(total, figures);
  }
  const named = [...rows].map(([group, figures]) => ({ group, ...figures }));
  const inOrder = inGroupOrder(by);
  return { from: from ?? null, to: to ?? null, by, rows: named.sort((a, b) => inOrder(a.group, b.group)), total };
}

const figuresOf = ({ status }: Facet, { response, resolution }: ReportRow['_id'], count: number): Figures => ({
  opened: count,
  resolved: status === 'resolved' || status === 'closed' ? count : 0,
  response_met: response === 'met' ? count : 0,
  response_breached: response === 'breached' ? count : 0,
  resolution_met: resolution === 'met' ? count : 0,
  resolution_breached: resolution === 'breached' ? count : 0,
});

const timeFields = ['facet', 'assigned_to', 'response', 'response_seconds', 'resolution', 'resolution_seconds'] as const;

/** Row by row: an engine's own percentiles are guesses. */
export async function reportTimes({ tickets }: Tickets, { from, to, by, ...filters }: TimesQuery): Promise<ReportTimes[]> {
  const isChosen = facetFilter(filters) ?? (() => true);
  const shown = Object.fromEntries(timeFields.map((field) => [`list.${field}`, 1]));
  const found = tickets
    .find(at('created_at', period(from, to)))
    .project<{ list: Pick<ListFields, (typeof timeFields)[number]> }>({ _id: 0, ...shown });
  const times = new TimesByGroup(by);
  for await (const { list } of found) {
    const facet = readFacet(list.facet);
    if (!isChosen(facet)) continue;
    const { response = null, response_seconds = null, resolution = null, resolution_seconds = null } = list;
    times.add(
      groups[by](facet, list.assigned_to),
      { outcome: response, seconds: response_seconds },
      { outcome: resolution, seconds: resolution_seconds },
    );
  }
  return times.result();
}

interface DayRow {
  _id: { day: number; facet: string };
  count: number;
}

export async function reportDays(collections: Tickets, { from, to, time_zone, ...filters }: DaysQuery): Promise<ReportDay[]> {
  const days = localDays({ from, to, time_zone });
  const isChosen = facetFilter(filters) ?? (() => true);
  const since = async (field: 'created_at' | 'ended_at') => {
    const rows = collections.tickets.aggregate<DayRow>([
      { $match: at(field, { $gte: new Date(days.since) }) },
      { $group: { _id: { day: localDay(field, days), facet: '$list.facet' }, count: { $sum: 1 } } },
    ]);
    const read = (await rows.toArray()).map(({ _id, count }) => ({ day: _id.day, facet: readFacet(_id.facet), count }));
    return read.filter(({ facet }) => isChosen(facet));
  };
  const unsolved = await facetsWhere(collections, (facet) => isUnsolved(facet) && isChosen(facet));
  const [backlog, opened, ended] = await Promise.all([
    collections.tickets.countDocuments(at('facet', { $in: unsolved })),
    since('created_at'),
    since('ended_at'),
  ]);
  const counts = { opened: new Map<number, number>(), ended: new Map<number, { resolved: number; all: number }>() };
  for (const { day, count } of opened) counts.opened.set(day, (counts.opened.get(day) ?? 0) + count);
  for (const { day, facet, count } of ended) {
    const { resolved, all } = counts.ended.get(day) ?? { resolved: 0, all: 0 };
    counts.ended.set(day, { resolved: resolved + (facet.status === 'cancelled' ? 0 : count), all: all + count });
  }
  return reportDaysOf(days, counts, backlog);
}

/** The number of the day, as the engine works it out. */
function localDay(field: 'created_at' | 'ended_at', { offsets }: LocalDays) {
  const path = `$list.${field}`;
  const last = offsets.at(-1)?.offset ?? 0;
  const branches = offsets.slice(0, -1).map(({ until, offset }) => ({ case: { $lt: [path, new Date(until)] }, then: offset }));
  const ahead = branches.length > 0 ? { $switch: { branches, default: last } } : last;
  return { $floor: { $divide: [{ $add: [{ $toDouble: { $toLong: path } }, ahead] }, 86_400_000] } };
}
