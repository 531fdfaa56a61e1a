/** The views as requests ask them: an engine that is away may answer nothing at all, and people wait. */
import { type ViewReader, ViewsUnavailable } from '@eventdesk/read-models';
import { inTime } from '../tickets/within';

/** What is looked up by its key, or stands in a list. Milliseconds. */
const LOOK_UP = 3_000;
const LIST = 4_500;

/**
 * Rejects with ViewsUnavailable once an answer is late. Sums over all tickets (pipeline, report) may take long and be sound: those end with the
 * engine's own connection.
 */
export function viewsInTime(views: ViewReader): ViewReader {
  const late = () => new ViewsUnavailable('the views do not answer in time');
  const bounded =
    <Query, Found>(ms: number, ask: (query: Query) => Promise<Found>) =>
    (query: Query): Promise<Found> =>
      inTime(ms, ask(query), late);
  return {
    ticket: bounded(LOOK_UP, (address) => views.ticket(address)),
    timeline: bounded(LOOK_UP, (id) => views.timeline(id)),
    contact: bounded(LOOK_UP, (id) => views.contact(id)),
    contacts: bounded(LIST, (query) => views.contacts(query)),
    similar: bounded(LIST, (query) => views.similar(query)),
    tickets: bounded(LIST, (query) => views.tickets(query)),
    slaBoard: bounded(LIST, (query) => views.slaBoard(query)),
    numbers: bounded(LIST, (query) => views.numbers(query)),
    queues: bounded(LIST, (query) => views.queues(query)),
    forecast: (query) => views.forecast(query),
    pipeline: (query) => views.pipeline(query),
    report: (query) => views.report(query),
    reportDays: (query) => views.reportDays(query),
    reportTimes: (query) => views.reportTimes(query),
    counts: () => views.counts(),
  };
}
