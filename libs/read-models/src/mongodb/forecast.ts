import type { ForecastQuery, ForecastView } from '@eventdesk/contracts';
import type { Filter } from 'mongodb';
import { expectedMonths, forecastOf, type Months, type OpenSum, paceOf, type WonSum, wonMonths } from '../forecast';
import type { Collections, StoredTicket } from './collections';
import { isSale, salesTickets, type Sums, sums } from './figures';
import { at } from './ticket-filters';

type Tickets = Pick<Collections, 'tickets'>;

/** A won ticket that was reopened counts by its last change. */
const WON_AT = { $ifNull: ['$list.ended_at', '$list.updated_at'] };

export async function forecast(collections: Tickets, query: ForecastQuery): Promise<ForecastView> {
  const won = await wonIn(collections, query, wonMonths(query));
  const pace = paceOf(won.sums);
  return forecastOf(won, await openIn(collections, query, expectedMonths(query, pace)), pace);
}

interface Row extends Sums {
  _id: { month: number; facet: string };
  seconds: number;
}

async function wonIn({ tickets }: Tickets, query: ForecastQuery, months: Months) {
  const since = { $gte: new Date(months.from) };
  const wonSince: Filter<StoredTicket> = {
    $or: [at('ended_at', since), { ...at('ended_at', { $exists: false }), ...at('updated_at', since) }],
  };
  const seconds = { $sum: { $floor: { $divide: [{ $subtract: [WON_AT, '$list.created_at'] }, 1000] } } };
  const rows = tickets.aggregate<Row>([
    { $match: { $and: [salesTickets(query, ['won']), wonSince] } },
    { $group: { _id: { month: monthOf(WON_AT, months), facet: '$list.facet' }, ...sums, seconds } },
  ]);
  const found = (await rows.toArray()).filter(({ _id }) => isSale(query)(_id.facet));
  const won = found.map((row): WonSum => ({ ...sumOf(row), seconds: Number(row.seconds) }));
  return { months, sums: won };
}

async function openIn({ tickets }: Tickets, query: ForecastQuery, months: Months) {
  const rows = tickets.aggregate<Row>([
    { $match: salesTickets(query, ['lead', 'qualified', 'proposal', 'negotiation']) },
    { $group: { _id: { month: monthOf('$list.created_at', months), facet: '$list.facet' }, ...sums } },
  ]);
  const open = (await rows.toArray()).filter(({ _id }) => isSale(query)(_id.facet)).map(sumOf);
  return { months, sums: open };
}

const sumOf = ({ _id: { month }, count, value, weighted }: Row): OpenSum => ({
  month,
  count,
  value: BigInt(value.toString()),
  weighted: BigInt(weighted.toString()),
});

/** The index of the month, as the engine works it out. */
function monthOf(instant: unknown, { bounds }: Months) {
  const branches = bounds.map((bound, index) => ({ case: { $lt: [instant, new Date(bound)] }, then: index }));
  return branches.length > 0 ? { $switch: { branches, default: bounds.length } } : { $literal: 0 };
}
