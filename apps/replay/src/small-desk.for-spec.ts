/** For specs: a small log with two tickets, their numbers and views, as a desk would have left it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Actor,
  derivedId,
  type DeskEvent,
  eventCodec,
  type EventMetadata,
  type Recorded,
  streams,
} from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { openSqliteViews } from '@eventdesk/read-models/sqlite';
import { deskConfig } from './import/sample-log.for-spec';

export const NOW = '2026-01-01T00:00:00.000Z';
export const anna: Actor = { kind: 'agent', id: 'anna', name: 'Anna' };
export const [sale, support] = [derivedId('sale'), derivedId('support')];
const [entity] = deskConfig.business_entities;

export class SmallDesk {
  readonly folder = mkdtempSync(join(tmpdir(), 'eventdesk-replay-spec-'));
  readonly logFile = join(this.folder, 'events.db');
  readonly store: EventStore;
  #revisions = new Map<string, number>();

  /** @param store where the log is, when not in a file; it stays open */
  static async opened(store?: EventStore): Promise<SmallDesk> {
    const desk = new SmallDesk(store);
    await desk.open(support, '2025-03-01T09:00:00.000Z', { ticket_type: 'support' });
    await desk.open(sale, '2025-03-02T09:00:00.000Z', {
      ticket_type: 'sales',
      sales_stage: 'lead',
      opportunity_value: '4500.00',
      conversion_probability: 10,
    });
    await desk.number(support, 'SUP', 1);
    await desk.number(sale, 'SAL', 1);
    await desk.move(support, '2025-03-03T09:00:00.000Z', { from: 'new', to: 'open' });
    await desk.showViews();
    return desk;
  }

  private constructor(private readonly given: EventStore | undefined) {
    this.store = given ?? openSqliteEventStore({ path: this.logFile, now: () => NOW });
  }

  /** Appends to the stream whatever it is, sound or not. */
  async append(stream: string, event: DeskEvent, metadata: Partial<EventMetadata> & { ticket_id: string }): Promise<void> {
    const revision = this.#revisions.get(stream) ?? -1;
    const id = derivedId(stream, revision + 1);
    const full = {
      occurred_at: '2025-03-05T09:00:00.000Z',
      actor: anna,
      command_id: null,
      causation_id: id,
      correlation_id: id,
      ...metadata,
    };
    const stored = { id, type: eventCodec.storedName(event.type), data: event.data, metadata: full };
    await this.store.append(stream, revision < 0 ? 'no_stream' : revision, [stored]);
    this.#revisions.set(stream, revision + 1);
  }

  open(ticket_id: string, occurred_at: string, fields: Partial<Extract<DeskEvent, { type: 'TicketOpened' }>['data']> = {}) {
    const data: Extract<DeskEvent, { type: 'TicketOpened' }>['data'] = {
      ticket_id,
      ticket_type: 'support',
      business_entity_id: entity?.id ?? '',
      business_entity: 'chargecars',
      number_series: { series: 'SUP', year: 2025 },
      category: 'technical',
      priority: 'normal',
      subject: 'Station does not start',
      description: 'Red light since this morning.',
      contact_id: derivedId('jan'),
      contact: { name: 'Jan', email: 'jan@customer.example', phone: null },
      customer_organization_id: null,
      order_id: null,
      quote_id: null,
      assigned_department: 'technical',
      response_sla_hours: 8,
      resolution_sla_hours: 72,
      opportunity_value: null,
      sales_stage: null,
      lead_source: null,
      conversion_probability: null,
      tags: [],
      related: [],
      ...fields,
    };
    return this.append(streams.ticket(ticket_id), { type: 'TicketOpened', data }, { ticket_id, occurred_at });
  }

  move(ticket_id: string, occurred_at: string, { from, to }: { from: 'new' | 'open'; to: 'open' | 'resolved' }) {
    const data = { from, to, reason: null, resolution: null, because: 'move' as const };
    return this.append(streams.ticket(ticket_id), { type: 'StatusChanged', data }, { ticket_id, occurred_at });
  }

  number(ticket_id: string, series: string, sequence: number, stream = streams.numbering('chargecars', series, 2025)) {
    const ticket_number = `${series}-2025-${String(sequence).padStart(5, '0')}`;
    const data = { ticket_id, ticket_number, business_entity: 'chargecars', series, year: 2025, sequence };
    return this.append(stream, { type: 'NumberAssigned', data }, { ticket_id, occurred_at: '2025-03-02T10:00:00.000Z' });
  }

  async events(): Promise<Recorded[]> {
    const events: Recorded[] = [];
    for await (const batch of this.store.readAll({ after: null }))
      events.push(...batch.events.map((stored) => eventCodec.decode(stored)));
    return events;
  }

  /** As the projector would: everything so far. */
  async showViews(): Promise<void> {
    const views = openSqliteViews({ folder: this.folder });
    await views.apply(await this.events());
    await views.saveCheckpoint((await this.store.head()) ?? '');
    await views.close();
  }

  async close(): Promise<void> {
    if (!this.given) await this.store.close();
    rmSync(this.folder, { recursive: true });
  }
}
