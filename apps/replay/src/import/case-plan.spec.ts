import type { Fact, Ticket, TicketEvent } from '@eventdesk/contracts';
import { emptyHistory, evolveCase, type CaseHistory, type CasePlan, planCase } from './case-plan';
import { readCaseRow } from './case-row';
import { importingInto } from './importing';
import { Mapping } from './mapping';
import { deskConfig, header, mappingOf, values } from './sample-log.for-spec';
import { timestampReader } from './timestamps';

const importing = importingInto(deskConfig, Mapping.parse(mappingOf()));
type Given = Parameters<typeof values>;

const rowsOf = (given: Given[], { mapping } = importing) =>
  given.map((row, index) => {
    const cells = new Map(values(...row).map((value, column) => [header[column] ?? '', value]));
    const { format, time_zone } = mapping.timestamp;
    const reading = { mapping, readTimestamp: timestampReader(format, time_zone), now: '2026-01-01T00:00:00.000Z' };
    return readCaseRow(reading, index + 2, cells);
  });
/** `09 14:50` of October 2012, in Rome. */
const row = (activity: string, when: string, more?: Record<string, string>): Given => [
  'Case 1',
  activity,
  `2012/10/${when}:00.000`,
  more,
];
const plan = (given: Given[], history = emptyHistory, context = importing) => planCase(context, rowsOf(given, context), history);
const after = ({ events }: CasePlan, history = emptyHistory): CaseHistory => events.reduce(evolveCase, history);
const ticketAfter = (given: Given[]) => after(plan(given)).ticket as Ticket;
const types = ({ events }: Pick<CasePlan, 'events'>) => events.map(({ type }) => type);
const moves = ({ events }: CasePlan) => events.flatMap((event) => (event.type === 'StatusChanged' ? [event.data.to] : []));

const insert = row('Insert ticket', '09 14:50');
const assign = row('Assign seriousness', '09 14:51');
const take = row('Take in charge ticket', '09 15:00', { Resource: 'Agent B' });
const wait = row('Wait', '10 09:00');
const resolve = row('Resolve ticket', '11 09:00');
const close = row('Closed', '20 09:00');
const whole = [insert, assign, take, wait, resolve, close];

describe('a case whose ticket was removed here', () => {
  const removal = { type: 'TicketRemoved', data: { reason: 'Spam' }, occurred_at: '2013-01-01T00:00:00.000Z' } as const;
  const history = evolveCase(after(plan([insert, take])), {
    ...removal,
    ...{ actor: { kind: 'agent', id: 'anna', name: 'Anna' }, id: 'x', command_id: 'y' },
  });

  it('is not gone on with: its new rows are rejected, those imported before still are known', () => {
    const { events, rows, rejected } = plan([insert, take, wait], history);
    expect([events, rows.already_imported]).toEqual([[], 2]);
    expect(rejected).toMatchObject([{ reason: 'removed', line: 4, value: 'Case 1' }]);
  });
});

describe('a case as a ticket', () => {
  it('is opened by its first row at its own instant, by the rules of the desk', () => {
    expect(plan([insert]).events).toEqual([
      expect.objectContaining({
        type: 'TicketOpened',
        occurred_at: '2012-10-09T12:50:00.000Z',
        actor: { kind: 'agent', id: 'helpdesk-log:Agent A', name: 'Agent A' },
        data: expect.objectContaining({
          ticket_type: 'support',
          business_entity: 'chargecars',
          assigned_department: 'technical',
          response_sla_hours: 8,
          resolution_sla_hours: 72,
          priority: 'low',
          subject: 'Product Value 1, Value 1 (Customer 4)',
          contact: { name: 'Customer Customer 4', email: 'customer-4@helpdesk-log.example.invalid', phone: null },
          tags: ['product Value 1', 'section Value 1'],
        }) as object,
      }),
    ]);
  });

  it('goes through its whole life as it did, whatever the workflow here', () => {
    expect(moves(plan(whole))).toEqual(['open', 'pending', 'resolved', 'closed']);
    expect(ticketAfter(whole)).toMatchObject({
      status: 'closed',
      assigned_to: 'Agent B',
      created_at: '2012-10-09T12:50:00.000Z',
      first_response_at: '2012-10-09T13:00:00.000Z',
      resolved_at: '2012-10-11T07:00:00.000Z',
      closed_at: '2012-10-20T07:00:00.000Z',
    });
  });

  it('is taken in charge again by somebody else without a move, and reopened after it was resolved', () => {
    const other = row('Take in charge ticket', '10 10:00', { Resource: 'Agent C' });
    expect(types(plan([insert, take, other]))).toEqual(['TicketOpened', 'TicketAssigned', 'StatusChanged', 'TicketAssigned']);
    const again = row('Take in charge ticket', '12 09:00', { Resource: 'Agent B' });
    expect(moves(plan([insert, take, resolve, again]))).toEqual(['open', 'resolved', 'open']);
  });

  it('changes its priority when it is set again to another one', () => {
    const later = row('Assign seriousness', '09 16:00', { seriousness_2: 'Value 4' });
    expect(plan([insert, assign, later]).events.at(-1)).toMatchObject({
      type: 'PriorityChanged',
      data: { from: 'low', to: 'urgent', because: 'import' },
    });
  });

  it('takes repeated activities without harm', () => {
    const again = [row('Resolve ticket', '11 09:30'), row('Wait', '10 09:30'), row('Closed', '21 09:00')];
    const { rows, events } = plan([...whole, ...again, close]);
    expect(events).toHaveLength(plan(whole).events.length);
    expect(rows).toMatchObject({ without_effect: 4, repeated: 1 });
  });

  it('is ordered by time; rows of one instant stay as they stand in the file', () => {
    expect(plan([close, wait, resolve, insert, take, assign]).events).toEqual(plan(whole).events);
    const sameMinute = [insert, row('Resolve ticket', '10 09:00'), row('Wait', '10 09:00')];
    expect(moves(plan(sameMinute))).toEqual(['resolved', 'pending']);
  });

  it('may be resolved without being taken in charge, cancelled, or closed without being resolved', () => {
    expect(ticketAfter([insert, resolve])).toMatchObject({ status: 'resolved', first_response_at: '2012-10-11T07:00:00.000Z' });
    expect(ticketAfter([insert, row('DUPLICATE', '10 09:00')])).toMatchObject({ status: 'cancelled' });
    expect(ticketAfter([insert, close])).toMatchObject({ status: 'closed', resolved_at: null });
  });

  it('that is cut off at its beginning is opened by the row it has, and said to be, or left out when the mapping says so', () => {
    const cut = plan([take, resolve]);
    expect(types(cut)).toEqual(['TicketOpened', 'TicketAssigned', 'StatusChanged', 'StatusChanged']);
    expect([cut.cutOff, plan(whole).cutOff]).toEqual([true, false]);

    const strict = { ...importing, mapping: { ...importing.mapping, cut_off_cases: 'reject' as const } };
    const rejected = plan([take, insert, resolve].toReversed(), emptyHistory, strict);
    expect(types(rejected)).toEqual(types(plan([insert, take, resolve])));
    expect(plan([take, resolve], emptyHistory, strict)).toMatchObject({
      events: [],
      rejected: [{ reason: 'before_opening', line: 2 }, { reason: 'before_opening' }],
    });
  });
});

describe('steps with words', () => {
  const raw = mappingOf();
  const talking = importingInto(
    deskConfig,
    Mapping.parse({
      ...raw,
      activities: {
        ...raw.activities,
        'Customer wrote': { reply: { author: 'customer', body: '{{workgroup}}' } },
        Answered: [{ reply: { body: 'Dear {{customer}}' } }, { resolve: '{{workgroup}}' }],
        'Screen saver': 'ignore',
      },
    }),
  );

  it('are replies of the agent or of the contact, notes and resolutions', () => {
    const wrote = row('Customer wrote', '10 09:00', { workgroup: 'It is broken' });
    const answered = row('Answered', '11 09:00', { workgroup: 'Switched on' });
    const { events } = plan([insert, wrote, answered, row('Create SW anomaly', '12 09:00')], emptyHistory, talking);
    expect(events.slice(1)).toMatchObject([
      { type: 'ReplyAdded', data: { author: 'customer', body: 'It is broken' }, actor: { kind: 'customer' } },
      { type: 'ReplyAdded', data: { author: 'agent', body: 'Dear Customer 4' }, actor: { name: 'Agent A' } },
      { type: 'StatusChanged', data: { from: 'new', to: 'resolved', resolution: 'Switched on', because: 'import' } },
      { type: 'NoteAdded', data: { body: 'Create SW anomaly (Agent A)' } },
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('are rejected without any, and ignored when the mapping says so, even as the first row', () => {
    const silent = row('Customer wrote', '10 09:00', { workgroup: ' ' });
    const { events, rejected, rows } = plan([row('Screen saver', '01 09:00'), insert, silent], emptyHistory, talking);
    expect(types({ events })).toEqual(['TicketOpened']);
    expect(rows.ignored).toBe(1);
    expect(rejected).toMatchObject([
      { reason: 'invalid_value', column: 'workgroup', expected: 'ReplyAdded.body: must not be empty' },
    ]);
  });
});

describe('a row that cannot be imported', () => {
  it('is rejected whole, and the others of its case are imported', () => {
    const nameless = row('Take in charge ticket', '09 15:00', { Resource: 'x'.repeat(300) });
    const { events, rejected } = plan([insert, nameless, resolve]);
    expect(events.map(({ type }) => type)).toEqual(['TicketOpened', 'StatusChanged']);
    expect(rejected).toEqual([
      expect.objectContaining({ line: 3, case_id: 'Case 1', reason: 'invalid_value', column: 'Resource' }),
    ]);
  });

  it('says which columns hold what the desk would not take', () => {
    const subjectless = row('Insert ticket', '09 14:50', { product: 'p'.repeat(300) });
    expect(plan([subjectless]).rejected).toEqual([
      expect.objectContaining({
        column: 'product, service_type, customer',
        expected: expect.stringContaining('ticket.subject: at most 300 characters') as string,
      }),
    ]);
  });
});

describe('an import that is repeated', () => {
  it('adds nothing', () => {
    const again = plan(whole, after(plan(whole)));
    expect(again.events).toEqual([]);
    expect(again.rejected).toEqual([]);
    expect(again.rows).toMatchObject({ already_imported: 5, without_effect: 1 });
  });

  it('adds only the new tail of a longer file, with the same ids as if it had come at once', () => {
    for (let length = 1; length < whole.length; length++) {
      const first = plan(whole.slice(0, length));
      const second = plan(whole, after(first));
      expect([...first.events, ...second.events].map(({ id }) => id)).toEqual(plan(whole).events.map(({ id }) => id));
    }
  });

  it('goes on from the ticket as it is now when the desk worked on it since', () => {
    const history = after(plan([insert, take]));
    const resolvedHere: Fact<TicketEvent> = {
      type: 'StatusChanged',
      data: { from: 'open', to: 'resolved', reason: null, resolution: null, because: 'move' },
      occurred_at: '2012-10-15T09:00:00.000Z',
      actor: { kind: 'agent', id: 'a', name: 'Anna' },
    };
    const worked = evolveCase(history, { ...resolvedHere, id: 'x', command_id: 'y' });
    const again = plan([insert, take, row('Resolve ticket', '16 09:00'), close], worked);
    expect(moves(again)).toEqual(['closed']);
    expect(again.rows).toMatchObject({ already_imported: 2, without_effect: 1, imported: 1 });
  });

  it('cannot put anything into the past: a row that was missing then is named', () => {
    const history = after(plan([insert, take, resolve]));
    const again = plan([insert, take, wait, resolve, close], history);
    expect(moves(again)).toEqual(['closed']);
    expect(again.rejected).toEqual([expect.objectContaining({ reason: 'too_late', line: 4, value: '2012/10/10 09:00:00.000' })]);
  });
});
