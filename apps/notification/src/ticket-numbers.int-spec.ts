import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedId, type Recorded, streams } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { happened, metadataOf, openedData, toStore } from './desk-for-spec';
import { MailboxFile } from './mailbox-file';
import { TicketNumbers } from './ticket-numbers';

const at = '2025-03-01T09:00:00.000Z';

describe('the number of a ticket that another instance had', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-numbers-'));
  let files = 0;
  let store: EventStore;
  let file: MailboxFile;
  let numbers: TicketNumbers;
  beforeEach(() => {
    store = openSqliteEventStore({ path: join(folder, `${files++}-events.db`), now: () => at });
    file = new MailboxFile(join(folder, `${files}-mailbox.db`));
    numbers = new TicketNumbers(file, store);
  });
  afterEach(async () => {
    file.close();
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const opens = (name: string) => {
    const id = derivedId(name);
    return happened(store, streams.ticket(id), toStore('TicketOpened', openedData(id), metadataOf(id, at)));
  };
  const replies = (name: string): Promise<Recorded> => {
    const id = derivedId(name);
    const data = { reply_id: derivedId(name, 'reply'), author: 'agent' as const, body: 'Hello' };
    return happened(store, streams.ticket(id), toStore('ReplyAdded', data, metadataOf(id, at)));
  };
  let sequence = 0;
  const isNumbered = (name: string) => {
    const ticket_number = `SUP-2025-${String(++sequence).padStart(5, '0')}`;
    const data = {
      ticket_id: derivedId(name),
      ticket_number,
      business_entity: 'chargecars',
      series: 'SUP',
      year: 2025,
      sequence,
    };
    const stored = toStore('NumberAssigned', data, metadataOf(derivedId(name), at));
    return happened(store, streams.numbering('chargecars', 'SUP', 2025), stored);
  };
  const several = (prefix: string) => Array.from({ length: 40 }, (_, index) => `${prefix} ${index}`);
  beforeEach(() => {
    sequence = 0;
  });

  it('is found in its series, reading little of it, and noted', async () => {
    for (const name of [...several('before'), 'a', ...several('after')]) {
      await opens(name);
      await isNumbered(name);
    }
    const event = await replies('a');
    const read = jest.spyOn(store, 'readStream');
    expect(await numbers.asOf(event)).toBe('SUP-2025-00041');
    expect(read.mock.calls.length).toBeLessThan(12);
    read.mockClear();
    expect(await numbers.asOf(event)).toBe('SUP-2025-00041');
    expect(read).not.toHaveBeenCalled();
  });

  it('is found behind those of many tickets that were opened before the first was numbered', async () => {
    for (const name of several('early')) await opens(name);
    await opens('a');
    for (const name of several('early')) await isNumbered(name);
    await isNumbered('a');
    expect(await numbers.asOf(await replies('a'))).toBe('SUP-2025-00041');
  });

  it('is none as of an event before it, and for a ticket that never got one', async () => {
    const opened = await opens('a');
    const early = await replies('a');
    expect([await numbers.asOf(opened), await numbers.asOf(early)]).toEqual([null, null]);
    await isNumbered('b');
    await isNumbered('a');
    expect([await numbers.asOf(opened), await numbers.asOf(early)]).toEqual([null, null]);
    expect(await numbers.asOf(await replies('a'))).toBe('SUP-2025-00002');
  });
});
