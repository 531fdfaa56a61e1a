import { z } from 'zod';
import { createEventCodec, type EventMetadata, UnknownEvent } from './events';

const metadata: EventMetadata = {
  ticket_id: '0197d1a0-0000-7000-8000-000000000001',
  occurred_at: '2025-03-01T09:00:00.000Z',
  actor: { kind: 'agent', id: 'a', name: 'Anna' },
  command_id: null,
  causation_id: '0197d1a0-0000-7000-8000-000000000002',
  correlation_id: '0197d1a0-0000-7000-8000-000000000003',
};
const place = {
  id: '0197d1a0-0000-7000-8000-000000000004',
  stream: 'ticket-1',
  revision: 0,
  position: '1',
  recorded_at: metadata.occurred_at,
};

describe('versions of an event', () => {
  // TicketRated had a rating from 1 to 10, then one from 1 to 5 with its scale written down.
  const codec = createEventCodec(
    { TicketRated: z.object({ satisfaction_rating: z.number().int().min(1).max(5), scale: z.literal(5) }) },
    { TicketRated: 3 },
    {
      'TicketRated.v1': (data: { rating_of_ten: number }) => ({ satisfaction_rating: Math.ceil(data.rating_of_ten / 2) }),
      'TicketRated.v2': (data: { satisfaction_rating: number }) => ({ ...data, scale: 5 }),
    },
  );

  it('stores under the name of the present version', () => {
    expect(codec.encode(place.id, { type: 'TicketRated', data: { satisfaction_rating: 4, scale: 5 } }, metadata).type).toBe(
      'TicketRated.v3',
    );
  });

  it('reads every older version as the present one, step by step', () => {
    const read = (type: string, data: unknown) => codec.decode({ ...place, type, data, metadata });
    expect(read('TicketRated.v1', { rating_of_ten: 7 })).toMatchObject({
      type: 'TicketRated',
      data: { satisfaction_rating: 4, scale: 5 },
    });
    expect(read('TicketRated.v2', { satisfaction_rating: 2 })).toMatchObject({ data: { satisfaction_rating: 2, scale: 5 } });
    expect(read('TicketRated.v3', { satisfaction_rating: 5, scale: 5 })).toMatchObject({
      data: { satisfaction_rating: 5 },
      ...metadata,
    });
  });

  it('names a stored event that it does not know, rather than skip it', () => {
    expect(() => codec.decode({ ...place, type: 'TicketRated.v9', data: {}, metadata })).toThrow(UnknownEvent);
    expect(() => codec.decode({ ...place, type: 'TicketMerged.v1', data: {}, metadata })).toThrow(/TicketMerged\.v1/);
  });

  it('refuses to encode what its schema refuses', () => {
    expect(() => codec.encode(place.id, { type: 'TicketRated', data: { satisfaction_rating: 9, scale: 5 } }, metadata)).toThrow(
      /satisfaction_rating/,
    );
  });

  it('lists what is wrong with a stored event when asked to check it', () => {
    expect(codec.check({ ...place, type: 'TicketRated.v3', data: { satisfaction_rating: 9, scale: 5 }, metadata })).toEqual([
      expect.stringContaining('satisfaction_rating'),
    ]);
    expect(codec.check({ ...place, type: 'TicketRated.v1', data: { rating_of_ten: 8 }, metadata })).toEqual([]);
  });
});
