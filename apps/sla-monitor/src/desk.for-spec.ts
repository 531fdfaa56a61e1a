import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  derivedId,
  eventCodec,
  type Recorded,
  requestPatterns,
  type SlaEvent,
  streams,
  type TicketCommandMessage,
  type TicketEvent,
} from '@eventdesk/contracts';
import { ticketDecider } from '@eventdesk/domain';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import { InProcessClient, InProcessRequests, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { type EventStore, handleCommand } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { createLogger, ManualClock } from '@eventdesk/runtime';
import { anId, defaultDesk, openedAt } from '@eventdesk/testing';
import { SlaMonitorModule } from '.';

export const ticketId = anId('ticket');
export const config = defaultDesk();
export const logger = createLogger('silent');
const decider = ticketDecider(config);

/** What ticket-command does with a command. */
export async function decideTicket(store: EventStore, command: TicketCommandMessage, imported?: true) {
  const { ticket_id, command_id, causation_id, correlation_id, expected_revision } = command.metadata;
  return handleCommand(store, {
    stream: streams.ticket(ticket_id),
    decider,
    command,
    metadata: { ticket_id, command_id, causation_id, correlation_id, ...(imported && { imported }) },
    eventId: (_, index) => derivedId(command_id, index),
    expectedRevision: expected_revision,
  });
}

async function eventsOf<E extends SlaEvent | TicketEvent>(store: EventStore, stream: string): Promise<Recorded<E>[]> {
  const events: Recorded<E>[] = [];
  for await (const stored of store.readStream(stream)) events.push(eventCodec.decode<E>(stored));
  return events;
}
export const slaEventsOf = (store: EventStore, id = ticketId) => eventsOf<SlaEvent>(store, streams.sla(id));
export const ticketEventsOf = (store: EventStore, id = ticketId) => eventsOf<TicketEvent>(store, streams.ticket(id));

interface Monitor {
  handled: (position: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** A log, a manual clock and somebody who answers for ticket-command; monitors come and go. */
export function openDesk(start = openedAt) {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-sla-'));
  const clock = new ManualClock(start);
  const now = () => clock.now();
  const store = openSqliteEventStore({ path: join(folder, 'events.db'), now });
  const commands = new InProcessRequests();
  const asked: TicketCommandMessage[] = [];
  commands.register(requestPatterns.ticketCommand, async (message) => {
    asked.push(message as TicketCommandMessage);
    return decideTicket(store, message as TicketCommandMessage);
  });
  const requests = new InProcessClient(commands);
  const monitors = new Set<Monitor>();

  async function startMonitor(name = 'sla-monitor'): Promise<Monitor> {
    const bus = createLogEventBus({ store, statePath: join(folder, `${name}-consumers.db`), now, logger });
    const ports = { store, config, clock, logger, requests, timersPath: join(folder, `${name}-timers.db`) };
    const server = new ServiceServer({ name: 'sla-monitor', bus });
    const service = await startService(SlaMonitorModule.with(ports), server, false);
    const stop = async () => {
      monitors.delete(monitor);
      await service.close();
      await bus.close();
    };
    const monitor: Monitor = { handled: async (position) => service.consumer?.passed(position), stop };
    monitors.add(monitor);
    return monitor;
  }

  /** Until every monitor has handled the whole log and sleeps. */
  async function quiet() {
    for (let before: string | null = null; ; await pause(1)) {
      const head = await store.head();
      if (head !== null) await Promise.all([...monitors].map(({ handled }) => handled(head)));
      if (head === before && clock.sleeping === monitors.size) return;
      before = head;
    }
  }

  return {
    store,
    clock,
    asked,
    folder,
    startMonitor,
    quiet,
    say: (command: TicketCommandMessage) => decideTicket(store, command),
    /** From sleeper to sleeper, as the desk moves its clock. */
    async moveTo(instant: string) {
      await quiet();
      for (let next = clock.nextWake; next !== null && next <= instant; next = clock.nextWake) {
        clock.moveTo(next);
        await quiet();
      }
      clock.moveTo(instant);
    },
    forget: (file: 'consumers' | 'timers', name = 'sla-monitor') => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `${name}-${file}.db${suffix}`), { force: true });
    },
    async close() {
      await Promise.all([...monitors].map(({ stop }) => stop()));
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
