import { gzipSync } from 'node:zlib';
import type { EventToStore } from '@eventdesk/contracts';
import type { EventData, RecordedEvent } from '@eventstore/db-client';
import { CorruptEvent } from '../port';
import { toEventData, toStoredEvent } from './stored-form';

const NOW = '2026-03-01T10:00:00.000Z';
const id = '0197d1a0-0000-7000-8000-000000000001';
const event = (data: unknown, metadata: unknown = { ticket_id: id, actor: { kind: 'agent' } }): EventToStore => ({
  id,
  type: 'NoteAdded.v1',
  data,
  metadata,
});
const recorded = (fields: Partial<Record<keyof RecordedEvent, unknown>>) =>
  ({
    streamId: 'ticket-1',
    id,
    type: 'NoteAdded.v1',
    revision: 4n,
    position: { commit: 70n, prepare: 60n },
    isJson: true,
    created: new Date('2020-01-01T00:00:00.000Z'),
    data: {},
    metadata: {},
    ...fields,
  }) as RecordedEvent;
/** What the client reads back of what it wrote. */
const readBack = ({ contentType, data, metadata }: EventData) =>
  recorded({
    isJson: contentType === 'application/json',
    data: data,
    metadata: JSON.parse(JSON.stringify(metadata)) as unknown,
  });

describe('events in EventStoreDB', () => {
  it("carry our clock's instant, and give the caller's metadata back to the byte", async () => {
    const metadata = { z: 1, ticket_id: id, a: { y: null, b: ['é', '\u2028'] } };
    const [written] = await toEventData([event({}, metadata)], NOW);
    expect(written?.metadata).toEqual({ ...metadata, recorded_at: NOW });
    const stored = written && toStoredEvent(readBack(written));
    expect(stored).toMatchObject({
      stream: 'ticket-1',
      revision: 4,
      position: '70/60',
      recorded_at: NOW,
      type: 'NoteAdded.v1',
      id,
    });
    expect(JSON.stringify(stored?.metadata)).toBe(JSON.stringify(metadata));
  });

  it.each([[undefined], [null], [0], [''], [[]], [{ deep: [{}] }]])('keep %j as JSON', async (data) => {
    const [written] = await toEventData([event(data)], NOW);
    expect(written).toMatchObject({ contentType: 'application/json' });
    expect(written && toStoredEvent(readBack(written)).data).toEqual(data ?? null);
  });

  it('are zipped where they are large together, and come back as they were', async () => {
    const events = Array.from({ length: 12 }, (_, n) => event({ n, body: 'Zoë ☎ '.repeat(8_000) }));
    const written = await toEventData(events, NOW);
    for (const [index, one] of written.entries()) {
      expect(one).toMatchObject({ contentType: 'application/octet-stream' });
      expect((one.data as Uint8Array).length).toBeLessThan(5_000);
      expect(toStoredEvent(readBack(one)).data).toEqual(events[index]?.data);
    }
  });

  it.each([
    ['something else', Buffer.from('{}')],
    ['a part of it', gzipSync('{"a":1}').subarray(0, 20)],
    ['no JSON', gzipSync('no JSON')],
  ])('that were zipped and are now %s are damaged, and say where', (_, data) => {
    const read = () => toStoredEvent(recorded({ isJson: false, data: new Uint8Array(data) }));
    expect(read).toThrow(CorruptEvent);
    expect(read).toThrow(/ticket-1, revision 4/);
  });

  it("of another program have the server's instant", () => {
    const { recorded_at, metadata } = toStoredEvent(recorded({ metadata: undefined }));
    expect({ recorded_at, metadata }).toEqual({ recorded_at: '2020-01-01T00:00:00.000Z', metadata: {} });
  });

  it('are not read from a server that gives no positions', () => {
    expect(() => toStoredEvent(recorded({ position: undefined }))).toThrow(/23\.10/);
  });

  it.each([
    ['an id that is no UUID', { ...event({}), id: 'n-1' }, /no event id/],
    ['an id that would come back otherwise', { ...event({}), id: id.replace('a', 'A') }, /lower case/],
    ["a type of the server's own", { ...event({}), type: '$metadata' }, /no name/],
    ['no type', { ...event({}), type: '' }, /no name/],
    ['metadata that is no object', event({}, [1]), /metadata/],
    ['no metadata', event({}, null), /metadata/],
    ['an instant in the place of ours', event({}, { recorded_at: NOW }), /recorded_at/],
  ])('are refused with %s', async (_, wrong, reason) => {
    await expect(toEventData([wrong], NOW)).rejects.toThrow(RangeError);
    await expect(toEventData([wrong], NOW)).rejects.toThrow(reason);
  });
});
