import { aMove, anId, hoursLater } from '@eventdesk/testing';
import { History } from './contract/history';
import { documentsFrom } from './contract/reference';
import { dueAt, endedAt, outcomeOf, runningStanding, slaStanding } from './sla-standing';

/** Support: 8 hours to respond, 72 to resolve; 80 % warns. */
const clocksAfter = (happens: (history: History) => void) => {
  const history = new History();
  history.open('anna');
  happens(history);
  return documentsFrom(history.events)[0]?.sla?.state ?? null;
};
const reply = { type: 'ReplyAdded', data: { reply_id: anId('r'), author: 'agent', body: 'Hello' } } as const;

describe('how a ticket stands', () => {
  it.each([
    ['right after its opening', () => {}, ['ok', 'ok', hoursLater(8)]],
    ['past a warning', (h: History) => h.observe('anna', hoursLater(7)), ['at_risk', 'at_risk', hoursLater(8)]],
    ['past a breach', (h: History) => h.observe('anna', hoursLater(9)), ['breached', 'breached', hoursLater(8)]],
    [
      'answered in time after a warning',
      (h: History) => {
        h.observe('anna', hoursLater(7));
        h.act('anna', hoursLater(7.5), reply);
      },
      ['ok', 'ok', hoursLater(72)],
    ],
    [
      'answered too late: the breach stays, though what runs is fine',
      (h: History) => {
        h.observe('anna', hoursLater(9));
        h.act('anna', hoursLater(9), reply);
      },
      ['breached', 'ok', hoursLater(72)],
    ],
    [
      'pending, with its answer given',
      (h: History) => {
        h.act('anna', hoursLater(1), aMove('new', 'open'));
        h.act('anna', hoursLater(2), aMove('open', 'pending'));
      },
      ['ok', null, null],
    ],
    ['resolved', (h: History) => h.act('anna', hoursLater(1), aMove('new', 'resolved')), ['ok', null, null]],
  ])('%s', (_, happens, [standing, running, due]) => {
    const state = clocksAfter(happens);
    expect([slaStanding(state), runningStanding(state), dueAt(state)]).toEqual([standing, running, due]);
  });

  it('is ok, and nothing is due, without clocks', () => {
    expect([slaStanding(null), runningStanding(null), dueAt(null), outcomeOf(null, 'response')]).toEqual([
      'ok',
      null,
      null,
      null,
    ]);
  });

  it('has an outcome per clock: none while it runs or when it was cancelled, broken also when it was met later', () => {
    const outcomes = (happens: (history: History) => void) => {
      const state = clocksAfter(happens);
      return [outcomeOf(state, 'response'), outcomeOf(state, 'resolution')];
    };
    expect(outcomes(() => {})).toEqual([null, null]);
    expect(outcomes((h) => h.act('anna', hoursLater(1), reply))).toEqual(['met', null]);
    expect(outcomes((h) => h.act('anna', hoursLater(9), aMove('new', 'resolved')))).toEqual(['breached', 'met']);
    expect(outcomes((h) => h.act('anna', hoursLater(1), aMove('new', 'cancelled')))).toEqual(['met', null]);
  });
});

describe('when a ticket left the backlog', () => {
  const endedAfter = (happens: (history: History) => void) => {
    const history = new History();
    history.open('anna');
    happens(history);
    const [document] = documentsFrom(history.events);
    return document && endedAt(document.ticket.state, document.sla?.state ?? null);
  };
  const note = { type: 'NoteAdded', data: { note_id: anId('n'), body: 'By the way' } } as const;

  it.each([
    ['not while it is open', (h: History) => h.act('anna', hoursLater(1), aMove('new', 'open')), null],
    ['when it was resolved', (h: History) => h.act('anna', hoursLater(1), aMove('new', 'resolved')), hoursLater(1)],
    [
      'when it was resolved, not when it was closed',
      (h: History) => {
        h.act('anna', hoursLater(1), aMove('new', 'resolved'));
        h.act('anna', hoursLater(2), aMove('resolved', 'closed'));
      },
      hoursLater(1),
    ],
    [
      'when it was closed without being resolved, as history from elsewhere may',
      (h: History) => h.act('anna', hoursLater(1), aMove('new', 'closed')),
      hoursLater(1),
    ],
    [
      'when it was cancelled, whatever is noted later',
      (h: History) => {
        h.act('anna', hoursLater(1), aMove('new', 'cancelled'));
        h.act('anna', hoursLater(2), note);
      },
      hoursLater(1),
    ],
    [
      'not once it was reopened',
      (h: History) => {
        h.act('anna', hoursLater(1), aMove('new', 'resolved'));
        h.act('anna', hoursLater(2), aMove('resolved', 'open'));
      },
      null,
    ],
  ])('%s', (_, happens, expected) => expect(endedAfter(happens)).toBe(expected));
});
