/** Counts of a whole desk: tickets by type and status, backlog, pipeline, clocks. */
import {
  type ClockStateName,
  clockStates,
  type Instant,
  isTicket,
  type PipelineView,
  type SalesStage,
  type SlaMetric,
  slaMetrics,
  type Status,
  statuses,
  type Ticket,
  type TicketType,
  ticketTypes,
} from '@eventdesk/contracts';
import { presentSla } from '@eventdesk/domain';
import { centsOf, pipelineOf, type StageCents, weightedCents } from '@eventdesk/read-models';
import { count, counted } from '../out';
import type { TicketAt } from './desk-at';

export interface DeskSummary {
  as_of: Instant;
  events: number;
  tickets: number;
  by_type: Record<TicketType, Record<Status | 'total', number>>;
  /** Tickets that are new, open or pending. */
  backlog: { total: number; by_department: Record<string, number>; by_priority: Record<string, number> };
  pipeline: PipelineView;
  /** Clocks by state; `without_clocks` counts tickets that sla-monitor had not seen yet. */
  sla: Record<SlaMetric, Record<ClockStateName, number>> & { without_clocks: number };
}

const zeros = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
const tables = <K extends string, V>(keys: readonly K[], make: () => V) =>
  Object.fromEntries(keys.map((key) => [key, make()])) as Record<K, V>;
const increase = (counts: Record<string, number>, key: string) => (counts[key] = (counts[key] ?? 0) + 1);

export function summarise(tickets: Iterable<TicketAt>, as_of: Instant, events: number): DeskSummary {
  const summary: Omit<DeskSummary, 'pipeline'> = {
    as_of,
    events,
    tickets: 0,
    by_type: tables(ticketTypes, () => zeros(['total', ...statuses])),
    backlog: { total: 0, by_department: {}, by_priority: {} },
    sla: { ...tables(slaMetrics, () => zeros(clockStates)), without_clocks: 0 },
  };
  const stages = new Map<SalesStage, StageCents>();
  for (const { ticket, sla } of tickets) {
    if (!isTicket(ticket)) continue;
    summary.tickets++;
    summary.by_type[ticket.ticket_type].total++;
    summary.by_type[ticket.ticket_type][ticket.status]++;
    if (ticket.status === 'new' || ticket.status === 'open' || ticket.status === 'pending') {
      summary.backlog.total++;
      increase(summary.backlog.by_department, ticket.assigned_department ?? 'none');
      increase(summary.backlog.by_priority, ticket.priority);
    }
    addToStage(stages, ticket);
    const clocks = presentSla(sla, as_of);
    for (const metric of slaMetrics) if (clocks[metric]) summary.sla[metric][clocks[metric].state]++;
    if (!clocks.response && !clocks.resolution) summary.sla.without_clocks++;
  }
  return { ...summary, pipeline: pipelineOf([...stages.values()]) };
}

/** As the desk's own pipeline: cancelled opportunities are none. */
function addToStage(stages: Map<SalesStage, StageCents>, ticket: Ticket): void {
  const { status, sales_stage, opportunity_value, conversion_probability } = ticket;
  if (sales_stage === null || status === 'cancelled') return;
  const sum = stages.get(sales_stage) ?? { sales_stage, count: 0, value: 0n, weighted: 0n };
  const cents = centsOf(opportunity_value ?? '0.00');
  const weighted = weightedCents(cents, conversion_probability ?? 0);
  stages.set(sales_stage, {
    sales_stage,
    count: sum.count + 1,
    value: sum.value + cents,
    weighted: sum.weighted + weighted,
  });
}

const sorted = (counts: Record<string, number>) =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, value]) => `${name} ${count(value)}`)
    .join(', ');

export function summaryLines({ as_of, events, tickets, by_type, backlog, pipeline, sla }: DeskSummary): string[] {
  const row = (cells: (string | number)[]) =>
    cells
      .map((cell) => String(cell).padStart(11))
      .join('')
      .trimEnd();
  return [
    `The desk at ${as_of}: ${counted(tickets, 'ticket')}, from ${counted(events, 'event')}`,
    '',
    row(['', 'total', ...statuses]),
    ...ticketTypes.map((type) => row([type, by_type[type].total, ...statuses.map((status) => by_type[type][status])])),
    '',
    `Backlog: ${count(backlog.total)} (${sorted(backlog.by_department) || 'nothing'}; ${sorted(backlog.by_priority) || 'nothing'})`,
    `Pipeline: ${pipeline.open_value} open, ${pipeline.weighted_value} weighted, ${pipeline.won_value} won`,
    ...pipeline.stages
      .filter((stage) => stage.count > 0)
      .map((stage) => `  ${stage.sales_stage}: ${count(stage.count)}, ${stage.value} (${stage.weighted_value} weighted)`),
    ...slaMetrics.map(
      (metric) => `SLA ${metric}: ${clockStates.map((state) => `${state} ${count(sla[metric][state])}`).join(', ')}`,
    ),
    ...(sla.without_clocks > 0
      ? [`${counted(sla.without_clocks, 'ticket')} without clocks yet, not seen by the desk's SLA monitor`]
      : []),
  ];
}
