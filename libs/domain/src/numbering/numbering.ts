/** One series of ticket numbers per business entity, ticket type and year: gapless, because the stream itself counts. */
import type {
  Actor,
  BusinessEntity,
  DeskConfig,
  Fact,
  Instant,
  NumberingEvent,
  TicketEvent,
  TicketType,
} from '@eventdesk/contracts';
import { DateTime } from 'luxon';
import { accept, type Decider } from '../decider';

export interface Series {
  /** The entity's slug. */
  business_entity: string;
  /** The ticket type's prefix, like SUP. */
  series: string;
  year: number;
}

export interface AssignNumbers {
  series: Series;
  /** Numbered in this order; those that have a number are passed over. */
  tickets: { ticket_id: string; occurred_at: string }[];
  actor: Actor;
}

/**
 * The last number given, and the number of each ticket. The map is shared by all states of one history and grows with it (a
 * copy per event would make folding quadratic); a state counts only what stands in it up to `last`, so it never changes.
 */
export interface NumberingState {
  last: number;
  numbers: Map<string, number>;
}

export const numberingDecider: Decider<NumberingState, AssignNumbers, NumberingEvent> = {
  get initialState() {
    return { last: 0, numbers: new Map<string, number>() };
  },
  evolve({ numbers }, { data: { ticket_id, sequence } }) {
    numbers.set(ticket_id, sequence);
    return { last: sequence, numbers };
  },
  decide({ series, tickets, actor }, state) {
    const unnumbered = new Map(tickets.filter((ticket) => !hasNumber(state, ticket)).map((ticket) => [ticket.ticket_id, ticket]));
    return accept(
      ...[...unnumbered.values()].map(({ ticket_id, occurred_at }, index): Fact<NumberingEvent> => {
        const sequence = state.last + index + 1;
        const data = { ...series, ticket_id, sequence, ticket_number: formatTicketNumber(series, sequence) };
        return { type: 'NumberAssigned', data, occurred_at, actor };
      }),
    );
  },
};

const hasNumber = ({ last, numbers }: NumberingState, { ticket_id }: { ticket_id: string }): boolean =>
  (numbers.get(ticket_id) ?? Infinity) <= last;

/** SUP-2025-00001: five digits, which grow to six after 99999. */
export const formatTicketNumber = ({ series, year }: Series, sequence: number): string =>
  `${series}-${year}-${String(sequence).padStart(5, '0')}`;

/** Demo numbers show that they are. */
export const seriesName = (config: DeskConfig, { demo }: Pick<BusinessEntity, 'demo'>, type: TicketType): string =>
  `${demo ? 'DEMO-' : ''}${config.ticket_types[type].number_prefix}`;

/** The series of a ticket that is opened now: the year is that of its opening, where its business entity is. */
export const numberSeries = (config: DeskConfig, entity: BusinessEntity, type: TicketType, openedAt: Instant) => ({
  series: seriesName(config, entity, type),
  year: DateTime.fromISO(openedAt, { zone: entity.time_zone }).year,
});

/** The series that a ticket is numbered in, as its opening says. */
export const seriesOf = ({ data }: Extract<TicketEvent, { type: 'TicketOpened' }>): Series => ({
  business_entity: data.business_entity,
  ...data.number_series,
});
