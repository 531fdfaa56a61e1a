import { derivedId, streams } from '@eventdesk/contracts';
import { openDatabase, verifyChain } from '@eventdesk/event-store/sqlite';
import { openSqliteViews } from '@eventdesk/read-models/sqlite';
import { join } from 'node:path';
import { Collected } from '../collected.for-spec';
import { viewsInFolder } from '../desk-views';
import { createOut } from '../out';
import { NOW, sale, SmallDesk, support } from '../small-desk.for-spec';
import { verifyLog } from './verify';

let desk: SmallDesk;
let seen: Collected;
beforeEach(async () => {
  desk = await SmallDesk.opened();
  seen = new Collected();
});
afterEach(() => desk.close());

const verify = () =>
  verifyLog({
    store: desk.store,
    chainFaults: () => verifyChain(desk.logFile),
    views: viewsInFolder(desk.folder),
    now: () => NOW,
    out: createOut(seen.streams, false, () => 0),
  });
const faults = async () => (await verify()).faults.map(({ check, message }) => `${check}: ${message}`);
const damage = (sql: string, path = desk.logFile) => {
  const database = openDatabase(path, { synchronous: 'off' });
  database.exec(sql);
  database.close();
};

describe('a sound log', () => {
  it('has no faults', async () => {
    expect(await verify()).toEqual({ sound: true, events: 5, hash_chain: 'checked', faults: [], notes: [], notes_in_all: 0 });
    expect(seen.answers()).toBe('5 events: sound\n');
  });

  it('is sound too when views lag behind it, tickets wait for their number, or time went back: worth a note', async () => {
    await desk.open(derivedId('third'), '2025-03-04T09:00:00.000Z');
    await desk.move(support, '2025-03-02T00:00:00.000Z', { from: 'open', to: 'resolved' });
    const { sound, notes } = await verify();
    expect(sound).toBe(true);
    expect(notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('occurred at 2025-03-02T00:00:00.000Z, before the event ahead of it'),
      expect.stringContaining('1 of 3 tickets have no number yet'),
    ]);
  });

  it('is sound too with a removed ticket, whose number stays given and whose clocks end after it', async () => {
    await desk.append(streams.ticket(sale), { type: 'TicketRemoved', data: { reason: 'Spam' } }, { ticket_id: sale });
    const data = { metric: 'response', ticket_revision: 1, used_seconds: 60 } as const;
    await desk.append(streams.sla(sale), { type: 'ClockCancelled', data }, { ticket_id: sale });
    await desk.showViews();
    expect(await faults()).toEqual([]);
  });

  it('may have views that are ahead of their checkpoint, as a crash leaves them', async () => {
    damage(`UPDATE meta SET value = '2' WHERE name = 'checkpoint'`, join(desk.folder, 'views.db'));
    expect(await faults()).toEqual([]);
  });

  it('may have no views yet', async () => {
    const other = await SmallDesk.opened();
    const ports = {
      store: desk.store,
      chainFaults: () => verifyChain(desk.logFile),
      views: viewsInFolder(join(other.folder, 'none')),
    };
    const { sound, notes } = await verifyLog({ ...ports, now: () => NOW, out: createOut(seen.streams, true, () => 0) });
    expect([sound, notes[0]?.message]).toEqual([true, expect.stringContaining('no views yet')]);
    expect(JSON.parse(seen.answers())).toMatchObject({ sound: true });
    await other.close();
  });
});

describe('verify names', () => {
  it('an event that was changed, and still judges what stands behind it', async () => {
    damage(`UPDATE events SET data = replace(data, 'morning', 'evening') WHERE position = 1`);
    await desk.append('ticket-x', { type: 'NoteAdded', data: { note_id: support, body: 'x' } }, { ticket_id: support });
    expect(await faults()).toEqual([
      'chain: checksum: the event is not what was written',
      expect.stringMatching(/^streams: speaks of the ticket of ticket-/),
    ]);
  });

  it('an event that was taken out', async () => {
    damage('DELETE FROM events WHERE position = 3');
    expect(await faults()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^chain: missing/), expect.stringMatching(/^chain: hash chain/)]),
    );
  });

  it('an event that its schema refuses', async () => {
    await desk.open(derivedId('third'), '2025-03-04T09:00:00.000Z', { priority: 'top' as 'high' });
    await desk.number(derivedId('third'), 'SUP', 2);
    expect(await faults()).toEqual([expect.stringMatching(/^schema: TicketOpened\.v1: priority: Invalid option/)]);
  });

  it('an event in a stream where it does not belong', async () => {
    const data = { note_id: support, body: 'x' };
    await desk.append('sla-elsewhere', { type: 'NoteAdded', data }, { ticket_id: support });
    expect(await faults()).toEqual(['streams: NoteAdded does not belong into this stream']);
  });

  it('an event after the end of a removed ticket', async () => {
    await desk.append(streams.ticket(sale), { type: 'TicketRemoved', data: { reason: 'Spam' } }, { ticket_id: sale });
    await desk.append(streams.ticket(sale), { type: 'NoteAdded', data: { note_id: sale, body: 'x' } }, { ticket_id: sale });
    expect(await faults()).toEqual(['streams: NoteAdded comes after TicketRemoved, the last event of its ticket']);
  });

  it('a ticket that was never opened', async () => {
    const ticket_id = derivedId('nobody');
    const mail = { mail_id: sale, cause: sale, template: 't', to: 'a@b.example', audience: 'customer' as const, reason: 'x' };
    await desk.append(streams.notification(ticket_id), { type: 'MailSuppressed', data: mail }, { ticket_id });
    await desk.number(ticket_id, 'SUP', 2);
    expect(await faults()).toEqual([
      `streams: speaks of the ticket ${ticket_id}, which was never opened`,
      'numbers: SUP-2025-00002 is the number of a ticket that was never opened',
    ]);
  });

  it.each<[string, () => Promise<void>, string]>([
    ['a second number of a ticket', () => desk.number(sale, 'SUP', 2), `has two numbers: SAL-2025-00001 and SUP-2025-00002`],
    ['a number that was left out', () => desk.number(sale, 'SUP', 3), 'has the sequence 3; expected 2'],
    ['a number of another series', () => desk.number(sale, 'INQ', 1, 'numbering-chargecars-INQ-2026'), 'is of the series'],
  ])('%s', async (_, plant, message) => {
    await plant();
    expect(await faults()).toContainEqual(expect.stringContaining(message));
  });

  it('a view that says something else than the log', async () => {
    damage(`UPDATE contacts SET record = replace(record, 'Jan', 'Jean')`, join(desk.folder, 'views.db'));
    expect(await faults()).toEqual([
      expect.stringMatching(/^views: differs from a fresh replay, though not in its count of documents \(1\)/),
    ]);
    expect(seen.answers()).toMatch(/^fault {2}views {2}contacts: differs.*\n5 events: 1 fault\n$/);
  });

  it.each([
    ['behind the views', '5'],
    ['before them, as the projector left the ticket', '8'],
  ])('a ticket with an event that cannot be folded, and nothing else, when it stands %s', async (_, checkpoint) => {
    const nobody = derivedId('nobody');
    await desk.move(nobody, '2025-03-04T09:00:00.000Z', { from: 'new', to: 'open' });
    await desk.number(nobody, 'SUP', 2);
    await desk.move(support, '2025-03-04T09:00:00.000Z', { from: 'open', to: 'resolved' });
    const views = openSqliteViews({ folder: desk.folder });
    if (checkpoint === '8') await views.apply((await desk.events()).filter(({ ticket_id }) => ticket_id !== nobody));
    await views.saveCheckpoint(checkpoint);
    await views.close();
    const { sound, faults } = await verify();
    expect(sound).toBe(false);
    expect(faults.filter(({ check }) => check === 'views')).toEqual([
      expect.objectContaining({
        where: `ticket ${nobody}`,
        message: expect.stringMatching(/cannot be folded: ticket-.* does not begin with TicketOpened/),
      }),
    ]);
  });

  it('views that lack an event, or lie beyond the end of the log', async () => {
    damage('DELETE FROM numbers', join(desk.folder, 'views.db'));
    expect(await faults()).toEqual([expect.stringContaining('has 0 documents where a fresh replay has 2')]);
    const views = openSqliteViews({ folder: desk.folder });
    await views.saveCheckpoint('99');
    await views.close();
    expect(await faults()).toEqual([expect.stringContaining("beyond the log's end 5")]);
  });
});
