import fc from 'fast-check';
import { CheckpointTracker, type UnderWay } from './checkpoint-tracker';

/** A log of positions 1..n, and in which order the handlers of its events end; some may never. */
const runs = fc
  .record({ events: fc.integer({ min: 0, max: 60 }), seed: fc.infiniteStream(fc.nat()), crashAfter: fc.nat(120) })
  .map(({ events, seed, crashAfter }) => ({ events, steps: seed.take(crashAfter), wanted: seed }));

describe('a checkpoint over events that finish in any order', () => {
  it('never passes an unfinished event, wherever the crash comes', () => {
    fc.assert(
      fc.property(runs, ({ events, steps }) => {
        const tracker = new CheckpointTracker(null);
        const underWay = new Map<number, UnderWay>();
        const finished = new Set<number>();
        let read = 0;
        for (const step of steps) {
          // Each step reads the next event, skips one that the filter left out, or finishes any event under way.
          const open = [...underWay.keys()];
          if (step % 3 === 0 && read < events) underWay.set(++read, tracker.begin(String(read)));
          else if (step % 7 === 1 && read < events) {
            finished.add(++read);
            tracker.skip(String(read));
          } else if (open.length > 0) {
            const done = open[step % open.length] ?? 0;
            tracker.finish(underWay.get(done) ?? { before: null });
            underWay.delete(done);
            finished.add(done);
          }
          const checkpoint = Number(tracker.position ?? 0);
          for (let position = 1; position <= checkpoint; position++) expect(finished).toContain(position);
        }
      }),
    );
  });

  it('reaches the last event read once everything is finished, in whichever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(40).keys()], { minLength: 40 }), (order) => {
        const tracker = new CheckpointTracker(null);
        const events = order.map((_, index) => tracker.begin(String(index + 1)));
        for (const index of order) tracker.finish(events[index] ?? { before: null });
        expect(tracker.position).toBe('40');
        expect(tracker.unfinished).toBe(0);
      }),
    );
  });

  it('moves over what the filter left out, but not while an earlier event is under way', () => {
    const tracker = new CheckpointTracker('10');
    expect(tracker.position).toBe('10');
    const event = tracker.begin('12');
    tracker.skip('20');
    expect(tracker.position).toBe('10');
    tracker.finish(event);
    expect(tracker.position).toBe('20');
  });
});
