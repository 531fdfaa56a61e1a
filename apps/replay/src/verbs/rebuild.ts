/** `rebuild`: the views anew from the log, beside the live ones, then swapped; the desk stays up. */
import type { EventStore } from '@eventdesk/event-store';
import { type ViewName, viewNames } from '@eventdesk/read-models';
import type { RebuildReport } from '@eventdesk/read-models/sqlite';
import type { DeskViews } from '../desk-views';
import { logProgress } from '../log-progress';
import { count, counted, type Out, perSecond, stopwatch } from '../out';

export interface RebuildPorts {
  store: EventStore;
  views: DeskViews;
  now: () => string;
  out: Out;
}

export interface RebuildResult extends RebuildReport {
  view: ViewName | 'all';
  seconds: number;
  events_per_second: number;
}

/** @param view this one alone; null: all of them. @throws RebuildOvertaken, CorruptEvent, ViewsUnavailable: then the live views stay as they are */
export async function rebuildDesk(ports: RebuildPorts, view: ViewName | null): Promise<RebuildResult> {
  const { store, views, now, out } = ports;
  const elapsed = stopwatch(now);
  const progress = logProgress(out, now, await store.head());
  const report = await views.rebuild({ store, ...(view ? { view } : {}), onProgress: (events) => progress.at(events) });
  progress.done(report.events);
  const result: RebuildResult = {
    view: view ?? 'all',
    ...report,
    seconds: elapsed() / 1000,
    events_per_second: perSecond(report.events, elapsed()),
  };
  await out.answer(result, resultLines(result));
  return result;
}

function resultLines({ view, events, seconds, events_per_second, rebuilt, live, differences, failed }: RebuildResult): string[] {
  const built = viewNames.filter((name) => view === 'all' || view === name);
  return [
    `${counted(events, 'event')} in ${seconds} s, ${count(events_per_second)}/s; the new views are in place`,
    ...built.map((name) => {
      const before = differences.includes(name)
        ? `, was ${count(live[name])}: the old view lagged behind the log, or was wrong`
        : '';
      return `${count(rebuilt[name]).padStart(12)}  ${name}${before}`;
    }),
    ...failed.map(
      ({ ticket_id, event_id, error }) =>
        `ticket ${ticket_id} stands as before the event ${event_id}, which cannot be folded: ${error}`,
    ),
  ];
}
