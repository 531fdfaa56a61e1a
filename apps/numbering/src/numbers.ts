import { streams } from '@eventdesk/contracts';
import { seriesOf } from '@eventdesk/domain';
import type { EventStore } from '@eventdesk/event-store';
import { SeriesWriter, type TicketOpened } from './series-writer';

export interface NumberingPorts {
  store: EventStore;
}

/** One writer per number series, made when its first ticket comes. */
export class Numbers {
  readonly #writers = new Map<string, SeriesWriter>();

  constructor(private readonly ports: NumberingPorts) {}

  /** Resolves when the ticket's number is in the log. */
  async assign(opened: TicketOpened): Promise<void> {
    const series = seriesOf(opened);
    const stream = streams.numbering(series.business_entity, series.series, series.year);
    const writer = this.#writers.get(stream) ?? new SeriesWriter(this.ports.store, series);
    this.#writers.set(stream, writer);
    return writer.assign(opened);
  }
}
