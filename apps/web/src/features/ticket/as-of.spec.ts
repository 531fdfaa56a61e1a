import { positionAt, positionsOf, upTo } from './as-of';
import { happened, opened } from './timeline-for-spec';

const items = [opened(0), happened(0, 'ClockStarted'), happened(5, 'StatusChanged'), happened(9, 'ReplyAdded')];
const positions = positionsOf(items);
const at = (minute: number) => `2026-11-25T10:0${minute}:00.000Z`;

describe('a ticket can be looked at', () => {
  it('at each instant at which something happened, and now', () =>
    expect(positions.map((position) => position.at)).toEqual([at(0), at(5), at(9), null]));
  it('with all that happened at one instant together', () =>
    expect(positions[0]?.items.map(({ type }) => type)).toEqual(['TicketOpened', 'ClockStarted']));
  it('not before it was opened', () =>
    expect(positionsOf([happened(0, 'MailSent'), opened(2)]).map((position) => position.at)).toEqual([at(2), null]));
  it('at nothing but now, before its timeline is there', () => expect(positionsOf([])).toEqual([{ at: null, items: [] }]));
});

describe('an instant stands', () => {
  it.each([
    ['now where none is named', undefined, 3],
    ['at the event of that instant', at(5), 1],
    ['between two events at the earlier one', at(7), 1],
    ['after the last event at that one', at(9), 2],
    ['before the first at the first', '2026-11-24T00:00:00.000Z', 0],
  ])('%s', (_, asOf, position) => expect(positionAt(positions, asOf)).toBe(position));
  it('cuts off what came after it', () => expect(upTo(items, at(5))).toHaveLength(3));
});
