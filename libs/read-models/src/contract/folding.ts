import type { Recorded } from '@eventdesk/contracts';
import { aMove, anId, hoursLater } from '@eventdesk/testing';
import fc from 'fast-check';
import { MissingEvents, type TicketDocument } from '../port';
import { applyToDocument } from '../ticket-document';
import { type CreateViews, digestsAfter, useViews } from './fixture';
import { histories } from './histories';
import { History, logOf } from './history';

/** A ticket with events on all its streams. */
function aHistory(): History {
  const history = new History();
  history.open('anna');
  history.number('anna');
  history.act('anna', hoursLater(1), { type: 'ReplyAdded', data: { reply_id: anId('r'), author: 'agent', body: 'Unplug it.' } });
  history.act('anna', hoursLater(2), aMove('new', 'open'));
  history.mail('anna', hoursLater(2));
  return history;
}

const folded = (events: readonly Recorded[], id: string): TicketDocument | null =>
  events
    .filter(({ ticket_id }) => ticket_id === id)
    .reduce<TicketDocument | null>((document, event) => applyToDocument(document, event) ?? document, null);

export function foldingContract(create: CreateViews): void {
  const given = useViews(create);

  describe('applying events', () => {
    it('gives the documents that the pure folds give', async () => {
      const { events } = aHistory();
      await given.views.apply(events);
      expect(await given.views.ticket(anId('anna'))).toEqual(folded(events, anId('anna')));
    });

    it('changes nothing by an event that is in already, however old', async () => {
      const { events } = aHistory();
      await given.views.apply(events);
      const before = await given.views.digests();
      await given.views.apply(events);
      for (const event of events) await given.views.apply([event]);
      expect(await given.views.digests()).toEqual(before);
      expect(await given.views.counts()).toEqual({ tickets: 1, timeline: events.length, contacts: 1, numbers: 1 });
    });

    it('refuses an event whose predecessor is missing, and all that came with it', async () => {
      const { events } = aHistory();
      const other = new History();
      other.open('bert');
      const gap = events.filter(({ stream, revision }) => !(stream.startsWith('ticket-') && revision === 1));
      await expect(given.views.apply([...other.events, ...gap])).rejects.toThrow(MissingEvents);
      expect(await given.views.counts()).toEqual({ tickets: 0, timeline: 0, contacts: 0, numbers: 0 });
      await given.views.apply(other.events);
      expect(await given.views.ticket(anId('bert'))).not.toBeNull();
    });

    it('keeps clocks and number that come before their ticket, and shows them with it', async () => {
      const { events } = aHistory();
      const isOfTicket = ({ stream }: Recorded) => stream.startsWith('ticket-');
      await given.views.apply(events.filter((event) => !isOfTicket(event)));
      expect(await given.views.ticket(anId('anna'))).toBeNull();
      expect((await given.views.tickets({ sort: '-updated_at', limit: 10 })).total).toBe(0);
      await given.views.apply(events.filter(isOfTicket));
      expect(await given.views.ticket(anId('anna'))).toEqual(folded(events, anId('anna')));
    });

    it('keeps what was applied when it is opened again', async () => {
      await given.views.apply(aHistory().events);
      const before = await given.views.digests();
      await given.reopen();
      expect(await given.views.digests()).toEqual(before);
    });

    it('gives the same bytes however the streams mix, in whatever portions, and with whatever repeats', async () => {
      await fc.assert(
        fc.asyncProperty(histories, fc.infiniteStream(fc.nat()), async ({ events }, dice) => {
          const roll = (below: number) => (dice.next().value as number) % below;
          const inOrder = await digestsAfter(create, [events]);
          const mixed = mix(events, roll);
          const repeated = [...mixed, ...mixed.slice(0, roll(mixed.length))];
          expect(await digestsAfter(create, portions(repeated, roll))).toEqual(inOrder);
        }),
        { numRuns: 25 },
      );
    });
  });

  describe('the checkpoint', () => {
    it('is null for new views, then what was saved last, also after opening again', async () => {
      expect(await given.views.loadCheckpoint()).toBeNull();
      await given.views.saveCheckpoint('7');
      await given.views.saveCheckpoint('12');
      expect(await given.views.loadCheckpoint()).toBe('12');
      await given.reopen();
      expect(await given.views.loadCheckpoint()).toBe('12');
    });

    it('is not moved back by one who knows less', async () => {
      await given.views.loadCheckpoint();
      await given.views.saveCheckpoint('12');
      await given.views.saveCheckpoint('7');
      expect(await given.views.loadCheckpoint()).toBe('12');
    });

    it('is that of the same views until a rebuild swaps them', async () => {
      await given.views.loadCheckpoint();
      const before = given.views.epoch();
      await given.views.saveCheckpoint('12');
      await given.views.loadCheckpoint();
      expect(given.views.epoch()).toBe(before);
      await given.rebuild(logOf(aHistory().events));
      await given.views.loadCheckpoint();
      expect(given.views.epoch()).not.toBe(before);
    });
  });
}

/** The events of each stream in order, the streams mixed by chance. */
export function mix(events: readonly Recorded[], roll: (below: number) => number): Recorded[] {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const byStream = streams.map((name) => events.filter(({ stream }) => stream === name));
  const mixed: Recorded[] = [];
  for (let left = byStream; left.length > 0; left = left.filter((list) => list.length > 0)) {
    const next = left[roll(left.length)]?.shift();
    if (next) mixed.push(next);
  }
  return mixed;
}

export function portions(events: readonly Recorded[], roll: (below: number) => number): Recorded[][] {
  const cut: Recorded[][] = [];
  for (let at = 0; at < events.length;) {
    const next = at + 1 + roll(9);
    cut.push(events.slice(at, next));
    at = next;
  }
  return cut;
}
