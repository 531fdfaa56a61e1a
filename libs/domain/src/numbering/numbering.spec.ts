import { aFact, anId, anOpened, defaultDesk, given, openedAt, theSystem } from '@eventdesk/testing';
import fc from 'fast-check';
import { fold } from '../decider';
import { formatTicketNumber, numberingDecider, numberSeries, type Series, seriesOf } from './numbering';

const series: Series = { business_entity: 'chargecars', series: 'SUP', year: 2025 };
const assign = (...names: string[]) => ({
  series,
  tickets: names.map((name) => ({ ticket_id: anId(name), occurred_at: openedAt })),
  actor: theSystem,
});
const numbered = (name: string, sequence: number) =>
  aFact({
    type: 'NumberAssigned' as const,
    data: { ...series, ticket_id: anId(name), sequence, ticket_number: formatTicketNumber(series, sequence) },
  });

describe('ticket numbers', () => {
  it('count from one, in the order of the tickets', () => {
    const { events, ...outcome } = given(numberingDecider).when(assign('one', 'two'));
    outcome.decides(
      { type: 'NumberAssigned', data: { ...series, ticket_id: anId('one'), sequence: 1, ticket_number: 'SUP-2025-00001' } },
      { type: 'NumberAssigned', data: { ...series, ticket_id: anId('two'), sequence: 2, ticket_number: 'SUP-2025-00002' } },
    );
    expect(events[0]).toMatchObject({ occurred_at: openedAt, actor: theSystem });
  });

  it('are given once to a ticket', () => {
    given(numberingDecider, numbered('one', 1)).when(assign('one')).decidesNothing();
    expect(given(numberingDecider, numbered('one', 1)).when(assign('one', 'two', 'two', 'one')).events).toMatchObject([
      { data: { ticket_id: anId('two'), sequence: 2 } },
    ]);
  });

  it.each([
    [1, 'SUP-2025-00001'],
    [99_999, 'SUP-2025-99999'],
    [100_000, 'SUP-2025-100000'],
  ])('have five digits and grow: %i is %s', (sequence, expected) => expect(formatTicketNumber(series, sequence)).toBe(expected));

  it('are gapless and unique, in whatever order and however often tickets come', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(20).map(String), { maxLength: 8 }), { maxLength: 12 }), (batches) => {
        let state = numberingDecider.initialState;
        const facts = batches.flatMap((names) => {
          const decision = numberingDecider.decide(assign(...names), state);
          const decided = decision.kind === 'accepted' ? decision.events : [];
          state = fold(numberingDecider, decided, state);
          return decided;
        });
        expect(facts.map(({ data }) => data.sequence)).toEqual(facts.map((_, index) => index + 1));
        expect(new Set(facts.map(({ data }) => data.ticket_number)).size).toBe(facts.length);
        expect(new Set(facts.map(({ data }) => data.ticket_id))).toEqual(new Set(batches.flat().map(anId)));
        expect(new Set(facts.map(({ data }) => data.ticket_id)).size).toBe(facts.length);
      }),
    ));

  it('are decided on the state that was given, whatever was folded since', () => {
    const before = fold(numberingDecider, [numbered('one', 1)]);
    fold(numberingDecider, [numbered('two', 2)], before);
    expect(numberingDecider.decide(assign('two'), before)).toMatchObject({ events: [{ data: { sequence: 2 } }] });
    expect(numberingDecider.initialState).toEqual({ last: 0, numbers: new Map() });
  });
});

describe('the series of a ticket', () => {
  const desk = defaultDesk();
  const [entity] = desk.business_entities;
  if (!entity) throw new Error('the default desk has an entity');

  it.each([
    ['support', 'SUP'],
    ['sales', 'SAL'],
    ['inquiry', 'INQ'],
  ] as const)('of type %s is %s', (type, series) =>
    expect(numberSeries(desk, entity, type, openedAt)).toEqual({ series, year: 2025 }),
  );

  it('shows that it is of the demo brand', () =>
    expect(numberSeries(desk, { ...entity, demo: true }, 'sales', openedAt)).toEqual({ series: 'DEMO-SAL', year: 2025 }));

  it('is that of the year where the entity is', () => {
    const newYearsEve = '2025-12-31T23:30:00.000Z';
    expect(numberSeries(desk, entity, 'support', newYearsEve).year).toBe(2026);
    expect(numberSeries(desk, { ...entity, time_zone: 'Europe/Lisbon' }, 'support', newYearsEve).year).toBe(2025);
  });

  it('stands in its opening, whatever the configuration says later', () =>
    expect(seriesOf(anOpened({ number_series: { series: 'OLD', year: 2019 } }))).toEqual({
      business_entity: 'chargecars',
      series: 'OLD',
      year: 2019,
    }));
});
