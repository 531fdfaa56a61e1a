import { choose, Mapping } from './mapping';
import { mappingOf } from './sample-log.for-spec';

const problems = (change: (mapping: ReturnType<typeof mappingOf>) => void) => {
  const given = mappingOf();
  change(given);
  const result = Mapping.safeParse(given);
  return result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

describe('a mapping', () => {
  it('takes an activity as one step, several, or a step with text', () => {
    const mapping = Mapping.parse(mappingOf());
    expect(mapping.activities['Assign seriousness']?.map((step) => step.do)).toEqual(['open', 'priority']);
    expect(mapping.activities['Wait']).toEqual([{ do: 'pending', text: null }]);
    expect(mapping.activities['Create SW anomaly']).toMatchObject([{ do: 'note' }]);
  });

  it.each<[string, (mapping: ReturnType<typeof mappingOf>) => void, string]>([
    ['a missing part', (m) => delete m['case_id'], 'case_id: Invalid input'],
    ['an unknown part', (m) => (m['colour'] = 'red'), ': Unrecognized key: "colour"'],
    ['a time zone', (m) => (m.timestamp.time_zone = 'Europe/Padova'), 'timestamp.time_zone: expected an IANA time zone'],
    ['a format without a year', (m) => (m.timestamp.format = 'HH:mm'), 'timestamp.format: expected luxon tokens with a year'],
    ['a template', (m) => (m.ticket.subject = '{{product'), 'ticket.subject: braces do not match'],
    ['a missing template', (m) => delete m.ticket.subject, 'ticket.subject: expected text'],
    ['a priority', (m) => (m.ticket.priority = 'normall'), 'ticket.priority: Invalid option'],
    [
      'a value map',
      (m) => (m.ticket['priority'] = { column: 'a', values: { b: 'top' } }),
      'ticket.priority.values.b: Invalid option',
    ],
    ['a step', (m) => (m.activities.Wait = 'wait'), 'activities.Wait.0: expected one of open, priority'],
    ['no step', (m) => (m.activities.Wait = []), 'activities.Wait: needs at least one step'],
    ['two steps in one', (m) => (m.activities.Wait = { note: 'a', cancel: 'b' }), 'activities.Wait.0: expected one step'],
  ])('names the path of %s and what was expected', (_, change, expected) =>
    expect(problems(change)).toEqual([expect.stringContaining(expected)]),
  );

  it('chooses by value, otherwise the rest, and says when there is no word', () => {
    const chooser = (priority: unknown) => {
      const choice = Mapping.parse({ ...mappingOf(), ticket: { ...mappingOf().ticket, priority } }).ticket.priority;
      return (value: string) => choose(choice, new Map([['level', value]]));
    };
    const mapped = chooser({ column: 'level', values: { 1: 'low', 2: 'urgent' }, otherwise: 'normal' });
    expect([' 1 ', '2', '9', 'constructor'].map(mapped)).toEqual(['low', 'urgent', 'normal', 'normal']);
    expect(chooser({ column: 'level', values: { 1: 'low' } })('2')).toBeUndefined();
    const own = chooser({ column: 'level' });
    expect(['high', 'top'].map(own)).toEqual(['high', undefined]);
    expect(chooser('high')('9')).toBe('high');
  });
});
