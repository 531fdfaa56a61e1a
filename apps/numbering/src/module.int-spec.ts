import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedId, eventCodec, streams } from '@eventdesk/contracts';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import { ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { anId, anOpened, openedAt, recorded } from '@eventdesk/testing';
import { NumberingModule } from '.';

describe('the service numbering', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-numbering-'));
  const now = () => openedAt;
  const store = openSqliteEventStore({ path: join(folder, 'events.db'), now });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (name: string) => {
    const ticketId = anId(name);
    const [event] = recorded([anOpened({ ticket_id: ticketId })], 0, ticketId);
    if (!event) throw new Error('no event');
    const stored = eventCodec.encode(derivedId(ticketId, 'opened'), event, event);
    return (await store.append(streams.ticket(ticketId), 'no_stream', [stored])).position;
  };
  /** Handles all that is in the log. Another `consumers` file is a consumer whose checkpoint was lost. */
  const runUntil = async (position: string, consumers: string) => {
    const bus = createLogEventBus({ store, statePath: join(folder, consumers), now });
    const server = new ServiceServer({ name: 'numbering', bus });
    const service = await startService(NumberingModule.with({ store }), server, false);
    await service.consumer?.passed(position);
    await service.close();
    await bus.close();
  };
  const sequences = async () => {
    const found: unknown[] = [];
    for await (const { data } of store.readStream(streams.numbering('chargecars', 'SUP', 2025))) found.push(data);
    return (found as { sequence: number }[]).map(({ sequence }) => sequence);
  };

  it('numbers what the log brings, once, also from a checkpoint that was lost', async () => {
    const positions = await Promise.all(Array.from({ length: 50 }, (_, index) => open(`ticket ${index}`)));
    await runUntil(positions[49] as string, 'consumers.db');
    const last = await open('a later one');
    await runUntil(last, 'lost.db');
    expect(await sequences()).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
  });
});
